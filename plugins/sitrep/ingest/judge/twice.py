"""A text that stands on a page twice, as for two widths of a screen: it is the report's once.

Where half of the text or more stands again below it, word for word, each paragraph that was said before is
taken out, and with it the short lines right above and below that stand above as well. A few
paragraphs that come again, as in a plan of meals, are the report's.

Limits: a text said again in other words stays, and so does one that plain text says again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sitrep.ingest.draft import Block, Draft, Verdict
from sitrep.ingest.judge.measures import measure_blocks
from sitrep.ingest.judge.signs import page_of
from sitrep.ingest.knowledge.bank import Settings

LEAST_SHARE = 0.5
"""How much of the text has to stand again."""
LEAST_WORDS = 9
"""Fewest words of a paragraph that nobody writes twice."""


def drop_second_text(draft: Draft, _settings: Settings) -> Draft:
    """The draft with each paragraph of the text once."""
    if page_of(draft.blocks, draft.document.page) is None:
        return draft
    measures = measure_blocks(draft.blocks, None)
    first: dict[str, int] = {}
    again = [False] * len(draft.blocks)
    for at, (block, each) in enumerate(zip(draft.blocks, measures, strict=True)):
        if block.is_body:
            is_long = each.words >= LEAST_WORDS and each.stops > 0
            again[at] = block.text in first and is_long
            first.setdefault(block.text, at)
    places = [first[draft.blocks[at].text] for at, is_again in enumerate(again) if is_again]
    if not places or max(places) > again.index(True):
        return draft
    said = [0, 0]
    for is_again, block, each in zip(again, draft.blocks, measures, strict=True):
        said[is_again] += each.words * block.is_body
    if said[True] < LEAST_SHARE * said[False]:
        return draft
    heads = [not (each.is_stopped or each.has_colon) for each in measures]
    again = _with_short_lines(draft.blocks, again, heads, first)
    blocks = [
        replace(block, verdict=Verdict.RELATED, reason="stands above already", rule="twice")
        if is_again
        else block
        for block, is_again in zip(draft.blocks, again, strict=True)
    ]
    return replace(draft, blocks=tuple(blocks))


def _with_short_lines(
    blocks: Sequence[Block], again: Sequence[bool], heads: Sequence[bool], first: dict[str, int]
) -> list[bool]:
    """The same with heads above such paragraphs, and lines below them, that stand above too."""
    found = list(again)
    for step in (1, -1):
        places = range(len(blocks))[::step]
        for at in places[1:]:
            block = blocks[at]
            may_go = step > 0 or heads[at]
            if block.is_body and may_go and found[at - step] and not found[at]:
                found[at] = first[block.text] < at
    return found
