"""A page's visible text, a line per block element, with what the markup says of each line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from lxml import etree

from sitrep.core.markdown.forms import PARAGRAPH, Form
from sitrep.ingest.markup import Element, Line, LineKind
from sitrep.ingest.read.lines.element_kinds import is_of_text, kind_of
from sitrep.ingest.read.lines.line_breaks import with_lines_joined
from sitrep.ingest.read.lines.page_forms import number_of, with_forms
from sitrep.ingest.read.lines.traits import traits_of
from sitrep.ingest.read.raised import lowered, raised
from sitrep.ingest.read.struck import MANY, MOST, is_styled, struck_classes
from sitrep.ingest.read.tables.html_tables import Cell, read_table
from sitrep.ingest.read.tables.rows import row_lines

_SPACE = re.compile(r" [ \t\r\n\f\v]+|[\t\r\n\f\v][ \t\r\n\f\v]*")
"""White space that is not one space already."""
_BLANK = re.compile(r"\n[ \t\r\f\v]*\n")
_LIFTED = frozenset({"sup", "sub"})
_NOTHING = "\u00a0\u200b\ufeff\u00ad\u2060 "


@dataclass(frozen=True, slots=True)
class WrittenPage:
    """The visible text and its lines."""

    text: str
    lines: tuple[Line, ...]
    elements: tuple[Element, ...]
    struck: tuple[str, ...] = ()
    """Words that a line runs through, left out of the text."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the walk is: the element that holds lines, what they are, whether in a link."""

    element: int = -1
    kind: LineKind = LineKind.OTHER
    is_linked: bool = False
    is_block: bool = True
    is_seen: bool = True
    form: Form = PARAGRAPH
    """Of a row; of anything else its element tells it."""


@dataclass(frozen=True, slots=True)
class _Lifted:
    """Where raised or lowered signs begin in the open line, and how much was links by then."""

    at: int
    linked: int


@dataclass(slots=True)
class _Writer:
    """The text written so far, and the line that is open."""

    styled: frozenset[str] | None = frozenset()
    """What the page's style sheet strikes out; None where no line through words is believed."""
    parts: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    elements: list[Element] = field(default_factory=list)
    length: int = 0
    line: list[str] = field(default_factory=list)
    linked: int = 0
    struck: list[str] = field(default_factory=list)
    lifted: list[_Lifted] = field(default_factory=list)
    breaks: set[int] = field(default_factory=set)
    """Numbers of the lines that a single break parts from the one before."""
    broken: int = 0
    """Number of the line that would be the first behind a single break; 0 for none."""

    def write(self, text: str | None, place: _Place) -> None:
        """Add text to the open line; a blank line in preformatted text ends it."""
        if not text or not place.is_seen:
            return
        if not self.line and place.kind is not LineKind.CODE and text.isspace():
            return  # between elements, where no line is open: most texts of a page
        first, *more = _BLANK.split(text) if place.kind is LineKind.CODE else [text]
        self._add(first, place)
        for each in more:
            self.close(place)
            self._add(each, place)

    def _add(self, text: str, place: _Place) -> None:
        self.line.append(text)
        self.linked += len(text.strip()) if place.is_linked else 0

    def close(self, place: _Place) -> None:
        """End the open line, if it has words."""
        if not self.line:
            return
        text = "".join(self.line)
        linked, self.line, self.linked = self.linked, [], 0
        if not text.isspace():
            self.put(_SPACE.sub(" ", text).strip(), place, linked)

    def put(self, text: str, place: _Place, linked: int) -> None:
        """Add a line of its own, if it has words."""
        if text.strip(_NOTHING):
            end = self.length + len(text)
            if self.broken == len(self.lines) > 0:
                before = self.lines[-1]
                if before.element == place.element and before.kind is place.kind:
                    self.breaks.add(self.broken)
            self.broken = 0
            self.lines.append(
                Line(
                    self.length, end, place.kind, place.element, min(linked, len(text)), place.form
                )
            )
            self.parts.append(text)
            self.length = end + 1

    def break_off(self, place: _Place) -> None:
        """End the open line with a break; a second one in a row leaves a blank line."""
        count = len(self.lines)
        self.close(place)
        self.broken = len(self.lines) if len(self.lines) > count else 0

    def lift(self) -> None:
        """Begin raised or lowered signs."""
        self.lifted.append(_Lifted(len(self.line), self.linked))

    def land(self, tag: str, place: _Place) -> None:
        """End raised or lowered signs: how they read depends on what is before them."""
        begun = self.lifted.pop()
        signs = "".join(self.line[begun.at :])
        if not signs.strip():
            return
        before = _SPACE.sub(" ", "".join(self.line[: begun.at]))
        is_link = place.is_linked or self.linked > begun.linked
        self.line[begun.at :] = [
            lowered(before, signs) if tag == "sub" else raised(before, signs, is_link=is_link)
        ]

    def written(self) -> WrittenPage:
        """All of it."""
        text = "\n".join(self.parts)
        lines = with_lines_joined(text, self.lines, frozenset(self.breaks))
        return WrittenPage(
            text, with_forms(lines, self.elements), tuple(self.elements), tuple(self.struck)
        )


def write_text(root: etree._Element) -> WrittenPage:
    """The page's text; a tree of any depth is walked without recursion.

    Words struck out are left out, unless they are so many that a tag was left open.
    """
    page = _written(root, struck_classes(root))
    struck = sum(len(words.split()) for words in page.struck)
    if struck >= MANY and struck > MOST * (struck + len(page.text.split())):
        return replace(_written(root, None), struck=())
    return page


def _written(root: etree._Element, styled: frozenset[str] | None) -> WrittenPage:
    writer = _Writer(styled)
    place = _Place()
    around: list[_Place] = []
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, node in walk:
        if event == "start":
            around.append(place)
            place = _entered(writer, node, place)
            if not place.is_seen:
                walk.skip_subtree()
            elif node.tag in _LIFTED:
                writer.lift()
            writer.write(node.text, place)
        else:
            if place.is_seen and node.tag in _LIFTED:
                writer.land(node.tag, place)
            if place.is_block:
                writer.close(place)
            place = around.pop()
            if node is not root:
                writer.write(node.tail, place)
    writer.close(place)
    return writer.written()


def _entered(writer: _Writer, node: etree._Element, around: _Place) -> _Place:
    """The place inside an element; a block ends the line before it."""
    tag = node.tag if isinstance(node.tag, str) else ""
    meant = "div" if is_of_text(node, tag) else tag
    traits = traits_of(node, tag, meant)
    if traits.is_unseen:
        return replace(around, is_block=False, is_seen=False)
    styled = writer.styled
    if styled is not None and (
        traits.is_struck or (styled and is_styled(tag, traits.classes, styled))
    ):
        writer.struck.append(_SPACE.sub(" ", "".join(node.itertext())).strip())
        return replace(around, is_block=False, is_seen=False)
    if tag in {"br", "hr"}:
        writer.break_off(around) if tag == "br" else writer.close(around)
        return _inline(around, is_linked=around.is_linked)
    region = traits.region
    if traits.is_inline and not region.name:
        return _inline(around, is_linked=around.is_linked or tag == "a")
    if not traits.is_inline:
        writer.close(around)
    number = number_of(node, tag)
    writer.elements.append(
        Element(
            around.element, tag, region.name, region.words, region.is_sure, number, traits.level
        )
    )
    kind = LineKind.ITEM if traits.level else kind_of(meant, around.kind)
    place = _Place(
        len(writer.elements) - 1, kind, around.is_linked or tag == "a", not traits.is_inline
    )
    return (
        replace(place, is_seen=False)
        if traits.is_table and _write_rows(writer, node, place)
        else place
    )


def _inline(around: _Place, *, is_linked: bool) -> _Place:
    """The place inside an element that ends no line."""
    if around.is_linked == is_linked and not around.is_block:
        return around
    return _Place(around.element, around.kind, is_linked, False, around.is_seen, around.form)


def _write_rows(writer: _Writer, node: etree._Element, place: _Place) -> bool:
    """Write a table of data, a line per row; False, and nothing written, for any other table.

    What is above such a table says what its figures are, as a paragraph does.
    """
    struck: list[str] = []

    def read(cell: etree._Element) -> Cell:
        page = _written(cell, writer.styled)
        struck.extend(page.struck)
        return Cell(page.text.replace("\n", " "), sum(line.linked for line in page.lines))

    table = read_table(node, read)
    if table is None:
        return False
    for caption in node.findall("caption"):
        writer.put(
            _written(caption, writer.styled).text.replace("\n", " "),
            replace(place, kind=LineKind.PARAGRAPH),
            0,
        )
    for row in row_lines(table.texts, table.heads):
        linked = sum(cell.linked for cell in table.rows[row.at])
        writer.put(row.text, replace(place, kind=LineKind.ROW, form=row.form), linked)
    writer.struck.extend(struck)
    return True
