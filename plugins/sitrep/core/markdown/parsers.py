"""The parsers of markdown-it-py, set up for reports and for pages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from markdown_it import MarkdownIt
from markdown_it.common.normalize_url import normalizeLink, validateLink
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from sitrep.core.markdown.unconfirmed import plug_claims
from sitrep.core.text import legible

MAX_NESTING = 60
"""How deep lists and quotations may lie in each other, in levels; markdown-it leaves out what lies
deeper."""
_PELICAN_LINK = re.compile(r"\{(?:filename|static|attach)\}")
_LABEL = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_PLAIN_ADDRESS = re.compile(rf"https?://{_LABEL}(?:\.{_LABEL})+(?:/[\w./-]*)?", re.ASCII)
"""An address that stays as it is, whatever is escaped in others."""
_LONGEST_HOST = 63
"""Characters of a host of which no part is too long to be one."""
_MEANS = re.compile(r"[\n\\`~*_\[\]<&{]")
"""Signs at which something may begin or end within a paragraph of a report or page."""
MOST_PARSED = 64
"""Texts whose parts are remembered: what is read of a file is asked for several times in a row."""


@dataclass(frozen=True, slots=True)
class ReportTokens:
    """What a report's Markdown is made of.  Nobody may change a token: others see it too."""

    tokens: tuple[Token, ...]
    is_as_written: bool
    """Whether every link is among them, and leads where its author wrote."""


@dataclass(slots=True)
class _Noting:
    """Takes links as markdown-it does, and notes whether any was refused or written otherwise."""

    is_as_written: bool = True

    def normalize(self, address: str) -> str:
        found = normalized(address)
        self.is_as_written = self.is_as_written and found == address
        return found

    def validate(self, address: str) -> bool:
        is_valid = validateLink(address)
        self.is_as_written = self.is_as_written and is_valid
        return is_valid


@lru_cache(MOST_PARSED)
def report_tokens(text: str) -> ReportTokens:
    """The tokens of a report's Markdown."""
    parser, noting = _noting_report_parser()
    noting.is_as_written = True
    tokens = tuple(parser.parse(legible(text)))
    return ReportTokens(tokens, noting.is_as_written)


def report_parser() -> MarkdownIt:
    """Reads the Markdown of reports: headings, lists, tables, struck-out words; no pictures, no HTML."""
    return _noting_report_parser()[0]


@cache
def _noting_report_parser() -> tuple[MarkdownIt, _Noting]:
    parser, noting = _new_report_parser(), _Noting()
    parser.normalizeLink = noting.normalize  # type: ignore[method-assign, assignment]
    parser.validateLink = noting.validate  # type: ignore[method-assign, assignment]
    return parser, noting


@cache
def page_parser() -> MarkdownIt:
    """Reads the Markdown of pages: headings and tables as well; Pelican's own links are kept."""
    parser = _new_page_parser()
    normalize = normalized
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
    parser.disable(["image", "html_block", "html_inline", "lheading", "reference"])
    return _quick(parser)


def _new_page_parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": MAX_NESTING})
    parser.enable(["table", "strikethrough"])
    return _quick(parser.disable(["image", "html_block", "html_inline"]))


def normalized(address: str) -> str:
    """An address as it stands in HTML: markdown-it's own way, but quick for most."""
    if _PLAIN_ADDRESS.fullmatch(address) and len(address.split("/")[2]) <= _LONGEST_HOST:
        return address
    return normalizeLink(address)


def _quick(parser: MarkdownIt) -> MarkdownIt:
    """The parser, which looks only where one of our rules can find something; it finds the same."""
    parser.normalizeLink = normalized  # type: ignore[method-assign, assignment]
    parser.inline.terminator_re = _MEANS
    parser.core.ruler.at("inline", _parse_paragraphs)
    return parser


def _parse_paragraphs(state: StateCore) -> None:
    """Take paragraphs apart; one without any sign that means something is its own only part."""
    for token in state.tokens:
        if token.type != "inline":
            continue
        token.children = []
        if _MEANS.search(token.content):
            state.md.inline.parse(token.content, state.md, state.env, token.children)
        elif token.content:
            token.children.append(Token("text", "", 0, content=token.content))


def _opened(parser: MarkdownIt) -> MarkdownIt:
    """The parser with every link that the syntax makes, those too that rendering refuses.

    They must come to light.
    """
    parser.validateLink = lambda _url: True  # type: ignore[method-assign, assignment]
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return parser
