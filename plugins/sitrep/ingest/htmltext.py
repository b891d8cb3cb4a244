"""A page's visible text, a block element a line, with what the markup says of each line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from lxml import etree

from sitrep.ingest.page import Element, Line, LineKind
from sitrep.ingest.pagewords import region_of, tags_of

_KINDS = {
    "p": LineKind.PARAGRAPH,
    "h1": LineKind.TITLE,
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), LineKind.HEADING),
    **dict.fromkeys(("li", "dt", "dd"), LineKind.ITEM),
    **dict.fromkeys(("td", "th"), LineKind.CELL),
    **dict.fromkeys(("figcaption", "caption"), LineKind.CAPTION),
    "blockquote": LineKind.QUOTE,
    "pre": LineKind.CODE,
}
_KEEPS_KIND = frozenset({"p", "div", "section", "article"})
"""Elements whose lines are what the list item, cell, caption or quotation around them is."""
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_BLANK = re.compile(r"\n[ \t\r\f\v]*\n")
_NOTHING = "\u00a0\u200b\ufeff\u00ad\u2060 "


@dataclass(frozen=True, slots=True)
class WrittenPage:
    """The visible text and its lines."""

    text: str
    lines: tuple[Line, ...]
    elements: tuple[Element, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the walk stands: the element that holds lines, what they are, and whether in a link."""

    element: int = -1
    kind: LineKind = LineKind.OTHER
    is_linked: bool = False
    is_block: bool = True
    is_seen: bool = True


@dataclass(slots=True)
class _Writer:
    """The text written so far, and the line that is open."""

    parts: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    elements: list[Element] = field(default_factory=list)
    length: int = 0
    line: list[str] = field(default_factory=list)
    linked: int = 0

    def write(self, text: str | None, place: _Place) -> None:
        """Add text to the open line; a blank line in preformatted text ends it."""
        if not text or not place.is_seen:
            return
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
        text = _SPACE.sub(" ", "".join(self.line)).strip()
        linked, self.line, self.linked = self.linked, [], 0
        if text.strip(_NOTHING):
            end = self.length + len(text)
            self.lines.append(Line(self.length, end, place.kind, place.element, min(linked, len(text))))
            self.parts.append(text)
            self.length = end + 1


def write_text(root: etree._Element) -> WrittenPage:
    """The page's text; a tree of any depth is walked without recursion."""
    writer = _Writer()
    places = [_Place()]
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, node in walk:
        if event == "start":
            places.append(_entered(writer, node, places[-1]))
            if not places[-1].is_seen:
                walk.skip_subtree()
            writer.write(node.text, places[-1])
        else:
            left = places.pop()
            if left.is_block:
                writer.close(left)
            writer.write(node.tail, places[-1])
    writer.close(places[-1])
    return WrittenPage("\n".join(writer.parts), tuple(writer.lines), tuple(writer.elements))


def _entered(writer: _Writer, node: etree._Element, around: _Place) -> _Place:
    """The place inside an element; a block ends the line before it."""
    tag = node.tag if isinstance(node.tag, str) else ""
    if _is_unseen(node, tag):
        return replace(around, is_block=False, is_seen=False)
    if tag in {"br", "hr"}:
        writer.close(around)
        return replace(around, is_block=False)
    region = region_of(node, tag)
    if tag in tags_of("inline") and not region.name:
        return replace(around, is_linked=around.is_linked or tag == "a", is_block=False)
    is_block = tag not in tags_of("inline")
    if is_block:
        writer.close(around)
    writer.elements.append(Element(around.element, tag, region.name, region.words))
    return _Place(len(writer.elements) - 1, _kind(tag, around.kind), around.is_linked or tag == "a", is_block)


def _kind(tag: str, around: LineKind) -> LineKind:
    kind = _KINDS.get(tag, LineKind.OTHER)
    kept = around in {LineKind.ITEM, LineKind.CELL, LineKind.CAPTION, LineKind.QUOTE}
    return around if kept and (tag in _KEEPS_KIND or tag in tags_of("inline")) else kind


def _is_unseen(node: etree._Element, tag: str) -> bool:
    if not tag or tag in tags_of("unseen") or node.get("hidden") is not None:
        return True
    if not tags_of("unseen_classes").isdisjoint((node.get("class") or "").split()):
        return True
    return bool(_HIDDEN.search(node.get("style") or ""))
