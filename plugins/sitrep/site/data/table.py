"""Tables as CSV, with a row of HXL tags below the header.

HXL wants one value per cell, so what concerns three governorates has three rows; ``report_table``
and ``event_tables`` have the columns.  Spreadsheets are kept from taking cells for formulas: see
``guarded``.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
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
_CUT = re.compile(r"[;\t\r\n]")
_GUARDED_CUT = re.compile(rf"([;\t\r\n]){GUARD}")

Value = str | int | dt.date | None
Row = TypeVar("Row")
"""What a row is about."""


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A column: its name, its HXL tag and what its cells contain."""

    name: str
    tag: str
    value: Callable[[Row], Value]


def csv_text(columns: Sequence[Column[Row]], rows: Iterable[Row]) -> str:
    """The table as in RFC 4180: commas, every cell in quotation marks, lines that end in CR LF.

    Names and tags are not quoted: HXL's readers know the row of tags by the # at its beginning.
    """
    written = io.StringIO()
    heads = csv.writer(written, lineterminator="\r\n")
    heads.writerow(column.name for column in columns)
    heads.writerow(column.tag for column in columns)
    writer = csv.writer(written, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    for row in rows:
        writer.writerow(guarded(_cell(column.value(row))) for column in columns)
    return written.getvalue()


def guarded(cell: str) -> str:
    """A cell with an apostrophe wherever a spreadsheet would otherwise begin a formula.

    That is at its start and after each character at which a spreadsheet may split it.  What looks
    guarded already gets one more, so that ``unguarded`` returns every text as it was.
    """
    inside = _INSIDE.sub(lambda before: _CUT.sub(rf"\g<0>{GUARD}", before[0]), cell)
    return f"{GUARD}{inside}" if _FORMULA.match(inside) else inside


def unguarded(cell: str) -> str:
    """The text that a cell of the table stands for."""
    inside = cell[1:] if cell.startswith(GUARD) and _FORMULA.match(cell) else cell
    return _INSIDE.sub(lambda before: _GUARDED_CUT.sub(r"\1", before[0]), inside)


def listed(values: Iterable[str]) -> str:
    """Several values in a cell."""
    return "; ".join(values)


def truth(value: bool) -> str:
    """As CSV on the Web writes it."""
    return "true" if value else "false"


def _cell(value: Value) -> str:
    return "" if value is None else str(value)
