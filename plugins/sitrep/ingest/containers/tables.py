"""Tables of data in plain text (CSV, TSV): no reports, and refused by name."""

from __future__ import annotations

import csv
import re
from itertools import islice

from sitrep.core.errors import DocumentError
from sitrep.ingest.containers.source import ending_of
from sitrep.ingest.draft import Document

LOOKED_AT = 200
"""Lines by which a table is known."""
FEWEST_ROWS, FEWEST_CELLS = 3, 4
"""Of a table whose name does not say that it is one."""
ALIKE = 0.9
"""Share of rows that have as many cells as most."""
LONGEST_HEAD = 40
"""Characters of the name of a column."""
NOT_A_TEXT = (
    "it is {what}, not a text: give the report that goes with it, or take what matters from the "
    "table into a summary (./dev new report)"
)

_NO_NAME = re.compile(r"[.!?]|^\W*\d")
_DELIMITERS = (",", ";", "\t", "|")
_NAMES = {"csv": "a table of data (CSV)", "tsv": "a table of data (TSV)", "tab": "a table of data"}


def refuse_table(document: Document) -> None:
    """Raise DocumentError for a table; anything else passes."""
    named = _NAMES.get(ending_of(document.name), "")
    lines = [line for line in islice(document.text.split("\n"), LOOKED_AT) if line.strip()]
    for delimiter in _DELIMITERS:
        if sum(delimiter in line for line in lines) < ALIKE * len(lines):
            continue
        if _is_table(lines, delimiter, is_named=bool(named)):
            raise DocumentError(NOT_A_TEXT.format(what=named or "a table of data"))


def _is_table(lines: list[str], delimiter: str, *, is_named: bool) -> bool:
    """Whether lines are rows with about as many cells each, below the names of the columns."""
    try:
        rows = [row for row in csv.reader(lines, delimiter=delimiter) if row]
    except csv.Error:
        return False
    if len(rows) < (1 if is_named else FEWEST_ROWS):
        return False
    head = rows[0]
    alike = sum(len(row) == len(head) for row in rows)
    if len(head) < (2 if is_named else FEWEST_CELLS) or alike < ALIKE * len(rows):
        return False
    is_named_by_heads = not any(len(cell) > LONGEST_HEAD or _NO_NAME.search(cell) for cell in head)
    return is_named or (is_named_by_heads and sum(map(bool, head)) >= FEWEST_CELLS - 1)
