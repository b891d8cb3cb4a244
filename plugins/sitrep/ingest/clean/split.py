"""A document's text taken apart into blocks, first character to last.

A blank line always ends a block.  A single line break ends one too, except in
text of fixed width (PDF extracts, e-mail), where lines break in mid-sentence
because the next word did not fit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from sitrep.ingest.draft import Block, Draft
from sitrep.ingest.knowledge.bank import Settings
from sitrep.ingest.markup import LineKind, Page
from sitrep.ingest.read.layout import FULL_LINE
from sitrep.ingest.read.tables.rows import ROW

MAX_WIDTH = 160
"""Longest line of a fixed-width text, in characters; small print on A4 reaches 140."""
MIN_WIDTH = 45
"""Shortest column of wrapped text, in characters; lists and menus are narrower."""
MID_SENTENCE = 0.3
"""Share of line breaks in mid-sentence from which a text counts as wrapped; line-per-paragraph
texts have none."""
MIN_BREAKS = 3
"""Fewer line breaks than this say nothing of the text's width."""

_ENDS = re.compile(r"[.!?:;…”\"'’)\]]$")
_GAP = re.compile(r"\S(?: {3,}|\t| \| )[^\n]*\S")
_GOES_ON = re.compile(r"[a-zà-öø-ÿ0-9(“\"'‘]")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that is not blank; its text has single spaces."""

    start: int
    end: int
    text: str
    has_gap: bool = False
    """Whether it has a gap as wide as between the cells of a table."""


def split_blocks(draft: Draft, _settings: Settings) -> Draft:
    """The draft with its blocks, unjudged; white space belongs to the block before it."""
    if draft.document.page:
        return replace(draft, blocks=tuple(_marked(draft.document.page, len(draft.document.text))))
    chunks = list(_chunks(draft.document.text))
    wrapped = _is_wrapped(chunks)
    if not chunks:
        return replace(
            draft, blocks=(Block(0, len(draft.document.text), ""),) if draft.document.text else ()
        )
    groups: list[list[_Line]] = []
    for chunk in chunks:
        groups += _unwrapped(chunk) if wrapped else [[line] for line in chunk]
    starts = [0, *(group[0].start for group in groups[1:])]
    ends = [*starts[1:], len(draft.document.text)]
    blocks = [Block(start, end, "") for start, end in zip(starts, ends, strict=True)]
    return replace(draft, blocks=tuple(blocks))


def _marked(page: Page, length: int) -> Iterator[Block]:
    """A block a line of a page whose markup says where lines end."""
    starts = [0, *(line.start for line in page.lines[1:])]
    rules = [ROW if line.kind is LineKind.ROW else "" for line in page.lines]
    ends = [*starts[1:], length]
    return (
        Block(start, end, "", rule=rule)
        for start, end, rule in zip(starts, ends, rules, strict=True)
    )


def _chunks(text: str) -> Iterator[list[_Line]]:
    """Lines between blank lines."""
    chunk: list[_Line] = []
    position = 0
    for raw in text.split("\n"):
        end = position + len(raw)
        if raw.strip():
            chunk.append(_Line(position, end, " ".join(raw.split()), bool(_GAP.search(raw))))
        elif chunk:
            yield chunk
            chunk = []
        position = end + 1
    if chunk:
        yield chunk


def _is_wrapped(chunks: list[list[_Line]]) -> bool:
    """Whether lines break where the width ends rather than where a thought does."""
    pairs = [pair for chunk in chunks if _even(chunk) for pair in pairwise(chunk)]
    broken = sum(
        not _ENDS.search(line.text) and bool(_GOES_ON.match(after.text)) for line, after in pairs
    )
    return len(pairs) >= MIN_BREAKS and broken >= MID_SENTENCE * len(pairs)


def _even(chunk: list[_Line]) -> bool:
    """Whether all lines but the last are about as long, as a column of text is."""
    lengths = [len(line.text) for line in chunk[:-1]]
    widest = max((len(line.text) for line in chunk), default=0)
    return (
        bool(lengths) and MIN_WIDTH <= widest <= MAX_WIDTH and median(lengths) >= FULL_LINE * widest
    )


def _unwrapped(chunk: list[_Line]) -> Iterator[list[_Line]]:
    """The chunk's lines, those together that one paragraph was broken into."""
    widest = max(len(line.text) for line in chunk)
    group = [chunk[0]]
    for line in chunk[1:]:
        needed = len(group[-1].text) + 1 + len(line.text.split()[0])
        in_row = line.has_gap and group[-1].has_gap
        if (
            not in_row
            and MIN_WIDTH <= widest <= MAX_WIDTH
            and needed >= FULL_LINE * widest
            and " " in group[-1].text
        ):
            group.append(line)
        else:
            yield group
            group = [line]
    yield group
