"""Tables as CSV, and the same with a row of HXL tags below the header.

What concerns three governorates has three rows, so that a cell has one value where programs count;
``report_table``, ``event_tables`` and ``carrier_table`` have the columns.  Spreadsheets are kept
from taking cells for formulas: see ``guarded``.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

GUARD = "'"
"""What marks a cell as text in spreadsheets."""
_SIGNS = "=+\\-@＝＋－＠"
"""What a formula begins with, in both widths."""
_FORMULA = re.compile(rf"{GUARD}*+(?:[\t\r\n]|[\s{GUARD}\"]*+[{_SIGNS}])")
"""The beginning of a cell that a spreadsheet might calculate, or that only looks guarded."""
_INSIDE = re.compile(rf"(?<![;\s{GUARD}\"])[;\s{GUARD}\"]++(?=[{_SIGNS}])")
"""What may come before a formula inside a cell.

A spreadsheet that is set to semicolons or tabs takes the quotation marks of this file for text and
splits its cells there and at line breaks.
"""
_CUT_BEFORE = re.compile(rf"[;\t\r\n][;\s{GUARD}\"]*+[{_SIGNS}]")
"""Where ``_INSIDE`` finds what needs a guard: few texts have it, and this is quick to find out."""
_CUT = re.compile(r"[;\t\r\n]")
_GUARDED_CUT = re.compile(rf"([;\t\r\n]){GUARD}")

Value = str | int | bool | dt.date | None
LINE_END = "\r\n"
Row = TypeVar("Row")
"""What a row is about."""


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A column: its name, its HXL tag and what its cells contain."""

    name: str
    tag: str
    value: Callable[[Row], Value]


@dataclass(frozen=True, slots=True)
class DataTable(Generic[Row]):
    """A table: where it stands, its columns, and the ISO week that a row belongs to."""

    address: str
    columns: tuple[Column[Row], ...]
    week: Callable[[Row], str | None]
    untagged: frozenset[str] = frozenset()
    """The columns that its file with HXL tags leaves out: whole texts, which none of HXL's tools
    reads."""

    @property
    def tagged(self) -> tuple[Column[Row], ...]:
        """The columns of its file with HXL tags."""
        return tuple(column for column in self.columns if column.name not in self.untagged)


def names_line(columns: Sequence[Column[Row]]) -> str:
    """The header."""
    return line_of(column.name for column in columns)


def tags_line(columns: Sequence[Column[Row]]) -> str:
    """The row by which HXL's readers know what the columns mean."""
    return line_of(column.tag for column in columns)


def row_cells(columns: Sequence[Column[Row]], row: Row) -> tuple[str, ...]:
    """The cells of a row as in RFC 4180.

    Texts stand in quotation marks, so that none is taken for a number or a comment, whatever it
    begins with; numbers, days and truths stand bare, and what is not known or not given is
    nothing at all.  By that every reader finds the types.
    """
    return tuple(_cell(column.value(row)) for column in columns)


def line_of(cells: Iterable[str]) -> str:
    """Cells as a line."""
    return ",".join(cells) + LINE_END


def guarded(cell: str) -> str:
    """A cell with an apostrophe wherever a spreadsheet would otherwise begin a formula.

    That is at its start and after each character at which a spreadsheet may split it.  What looks
    guarded already gets one more, so that ``unguarded`` returns every text as it was.
    """
    if _CUT_BEFORE.search(cell):
        cell = _INSIDE.sub(lambda before: _CUT.sub(rf"\g<0>{GUARD}", before[0]), cell)
    return f"{GUARD}{cell}" if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """The text that a cell of the table stands for."""
    inside = cell[1:] if cell.startswith(GUARD) and _FORMULA.match(cell) else cell
    return _INSIDE.sub(lambda before: _GUARDED_CUT.sub(r"\1", before[0]), inside)


def listed(values: Iterable[str]) -> str:
    """Several values in a cell."""
    return "; ".join(values)


def _cell(value: Value) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, str):
        inside = guarded(value).replace('"', '""')
        return f'"{inside}"'
    return str(value).lower()  # true and false, as CSV on the Web writes them
