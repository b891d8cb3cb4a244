"""Markdown is parsed once for all that is asked of a text, and as markdown-it itself would."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.common.normalize_url import normalizeLink

from sitrep.core.markdown.outline import Link, outline, report_links
from sitrep.core.markdown.parsers import MAX_NESTING, normalized, report_tokens
from sitrep.core.markdown.render import render_report
from sitrep.core.markdown.unconfirmed import plug_claims
from sitrep.core.text import legible

PIECES = st.sampled_from(
    [
        *("a", "word-two", "*em*", "**", "_x_", "`", "``", "~~", "~", "[", "]", "](", ")", "("),
        *("<https://a.example>", "[x](https://a.example/y)", "[z](javascript:a)"),
        *("[é](https://é.example/é?q=1&amp;b)", "{?", "?}", "\\*", "\\", "&", "&amp;", "&#35;"),
        *"!#+-=:%@$^><|1.",
        *("| --- | --- |", "\xa0", "\u2028", "\t", " "),
    ]
)
TEXTS = st.lists(PIECES | st.sampled_from(["\n", "\n\n", "  \n", "    ", "> ", "# ", "- "])).map(
    "".join
)
ADDRESSES = st.from_regex(r"https?://[a-z0-9.:@-]{0,30}(/[\w./%?=&-]{0,20})?", fullmatch=True)


def stock_parser() -> MarkdownIt:
    """The reports' rules, without our shortcuts."""
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": MAX_NESTING}).use(plug_claims)
    parser.enable(["table", "strikethrough"])
    return parser.disable(["image", "html_block", "html_inline", "lheading", "reference"])


STOCK = stock_parser()


@given(TEXTS)
def test_a_text_is_parsed_as_markdown_it_parses_it(text: str) -> None:
    expected = [token.as_dict() for token in STOCK.parse(legible(text))]
    assert [token.as_dict() for token in report_tokens(text).tokens] == expected


@given(ADDRESSES)
def test_an_address_is_written_as_markdown_it_writes_it(address: str) -> None:
    assert normalized(address) == normalizeLink(address)


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("[a](https://a.example/b)", ["https://a.example/b"]),
        ("[a](https://é.example/é)", ["https://é.example/é"]),
        ("[a](javascript:b) and [c](https://c.example)", ["javascript:b", "https://c.example"]),
    ],
)
def test_links_lead_where_their_author_wrote_whatever_is_rendered(
    text: str, targets: list[str]
) -> None:
    render_report(text)
    assert [link.target for link in report_links(text)] == targets


def test_what_is_asked_of_a_text_does_not_change_what_is_said_of_it_later() -> None:
    text = "# Head\n\n[a](https://a.example) {? claim ?}\n\n| a | b |\n| --- | --- |\n| 1 | 2 |"
    first = render_report(text), outline(text), tuple(report_links(text))
    assert first == (render_report(text), outline(text), (Link("https://a.example", "a"),))
    assert first[0].startswith("<h3>Head</h3>")
    assert '<th scope="col">a</th>' in first[0]
