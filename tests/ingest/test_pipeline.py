"""The steps of sitrep.ingest together, on invented documents of every kind."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.ingest import PIPELINE
from sitrep.ingest.draft import Draft
from tests.support.growth import LINEAR, growth
from tests.support.ingest.documents import (
    BORDER,
    CANAL,
    COMMENTS,
    EXAMPLES,
    FLOOD,
    PORT,
    Example,
    cleaned,
    day_of,
    document,
    hard_wrapped,
    joined,
    knowledge,
    paragraphs_of,
)

AROUND = (
    "Home", "World", "Share", "Tweet", "Print", "Skip to content", "2,750 $", "Support Harbour Review", "17 comments",
    "Read also: Boats burn at the mill", "https://harbour-review.example/a-b-c-d/", "[ad_1]", "* * *", "Advertisement",
    "We use cookies to count visits.", "Sign up for our weekly bulletin", "Tags: rivers", "Leave a reply", "Source",
    "© 2021 Harbour Review. All rights reserved.", "Disclaimer: the views expressed here are the writer's alone.",
)  # fmt: skip
ABOVE = tuple(line for line in AROUND if line != "Source")
REPORTS = (CANAL, PORT, FLOOD)
kinds = pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES)


def names_in(draft: Draft) -> dict[str, str | None]:
    """The names found."""
    found = {
        "title": draft.title,
        "byline": draft.byline,
        "publisher": draft.publisher,
        "origin": draft.origin,
    }
    return {field: finding.value if finding else None for field, finding in found.items()}


def test_the_steps_stand_in_the_order_in_which_they_build_on_each_other() -> None:
    assert [name for name, _step in PIPELINE] == [
        "split",
        "one_line",
        "dates_apart",
        "repair",
        "rows",
        "hyphens",
        "head",
        "phrases",
        "head_lines",
        "forms",
        "shapes",
        "inserts",
        "page",
        "article",
        "container",
        "message",
        "sections",
        "pull_quotes",
        "judge",
        "twice",
        "join",
        "headings",
        "byline",
        "outlets",
        "dates",
        "title",
        "regions",
        "removed",
        "losses",
        "addresses",
    ]


@kinds
def test_the_body_comes_out_whole_and_clean(example: Example) -> None:
    assert paragraphs_of(cleaned(example.text)) == example.body


@kinds
def test_names_are_found_where_they_are_shown_and_nowhere_else(example: Example) -> None:
    assert names_in(cleaned(example.text)) == {
        "title": example.title,
        "byline": example.byline,
        "publisher": example.publisher,
        "origin": example.origin,
    }


@kinds
def test_dates_are_found_where_they_are_shown_and_nowhere_else(example: Example) -> None:
    draft = cleaned(example.text)
    assert (day_of(draft, "published"), day_of(draft, "original")) == (
        example.published,
        example.original,
    )


@kinds
def test_every_finding_quotes_its_document(example: Example) -> None:
    draft = cleaned(example.text)
    document_words = re.sub(r"\W+", " ", re.sub(r"</?u>", "", example.text)).lower()
    for finding in (draft.byline, draft.publisher, draft.origin, draft.published, draft.original):
        if finding:
            quoted = re.sub(r"; (?:nothing points elsewhere|year from .*)$", "", finding.evidence)
            assert re.sub(r"\W+", " ", quoted).strip().lower() in document_words


@pytest.mark.parametrize(
    ("example", "wanted"),
    [
        ("blog-copy", [{"SD-GZ"}] * 2 + [{"SD-DN", "SD-DS", "SD-DW"}] * 4),
        ("reprint-page", [{"YE-AD"}] * 5),
        ("portal-page", [{"AM-SU"}] * 6),
        ("page-with-menus", [set()] * 4),
    ],
)
def test_regions_are_told_by_paragraph(example: str, wanted: list[set[str]]) -> None:
    assert [set(block.regions) for block in cleaned(EXAMPLES[example].text).body] == wanted


@kinds
@pytest.mark.parametrize(
    "change",
    [
        lambda text: "\ufeff" + text,
        lambda text: text.replace("\n", " \n"),
        lambda text: text.replace("\n\n", "\n \t\n\n"),
        lambda text: text + "\n\n\n",
        lambda text: text.replace("\n*\n", "\n\f\n*\n"),
        lambda text: text.replace(" the ", "\u00a0the "),
        lambda text: text.replace("ship", "sh\u00adip"),
        lambda text: text.replace(". ", ". \x00\x07"),
    ],
    ids=[
        "bom",
        "trailing-spaces",
        "blank-lines",
        "end",
        "form-feed",
        "no-break-space",
        "soft-hyphen",
        "controls",
    ],
)
def test_white_space_and_invisible_signs_make_no_difference(
    example: Example, change: Callable[[str], str]
) -> None:
    draft = cleaned(change(example.text))
    assert paragraphs_of(draft) == example.body
    assert names_in(draft)["origin"] == example.origin


@kinds
def test_cleaning_what_is_clean_changes_nothing(example: Example) -> None:
    assert paragraphs_of(cleaned(joined(*example.body))) == example.body


@given(
    st.lists(st.sampled_from(ABOVE), max_size=12),
    st.sampled_from(REPORTS),
    st.lists(st.sampled_from(AROUND + COMMENTS), max_size=12),
    st.booleans(),
)
def test_a_report_comes_out_whole_from_whatever_stands_around_it(
    above: list[str], report: tuple[str, ...], below: list[str], wrapped: bool
) -> None:
    text = joined(
        *above, hard_wrapped(*report) if wrapped else joined(*report), "Leave a reply", *below
    )
    assert paragraphs_of(cleaned(text)) == report


@given(st.lists(st.sampled_from((*CANAL, *PORT, *BORDER, *FLOOD, *AROUND, *COMMENTS)), max_size=25))
def test_cleaning_is_done_once(parts: list[str]) -> None:
    once = paragraphs_of(cleaned(joined(*parts)))
    assert paragraphs_of(cleaned(joined(*once))) == once


def test_cleaning_is_done_once_around_a_recording() -> None:
    halves = (
        "Engineers of the river office said that the pontoons were",
        "taken to the yard of the old mill on Monday.",
    )
    text = joined(
        *FLOOD[:2], halves[0], "https://harbour-review.example/dam.mp4", halves[1], *FLOOD[2:]
    )
    once = paragraphs_of(cleaned(text))
    assert paragraphs_of(cleaned(joined(*once))) == once


def test_cleaning_is_done_once_with_entities_within_entities() -> None:
    once = paragraphs_of(
        cleaned(joined(*FLOOD, "Wheat &amp;amp; sugar were unloaded at the mill on Monday night."))
    )
    assert paragraphs_of(cleaned(joined(*once))) == once


def test_cleaning_every_clean_shared_document_changes_nothing(shared: Path) -> None:
    for path in sorted([*shared.glob("seeds/*.txt"), *shared.glob("cleaning/documents/*.txt")]):
        once = paragraphs_of(cleaned(path.read_text("utf-8")))
        assert paragraphs_of(cleaned(joined(*once))) == once, path.name


@given(st.text(max_size=400))
def test_no_text_breaks_a_step(text: str) -> None:
    draft = cleaned(text)
    assert all(block.text == " ".join(block.text.split()) for block in draft.blocks)


@pytest.mark.growth
@pytest.mark.parametrize(
    "unit",
    [
        f"{FLOOD[0]}\n\n",
        hard_wrapped(*CANAL) + "\n\n",
        "Home\n",
        "word ",
        "\n",
        "1 ",
        "ا",
        "<p>",
        "a\f",
    ],
    ids=["paragraphs", "wrapped", "menu", "words", "breaks", "figures", "arabic", "tags", "pages"],
)
def test_the_whole_pipeline_takes_linear_time(unit: str) -> None:
    def work(text: str) -> object:
        draft = Draft(document(text))
        for _name, step in PIPELINE:
            draft = step(draft, knowledge())
        return draft

    assert growth(work, lambda size: unit * (size // len(unit)), 3000) < LINEAR
