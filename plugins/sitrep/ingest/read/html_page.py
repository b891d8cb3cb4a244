"""Saved web pages to text and what their markup says."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from lxml import etree

from sitrep.core.errors import DocumentError
from sitrep.core.limits import ATTRIBUTES
from sitrep.ingest.markup import Page, ReadPage, Stated
from sitrep.ingest.read.hidden_text import with_hidden_text
from sitrep.ingest.read.html import write_text
from sitrep.ingest.read.stated.metadata import read_facts

LOOKED_AT = 4096
"""Bytes in which a page says that it is one, and its encoding.

The standard says 1024; in some pages scripts come before.
"""

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_BEFORE = re.compile(rb"(?:\xef\xbb\xbf)?(?>\s|<!--.*?-->|<\?xml[^>]*>)*+", re.DOTALL)
"""What may stand before a page's first tag."""
_OPENS = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_CODE = re.compile(rb"<(script|style|noscript)\b[^<>]*>.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
"""What servers and counters put before a page."""
_PIECE = re.compile(
    rb"<(?:article|aside|b|base|blockquote|br|center|dl|div|em|figure|font|form|footer|h[1-6]|header|hr|i|iframe|img|input"
    rb"|li|link|main|meta|nav|ol|p|pre|section|span|strong|table|tbody|td|title|tr|ul|!--\[if)\b[^<>]*>",
    re.IGNORECASE,
)
_CLOSED = re.compile(rb"</(?:p|div|body|html|article|section|main|table|h[1-6])\s*>", re.IGNORECASE)
_LATER = re.compile(rb"^\s*(?:<!doctype\s+html|<html)\b[^<>]*>", re.IGNORECASE | re.MULTILINE)
"""A page that begins further down, below a server's warning or a line of a protocol."""
_SAVED_FROM = re.compile(
    r"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(https?://[^\s>]+)",
    re.IGNORECASE,
)
_LONG = 1000
_LONG_TAG = re.compile(rf"<[A-Za-z][^<>]{{{_LONG},}}")
"""A tag that may have too many attributes: the shortest has two characters with its space."""
_CODE_OPENS = re.compile(r"<(?:(script|style)\b[^<>]*+>|!--)", re.IGNORECASE)
_CODE_CLOSES = {
    "script": re.compile(r"</script\b", re.IGNORECASE),
    "style": re.compile(r"</style\b", re.IGNORECASE),
}
_RAW = re.compile(
    r"(?P<opening><(?P<name>script|style)\b[^<>]*+>)[^<]*+(?:<(?!/(?P=name)\b)[^<]*+)*+"
    r"|<!--[^-]*+(?:-(?!->)[^-]*+)*+(?:-->)?+",
    re.IGNORECASE,
)
"""Code and comments, where “i<items.length” opens no tag; unclosed, they run to the page's end."""
_ATTRIBUTE = re.compile(r"""[\s/"'][^\s/=>"']++(?:\s*+=\s*+(?:"[^"]*+"?|'[^']*+'?|[^\s>]*+))?""")
_TOO_DEEP = "Excessive depth"
"""How libxml2 says that it stopped: at 2048 elements inside one another."""


def is_html(data: bytes) -> bool:
    """Whether data is a web page or a piece of one, by how it begins."""
    if data.startswith(_UTF16):
        data = data.decode("utf-16", "replace").encode()
    start = _begin(data)
    if _OPENS.match(data, start) or _CODE.match(data, _after_space(data, 0)):
        return True
    if _PIECE.match(data, start) and _CLOSED.search(data, start):
        return True
    later = _LATER.search(data, 0, LOOKED_AT)
    return later is not None and bool(_CLOSED.search(data, later.end()))


def _begin(data: bytes) -> int:
    """Where a page's first tag stands, behind comments, declarations and code."""
    at = _after_space(data, 0)
    while code := _CODE.match(data, at):
        at = _after_space(data, code.end())
    return at


def _after_space(data: bytes, at: int) -> int:
    space = _BEFORE.match(data, at)
    return space.end() if space else at


def read_page(markup: str) -> ReadPage:
    """The page in decoded markup; raises DocumentError if it is not one or nested without end."""
    root = parse_page(markup)
    written = with_hidden_text(root, write_text(root))
    saved = _SAVED_FROM.search(markup, 0, LOOKED_AT)
    facts = read_facts(root, (Stated(saved[1], "saved from"),) if saved else ())
    return ReadPage(written.text, Page(written.lines, written.elements, facts, written.struck))


def check_attributes(markup: str) -> None:
    """Refuse tags with attributes by the thousand, before libxml2 compares each with each."""
    for tag in _long_tags(markup):
        found = sum(1 for _attribute in _ATTRIBUTE.finditer(tag))
        if ATTRIBUTES.is_over(found):
            raise DocumentError(
                f"it is a web page with {ATTRIBUTES.excess(found)}; save its text as a file"
            )


def _long_tags(markup: str) -> Iterator[str]:
    """The tags that may have too many attributes.

    Brackets are looked for one by one: that is quicker than to cut out all code, which is done
    only where a piece of it, or a comment, stands in a tag.
    """
    opened = markup.find("<")
    while opened >= 0:
        may_be_code = markup[opened + 1 : opened + 2] in "sS!"
        over = _behind_code(markup, opened) if may_be_code else opened + 1
        after = markup.find("<", over)
        end = after if after >= 0 else len(markup)
        closed = markup.find(">", opened, end)
        if closed < 0 <= after and _CODE_OPENS.match(markup, after):
            yield from (tag[0] for tag in _LONG_TAG.finditer(_RAW.sub(_opening, markup)))
            return
        end = closed if closed >= 0 else end
        if end - opened > _LONG and _LONG_TAG.match(markup, opened, end):
            yield markup[opened:end]
        opened = after


def _opening(code: re.Match[str]) -> str:
    return code["opening"] or ""


def _behind_code(markup: str, opened: int) -> int:
    """Where code or a comment is over that a bracket opens; behind the bracket of a tag."""
    code = _CODE_OPENS.match(markup, opened)
    if code is None:
        return opened + 1
    if not code[1]:
        over = markup.find("-->", code.end())
        return over + len("-->") if over >= 0 else len(markup)
    closes = _CODE_CLOSES[code[1].lower()]
    over = markup.find("</", code.end())
    while over >= 0 and not closes.match(markup, over):
        over = markup.find("</", over + 1)
    return over if over >= 0 else len(markup)


def parse_page(markup: str) -> etree._Element:
    """The tree, repaired if broken; nothing is fetched, and only HTML's entities are known."""
    check_attributes(markup)
    parser = etree.HTMLParser(
        recover=True,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        huge_tree=True,
        encoding="utf-8",
    )
    try:
        root = etree.fromstring(markup.replace("\0", "").encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        raise DocumentError("it is a web page without text") from error
    if any(_TOO_DEEP in entry.message for entry in parser.error_log):
        raise DocumentError("it is a web page whose elements are nested without end")
    if root is None:
        raise DocumentError("it is a web page without text")
    return root
