"""Rows of a table as they are read: a sentence each, with the cells and their heads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sitrep.core.markdown.forms import Form, FormKind
from sitrep.core.markdown.rows import labels_of, row_sentences

ROW = "row"
"""The rule of a block that is a row of a table."""


@dataclass(frozen=True, slots=True)
class RowLine:
    """What a row says."""

    at: int
    """Its number in the table."""
    text: str
    """A sentence; of the head of a wide table what its columns hold."""
    form: Form


def row_lines(rows: Sequence[Sequence[str]], heads: int) -> tuple[RowLine, ...]:
    """The rows that say something; a head of several rows is one, and is said in each row."""
    labels = labels_of(rows[:heads])
    body = list(rows[heads:])
    sentences = row_sentences([labels, *body] if heads else body, 1 if heads else 0)
    cells = [(), *map(tuple, body)] if heads else [tuple(row) for row in body]
    first = heads - 1 if heads else 0
    found = []
    for at, (text, said) in enumerate(zip(sentences, cells, strict=True), first):
        if text:
            found.append(RowLine(at, text, Form(FormKind.ROW, cells=said, heads=tuple(labels))))
    return tuple(found)
