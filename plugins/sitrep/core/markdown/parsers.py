"""The parsers of markdown-it-py, set up for reports and for pages."""

from __future__ import annotations

import re
from functools import cache

from markdown_it import MarkdownIt

from sitrep.core.markdown.unconfirmed import plug_claims

MAX_NESTING = 60
"""How deep lists and quotations may lie in each other, in levels; markdown-it leaves out what lies
deeper."""
_PELICAN_LINK = re.compile(r"\{(?:filename|static|attach)\}")


@cache
def report_parser() -> MarkdownIt:
    """Reads the Markdown of reports: headings, lists, tables, struck-out words; no pictures, no HTML."""
    return _new_report_parser()


@cache
def page_parser() -> MarkdownIt:
    """Reads the Markdown of pages: headings and tables as well; Pelican's own links are kept."""
    parser = _new_page_parser()
    normalize = parser.normalizeLink
    parser.normalizeLink = lambda url: url if _PELICAN_LINK.match(url) else normalize(url)  # type: ignore[method-assign]
    return parser


@cache
def open_report_parser() -> MarkdownIt:
    """Reads reports with every link that the syntax makes, those too that rendering refuses."""
    return _opened(_new_report_parser())


@cache
def open_page_parser() -> MarkdownIt:
    """Reads pages with every link that the syntax makes, those too that rendering refuses."""
    return _opened(_new_page_parser())


def _new_report_parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": MAX_NESTING}).use(plug_claims)
    parser.enable(["table", "strikethrough"])
    return parser.disable(["image", "html_block", "html_inline", "lheading", "reference"])


def _new_page_parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": MAX_NESTING})
    parser.enable(["table", "strikethrough"])
    return parser.disable(["image", "html_block", "html_inline"])


def _opened(parser: MarkdownIt) -> MarkdownIt:
    """The parser with every link that the syntax makes, those too that rendering refuses.

    They must come to light.
    """
    parser.validateLink = lambda _url: True  # type: ignore[method-assign, assignment]
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return parser
