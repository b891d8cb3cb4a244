"""A whole document on one line taken apart: date, headline and text that a scraper ran together.

Where its headline and its text begin ``glued_head`` says. A town or an agency right before the
text stays with it, as in any dateline. Sentences become blocks, so that each can have its own
verdict and places; those of one place become one paragraph again in the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sitrep.core.prose.signs import CLOSERS, OPENERS, STOPS, SURE_CLOSERS
from sitrep.core.prose.words import word_count
from sitrep.ingest.clean.seams import seams_in
from sitrep.ingest.draft import Block, Draft, Verdict
from sitrep.ingest.head.anchors import GluedPiece
from sitrep.ingest.head.glued_head import GluedHead, read_glued
from sitrep.ingest.knowledge.bank import Settings

MIN_WORDS = 50
"""Fewer words on one line are a paragraph, not a document."""
HEAD_WORDS = 60
"""Most words above a text that are no headline."""
SURE = 0.6
"""How much more there must be for a headline's end than for any other, for it to be taken."""
SURE_WITHOUT_CAPITALS = 0.8
"""The same in a line of small letters, where less is to be seen."""

_TITLES = "Mr Mrs Ms Dr Gen Col Lt Maj Capt Sgt Brig St No Sen Rep Gov".split()  # noqa: SIM905
_NO_TITLE = "".join(rf"(?<!\b{title}\.)" for title in _TITLES)
_SENTENCE = re.compile(
    rf"(?<=[^\sA-ZА-ЯЁІЇЄҐ(\[“‘«.!?,:;—–-][.!?]){_NO_TITLE}[{CLOSERS}]*\s+"
    rf"(?=[{OPENERS}]?[^\W_a-zà-öø-ÿа-яёіїєґ])"
    rf"|(?<=[{STOPS}])[{SURE_CLOSERS}]*\s*(?=\S)"
)
"""The break between two sentences; behind a single capital there may be a name's initial."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of the line: where it begins, and its verdict where it is a part of the head."""

    start: int
    verdict: Verdict = Verdict.UNJUDGED


def split_one_line(draft: Draft, settings: Settings) -> Draft:
    """The draft with a lone long line taken apart into head and sentences; any other as it is."""
    text = draft.document.text
    if len(draft.blocks) != 1 or word_count(text) < MIN_WORDS:
        return draft
    head = read_glued(text, settings)
    pieces: list[_Piece] = []
    for piece in _pieces(text, head):
        # An agency and the date beside it are one line of the page.
        if not pieces or piece.verdict is not pieces[-1].verdict:
            pieces.append(piece)
    body = pieces[-1]
    breaks = {match.end() for match in _SENTENCE.finditer(text, body.start)}
    for at in sorted(breaks.union(seams_in(text, body.start))):
        if at < len(text):
            pieces.append(_Piece(at))
    ends = [*(piece.start for piece in pieces[1:]), len(text)]
    blocks: list[Block] = []
    for piece, end in zip(pieces, ends, strict=True):
        # The first piece begins behind white space that must belong to a block.
        start = piece.start if blocks else 0
        if piece.verdict is Verdict.UNJUDGED:
            blocks.append(Block(start, end, ""))
        else:
            blocks.append(Block(start, end, "", piece.verdict, "glued to the text", "glued"))
    return replace(draft, blocks=tuple(blocks), doubts=(*draft.doubts, *_doubts(text, head)))


def _pieces(text: str, head: GluedHead) -> Iterator[_Piece]:
    """The pieces of the head, and last the one where the text begins."""
    end = head.title_end if head.margin >= _least_margin(text) else None
    before = [anchor for anchor in head.anchors if anchor.end <= head.title_start]
    if end is None:
        # Without a headline a town or an agency is of the text.
        yield from _dated(before)
        at = _last_end(before, 0)
        later = [] if at else _later_date(text, head.all_pieces)
        if later:
            yield _Piece(0, Verdict.STANDFIRST)
            yield _Piece(later[0].start, Verdict.DATELINE)
            at = later[-1].end
        yield _Piece(at)
        return
    yield from (_Piece(anchor.start, _verdict(anchor)) for anchor in before)
    yield _Piece(head.title_start, Verdict.TITLE)
    after = [anchor for anchor in head.anchors if end <= anchor.start < head.text_start]
    body = _last_end(after, end)
    if body > end and text[end : after[0].start].strip():
        yield _Piece(end, Verdict.STANDFIRST)
    yield from (_Piece(anchor.start, _verdict(anchor)) for anchor in after if anchor.end <= body)
    yield _Piece(body)


def _least_margin(text: str) -> float:
    return SURE_WITHOUT_CAPITALS if text.islower() else SURE


def _doubts(text: str, head: GluedHead) -> tuple[str, ...]:
    """What the curator is told of a headline that is not certain enough to be taken."""
    if head.title_end is None or head.margin >= _least_margin(text):
        return ()
    title = text[head.title_start : head.title_end].strip()
    return (f"title: “{title}” may be the headline; nothing says so for certain",)


def _later_date(text: str, anchors: Sequence[GluedPiece]) -> list[GluedPiece]:
    """The pieces with a date behind what is above a text, where no sentence ends before them."""
    dated = next((at for at, each in enumerate(anchors) if each.dates), None)
    if dated is None:
        return []
    above = text[: anchors[dated].start]
    if len(above.split()) > HEAD_WORDS or _SENTENCE.search(text, 0, anchors[dated].end):
        return []
    first = dated
    while first and anchors[first - 1].end == anchors[first].start:
        first -= 1
    return list(anchors[first : dated + 1])


def _dated(anchors: Sequence[GluedPiece]) -> Iterator[_Piece]:
    """The pieces down to the last with a date or a writer."""
    end = _last_end(anchors, 0)
    return (_Piece(anchor.start, _verdict(anchor)) for anchor in anchors if anchor.end <= end)


def _last_end(anchors: Sequence[GluedPiece], otherwise: int) -> int:
    """Where the last piece ends that is none of the text: a date, a writer, a label."""
    apart = (each.end for each in anchors if each.dates or each.by or each.is_label)
    return max(apart, default=otherwise)


def _verdict(anchor: GluedPiece) -> Verdict:
    if anchor.is_label:
        return Verdict.LABEL
    return Verdict.BYLINE if anchor.by else Verdict.DATELINE
