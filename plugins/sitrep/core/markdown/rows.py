"""Rows of a table as sentences, as in “Idlib: 12,400 displaced; 31 killed”.

A table is a list of rows of cells, every row as wide as the widest.  What it
counts is said again in each row, since a row is filed under its own place and
read without the others; of a wide table, whose rows would become unreadable,
the head is a row above.
"""

from __future__ import annotations

import pkgutil
import re
import tomllib
from collections.abc import Sequence
from functools import cache

MAX_HEADS = 3
"""Most rows that stand above a table's figures as its head."""

MAX_FIGURE = 40
"""Characters of a cell with a figure and the spaces around it."""
MAX_LABELLED = 6
"""Columns of a table up to which each row says what it counts."""

_FIGURE = re.compile(
    r"[~≈<>+±-]?\s?(?:[$€£]\s?)?\d[\d\s.,'’]*(?:[-–]\s?\d[\d\s.,]*)?\s?(?:%|[a-z]{1,3}|million)?\+?",
    re.IGNORECASE,
)
_NOTHING = re.compile(r"[-–—.…]*|n/?a", re.IGNORECASE)
_COUNTED = re.compile(r"\d[\d.,]*(?:[-–]\d[\d.,]*)?")
_LETTER = re.compile(r"[^\W\d_]")


def is_figure(cell: str) -> bool:
    """Whether a cell holds a figure and little else."""
    return len(cell) <= MAX_FIGURE and bool(_FIGURE.fullmatch(cell.strip()))


def row_sentences(rows: Sequence[Sequence[str]], heads: int) -> tuple[str, ...]:
    """A sentence per row, empty if a row says nothing; the ``heads`` are repeated in each."""
    labels = labels_of(rows[:heads])
    if not any(labels):
        return (*[""] * heads, *(_sentence(row, ()) for row in rows[heads:]))
    if len(rows[0]) <= MAX_LABELLED:
        return (*[""] * heads, *(_sentence(row, labels) for row in rows[heads:]))
    return tuple(_in_order(row, is_head=at < heads) for at, row in enumerate(rows))


def row_sentence(cells: Sequence[str], heads: Sequence[str]) -> str:
    """What one row says below its heads, of which there may be none."""
    return row_sentences([heads, cells] if heads else [cells], 1 if heads else 0)[-1]


def count_heads(rows: Sequence[Sequence[str]]) -> int:
    """How many rows at the top say what the columns hold: rows of words above rows with figures."""
    below = [any(map(is_figure, row)) for row in rows]
    if not any(below):
        return 0
    first = below.index(True)
    return first if 0 < first <= MAX_HEADS and all(_is_filled(row) for row in rows[:first]) else 0


def _is_filled(row: Sequence[str]) -> bool:
    return sum(bool(cell) for cell in row) * 2 >= len(row)


def labels_of(heads: Sequence[Sequence[str]]) -> list[str]:
    """What is above each column; a head of several rows from top to bottom, each word once."""
    if not heads:
        return []
    labels = []
    for column in zip(*heads, strict=True):
        words = [cell.rstrip(":") for cell in column if cell]
        labels.append(" ".join(dict.fromkeys(words)))
    return labels


def _in_order(row: Sequence[str], *, is_head: bool) -> str:
    """A row's cells one after another, as many as its head has; a word in front names it."""
    said = [cell for cell in row if not _NOTHING.fullmatch(cell)]
    if len(said) < 2:
        return "".join(said)
    cells = [cell.rstrip(" .;:") or "–" for cell in row]
    if is_head or is_figure(row[0]) or not _LETTER.search(row[0]):
        return f"{'; '.join(cells)}."
    return f"{cells[0]}: {'; '.join(cells[1:])}."


def _sentence(row: Sequence[str], labels: Sequence[str]) -> str:
    named = next(
        (at for at, cell in enumerate(row) if _LETTER.search(cell) and not is_figure(cell)), None
    )
    parts = []
    for at, cell in enumerate(row):
        if at != named and not _NOTHING.fullmatch(cell):
            parts.append(_value(cell.rstrip(" .;"), labels[at] if at < len(labels) else ""))
    name = row[named].rstrip(" .:;") if named is not None else ""
    said = "; ".join(parts)
    whole = f"{name}: {said}" if name and said else name or said
    return f"{whole}." if said else whole


def _value(cell: str, label: str) -> str:
    if not label:
        return cell
    if label.lower() in counted_heads() and _COUNTED.fullmatch(cell):
        is_name = label.isupper() or label[1:] != label[1:].lower()  # “IDPs”, “UN staff”
        return f"{cell} {label if is_name else label.lower()}"
    return f"{label} {cell}"


@cache
def counted_heads() -> frozenset[str]:
    """Heads of columns, in lower case, that read well after a figure."""
    data = pkgutil.get_data("sitrep.core.markdown", "data/tables.toml") or b""
    return frozenset(tomllib.loads(data.decode("utf-8"))["counted"])
