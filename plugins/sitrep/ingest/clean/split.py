"""A document's text taken apart into blocks, first character to last.

A blank line always ends a block. A single line break ends one too, except in text of
fixed width (PDF extracts, e-mail), where lines break in mid-sentence because the next
word did not fit. A text counts as such if its lines are about equally long and a good
part of its line breaks are in mid-sentence. Two of its lines are put together if the
first word of the second would not have fitted on the first. Where the markup or a
PDF's layout has already said what the lines are, each is a block.

Limits: the width is found a chunk at a time, so a paragraph of two lines that happen
to be long is put together in a wrapped text even where it was a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from sitrep.core.markdown.forms import PARAGRAPH
from sitrep.core.prose.lines import width_of
from sitrep.core.prose.sentences import is_stopless, is_stopped, may_go_on
from sitrep.core.prose.signs import CLOSERS, LATIN_STOPS, STOPS
from sitrep.core.prose.words import is_unspaced
from sitrep.ingest.draft import Block, Draft
from sitrep.ingest.knowledge.bank import Settings
from sitrep.ingest.markup import LineKind
from sitrep.ingest.read.lines.item_signs import begins_item
from sitrep.ingest.read.lines.wraps import FULL_LINE
from sitrep.ingest.read.tables.rows import ROW

MAX_WIDTH = 160
"""Longest line of a fixed-width text, in characters; small print on A4 reaches 140."""
MIN_WIDTH = 45
"""Shortest column of wrapped text, in characters; lists and menus are narrower."""
MID_SENTENCE = 0.3
"""Share of line breaks in mid-sentence from which a text counts as wrapped.

Text with a line per paragraph has none.
"""
MIN_BREAKS = 3
"""Fewer line breaks than this say nothing of the text's width, unless all are in mid-sentence."""
NARROW = 100
"""Widest column in a script without stops, where each line may as well be a paragraph."""
EVEN = 0.85
"""Share of the longest line that all but the last have in such a column."""

_ENDS = re.compile(rf"[{LATIN_STOPS}{STOPS}:;：；{CLOSERS}]$")
_GAP = re.compile(r"\S(?: {3,}|\t| \| )[^\n]*\S")
_GAP_SIGNS = ("   ", "\t", " | ")
"""One of them is in each such line; most have none, and a pattern looks at each letter."""
_SET_IN = re.compile(r"\u3000\u3000\S")
"""How a paragraph begins in Chinese and Japanese, without a blank line above it."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that is not blank; its text has single spaces."""

    start: int
    end: int
    text: str
    width: int
    """In columns of type of fixed width."""
    has_gap: bool = False
    """Whether it has a gap as wide as between the cells of a table."""


def split_blocks(draft: Draft, _settings: Settings) -> Draft:
    """The draft with its blocks, unjudged; white space belongs to the block before it."""
    text, page = draft.document.text, draft.document.page
    if page and page.lines:
        starts = [line.start for line in page.lines]
        rules = [ROW if line.kind is LineKind.ROW else "" for line in page.lines]
        forms = [line.form for line in page.lines]
    else:
        starts = _starts(list(_chunks(text)))
        rules = [""] * len(starts)
        forms = [PARAGRAPH] * len(starts)
    if not starts:
        return replace(draft, blocks=(Block(0, len(text), ""),) if text else ())
    starts[0] = 0
    blocks: list[Block] = []
    ends = [*starts[1:], len(text)]
    for start, end, rule, form in zip(starts, ends, rules, forms, strict=True):
        blocks.append(Block(start, end, "", rule=rule, form=form))
    return replace(draft, blocks=tuple(blocks))


def _starts(chunks: list[list[_Line]]) -> list[int]:
    """Where the blocks of a text without markup begin."""
    if not _is_wrapped(chunks):
        return [line.start for chunk in chunks for line in chunk]
    return [group[0].start for chunk in chunks for group in _unwrapped(chunk)]


def _chunks(text: str) -> Iterator[list[_Line]]:
    """Lines between blank lines, or from one that is set in to the next."""
    chunk: list[_Line] = []
    position = 0
    for raw in text.split("\n"):
        end = position + len(raw)
        if raw.strip():
            if chunk and _SET_IN.match(raw):
                yield chunk
                chunk = []
            chunk.append(_line(raw, position))
        elif chunk:
            yield chunk
            chunk = []
        position = end + 1
    if chunk:
        yield chunk


def _line(raw: str, start: int) -> _Line:
    text = " ".join(raw.split())
    has_gap = any(sign in raw for sign in _GAP_SIGNS) and bool(_GAP.search(raw))
    return _Line(start, start + len(raw), text, width_of(text), has_gap)


def _is_wrapped(chunks: list[list[_Line]]) -> bool:
    """Whether lines break where the width ends rather than where a thought does."""
    breaks = in_mid_sentence = 0
    are_paragraphs = True
    for chunk in chunks:
        if not _is_column(chunk):
            continue
        are_paragraphs = are_paragraphs and _ends_short(chunk)
        for line, after in pairwise(chunk):
            breaks += 1
            if not _ENDS.search(line.text) and may_go_on(after.text):
                in_mid_sentence += 1
    if breaks < MIN_BREAKS:
        return breaks > 0 and in_mid_sentence == breaks and are_paragraphs
    return in_mid_sentence >= MID_SENTENCE * breaks


def _is_column(chunk: list[_Line]) -> bool:
    """Whether all lines but the last are about as long, as a column of text is."""
    lengths = [line.width for line in chunk]
    widest = max(lengths)
    if len(lengths) == 1 or not MIN_WIDTH <= widest <= MAX_WIDTH:
        return False
    if any(map(is_stopless, (line.text for line in chunk))):
        return widest <= NARROW and min(lengths[:-1]) >= EVEN * widest
    return median(lengths[:-1]) >= FULL_LINE * widest


def _ends_short(chunk: list[_Line]) -> bool:
    """Whether lines end as a paragraph does: with a stop, in a line that is not the widest."""
    *above, last = chunk
    is_over = is_stopped(last.text) or is_stopless(last.text)
    return is_over and last.width <= max(line.width for line in above)


def _unwrapped(chunk: list[_Line]) -> Iterator[list[_Line]]:
    """The chunk's lines in groups, those together that one paragraph was broken into."""
    widest = max(line.width for line in chunk)
    is_column = MIN_WIDTH <= widest <= MAX_WIDTH
    group = [chunk[0]]
    for line in chunk[1:]:
        above = group[-1]
        needed = above.width + _next_width(line.text)
        did_not_fit = needed >= FULL_LINE * widest
        in_table = line.has_gap and above.has_gap
        is_item = begins_item(line.text, group[0].text)
        # A line that is one long word is a URL: it fills the line and ends there.
        is_text = " " in above.text or is_unspaced(above.text)
        if is_column and did_not_fit and is_text and not (in_table or is_item):
            group.append(line)
        else:
            yield group
            group = [line]
    yield group


def _next_width(line: str) -> int:
    """How many columns the first word of a line would have needed on the line above."""
    if is_unspaced(line[0]):
        return 2
    return 1 + width_of(line.split(maxsplit=1)[0])
