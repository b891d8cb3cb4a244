"""Markdown to HTML that is safe in a page: markdown-it-py, then nh3.

This is the one place where text becomes markup: what it returns is ``Markup``,
everything else is escaped by the templates.  Raw HTML in Markdown is shown as
text, pictures are left out (they would be requested from another host), and nh3 drops
whatever its list does not name.

A claim that a report itself calls unconfirmed is written between ``{?`` and ``?}``;
readers see it marked, with a word after it that no feed reader can drop.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import nh3
from markdown_it.token import Token
from markupsafe import Markup

from sitrep.core.language import ENGLISH, Language
from sitrep.core.markdown.parsers import page_parser, report_parser, report_tokens
from sitrep.core.markdown.unconfirmed import CLAIM
from sitrep.core.text import legible, slugify

_INLINE = {"em", "strong", "code", "a", "br", "bdi", "s", "span", "small"}
_BLOCKS = {"p", "ul", "ol", "li", "blockquote", "pre", "hr"}
_TABLE = {"table", "thead", "tbody", "tr", "th", "td"}
_REPORT_HEADINGS = {"h3", "h4", "h5", "h6"}
_PAGE_BLOCKS = {"h2", "h3", "h4"}
_ATTRIBUTES = {
    "a": {"href", "title"},
    "ol": {"start"},
    "span": {"class"},
    "small": {"class"},
    "th": {"scope"},
}
_PAGE_ATTRIBUTES = {
    **_ATTRIBUTES,
    **{name: {"id"} for name in ("h2", "h3", "h4", "strong")},
}
_SCHEMES = {"http", "https", "mailto"}
_HEADING = "heading_open"
_OF_RANK = re.compile(r"(</?h)([3-6])>")
LEAST_RANK = 2
"""The rank of the heading that a report's own stand below unless another is named."""
_REL = "noopener noreferrer nofollow"
_REPORTS = nh3.Cleaner(
    tags=_INLINE | _BLOCKS | _TABLE | _REPORT_HEADINGS,
    attributes=_ATTRIBUTES,
    url_schemes=_SCHEMES,
    link_rel=_REL,
)
_PAGES = nh3.Cleaner(
    tags=_INLINE | _BLOCKS | _TABLE | _PAGE_BLOCKS,
    attributes=_PAGE_ATTRIBUTES,
    url_schemes=_SCHEMES,
    link_rel=_REL,
)


def render_report(text: str, language: Language = ENGLISH) -> Markup:
    """Markdown of a report: paragraphs, headings, lists, tables, quotations, links; no pictures.

    Its headings are of the third rank and below: the page's own are above them.
    """
    parser = report_parser()
    tokens = _shown_tokens(report_tokens(text).tokens)
    said = {"unconfirmed": language.say("unconfirmed")}
    return _cleaned(_REPORTS.clean(parser.renderer.render(tokens, parser.options, said)))


def render_plainly(text: str) -> Markup | None:
    """What render_report makes of it in any language; None where a word depends on that."""
    tokens = report_tokens(text).tokens
    # Only a claim has a word of the site's own, and a mark of its own.
    is_plain = all(child.type != CLAIM for token in tokens for child in token.children or ())
    return render_report(text) if is_plain else None


def render_page(text: str) -> Markup:
    """Markdown of a page of the site: headings and tables as well.

    Headings and terms in bold have fragments, for links to what they explain.
    Pelican's ``{filename}`` and ``{static}`` links are kept for Pelican to resolve.
    """
    parser = page_parser()
    tokens = parser.parse(legible(text))
    _name_parts(tokens)
    html = parser.renderer.render(tokens, parser.options, {})
    return _cleaned(_PAGES.clean(html))


def below(html: Markup, rank: int) -> Markup:
    """What render_report made, to stand below a heading of this rank."""
    if rank <= LEAST_RANK:
        return html
    return Markup(
        _OF_RANK.sub(lambda tag: f"{tag[1]}{min(6, int(tag[2]) + rank - LEAST_RANK)}>", html)
    )


def _shown_tokens(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with headings below the page's, and tables without a head that says nothing.

    What is changed is a copy: others read the same tokens.
    """
    found: list[Token] = []
    head_at, says = 0, False
    for token in tokens:
        found.append(token)
        if token.type in {_HEADING, "heading_close"}:
            found[-1] = token.copy(tag=f"h{min(6, max(3, int(token.tag[1]) + 1))}")
        elif token.type == "th_open":
            found[-1] = token.copy(attrs={**token.attrs, "scope": "col"})
        elif token.type == "thead_open":
            head_at, says = len(found) - 1, False
        elif token.type == "inline":
            says = says or bool(token.content)
        elif token.type == "thead_close" and not says:
            del found[head_at:]
    return found


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
