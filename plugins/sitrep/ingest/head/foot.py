"""The lines below a text that date and sign it.

They follow the last paragraph at once: a date further down is a comment's or a teaser's.
"""

from __future__ import annotations

from sitrep.ingest.clean.article import is_prose
from sitrep.ingest.draft import Draft
from sitrep.ingest.head.around import Around
from sitrep.ingest.head.signs import SeenLine, seen_line
from sitrep.ingest.head.weights import KINDS, LineIs, weights

LINES = 5
"""Lines below the last paragraph that are read."""
STRAY = 2
"""Lines among them that say nothing of the text, after which no more are read."""

_SAYING = tuple(
    (kind, KINDS.index(kind)) for kind in (LineIs.DATE, LineIs.WRITER, LineIs.OUTLET, LineIs.OTHER)
)


def foot_lines(draft: Draft, begin: int, around: Around) -> list[tuple[SeenLine, LineIs]]:
    """The lines below the text that say something of it."""
    last = _last_paragraph(draft, begin)
    found: list[tuple[SeenLine, LineIs]] = []
    strays = 0
    for at in range(last + 1, min(len(draft.blocks), last + 1 + LINES)):
        line = seen_line(at, draft.blocks[at], None, around)
        worths = weights().of(line.signs)
        kind, _number = max(_SAYING, key=lambda each: worths[each[1]])
        if kind is LineIs.OTHER:
            strays += 1
            if strays == STRAY:
                break
        found.append((line, kind))
    return [(line, kind) for line, kind in found if kind is not LineIs.OTHER or line.dated.says]


GAP = 4
"""Lines between paragraphs of one text at most."""


def _last_paragraph(draft: Draft, begin: int) -> int:
    """Number of the last paragraph of the text that begins with a block."""
    last = begin
    for at in range(begin, len(draft.blocks)):
        if is_prose(draft.blocks[at]):
            last = at
        elif at - last > GAP:
            break
    return last
