"""Sentences that a page break cut in two, made whole.

A body block that ends without punctuation and the next body block that begins in
lower case are one sentence. What is between them (a recording, a banner, the number
of a page) does not matter.

Limits: scripts without lower case give such a sign only where a half ends with a comma;
other halves stay apart.
"""

from __future__ import annotations

from dataclasses import replace

from sitrep.core.prose.sentences import ends_with_comma
from sitrep.core.prose.signs import has_no_case, is_small
from sitrep.ingest.draft import Block, Draft
from sitrep.ingest.knowledge.bank import Settings
from sitrep.ingest.read.tables.rows import ROW

MIN_WORDS = 6
"""Shorter pieces are link texts that a scraper set apart, not halves of a sentence."""


def join_broken(draft: Draft, _settings: Settings) -> Draft:
    """The draft with each body block marked that continues the sentence of the one before it."""
    blocks: list[Block] = []
    before: Block | None = None
    for block in draft.blocks:
        goes_on = before is not None and _runs_on(before, block)
        blocks.append(replace(block, continues=True) if goes_on else block)
        if block.is_body:
            before = block
    return replace(draft, blocks=tuple(blocks))


def _runs_on(block: Block, after: Block) -> bool:
    return (
        after.is_body
        and ROW not in {block.rule, after.rule}
        and min(block.words, after.words) >= MIN_WORDS
        and _is_rest(block.text[-1:], after.text[:1])
    )


def _is_rest(last: str, first: str) -> bool:
    """Whether a sentence that is open behind one character goes on with the other."""
    if is_small(first):
        return is_small(last) or ends_with_comma(last)
    # Where there are no capitals, a comma alone says that the sentence is not over.
    return has_no_case(first) and ends_with_comma(last)
