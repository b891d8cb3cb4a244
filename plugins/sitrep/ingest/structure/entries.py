"""Entries that begin alike below a text: a day and what happened, a number and a place.

A text may end in a timeline, a list of towns by date, a schedule. Its lines end no sentence and
have no sign of a list, so that the run of prose stops above them. Four or more in a row that begin
with a day or a number written alike are the text's, where a line above them says what they
are: with a colon, or in words of the text. Teasers that begin with their date stand below
a heading of the page's own.

Limits: entries of which each second one begins otherwise are not known.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sitrep.ingest.draft import Block

LEAST = 4
"""Fewest entries of a list."""
ENTRY_WORDS = 3
"""Fewest words of an entry: what began alike and has fewer is a date, or a count."""
HEAD_WORDS = 12
"""Most words of the line that says what they are."""
SHARED = 2
"""Words of the text in such a line that has no colon."""

_DAY = re.compile(r"\W{0,2}(?:(?P<month>[^\W\d_]{3,})\.? )?\d{1,4}(?P<sign>[.:/-]\d|)")
_COLON = re.compile(r"[:：]$")
_WORD = re.compile(r"[^\W\d_]{4,}")


def entries_below(blocks: Sequence[Block], free: Sequence[bool], last: int) -> range:
    """The numbers of the entries below the last block of a text, with the line above them.

    Empty where there are none; ``free`` says of each block whether nothing has judged it.
    """
    head = last + 1
    if head >= len(blocks):
        return range(0)
    begun = last if _COLON.search(blocks[last].text) else head
    if begun == head and not (free[head] and _announces(blocks, head)):
        return range(0)
    first = begun + 1
    end = first
    while end < len(blocks) and free[end] and _kind(blocks[end]) == _kind(blocks[first]) != "":
        end += 1
    return range(head, end) if end - first >= LEAST else range(0)


def _kind(block: Block) -> str:
    """How an entry begins; empty where it does not begin with a day or number."""
    if block.words < ENTRY_WORDS:
        return ""
    found = _DAY.match(block.text)
    return f"{found['month'] is not None} {found['sign'][:1]}" if found else ""


def _announces(blocks: Sequence[Block], head: int) -> bool:
    """Whether a line says what stands below it: with a colon, or in words of the text above."""
    line = blocks[head].text
    if blocks[head].words > HEAD_WORDS:
        return False
    if _COLON.search(line):
        return True
    own = set(_WORD.findall(line.lower()))
    said: set[str] = set()
    for block in blocks[:head]:
        if block.is_body:
            said.update(own.intersection(_WORD.findall(block.text.lower())))
    return len(said) >= SHARED
