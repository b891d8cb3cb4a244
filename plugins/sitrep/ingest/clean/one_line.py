"""A whole document on one line taken apart: date, headline and text that a scraper glued together.

Where the headline ends is told by the text: it says again what the headline
said, and begins with a capital.  Sentences become blocks, so that each can have
its own verdict and places; those of one place are one paragraph in the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sitrep.ingest.draft import Block, Draft, Verdict
from sitrep.ingest.knowledge.bank import Settings
from sitrep.ingest.knowledge.date_patterns import DATED

MIN_WORDS = 50
"""Fewer words on one line are a paragraph, not a document."""
TITLE_WORDS = range(4, 21)
"""How many words a glued headline has."""
LEAD_WORDS = 45
"""The first words of a text, which say what its headline says."""
SAID_AGAIN = 0.5
"""Share of the headline's words that the lead must repeat."""
STEM = 4
"""First letters by which a word is known again: kills, killed, killing."""
HEAD_WORDS = 60
"""Most words of headline, standfirst and date line before a glued text."""
SOURCE_WORDS = 4
"""Most words beside the date in a date line: an agency, a town."""

_DATE = rf"(?i:{DATED.pattern})(?: at \d{{3,4}}\b)?"
_FIRST_DATE = re.compile(rf"\s*{_DATE}[\s,:|–—-]*")
_DATELINE = re.compile(
    rf"(?P<source>(?:\b[A-Z][\w.-]*,? ){{0,{SOURCE_WORDS}}}){_DATE} (?=[\"“]?[A-Z])"
)
_TITLES = (
    "Mr",
    "Mrs",
    "Ms",
    "Dr",
    "Gen",
    "Col",
    "Lt",
    "Maj",
    "Capt",
    "Sgt",
    "Brig",
    "St",
    "No",
    "Sen",
    "Rep",
    "Gov",
)
_NO_TITLE = "".join(rf"(?<!\b{title}\.)" for title in _TITLES)
_SENTENCE = re.compile(rf"(?<=[a-z0-9)\]\"”'’%][.!?]){_NO_TITLE}[\"”'’)]*\s+(?=[\"“‘'(]?[A-Z0-9])")
_WORD = re.compile(r"\w[\w'’-]*")
_OPENERS = frozenset({"a", "an", "the", "in", "on", "at", "it"})
"""Words with which a sentence begins and hardly a headline: “The” tells a lead from its headline.
"""
_SMALL = re.compile(
    r"(?:a|an|and|as|at|by|for|from|in|into|is|it|its|of|on|or|over|that|the|to|was|were|with|says|said)",
    re.IGNORECASE,
)
"""Words that headline and text share whatever they are about."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of the line: where it begins, and its verdict where it is head."""

    start: int
    verdict: Verdict = Verdict.UNJUDGED


def split_glued(draft: Draft, _settings: Settings) -> Draft:
    """The draft with a lone long line taken apart into head and sentences; any other as it is."""
    if len(draft.blocks) != 1 or len(draft.document.text.split()) < MIN_WORDS:
        return draft
    text = draft.document.text
    pieces = list(_head(text))
    pieces += [_Piece(start) for start in _sentences(text, pieces.pop().start)]
    pieces[0] = replace(pieces[0], start=0)
    ends = [*(piece.start for piece in pieces[1:]), len(text)]
    blocks = tuple(_block(piece, end) for piece, end in zip(pieces, ends, strict=True))
    return replace(draft, blocks=blocks)


def _block(piece: _Piece, end: int) -> Block:
    judged = piece.verdict is not Verdict.UNJUDGED
    reason = "glued to the text" if judged else ""
    return Block(piece.start, end, "", piece.verdict, reason, "glued" if judged else "")


def _head(text: str) -> Iterator[_Piece]:
    """The pieces of the head, and last the one where the text begins."""
    at = 0
    if first := _FIRST_DATE.match(text):
        yield _Piece(0, Verdict.DATELINE)
        at = first.end()
    end = _headline_end(text, at)
    if end:
        yield _Piece(at, Verdict.TITLE)
        at = end
    if not first and (dateline := _later_dateline(text, at)):
        if dateline.start() > at:
            yield _Piece(at, Verdict.STANDFIRST)
        yield _Piece(dateline.start(), Verdict.DATELINE)
        at = dateline.end()
    yield _Piece(at)


def _later_dateline(text: str, at: int) -> re.Match[str] | None:
    """A date line behind headline and standfirst, where nothing before it ends a sentence."""
    found = _DATELINE.search(text, at)
    if (
        found is None
        or len(text[at : found.start()].split()) > HEAD_WORDS
        or _SENTENCE.search(text, at, found.end())
    ):
        return None
    return found


def _headline_end(text: str, start: int) -> int | None:
    """Where the headline that begins at ``start`` ends, or None where there is none."""
    words = list(_WORD.finditer(text, start))[: TITLE_WORDS.stop + LEAD_WORDS]
    if not words or words[0].group().lower() in _OPENERS:
        return None
    stop = _SENTENCE.search(text, start)
    if stop and len(text[start : stop.start()].split()) in TITLE_WORDS:
        return stop.end() if _is_said_again(words, stop.end()) else None
    end = _new_start(words)
    return end if end and _is_said_again(words, end) else None


def _new_start(words: list[re.Match[str]]) -> int | None:
    """Where a new sentence begins without a stop before it: at “The”, else at the last capital
    before a repetition.
    """
    starts = [
        at
        for at in TITLE_WORDS
        if at < len(words) and _begins_anew(words[at - 1].group(), words[at].group())
    ]
    opener = next((at for at in starts if words[at].group().lower() in _OPENERS), None)
    if opener is None:
        repeated = _first_repeated(words)
        opener = max((at for at in starts if at <= repeated), default=None)
    return None if opener is None else words[opener].start()


def _begins_anew(before: str, word: str) -> bool:
    """Whether a word with a capital follows one after which no name is expected."""
    capital = word[0].isupper() and (word.lower() in _OPENERS or not word.isupper())
    return (
        capital and (before.isupper() or not before[0].isupper()) and not _SMALL.fullmatch(before)
    )


def _first_repeated(words: list[re.Match[str]]) -> int:
    """Number of the first word that was said before; of names and things, not of small words."""
    seen: set[str] = set()
    for at, word in enumerate(words):
        stem = _stem(word.group())
        if stem in seen:
            return at
        if stem:
            seen.add(stem)
    return 0


def _is_said_again(words: list[re.Match[str]], end: int) -> bool:
    first = [word.group() for word in words if word.start() < end]
    rest = [word.group() for word in words if word.start() >= end]
    head = set(filter(None, map(_stem, first)))
    lead = set(map(_stem, rest[:LEAD_WORDS]))
    return bool(head) and len(head & lead) >= SAID_AGAIN * len(head)


def _stem(word: str) -> str:
    return "" if _SMALL.fullmatch(word) else word.lower()[:STEM]


def _sentences(text: str, start: int) -> Iterator[int]:
    yield start
    yield from (match.end() for match in _SENTENCE.finditer(text, start) if match.end() < len(text))
