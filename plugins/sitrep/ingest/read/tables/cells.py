"""Tables in lines of text, their cells apart by wide gaps, tabs or bars."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sitrep.core.markdown.rows import is_figure

LEAST_ROWS = 2
"""Fewest lines of a table."""
FIGURES = 0.5
"""Share of a table's lines that have a figure in a cell."""
MAX_CELL = 12
"""Words of a cell; in lists of sentences set apart by tabs there are more."""

_GAP = re.compile(r"\s*\|\s*|[ \u00a0]{3,}|[ ]*\t\s*")
_APART = re.compile(r"[|\t]|[ \u00a0]{2}")
"""What separates cells; most lines contain none of it."""
_RULE = re.compile(r"[-=:+|\s]{3,}")
"""The line below a table's head."""


def cells_of(line: str) -> tuple[str, ...]:
    """The cells of a line: one if it has no gap, none if it is a rule under a head."""
    if not _APART.search(line):
        return () if _RULE.fullmatch(line.strip()) else (line,)
    text = line.strip()
    if _RULE.fullmatch(text):
        return ()
    return tuple(" ".join(cell.split()) for cell in _GAP.split(text.strip("|").strip()))


def table_runs(rows: Sequence[tuple[str, ...]]) -> Iterator[range]:
    """Where tables are among lines of cells: equally many cells, two or more, with figures."""
    at = 0
    while at < len(rows):
        end = at + 1
        if len(rows[at]) >= 2:
            while end < len(rows) and len(rows[end]) in {len(rows[at]), 0}:
                end += 1
            while not rows[end - 1]:
                end -= 1
            if _is_table([row for row in rows[at:end] if row]):
                yield range(at, end)
        at = end


def _is_table(rows: Sequence[tuple[str, ...]]) -> bool:
    with_figures = sum(any(map(is_figure, row[1:])) for row in rows)
    short = all(len(cell.split()) <= MAX_CELL for row in rows for cell in row)
    return len(rows) >= LEAST_ROWS and with_figures >= FIGURES * len(rows) and short
