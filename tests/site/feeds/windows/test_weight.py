"""What is counted for an item is never less than what is written, and not much more."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from sitrep.site.feeds.directory import Format
from sitrep.site.feeds.item_parts import Copy, clean
from sitrep.site.feeds.items import Author, Item, ItemRegion
from sitrep.site.feeds.windows.weight import weight
from tests.support.site.feeds import SITE, feed_of, feeds, item_of, origin, written
from tests.support.site.feeds import blast as blast_tree

texts = st.text(max_size=200).map(clean).filter(bool)
NASTY = "<b>&amp;</b> \"'\\ ]]> é خبر 😀 " * 20


def in_bytes(item: Item, form: Format) -> int:
    return len(written(feed_of(item), form)) - len(written(feed_of(), form))


def weighty(text: str, *, withdrawn: bool = False) -> Item:
    """An item that has everything, all of it this text."""
    place = f"https://e.example/{'x' * len(text)}"
    return item_of(
        "a",
        title=text,
        summary=text,
        html=Markup("<p>%s</p>") % (text,),
        creators=(Author(text, place), Author(text)),
        tags=tuple(ItemRegion(f"r{number}", f"{text} {number}") for number in range(5)),
        coverage=("SY-ID", "SY"),
        rights=text,
        withdrawn=withdrawn,
        origin=origin(
            name=text,
            address=place,
            homepage=place,
            feed=place,
            copies=tuple(Copy(text, place, None) for _ in range(5)),
        ),
    )


@pytest.mark.parametrize("form", Format)
@given(text=texts, withdrawn=st.booleans())
def test_no_format_writes_more_than_is_counted(form: Format, text: str, withdrawn: bool) -> None:
    item = weighty(text, withdrawn=withdrawn)
    assert in_bytes(item, form) <= weight(item, SITE)


@pytest.mark.parametrize("text", ["a", NASTY])
def test_what_is_counted_is_near_what_is_written(text: str) -> None:
    item = weighty(text)
    assert max(in_bytes(item, form) for form in Format) > 0.5 * weight(item, SITE)


def test_reports_and_editions_are_counted_closely() -> None:
    for feed in feeds(blast_tree()).values():
        for item in feed.items:
            most = max(in_bytes(item, form) for form in Format)
            assert 0.6 * weight(item, SITE) < most <= weight(item, SITE)
