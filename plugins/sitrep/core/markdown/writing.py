"""Plain texts and their forms as the Markdown of a report.

What is written renders as exactly these texts: items as lists, rows as tables,
headings from the second rank down, since the first is the report's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from sitrep.core.markdown.escape import escape_text
from sitrep.core.markdown.forms import Form, FormKind

TOP = 2
"""The rank of a draft's first headings."""
LOWEST = 4
"""The rank of its least."""
MAX_DEPTH = 9
"""Deepest list or quotation that is written."""

_NUMBER = re.compile(r"(\d{1,9})[.)]")
_CLOSING = re.compile(r"#+$")


@dataclass(frozen=True, slots=True)
class Formed:
    """A plain text and what it is."""

    text: str
    form: Form


def written(parts: Sequence[Formed], *, top: int = 1) -> str:
    """The Markdown of consecutive parts of a report; ``top`` is the rank of its first headings."""
    return "\n\n".join(filter(None, _sections(parts, top)))


def _sections(parts: Sequence[Formed], top: int) -> Iterator[str]:
    for kind, group in groupby(parts, key=lambda part: part.form.kind):
        each = list(group)
        if kind is FormKind.ITEM:
            yield _List().written(each)
        elif kind is FormKind.ROW:
            yield from _tables(each)
        elif kind is FormKind.QUOTE:
            yield _quotation(each)
        else:
            yield from (_line(part, top) for part in each)


def _line(part: Formed, top: int) -> str:
    text, form = escape_text(part.text), part.form
    if form.kind is FormKind.HEADING:
        rank = min(LOWEST, TOP + max(0, form.depth - top))
        return f"{'#' * rank} {_CLOSING.sub(_escaped, text)}"
    if form.kind is FormKind.TERM:
        return f"**{text}**"
    return text


def _escaped(signs: re.Match[str]) -> str:
    """Signs that would close a heading."""
    return "\\#" * len(signs.group())


class _List:
    """A list that is being written, and the markers of the items around the next one."""

    def __init__(self) -> None:
        self.widths: list[int] = []
        self.closes: list[str] = []
        """For each level what closes its numbers; another sign begins another list."""
        self.numbers: list[int] = []

    def written(self, items: Iterable[Formed]) -> str:
        lines: list[str] = []
        for item in items:
            text = escape_text(item.text)
            if item.form.goes_on and self.widths:
                lines.append(f"\n{' ' * sum(self.widths)}{text}")
                continue
            depth = min(max(1, item.form.depth), len(self.widths) + 1, MAX_DEPTH)
            marker = self._marker(depth, _NUMBER.fullmatch(item.form.label))
            lines.append(f"{' ' * sum(self.widths[:-1])}{marker} {text}")
        return "\n".join(lines)

    def _marker(self, depth: int, number: re.Match[str] | None) -> str:
        """The sign of an item; the levels within it are over."""
        last = self.numbers[depth - 1] if depth <= len(self.numbers) else 0
        sign = self.closes[depth - 1] if depth <= len(self.closes) else ""
        del self.widths[depth - 1 :], self.closes[depth - 1 :], self.numbers[depth - 1 :]
        count = int(number[1]) if number else 0
        if number is None:
            sign = "-" if sign in {"", "-", ".", ")"} else sign
            marker = sign
        else:
            follows = sign in {".", ")"} and count == last + 1
            sign = sign if follows else ")" if sign == "." else "."
            marker = f"{count}{sign}"
        self.widths.append(len(marker) + 1)
        self.closes.append(sign)
        self.numbers.append(count)
        return marker


def _tables(rows: Iterable[Formed]) -> Iterator[str]:
    """Rows with the same head as one table; a head without rows says what it has in a line."""
    for (heads, _width), group in groupby(rows, key=lambda row: (row.form.heads, _width_of(row))):
        each = list(group)
        cells = [row.form.cells for row in each if row.form.cells]
        if not cells:
            continue
        lines = [heads or ("",) * len(cells[0]), *cells]
        table = [_row(line) for line in lines]
        table.insert(1, f"|{' --- |' * len(lines[0])}")
        yield "\n".join(table)


def _width_of(row: Formed) -> int:
    return len(row.form.cells or row.form.heads)


def _row(cells: Iterable[str]) -> str:
    said = (escape_text(cell).replace("|", "\\|") for cell in cells)
    return f"| {' | '.join(said)} |"


def _quotation(parts: Iterable[Formed]) -> str:
    lines: list[str] = []
    before = 0
    for part in parts:
        depth = min(max(1, part.form.depth), MAX_DEPTH)
        if lines:
            lines.append(("> " * min(depth, before)).rstrip())
        lines.append(f"{'> ' * depth}{escape_text(part.text)}")
        before = depth
    return "\n".join(lines)
