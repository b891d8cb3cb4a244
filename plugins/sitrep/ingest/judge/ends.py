"""Where a plain text begins and ends, by what both judges say of all its blocks together.

Without elements and links one block says little of itself: a teaser's summary is prose, and so
is what a company says of itself below its news. Many of them say more. Each block counts for the
text or against it, by the second judge's opinion and by whether words or its shape have given it
away; the run with the greatest sum is the text. What the first judge kept beyond it is left
out; what it left out within it, by the run of prose alone, is taken in.

The numbers were chosen on documents that the opinions were not learned from.

Limits: of two texts the one that counts for more is kept, whatever it is about.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sitrep.core.prose.runs import heaviest_run
from sitrep.ingest.draft import Block, Verdict

KEPT = 2.0
"""What speaks for a block that the first judge kept, as log odds."""
LEFT_OUT = -2.0
"""What speaks against one that it left out because of its place alone."""
GIVEN_AWAY = -10.0
"""What a block counts for that its words or its shape have given away: one or two paragraphs.

Of several in a row, as the buttons of a share bar, each counts half of the one before.
"""
HEAD = -20.0
"""What is above the run must count for less, or it stays: a lead is short, and may be set apart."""
LISTED = 0.1
"""Least that an item of a list or a row of a table counts for: no list is too long for its text."""
LENGTH = 0.3
"""Power of a block's words by which it counts: a paragraph of 60 for two lines of six."""
MOST_WORDS = 60
ROW = "row"
INSERTS = "inserts"
"""The rule of what pages put into texts: it does not say that a text is over."""
_SILENT = frozenset({"article", "holder", ROW})
"""Rules of the first judge that go by no word."""


def within_ends(blocks: Sequence[Block], rule: str) -> list[Block]:
    """The blocks, decided by ``rule`` where they are kept beyond the text or left out within."""
    if not any(block.is_body for block in blocks):
        return list(blocks)
    weights = _weights(blocks)
    first, last = heaviest_run(weights)
    head = next(at for at, block in enumerate(blocks) if block.is_body)
    if first < head or sum(weights[head:first]) > HEAD:
        first = head  # nothing above it is taken in: a headline speaks of what the text does
    return [_placed(block, first <= at < last, rule) for at, block in enumerate(blocks)]


def _weights(blocks: Sequence[Block]) -> list[float]:
    """What each block counts for: above 0 for the text."""
    weights: list[float] = []
    given_away = GIVEN_AWAY
    inserted = _rows_of_inserts(blocks)
    for at, block in enumerate(blocks):
        length = min(max(block.words, 2), MOST_WORDS) ** LENGTH
        if block.verdict is Verdict.MARK:
            weights.append(0.0)  # the number of a page and its running head end no text
        elif block.is_body or _is_by_place(block):
            weight = (block.opinion + (KEPT if block.is_body else LEFT_OUT)) * length
            is_listed = block.is_body and (block.form.is_item or block.rule == ROW)
            weights.append(max(LISTED, weight) if is_listed else weight)
            given_away = GIVEN_AWAY
        else:
            weights.append(0.0 if at in inserted else given_away)
            given_away /= 2
    return weights


def _rows_of_inserts(blocks: Sequence[Block]) -> frozenset[int]:
    """The numbers of blocks in rows of such as were given away that hold a known insert."""
    found: set[int] = set()
    row: list[int] = []
    for at, block in enumerate(blocks):
        row = [] if block.is_body or _is_by_place(block) else [*row, at]
        if block.rule == INSERTS or (row and row[0] in found):
            found.update(row)
    return frozenset(found)


def _is_by_place(block: Block) -> bool:
    """Whether nothing but its place has decided on a block."""
    return block.rule in _SILENT and block.verdict in {Verdict.NAVIGATION, Verdict.COMMENT}


def _placed(block: Block, inside: bool, rule: str) -> Block:
    if block.is_body and block.rule in _SILENT and not inside:
        reason = "beyond the ends of the text"
        return replace(block, verdict=Verdict.NAVIGATION, reason=reason, rule=rule)
    if inside and _is_by_place(block):
        reason = "between paragraphs of the text"
        return replace(block, verdict=Verdict.BODY, reason=reason, rule=rule)
    return block
