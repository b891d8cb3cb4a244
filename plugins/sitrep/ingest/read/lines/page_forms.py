"""The structure of a page's lines: headings by rank, items by depth and number, quotations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml import etree

from sitrep.core.markdown.forms import PARAGRAPH, Form, FormKind
from sitrep.ingest.markup import Element, Line, LineKind

MOST_DEPTH = 9
"""Deepest list or quotation that is told apart from the one around it."""

_HEADINGS = frozenset({LineKind.TITLE, LineKind.HEADING})
_NOTE = "note"
"""The region of page_words.toml that holds notes."""
_LISTS = frozenset({"ul", "ol", "menu", "dir"})
_ITEMS = frozenset({"li", "dt", "dd"})
_HEADING = re.compile(r"h[1-6]")
_WORD_ITEM = re.compile(r"\bMsoList(?:Paragraph|Bullet|Number)(?:CxSp\w+)?(?P<level>[2-5]?)\b")
_WORD_LEVEL = re.compile(r"mso-list\s*:[^;]{0,40}\blevel(?P<level>[1-9])")


def word_level(tag: str, classes: str, style: str) -> int:
    """How deep a paragraph is in a list of Word's, which writes no lists; 0 where it is in none."""
    if tag != "p":
        return 0
    styled = _WORD_LEVEL.search(style)
    if styled:
        return int(styled["level"])
    named = _WORD_ITEM.search(classes)
    return int(named["level"] or 1) if named else 0


def number_of(node: etree._Element, tag: str) -> int:
    """The number that a list begins with or an item states; 0 for none."""
    value = (node.get("start" if tag == "ol" else "value") or "") if tag in {"ol", "li"} else ""
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 10 else 0


@dataclass(slots=True)
class _Lists:
    """The items met so far."""

    elements: Sequence[Element]
    in_notes: Sequence[bool]
    """For each element whether it is in a region of notes."""
    next_number: dict[int, int] = field(default_factory=dict)
    """For each list the number of its next item."""
    labels: dict[int, str] = field(default_factory=dict)
    """For each item met its label."""


def with_forms(lines: Sequence[Line], elements: Sequence[Element]) -> tuple[Line, ...]:
    """The lines with the structure that their elements give them."""
    lists = _Lists(elements, _in_notes(elements))
    return tuple(_formed(line, _form(line, lists)) for line in lines)


def _formed(line: Line, form: Form) -> Line:
    if form is line.form:
        return line
    # Written out: most lines of a page get a form, and dataclasses.replace takes far longer.
    return Line(line.start, line.end, line.kind, line.element, line.linked, form)


def _form(line: Line, lists: _Lists) -> Form:
    if line.form is not PARAGRAPH and line.form != PARAGRAPH:
        return line.form  # a row of a table knows what it is
    if line.element >= 0 and lists.in_notes[line.element] and line.kind not in _HEADINGS:
        label = _item(line.element, lists).label if line.kind is LineKind.ITEM else ""
        return Form(FormKind.NOTE, label=label.rstrip("."))
    if line.kind in _HEADINGS:
        return Form(FormKind.HEADING, _rank(line.element, lists.elements))
    if line.kind is LineKind.ITEM:
        return _item(line.element, lists)
    if line.kind is LineKind.QUOTE:
        return Form(FormKind.QUOTE, _depth(line.element, lists.elements, frozenset({"blockquote"})))
    return PARAGRAPH


def _in_notes(elements: Sequence[Element]) -> list[bool]:
    found: list[bool] = []
    for element in elements:
        found.append(element.region == _NOTE or (element.parent >= 0 and found[element.parent]))
    return found


def _rank(at: int, elements: Sequence[Element]) -> int:
    while at >= 0 and not _HEADING.fullmatch(elements[at].tag):
        at = elements[at].parent
    return int(elements[at].tag[1]) if at >= 0 else 2


def _depth(at: int, elements: Sequence[Element], tags: frozenset[str]) -> int:
    """How many elements of these tags are around a line, at least one."""
    depth = 0
    while at >= 0:
        depth += elements[at].tag in tags
        at = elements[at].parent
    return min(MOST_DEPTH, max(1, depth))


def _item(at: int, lists: _Lists) -> Form:
    elements = lists.elements
    while at >= 0 and elements[at].tag not in _ITEMS:
        if elements[at].level:
            return Form(FormKind.ITEM, elements[at].level)
        at = elements[at].parent
    if at < 0 or elements[at].tag == "dd":
        return PARAGRAPH
    if elements[at].tag == "dt":
        return Form(FormKind.TERM)
    depth = _depth(at, elements, _LISTS)
    if at in lists.labels:
        return Form(FormKind.ITEM, depth, lists.labels[at], goes_on=True)
    lists.labels[at] = _label(at, lists)
    return Form(FormKind.ITEM, depth, lists.labels[at])


def _label(at: int, lists: _Lists) -> str:
    """The number of an item of an ordered list; empty in any other."""
    around = lists.elements[at].parent
    if around < 0 or lists.elements[around].tag != "ol":
        return ""
    first = lists.elements[around].number or 1
    number = lists.elements[at].number or lists.next_number.get(around, first)
    lists.next_number[around] = number + 1
    return f"{number}."
