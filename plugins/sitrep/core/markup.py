"""Markdown to HTML that may stand in a page: markdown-it-py, then nh3.

This is the one place where text becomes markup: what it returns is ``Markup``,
everything else is escaped by the templates.  Raw HTML in Markdown is shown as
text, pictures are left out (they would ask another host), and nh3 drops
whatever its list does not name.

A claim that a report itself calls unconfirmed stands between ``{?`` and ``?}``;
readers get it marked, with a word behind it that no feed reader can drop.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from sitrep.core.claims import CLAIM_CLOSE, CLAIM_OPEN, UNCLOSED, plug_claims
from sitrep.core.links import bare_addresses
from sitrep.core.text import legible, one_line, slugify
from sitrep.core.wording import ENGLISH, Wording

_INLINE = {"em", "strong", "code", "a", "br", "bdi", "s", "span", "small"}
_BLOCKS = {"p", "ul", "ol", "li", "blockquote", "pre", "hr"}
_PAGE_BLOCKS = {"h2", "h3", "h4", "table", "thead", "tbody", "tr", "th", "td"}
_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}, "span": {"class"}, "small": {"class"}}
_PAGE_ATTRIBUTES = {**_ATTRIBUTES, "h2": {"id"}, "h3": {"id"}, "h4": {"id"}, "th": {"scope"}}
_SCHEMES = {"http", "https", "mailto"}
_REL = "noopener noreferrer nofollow"

_ALWAYS = re.compile(r"([\\`*_\[\]<>])")
"""Signs that mean something anywhere in a line."""
_ENTITY = re.compile(r"&(?=#?\w+;)")
_BRACE = re.compile(r"\{(?=\?)")
"""The brace that would begin a claim."""
_DOUBLED = re.compile(r"~(?=~)|(?<=~)~|\$(?=\$)|=(?==)|:(?=//)|(?<=www)\.", re.IGNORECASE)
"""Signs that mean something beside another one, to this site or to other tools: ~~, $$, ==, addresses."""
_AT_START = re.compile(r"^(?:([#+=~:|-])|(\d{1,9})([.)]))")
"""Signs that mean something at the start of a line alone."""
MOST_OUTLINES = 20_000
"""Texts whose outlines are remembered, some 1 kB each: several checks ask for the same one."""
MAX_NESTING = 60
"""How deep lists and quotations may lie in each other, in levels; markdown-it leaves out what lies deeper."""
LINK_REMEDY = "Write the whole address, with https://: the text stands in feeds too"
_LOOKALIKE = re.compile(r"^([^\w\\]*?)([:：︓﹕∶])")
"""The first of the colons with which a line might be taken for a passage's."""
_PELICAN_LINK = re.compile(r"\{(?:filename|static|attach)\}")


@dataclass(frozen=True, slots=True)
class Link:
    """A link of a text as its author wrote it."""

    target: str
    """Where it leads: nothing escaped, no scheme refused."""
    words: str
    """What a reader sees of it."""


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


def render_report(text: str, wording: Wording = ENGLISH) -> Markup:
    """Markdown of a report: paragraphs, lists, quotations, links; no headings, no pictures."""
    html = _report_parser().render(legible(text), {"unconfirmed": wording.say("unconfirmed")})
    return _cleaned(
        nh3.clean(html, tags=_INLINE | _BLOCKS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel=_REL)
    )


def render_page(text: str) -> Markup:
    """Markdown of a page of the site: headings and tables as well.

    Pelican's ``{filename}`` and ``{static}`` links are kept for Pelican to resolve.
    """
    parser = _page_parser()
    tokens = parser.parse(legible(text))
    _name_headings(tokens)
    html = parser.renderer.render(tokens, parser.options, {})
    tags = _INLINE | _BLOCKS | _PAGE_BLOCKS
    return _cleaned(nh3.clean(html, tags=tags, attributes=_PAGE_ATTRIBUTES, url_schemes=_SCHEMES, link_rel=_REL))


def _name_headings(tokens: Iterable[Token]) -> None:
    """Give each heading a fragment made of its words, the first of several that are the same."""
    named = {"content"}  # which is that of the page itself
    for opening, inline in pairwise(tokens):
        name = slugify(inline.content) if opening.type == "heading_open" else ""
        if name and name not in named:
            named.add(name)
            opening.attrSet("id", name)


def plain_paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a report's Markdown as plain one-line texts."""
    return outline(text).paragraphs


@lru_cache(MOST_OUTLINES)
def outline(text: str) -> Outline:
    """What is in a report's Markdown."""
    tokens = _report_parser().parse(legible(text))
    lines = (one_line(_plain(token)) for token in tokens if token.type in {"inline", "fence", "code_block"})
    return Outline(
        paragraphs=tuple(line for line in lines if line),
        targets=tuple(_targets(tokens)),
        is_too_deep=any(token.level >= MAX_NESTING - 1 for token in tokens),
        has_open_claim=any(child.type == UNCLOSED for token in tokens for child in token.children or ()),
    )


def paragraph_lines(text: str) -> tuple[int, ...]:
    """On which line of a report's Markdown, counted from 0, each paragraph of its outline begins."""
    tokens = _report_parser().parse(legible(text))
    written = (token for token in tokens if token.type in {"inline", "fence", "code_block"})
    return tuple(token.map[0] if token.map else 0 for token in written if one_line(_plain(token)))


def marked_paragraphs(text: str) -> tuple[str, ...]:
    """As plain_paragraphs, with claims between CLAIM_OPEN and CLAIM_CLOSE."""
    tokens = _report_parser().parse(legible(text))
    signs = {"claim_open": CLAIM_OPEN, "claim_close": CLAIM_CLOSE}
    lines = (one_line(_plain(token, signs)) for token in tokens if token.type in {"inline", "fence", "code_block"})
    return tuple(line for line in lines if line)


def escape_marked(text: str) -> str:
    """As escape_text, for a text of marked_paragraphs, cut where you like: its claims are claims again."""
    pieces = [_escaped_piece(piece) for piece in text.replace(CLAIM_CLOSE, CLAIM_OPEN).split(CLAIM_OPEN)]
    pieces[1::2] = [f"{{? {piece} ?}}" for piece in pieces[1::2]]
    return "".join(pieces)


def escape_text(text: str) -> str:
    """One plain paragraph as Markdown that renders as exactly that text.

    White space is made single spaces first: Markdown would do so anyway.
    """
    line = _BRACE.sub(r"\\{", _ENTITY.sub(r"\\&", _ALWAYS.sub(r"\\\1", one_line(legible(text)))))
    line = _DOUBLED.sub(r"\\\g<0>", line)
    return _LOOKALIKE.sub(_escaped_colon, _AT_START.sub(_escaped_start, line))


def _escaped_piece(piece: str) -> str:
    """A part of a paragraph, the spaces at its ends kept."""
    words = piece.strip()
    before, _, after = piece.partition(words) if words else (piece, "", "")
    return f"{before}{escape_text(words)}{after}"


def report_links(text: str) -> Iterator[Link]:
    """The links in a report's Markdown, and the addresses written out between them."""
    # Most texts have no link, which is seen at once, and parsing is slow.
    may_link = "](" in text or "<" in text or "http" in text.lower()
    return _written(_open_report_parser().parse(legible(text))) if may_link else iter(())


def page_links(text: str) -> Iterator[Link]:
    """The links in a page's Markdown, and the addresses written out between them."""
    return _written(_open_page_parser().parse(legible(text)))


def links(text: str) -> Iterator[str]:
    """The targets of the links in a page's Markdown."""
    return _targets(_page_parser().parse(text))


def _written(tokens: Iterable[Token]) -> Iterator[Link]:
    for token in tokens:
        yield from _links_of(token)


def _links_of(token: Token) -> Iterator[Link]:
    """The links of a token with their words; an address between them is a link to whatever reads the page."""
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
    yield from (Link(address, "") for address in bare_addresses(between if token.children else token.content))


def _targets(tokens: Iterable[Token]) -> Iterator[str]:
    for token in tokens:
        for child in token.children or ():
            if child.type == "link_open":
                yield str(child.attrGet("href") or "")


def _cleaned(html: str) -> Markup:
    """Markup that feeds can carry too: an entity may stand for what XML forbids."""
    return Markup(legible(html))


def _escaped_start(match: re.Match[str]) -> str:
    sign, number, after = match.groups()
    return f"\\{sign}" if sign else f"{number}\\{after}"


def _escaped_colon(match: re.Match[str]) -> str:
    before, colon = match.groups()
    return f"{before}\\:" if colon == ":" else f"{before}&#{ord(colon)};"


_NO_SIGNS: Mapping[str, str] = {}


def _plain(token: Token, signs: Mapping[str, str] = _NO_SIGNS) -> str:
    """A token's text; ``signs`` says what stands for children that have none."""
    if token.children is None:
        return token.content
    spaced = {"softbreak": " ", "hardbreak": " ", **signs}
    return "".join(spaced.get(child.type, child.content) for child in token.children)


@cache
def _report_parser() -> MarkdownIt:
    return _new_report_parser()


@cache
def _page_parser() -> MarkdownIt:
    parser = _new_page_parser()
    normalize = parser.normalizeLink
    parser.normalizeLink = lambda url: url if _PELICAN_LINK.match(url) else normalize(url)  # type: ignore[method-assign]
    return parser


@cache
def _open_report_parser() -> MarkdownIt:
    return _opened(_new_report_parser())


@cache
def _open_page_parser() -> MarkdownIt:
    return _opened(_new_page_parser())


def _new_report_parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": MAX_NESTING}).use(plug_claims)
    return parser.disable(["image", "html_block", "html_inline", "heading", "lheading", "reference"])


def _new_page_parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": MAX_NESTING}).enable("table")
    return parser.disable(["image", "html_block", "html_inline"])


def _opened(parser: MarkdownIt) -> MarkdownIt:
    """The parser with every link that the syntax makes, those too that rendering refuses: they must come to light."""
    parser.validateLink = lambda _url: True  # type: ignore[method-assign, assignment]
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return parser
