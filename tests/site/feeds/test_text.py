from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.site.feeds.text import as_html, could_be_markup, untyped_text

PLAIN = [
    "",
    "Two bridges reopen",
    "Oil & gas",
    "R&D and Q & A",
    "3 < 4 > 2",
    "x >= y",
    "a ]]> b",
    "‘so’ “so”",
    "خبر & خبر",
]
LIKE_MARKUP = [
    "<img src=https://party.example/1.gif>",
    "</title>",
    "<!-- so -->",
    "<?php so",
    "<3",
    "Tom &amp; Ada",
    "&#60;b&#62;",
    "&#x3c;b>",
    "&nosuch; thing",
    "&#nosuch;",
    "what &copy1 is",
    "so &ltb>",
]


class Shown(HTMLParser):
    """What a reader that takes text for HTML shows, and the tags it finds."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.tags: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_comment(self, data: str) -> None:
        self.tags.append("!--")


@pytest.mark.parametrize("text", PLAIN)
def test_text_that_no_reader_could_mistake_is_left_as_it_is(text: str) -> None:
    assert untyped_text(text) == text


@pytest.mark.parametrize("text", LIKE_MARKUP)
def test_text_that_looks_like_markup_becomes_html_that_shows_it(text: str) -> None:
    assert could_be_markup(text)
    assert untyped_text(text) == as_html(text) != text


@given(
    st.lists(
        st.sampled_from(
            [*"<>&;#/!? axX3\"'", "amp", "lt", "&lt", "img", "copy", "é", "😀", "\u202e"]
        )
    ).map("".join)
)
def test_a_reader_that_takes_text_for_html_shows_it_as_written(text: str) -> None:
    shown = Shown(untyped_text(text))
    assert "".join(shown.words) == text
    assert not shown.tags
