"""What a Markdown text is made of: paragraphs, links, depth."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from markdown_it.token import Token

from sitrep.core.links.addresses import bare_addresses
from sitrep.core.markdown.claim_marks import CLAIM_CLOSE, CLAIM_OPEN
from sitrep.core.markdown.parsers import (
    MAX_NESTING,
    open_page_parser,
    open_report_parser,
    page_parser,
    report_tokens,
)
from sitrep.core.markdown.rows import row_sentence, row_sentences
from sitrep.core.markdown.unconfirmed import UNCLOSED
from sitrep.core.text import legible, one_line

MOST_OUTLINES = 1_000
"""Texts whose outlines are remembered, some 1 kB each: all checks of a file need the same ones."""
LINK_REMEDY = "Write the full URL, with https://, because the text appears in feeds too"
_NO_SIGNS: Mapping[str, str] = {}
_SAYING = frozenset({"inline", "fence", "code_block"})
"""Tokens that have words."""


@dataclass(frozen=True, slots=True)
class Outline:
    """What a report's Markdown holds, apart from its markup."""

    paragraphs: tuple[str, ...]
    """Plain one-line texts."""
    targets: tuple[str, ...]
    """Where its links lead."""
    heads: tuple[str, ...]
    """What stands above the columns of its tables, a line for each table."""
    is_too_deep: bool
    """Whether something lies deeper than MAX_NESTING, and would be left out."""
    has_open_claim: bool
    """Whether a ``{?`` has no ``?}`` in its paragraph."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link of a text as its author wrote it."""

    target: str
    """Where it leads: nothing escaped, no scheme refused."""
    words: str
    """What a reader sees of it."""


def plain_paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a report's Markdown as plain one-line texts."""
    return outline(text).paragraphs


@lru_cache(MOST_OUTLINES)
def outline(text: str) -> Outline:
    """What is in a report's Markdown."""
    tokens = report_tokens(text).tokens
    return Outline(
        paragraphs=tuple(line.text for line in _lines(tokens, _NO_SIGNS)),
        targets=tuple(_targets(tokens)),
        heads=tuple(_heads(tokens)),
        is_too_deep=any(token.level >= MAX_NESTING - 1 for token in tokens),
        has_open_claim=any(
            child.type == UNCLOSED for token in tokens for child in token.children or ()
        ),
    )


def marked_paragraphs(text: str) -> tuple[str, ...]:
    """As plain_paragraphs, with claims between CLAIM_OPEN and CLAIM_CLOSE."""
    tokens = report_tokens(text).tokens
    signs = {"claim_open": CLAIM_OPEN, "claim_close": CLAIM_CLOSE}
    return tuple(line.text for line in _lines(tokens, signs))


@dataclass(frozen=True, slots=True)
class _OutlineLine:
    """A paragraph and the line on which it begins."""

    text: str
    at: int


def _lines(tokens: Iterable[Token], signs: Mapping[str, str]) -> Iterator[_OutlineLine]:
    """The paragraphs of a text: of a table one for each row, which says its heads again."""
    rows: list[list[str]] = []
    is_table, row_at = False, 0
    for token in tokens:
        at = token.map[0] if token.map else 0
        if token.type in {"table_open", "table_close"}:
            is_table, rows = token.nesting > 0, []
        elif token.type == "tr_open":
            row_at = at
            rows.append([])
        elif token.type == "tr_close":
            yield from _line(_row(rows), row_at)
        elif token.type in _SAYING:
            said = one_line(_plain(token, signs))
            if is_table:
                rows[-1].append(said)
            else:
                yield from _line(said, at)


def _row(rows: list[list[str]]) -> str:
    """What the last of a table's rows says; the first is its head."""
    return row_sentences(rows, 1)[0] if len(rows) == 1 else row_sentence(rows[-1], rows[0])


def _heads(tokens: Iterable[Token]) -> Iterator[str]:
    heads: list[str] | None = None
    for token in tokens:
        if token.type == "thead_open":
            heads = []
        elif token.type == "thead_close" and heads is not None:
            yield " ".join(heads)
            heads = None
        elif token.type == "inline" and heads is not None:
            heads.append(one_line(_plain(token)))


def _line(text: str, at: int) -> Iterator[_OutlineLine]:
    if text:
        yield _OutlineLine(text, at)


def links(text: str) -> Iterator[str]:
    """The targets of the links in a page's Markdown."""
    return _targets(page_parser().parse(text))


def _targets(tokens: Iterable[Token]) -> Iterator[str]:
    for token in tokens:
        for child in token.children or ():
            if child.type == "link_open":
                yield str(child.attrGet("href") or "")


def _plain(token: Token, signs: Mapping[str, str] = _NO_SIGNS) -> str:
    """A token's text; ``signs`` gives a text to children that have none."""
    if token.children is None:
        return token.content
    spaced = {"softbreak": " ", "hardbreak": " ", **signs}
    return "".join(spaced.get(child.type, child.content) for child in token.children)


def paragraph_lines(text: str) -> tuple[int, ...]:
    """On which line of a report's Markdown, counted from 0, each paragraph of its outline begins."""
    return tuple(line.at for line in _lines(report_tokens(text).tokens, _NO_SIGNS))


def report_links(text: str) -> Iterator[Link]:
    """The links in a report's Markdown, and the addresses written out between them."""
    # Most texts have no link, which is seen at once, and parsing is slow.
    may_link = "](" in text or "<" in text or "http" in text.lower()
    if not may_link:
        return iter(())
    found = report_tokens(text)
    # As it is read for readers, a text lacks the links that they are spared.
    tokens = found.tokens if found.is_as_written else open_report_parser().parse(legible(text))
    return _written(tokens)


def page_links(text: str) -> Iterator[Link]:
    """The links in a page's Markdown, and the addresses written out between them."""
    return _written(open_page_parser().parse(legible(text)))


def _written(tokens: Iterable[Token]) -> Iterator[Link]:
    for token in tokens:
        yield from _links_of(token)


def _links_of(token: Token) -> Iterator[Link]:
    """The links of a token with their words.

    An address between them is a link to whatever reads the page.
    """
    target, words, between = None, "", ""
    for child in token.children or ():
        if child.type == "link_open":
            target, words = str(child.attrGet("href") or ""), ""
        elif child.type == "link_close":
            yield Link(target or "", words)
            target, between = None, f"{between} "
        elif target is None:
            between += " " if child.type in {"softbreak", "hardbreak"} else child.content
        else:
            words += child.content
    yield from (
        Link(address, "")
        for address in bare_addresses(between if token.children else token.content)
    )
