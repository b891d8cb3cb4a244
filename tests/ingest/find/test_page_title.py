from __future__ import annotations

import pytest

from sitrep.ingest.draft import Verdict
from tests.support.ingest.documents import BORDER, FLOOD, cleaned, joined

HEADLINE = "Pontoons “washed away” below the dam"
MENU = ("World", "Politics", "About us", "Contact")


def page(first: str, *lines: str) -> str:
    """A dump of a page, one line a text node."""
    return "\n".join((first, *MENU, *(lines or (HEADLINE, *FLOOD))))


@pytest.mark.parametrize(
    "first",
    [
        'Pontoons "washed away" below the dam - Lakeside Courier',
        "Pontoons “Washed Away” below the dam | Lakeside Courier",
        "Pontoons washed away below the dam — Lakeside Courier",
        "Pontoons “washed away” below the dam » World » Lakeside Courier",
    ],
)
def test_the_pages_title_names_headline_and_outlet(first: str) -> None:
    draft = cleaned(f"{page(first)}\nFollow Lakeside Courier by post")
    assert draft.title
    assert draft.title.value == HEADLINE
    assert draft.publisher
    assert draft.publisher.value == "Lakeside Courier"


def test_a_headline_stands_above_another_line_that_could_be_one() -> None:
    draft = cleaned(
        page(
            f"{HEADLINE} - Lakeside Courier",
            HEADLINE,
            "Ferries to replace what the flood took",
            *FLOOD,
        )
    )
    assert draft.title
    assert draft.title.value == HEADLINE


def test_a_headline_that_is_printed_again_inside_the_text_is_no_text() -> None:
    draft = cleaned(
        page(f"{HEADLINE} - Lakeside Courier", HEADLINE, FLOOD[0], HEADLINE, *FLOOD[1:])
    )
    assert [block.text for block in draft.body] == list(FLOOD)
    assert [block.verdict for block in draft.blocks].count(Verdict.TITLE) == 2


def test_a_known_outlet_is_called_by_its_own_name() -> None:
    draft = cleaned(page(f"{HEADLINE} - HarbourReview"))
    assert draft.publisher
    assert draft.publisher.value == "Harbour Review"


@pytest.mark.parametrize(
    "first", [f"{HEADLINE} - World - Rivers - News and more", "Lakeside Courier", "Home - News"]
)
def test_what_no_other_line_repeats_names_no_outlet(first: str) -> None:
    assert cleaned(page(first)).publisher is None


def test_a_paragraph_that_is_printed_twice_is_no_headline() -> None:
    draft = cleaned(joined(FLOOD[0], FLOOD[0], *FLOOD[1:]))
    assert draft.title is None
    assert len(draft.body) == len(FLOOD) + 1


def test_a_menu_entry_that_stands_twice_is_no_headline() -> None:
    draft = cleaned(
        "\n".join(("Submit an op-ed to us", *MENU, "Submit an op-ed to us", *BORDER[:3]))
    )
    assert draft.title is None or draft.title.value != "World"
