"""Markdown to HTML that is safe in a page: markdown-it-py, then nh3.

This is the one place where text becomes markup: what it returns is ``Markup``,
everything else is escaped by the templates.  Raw HTML in Markdown is shown as
text, pictures are left out (they would be requested from another host), and nh3 drops
whatever its list does not name.

A claim that a report itself calls unconfirmed is written between ``{?`` and ``?}``;
readers see it marked, with a word after it that no feed reader can drop.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import nh3
from markdown_it.token import Token
from markupsafe import Markup

from sitrep.core.language import ENGLISH, Language
from sitrep.core.markdown.parsers import page_parser, report_parser
from sitrep.core.text import legible, slugify

_INLINE = {"em", "strong", "code", "a", "br", "bdi", "s", "span", "small"}
_BLOCKS = {"p", "ul", "ol", "li", "blockquote", "pre", "hr"}
_PAGE_BLOCKS = {"h2", "h3", "h4", "table", "thead", "tbody", "tr", "th", "td"}
_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}, "span": {"class"}, "small": {"class"}}
_PAGE_ATTRIBUTES = {
    **_ATTRIBUTES,
    **{name: {"id"} for name in ("h2", "h3", "h4", "strong")},
    "th": {"scope"},
}
_SCHEMES = {"http", "https", "mailto"}
_HEADING = "heading_open"
_REL = "noopener noreferrer nofollow"


def render_report(text: str, language: Language = ENGLISH) -> Markup:
    """Markdown of a report: paragraphs, lists, quotations, links; no headings, no pictures."""
    html = report_parser().render(legible(text), {"unconfirmed": language.say("unconfirmed")})
    return _cleaned(
        nh3.clean(
            html,
            tags=_INLINE | _BLOCKS,
            attributes=_ATTRIBUTES,
            url_schemes=_SCHEMES,
            link_rel=_REL,
        )
    )


def render_page(text: str) -> Markup:
    """Markdown of a page of the site: headings and tables as well.

    Headings and terms in bold have fragments, for links to what they explain.
    Pelican's ``{filename}`` and ``{static}`` links are kept for Pelican to resolve.
    """
    parser = page_parser()
    tokens = parser.parse(legible(text))
    _name_parts(tokens)
    html = parser.renderer.render(tokens, parser.options, {})
    tags = _INLINE | _BLOCKS | _PAGE_BLOCKS
    return _cleaned(
        nh3.clean(html, tags=tags, attributes=_PAGE_ATTRIBUTES, url_schemes=_SCHEMES, link_rel=_REL)
    )


def _name_parts(tokens: Sequence[Token]) -> None:
    """Give each heading, and each term in bold, a fragment made of its words.

    Of several that are the same the first has it, and a heading before a term.
    """
    named = {"content", "contents"}  # of the page itself, and of its list of parts
    headings = ((opening, words) for opening, words in pairwise(tokens) if opening.type == _HEADING)
    for opening, words in (*headings, *_terms(tokens)):
        name = slugify(words.content)
        if name and name not in named:
            named.add(name)
            opening.attrSet("id", name)


def _terms(tokens: Iterable[Token]) -> Iterator[tuple[Token, Token]]:
    """What opens each term in bold, and its words: bold text that holds no other markup."""
    for line in tokens:
        inside = line.children or []
        for opening, words, closing in zip(inside, inside[1:], inside[2:], strict=False):
            if opening.type == "strong_open" and closing.type == "strong_close":
                yield opening, words


def _cleaned(html: str) -> Markup:
    """Markup that feeds can carry too: an entity may name a character that XML forbids."""
    return Markup(legible(html))
