"""A date that a scraper put before the first line of a text: "date 2021-05-04 Boats burn"."""

from __future__ import annotations

import re
from dataclasses import replace

from sitrep.ingest.draft import Block, Draft
from sitrep.ingest.head.dated import CLOCK
from sitrep.ingest.knowledge.bank import Settings
from sitrep.ingest.knowledge.date_patterns import DATED, plain
from sitrep.ingest.knowledge.head_words import at_start

LINES = 2
"""First lines of a text that may have a date before them."""
LEAST_WORDS = 4
"""Fewest words behind a date that nothing announces; fewer are a place, or a writer."""

_GAP = re.compile(r"[\s,:|–—-]*")
_CLOCK_BEHIND = re.compile(rf"[ ,|–—-]*(?:{CLOCK.pattern})", re.IGNORECASE)


def part_dates(draft: Draft, _settings: Settings) -> Draft:
    """The draft with the date before the first line of a plain text in a block of its own."""
    if draft.document.page:
        return draft
    blocks: list[Block] = []
    for at, block in enumerate(draft.blocks):
        end = _date_end(block, draft.document.text) if at < LINES else 0
        if end:
            date = plain(draft.document.text[block.start : end])
            blocks.append(replace(block, end=end, text=" ".join(date.split())))
            blocks.append(replace(block, start=end))
        else:
            blocks.append(block)
    return replace(draft, blocks=tuple(blocks))


def _date_end(block: Block, text: str) -> int:
    """Where the date before a line ends; 0 where there is none, or nothing behind it."""
    raw = plain(text[block.start : block.end])
    begin = len(raw) - len(raw.lstrip())
    label = at_start("published").match(raw, begin) or at_start("updated").match(raw, begin)
    date = DATED.match(raw, label.end() if label else begin)
    if date is None:
        return 0
    clock = _CLOCK_BEHIND.match(raw, date.end())
    date_end = clock.end() if clock else date.end()
    gap = _GAP.match(raw, date_end)
    end = gap.end() if gap else date_end
    rest = raw[end:].split()
    enough = 1 if label else LEAST_WORDS
    is_glued = len(rest) >= enough and "|" not in raw[date_end:end] and not DATED.search(raw, end)
    # "Posted on by somebody" says who put the text there, and is one line with its date.
    says_more = at_start("published").match(raw, end) or at_start("by").match(raw, end)
    return block.start + end if is_glued and not says_more else 0
