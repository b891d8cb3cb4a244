from __future__ import annotations

import pytest

from sitrep.ingest.draft import Verdict
from tests.support.ingest.documents import FLOOD, cleaned, joined

HEADLINE = "Pontoons washed away below the dam"


def title(*parts: str) -> str | None:
    found = cleaned(joined(*parts)).title
    return found.value if found else None


def test_the_headline_is_the_line_above_the_text_with_its_block_marked() -> None:
    draft = cleaned(joined(HEADLINE, *FLOOD))
    assert draft.title
    assert (draft.title.value, draft.title.evidence) == (HEADLINE, "the line above the text")
    assert (draft.blocks[0].verdict, draft.blocks[0].rule) == (Verdict.TITLE, "title")


@pytest.mark.parametrize(
    "between",
    [
        ["By Jane Roe"],
        ["May 14, 2021"],
        ["By Jane Roe", "May 14, 2021", "Share", "Tweet", "A boat on the river"],
        ["Support Harbour Review", "1,200 $"],
    ],
)
def test_byline_date_and_appeals_may_stand_between_headline_and_text(between: list[str]) -> None:
    assert title("Home", "World", HEADLINE, *between, *FLOOD) == HEADLINE


def test_the_headline_above_the_byline_counts_and_not_the_caption_below() -> None:
    assert (
        title(HEADLINE, "By Jane Roe", "A rowing boat on the flooded left bank", *FLOOD) == HEADLINE
    )


@pytest.mark.parametrize(
    "headline", ["Video: Boats in the flood", "Who counts the ferries?", "Boats burn – and sink!"]
)
def test_a_headline_may_be_a_question_a_cry_or_a_recordings(headline: str) -> None:
    assert title("World", headline, "By Jane Roe", *FLOOD) == headline


@pytest.mark.parametrize(
    "line",
    [
        "Weather",
        "World Affairs",
        "14",
        "https://harbour-review.example/a-b",
        "Write to desk@harbour-review.example",
        "Rivers, lakes and seas (42)",
        "* * *",
        "We use cookies here.",
        " ".join(["word"] * 31),
    ],
)
def test_what_is_no_headline_is_not_taken_for_one(line: str) -> None:
    assert title(line, *FLOOD) is None


def test_without_a_line_above_there_is_no_title() -> None:
    assert title(*FLOOD) is None


def test_a_line_far_above_the_text_is_no_headline() -> None:
    assert title(HEADLINE, *["Home"] * 8, *FLOOD) is None


def test_a_line_below_the_text_is_no_headline() -> None:
    assert title(*FLOOD, "Boats burn at the old mill") is None


def test_a_document_without_report_has_no_title() -> None:
    assert title(HEADLINE, "Home", "World") is None


@pytest.mark.parametrize(
    "headline", ["“We stay here”: ferrymen defy the flood", '"No boats left" below the dam']
)
def test_a_headline_may_begin_with_a_quotation(headline: str) -> None:
    assert title("All the news of the rivers", headline, "By Jane Roe", *FLOOD) == headline


def test_above_a_short_headline_nothing_else_is_taken_for_it() -> None:
    assert title("All the news of the rivers", "Pontoons lost", "By Jane Roe", *FLOOD) in {
        "Pontoons lost",
        None,
    }


@pytest.mark.parametrize(
    "line", ["Africa and the Gulf", "Terms of service", "Letters to the editor"]
)
def test_the_label_of_a_section_is_no_headline(line: str) -> None:
    assert title("Home", "World", line, *FLOOD) is None


@pytest.mark.parametrize(
    "line",
    [
        "Dam: live, 14 May 2021",
        "Flood bulletin 14 May 2021",
        "Hochwasser: Lagebericht, 14. Mai 2021",
        "Плотина: сводка, 14 мая 2021",
    ],
)
def test_a_series_with_its_day_is_a_headline_that_dates_the_text(line: str) -> None:
    draft = cleaned(joined(line, *FLOOD))
    assert draft.title
    assert draft.title.value == line
    assert draft.published
    assert str(draft.published.date) == "2021-05-14"
    assert draft.byline is None


@pytest.mark.parametrize("line", ["Goris, 14 May 2021", "Live, 14 May 2021", "Goris: 14 May 2021"])
def test_a_town_or_a_label_with_a_day_dates_the_text_alone(line: str) -> None:
    assert title(line, *FLOOD) is None
    draft = cleaned(joined(HEADLINE, line, *FLOOD))
    assert draft.title
    assert draft.title.value == HEADLINE
    assert draft.published
