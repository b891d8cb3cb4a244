"""Files of LibreOffice (.odt): the text of content.xml as HTML.

The reader is our own: of the libraries for this format one has had no release since 2020 and
the others write no HTML, while the elements of a text have not changed since 2005.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from sitrep.core.errors import DocumentError
from sitrep.core.limits import UNPACKED
from sitrep.ingest.markup import ReadPage
from sitrep.ingest.read.html_page import read_page

_SPACES = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_TEXT, _TABLE, _STYLE, _OFFICE = (_SPACES % name for name in ("text", "table", "style", "office"))
_LINK = "{http://www.w3.org/1999/xlink}href"
_BLOCKS = {
    f"{_TEXT}list": "ul",
    f"{_TEXT}list-item": "li",
    f"{_TEXT}list-header": "li",
    f"{_TABLE}table": "table",
    f"{_TABLE}table-row": "tr",
    f"{_TABLE}table-cell": "td",
    f"{_TEXT}section": "div",
    f"{_TEXT}span": "span",
    f"{_TEXT}a": "a",
}
_LEFT_OUT = frozenset(
    {f"{_OFFICE}annotation", f"{_OFFICE}annotation-end", f"{_TEXT}tracked-changes"}
    | {f"{_TEXT}table-of-content", f"{_TEXT}sequence-decls", f"{_OFFICE}forms"}
    | {f"{_TABLE}covered-table-cell", f"{_TEXT}note-citation"}
)
"""Remarks of people, what they have deleted, tables of contents."""
MOST_REPEATED = 50
"""Copies of a cell that are written: an empty rest of a row is one cell repeated a thousand times."""


@dataclass(slots=True)
class _Page:
    """The HTML that is being made."""

    titles: frozenset[str]
    """Styles of titles."""
    struck: frozenset[str]
    raised: frozenset[str]
    notes: list[etree._Element] = field(default_factory=list)


def odt_page(data: bytes) -> ReadPage:
    """The text with its structure; raises DocumentError for a damaged file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if "content.xml" not in archive.namelist():
            raise DocumentError("it is a damaged .odt file; save it again, or as PDF")
        with archive.open("content.xml") as part:
            content = part.read(UNPACKED.most + 1)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise DocumentError("it is a damaged .odt file; save it again, or as PDF") from error
    text = root.find(f".//{_OFFICE}text")
    if text is None:
        raise DocumentError("it is an .odt file without text")
    return read_page(etree.tostring(_html(root, text), encoding="unicode"))


def _html(root: etree._Element, text: etree._Element) -> etree._Element:
    styles = list(root.iter(f"{_STYLE}style"))
    page = _Page(
        frozenset({"Title", *_names(styles, f"{_STYLE}parent-style-name", "Title")}),
        frozenset(_with_line(styles)),
        frozenset(_lifted(styles)),
    )
    html = etree.Element("html")
    body = etree.SubElement(html, "body")
    _fill(page, text, body)
    if page.notes:
        notes = etree.SubElement(body, "ol")
        for note in page.notes:
            _fill(page, note, etree.SubElement(notes, "li"))
    return html


def _names(styles: list[etree._Element], key: str, value: str) -> Iterator[str]:
    return (style.get(f"{_STYLE}name") or "" for style in styles if style.get(key) == value)


def _with_line(styles: list[etree._Element]) -> Iterator[str]:
    """Styles of words that a line runs through."""
    for style in styles:
        for text in style.iter(f"{_STYLE}text-properties"):
            if (text.get(f"{_STYLE}text-line-through-style") or "none") != "none":
                yield style.get(f"{_STYLE}name") or ""


def _lifted(styles: list[etree._Element]) -> Iterator[str]:
    for style in styles:
        for text in style.iter(f"{_STYLE}text-properties"):
            if (text.get(f"{_STYLE}text-position") or "").startswith("super"):
                yield style.get(f"{_STYLE}name") or ""


def _fill(page: _Page, node: etree._Element, into: etree._Element) -> None:
    """Write what an element holds into an element of the page."""
    _write(into, node.text)
    for child in node:
        if isinstance(child.tag, str) and child.tag not in _LEFT_OUT:
            _add(page, child, into)
        _write(into, child.tail)


def _add(page: _Page, child: etree._Element, into: etree._Element) -> None:
    """Write an element."""
    if child.tag == f"{_TEXT}s":
        _write(into, " ")
    elif child.tag == f"{_TEXT}tab":
        _write(into, "\t")
    elif child.tag == f"{_TEXT}line-break":
        etree.SubElement(into, "br")
    elif child.tag == f"{_TEXT}note":
        page.notes += child.findall(f"{_TEXT}note-body")
    else:
        tag = _tag(page, child)
        for _copy in range(_repeated(child)):
            _fill(page, child, etree.SubElement(into, tag, _attributes(child)) if tag else into)


def _tag(page: _Page, child: etree._Element) -> str:
    """The element of HTML that says the same; empty for one that says nothing."""
    style = child.get(f"{_TEXT}style-name") or ""
    if child.tag == f"{_TEXT}h":
        level = child.get(f"{_TEXT}outline-level") or "1"
        return f"h{level}" if level in {"1", "2", "3", "4", "5", "6"} else "h6"
    if child.tag == f"{_TEXT}p":
        return "h1" if style in page.titles else "p"
    if child.tag == f"{_TEXT}span" and style in page.struck:
        return "s"
    if child.tag == f"{_TEXT}span" and style in page.raised:
        return "sup"
    if child.tag == f"{_TABLE}table-cell" and _is_head(child):
        return "th"
    return _BLOCKS.get(child.tag, "")


def _is_head(cell: etree._Element) -> bool:
    return any(each.tag == f"{_TABLE}table-header-rows" for each in cell.iterancestors())


def _repeated(cell: etree._Element) -> int:
    """How many times a cell stands in its row."""
    stated = cell.get(f"{_TABLE}number-columns-repeated") or "1"
    return min(int(stated), MOST_REPEATED) if stated.isdecimal() else 1


def _attributes(child: etree._Element) -> dict[str, str]:
    """What the page needs to know of an element."""
    found = {"href": child.get(_LINK) or ""} if child.tag == f"{_TEXT}a" else {}
    for key, name in (("number-columns-spanned", "colspan"), ("number-rows-spanned", "rowspan")):
        stated = child.get(f"{_TABLE}{key}") or ""
        found |= {name: stated} if stated.isdecimal() else {}
    return found


def _write(into: etree._Element, text: str | None) -> None:
    if not text:
        return
    if len(into):
        into[-1].tail = (into[-1].tail or "") + text
    else:
        into.text = (into.text or "") + text
