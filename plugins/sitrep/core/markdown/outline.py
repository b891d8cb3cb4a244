"""What a Markdown text is made of: paragraphs, links, depth."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from markdown_it.token import Token

from sitrep.core.links.addresses import bare_addresses
from sitrep.core.markdown.parsers import (
    MAX_NESTING,
    open_page_parser,
    open_report_parser,
    page_parser,
    report_parser,
)
from sitrep.core.markdown.unconfirmed import CLAIM_CLOSE, CLAIM_OPEN, UNCLOSED
from sitrep.core.text import legible, one_line

MOST_OUTLINES = 20_000
"""Texts whose outlines are remembered, some 1 kB each: several checks need the same one."""
LINK_REMEDY = "Write the full URL, with https://, because the text appears in feeds too"
_NO_SIGNS: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Outline:
    """What a report's Markdown holds, apart from its markup."""

    paragraphs: tuple[str, ...]
    """Plain one-line texts."""
    targets: tuple[str, ...]
    """Where its links lead."""
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
    tokens = report_parser().parse(legible(text))
    lines = (
        one_line(_plain(token))
        for token in tokens
        if token.type in {"inline", "fence", "code_block"}
    )
    return Outline(
        paragraphs=tuple(line for line in lines if line),
        targets=tuple(_targets(tokens)),
        is_too_deep=any(token.level >= MAX_NESTING - 1 for token in tokens),
        has_open_claim=any(
            child.type == UNCLOSED for token in tokens for child in token.children or ()
        ),
    )


def marked_paragraphs(text: str) -> tuple[str, ...]:
    """As plain_paragraphs, with claims between CLAIM_OPEN and CLAIM_CLOSE."""
    tokens = report_parser().parse(legible(text))
    signs = {"claim_open": CLAIM_OPEN, "claim_close": CLAIM_CLOSE}
    lines = (
        one_line(_plain(token, signs))
        for token in tokens
        if token.type in {"inline", "fence", "code_block"}
    )
    return tuple(line for line in lines if line)


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
    tokens = report_parser().parse(legible(text))
    written = (token for token in tokens if token.type in {"inline", "fence", "code_block"})
    return tuple(token.map[0] if token.map else 0 for token in written if one_line(_plain(token)))


def report_links(text: str) -> Iterator[Link]:
    """The links in a report's Markdown, and the addresses written out between them."""
    # Most texts have no link, which is seen at once, and parsing is slow.
    may_link = "](" in text or "<" in text or "http" in text.lower()
    return _written(open_report_parser().parse(legible(text))) if may_link else iter(())


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
