from __future__ import annotations

import pytest

from sitrep.ingest.draft import Draft, Verdict
from tests.support.ingest.documents import CANAL, cleaned, day_of

TEXT = (
    "Gunmen of the Rapid Column shelled grain silos in Gezira state on Tuesday and eleven farm workers were hurt "
    "district officials said. The column denied that it had fired. Gen. Idris Example said the silos held seed for two "
    "seasons. Farther west in Darfur envoys met village elders to talk about wells. Nobody was hurt there. The ferry "
    "at the old sugar mill was running again residents said although soldiers searched every cart."
)
"""A text as scrapers leave it: one line, commas gone."""
HEADLINE = "Rapid Column shells grain silos 11 workers hurt"


def kinds(draft: Draft) -> list[Verdict]:
    return [block.verdict for block in draft.blocks if not block.is_body]


def title(draft: Draft) -> str | None:
    return draft.title.value if draft.title else None


@pytest.mark.parametrize("end", ["", "."])
def test_a_headline_that_the_text_says_again_is_cut_off(end: str) -> None:
    draft = cleaned(f"{HEADLINE}{end} {TEXT}")
    assert title(draft) == HEADLINE
    assert kinds(draft) == [Verdict.TITLE]
    assert " ".join(block.text for block in draft.body) == TEXT


@pytest.mark.parametrize(
    ("date", "found"),
    [
        ("Tue 04 May 2021", "2021-05-04"),
        ("Tuesday, May 4, 2021 -", "2021-05-04"),
        ("04-05-2021", "2021-05-04"),
        ("05/04/2021", "2021-05-04"),
        ("2021-05-04", "2021-05-04"),
        ("Tue May 4 2021 at 0914", "2021-05-04"),
    ],
)
def test_a_date_before_the_headline_dates_the_text(date: str, found: str) -> None:
    draft = cleaned(f"{date} {HEADLINE}. {TEXT}")
    assert (day_of(draft, "published"), day_of(draft, "original"), title(draft)) == (
        found,
        found,
        HEADLINE,
    )
    assert kinds(draft) == [Verdict.DATELINE, Verdict.TITLE]


def test_figures_that_no_weekday_settles_date_nothing() -> None:
    assert (
        day_of(cleaned(f"04-05-2021 {HEADLINE}. {TEXT.replace(' on Tuesday', '')}"), "published")
        is None
    )


def test_standfirst_and_date_line_between_headline_and_text_are_cut_off() -> None:
    standfirst = "District officials in Gezira say workers were hurt when silos of seed were hit near the canal"
    draft = cleaned(f"{HEADLINE} {standfirst} AFP Tuesday 4 May 2021 {TEXT}")
    assert title(draft) == HEADLINE
    assert kinds(draft) == [Verdict.TITLE, Verdict.STANDFIRST, Verdict.DATELINE]
    assert day_of(draft, "published") == "2021-05-04"
    assert draft.origin
    assert (draft.origin.value, draft.publisher) == ("AFP", None)


@pytest.mark.parametrize("text", [TEXT, " ".join(CANAL), TEXT + " " + TEXT])
def test_a_text_without_headline_keeps_its_first_sentence(text: str) -> None:
    draft = cleaned(text)
    assert draft.title is None
    assert " ".join(block.text for block in draft.body) == text


def test_each_sentence_has_its_own_places_and_those_of_one_place_are_one_paragraph() -> None:
    draft = cleaned(TEXT)
    regions = [paragraph[0].regions for paragraph in draft.paragraphs]
    assert regions == [("SD-GZ",), ("SD-DN", "SD-DS", "SD-DW")]


def test_a_persons_title_ends_no_sentence() -> None:
    assert any("Gen. Idris Example said" in block.text for block in cleaned(TEXT).blocks)


def test_a_short_line_is_no_document() -> None:
    assert (
        len(cleaned("Rapid Column shells silos. The Rapid Column shelled silos on Tuesday.").blocks)
        == 1
    )


def test_a_headline_that_is_not_certain_is_named_and_not_taken(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sitrep.ingest.head.one_line.SURE", 99.0)
    draft = cleaned(f"{HEADLINE} {TEXT}")
    assert draft.title is None
    assert any(f"“{HEADLINE}” may be the headline" in doubt for doubt in draft.doubts)
