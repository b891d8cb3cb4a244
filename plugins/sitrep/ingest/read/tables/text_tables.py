"""Tables in plain text, a block per row: aligned columns, bars, tabs, or a line per cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sitrep.core.markdown.forms import Form, FormKind
from sitrep.core.markdown.rows import count_heads, is_figure, labels_of, row_sentences
from sitrep.ingest.draft import Block, Draft
from sitrep.ingest.knowledge.bank import Settings
from sitrep.ingest.read.tables.cells import cells_of, table_runs
from sitrep.ingest.read.tables.rows import ROW

FEWEST_FIGURES, MOST_FIGURES = 2, 12
"""Figures in a row whose cells are on lines of their own; a single one may be a counter."""
LABEL_WORDS = 6
"""Most words of the name of such a row, or of a column."""


def join_rows(draft: Draft, _settings: Settings) -> Draft:
    """The draft with a block per row of a table; the words are the document's, with separators."""
    if draft.document.page or len(draft.blocks) < 2:
        return draft
    return replace(draft, blocks=_with_lists(_with_aligned(draft.blocks, draft.document.text)))


def _with_aligned(blocks: tuple[Block, ...], text: str) -> tuple[Block, ...]:
    """The blocks, rows of aligned cells read as such."""
    rows = [
        cells_of(raw) if "\n" not in (raw := text[each.start : each.end].strip()) else ("",)
        for each in blocks
    ]
    found = list(blocks)
    for run in table_runs(rows):
        filled = [at for at in run if rows[at]]
        table = [rows[at] for at in filled]
        sentences = row_sentences(table, 0)
        count = count_heads(table)
        heads = tuple(labels_of(table[:count]))
        for number, (at, sentence) in enumerate(zip(filled, sentences, strict=True)):
            cells = rows[at] if number >= count else ()
            form = Form(FormKind.ROW, cells=cells, heads=heads)
            if sentence:
                found[at] = replace(blocks[at], text=sentence, rule=ROW, form=form)
    return tuple(found)


def _with_lists(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks, with the cells of a row joined: a name and equally many figures each time."""
    figures = [is_figure(block.text) for block in blocks]
    found: list[Block] = []
    at = 0
    while at < len(blocks):
        size = _row_size(blocks, figures, at)
        count = _row_count(blocks, figures, at, size)
        if count < 2:
            found.append(blocks[at])
            at += 1
            continue
        head = found[-size:] if len(found) >= size and all(map(_is_label, found[-size:])) else []
        labels = tuple(cell.text for cell in head)
        if head:
            found[-size:] = [_joined(head, Form(FormKind.ROW, heads=labels))]
        for row in range(count):
            cells = blocks[at + row * size : at + (row + 1) * size]
            said = tuple(cell.text for cell in cells)
            found.append(_joined(cells, Form(FormKind.ROW, cells=said, heads=labels)))
        at += count * size
    return tuple(found)


def _row_size(blocks: Sequence[Block], figures: Sequence[bool], at: int) -> int:
    """How many cells a row has that begins at a block; 0 where none does."""
    if figures[at] or not _is_label(blocks[at]):
        return 0
    end = at + 1
    while end < len(blocks) and figures[end] and end - at <= MOST_FIGURES:
        end += 1
    return end - at if FEWEST_FIGURES <= end - at - 1 <= MOST_FIGURES else 0


def _row_count(blocks: Sequence[Block], figures: Sequence[bool], at: int, size: int) -> int:
    """How many rows of that size follow one another."""
    count = 0
    while size and at < len(blocks) and _row_size(blocks, figures, at) == size:
        count += 1
        at += size
    return count


def _is_label(block: Block) -> bool:
    return (
        0 < block.words <= LABEL_WORDS
        and not block.text.endswith((".", "!", "?"))
        and block.rule != ROW
    )


def _joined(cells: Sequence[Block], form: Form) -> Block:
    sentence = row_sentences([[cell.text for cell in cells]], 0)[0]
    return replace(cells[0], end=cells[-1].end, text=sentence, rule=ROW, form=form)
