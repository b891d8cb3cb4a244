"""The text/plain part of an edition's mail, made of its HTML form: the same in the same order.

Paragraphs are wrapped, what others say is marked with ``>``, and links stand below their paragraph
as URLs.  Dots are left out: the words beside them say the same, and read aloud they say nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from sitrep.core.markdown.rows import row_sentence
from sitrep.core.text import one_line
from sitrep.site.mail.wrapping import COLUMNS, columns, wrap

_BLOCKS = frozenset(
    {"p", "div", "blockquote", "ul", "ol", "li", "pre", "hr", "table", "tr"}
    | {f"h{rank}" for rank in range(1, 7)}
)
_UNREAD = frozenset({"head", "s"})
_UNDERLINES = {"h1": "=", "h2": "-"}
_VOID = frozenset({"meta", "br", "hr"})
_PIECES = re.compile(r"""<(/?)([a-z][a-z0-9]*)((?:[^"'>]++|"[^"]*"|'[^']*')*+)>|<![^>]*>|([^<]+)""")
"""A tag or what stands between two, as templates and what cleans Markdown write them."""
_ATTRIBUTES = re.compile(r"""([^\s=/]+)(?:=(?:"([^"]*)"|'([^']*)'))?""")
_MARK = re.compile("\x00(\\d+)\x00")
"""Stands behind the words of a link while its paragraph is read; no text holds the sign."""


@dataclass(slots=True)
class _Block:
    """A paragraph, a heading or an item as it is read."""

    tag: str
    quoted: int = 0
    indent: int = 0
    mark: str = ""
    """What stands before an item."""
    lines: list[str] = field(default_factory=lambda: [""])
    links: list[str] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is said in it."""
        return not any(map(str.strip, self.lines))


class _Reader:
    """Takes the form apart into blocks."""

    def __init__(self) -> None:
        self.blocks: list[_Block] = []
        self._now = _Block("p")
        self._quoted = 0
        self._lists: list[int | None] = []
        """The number of the next item of each open list; None for those without numbers."""
        self._unread: list[str] = []
        self._link: str | None = None
        self._row: list[str] | None = None
        self._heads: list[str] = []
        self._is_head = False

    def read(self, html: str) -> None:
        """Read a whole form."""
        # A fraction of the time of html.parser, which is made for what anybody may have written.
        for end, tag, given, text in _PIECES.findall(html):
            if not tag:
                self._say(unescape(text) if "&" in text else text)
            elif end:
                self._close(tag)
            else:
                self._open(tag, given)
        self._begin("p")

    def _open(self, tag: str, given: str) -> None:
        if self._unread or tag in _UNREAD or (tag == "span" and _is_hidden(given)):
            if tag not in _VOID:
                self._unread.append(tag)
            return
        if tag in {"ul", "ol"}:
            self._begin(tag)
            self._lists.append(int(_attribute(given, "start") or 1) if tag == "ol" else None)
        elif tag in _BLOCKS:
            self._quoted += tag == "blockquote"
            self._begin(tag)
        elif tag == "a":
            self._link = _attribute(given, "href")
        elif tag == "br":
            self._now.lines.append("")
        elif tag in {"td", "th"} and self._row is not None:
            self._row.append("")
            self._is_head = self._is_head or tag == "th"

    def _close(self, tag: str) -> None:
        if self._unread:
            if tag == self._unread[-1]:
                self._unread.pop()
            return
        if tag == "a":
            self._end_link()
        elif tag == "tr":
            self._end_row()
        elif tag in _BLOCKS:
            self._quoted -= tag == "blockquote"
            if tag in {"ul", "ol"}:
                self._lists.pop()
            self._begin("p")

    def _say(self, data: str) -> None:
        if self._unread:
            return
        if self._row:
            self._row[-1] += data
        elif self._row is None:
            self._now.lines[-1] += data

    def _begin(self, tag: str) -> None:
        """End a block and begin another."""
        if not self._now.is_empty:
            self.blocks.append(self._now)
            self._now = _Block(self._now.tag)
        mark = "" if tag == "li" else self._now.mark  # a paragraph that begins an item has its mark
        if tag == "li" and self._lists:
            number = self._lists[-1]
            mark = "- " if number is None else f"{number}. "
            self._lists[-1] = None if number is None else number + 1
        depth = len(self._lists) - bool(mark)
        self._now = _Block(tag, self._quoted, 2 * max(0, depth), mark)
        if tag == "table":
            self._heads = []
        elif tag == "tr":
            self._row, self._is_head = [], False

    def _end_link(self) -> None:
        if not self._link:
            return
        if self._link not in self._now.links:
            self._now.links.append(self._link)
        number = self._now.links.index(self._link) + 1
        self._say(f"\x00{number}\x00")
        self._link = None

    def _end_row(self) -> None:
        cells = [one_line(cell) for cell in self._row or ()]
        self._row = None
        if self._is_head and not self._heads:
            self._heads = cells
            cells = cells if self._now.links else []
        self._now.lines = [row_sentence(cells, self._heads)] if cells else [""]
        self._begin("p")


def _attribute(given: str, name: str) -> str | None:
    """What the attribute of a name says among those of a tag; None where there is none."""
    if name not in given:
        return None
    found = (each for each in _ATTRIBUTES.finditer(given) if each[1] == name)
    return next((unescape(each[2] or each[3] or "") for each in found), None)


def _is_hidden(given: str) -> bool:
    return _attribute(given, "aria-hidden") is not None


def plain_text(html: str) -> str:
    """The form as text: lines of at most so many columns, none with spaces at its end."""
    reader = _Reader()
    reader.read(html)
    lines: list[str] = []
    before: _Block | None = None
    for block in reader.blocks:
        if before and not _is_tight(before, block):
            lines.append(_prefix(before) if before.quoted and block.quoted else "")
        lines += _written(block)
        before = block
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _is_tight(before: _Block, block: _Block) -> bool:
    """Whether no empty line parts two blocks."""
    if before.tag == "h3":
        return True
    return before.tag == block.tag == "li" and not (before.links or block.links)


def _written(block: _Block) -> Iterator[str]:
    first = f"{_prefix(block)}{' ' * block.indent}{block.mark}"
    rest = f"{_prefix(block)}{' ' * (block.indent + len(block.mark))}"
    is_alone = len(block.links) == 1
    said = []
    for line in block.lines:
        words = one_line(_MARK.sub("" if is_alone else r" [\1]", line))
        said += wrap(words, COLUMNS - len(rest)) if words else []
    yield from (f"{rest if at else first}{line}" for at, line in enumerate(said))
    if block.tag in _UNDERLINES:
        yield _UNDERLINES[block.tag] * min(max(map(columns, said)), COLUMNS)
    for number, link in enumerate(block.links, 1):
        yield f"{rest}{'' if is_alone else f'[{number}] '}{link}"


def _prefix(block: _Block) -> str:
    return "> " * block.quoted
