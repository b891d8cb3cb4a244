"""A whole document on one line taken apart: date, headline and text that a scraper ran together.

The text itself shows where the headline ends: it says again what the headline said,
and begins with a capital. So the candidates are the places where a word with a
capital follows one after which no name is expected; the last before the first
repeated word is taken, or the first "The", and it counts only if the lead repeats
half of the headline's words. Sentences become blocks, so that each can have its own
verdict and places; those of one place become one paragraph again in the end.

Limits: a headline whose words the lead avoids stays with the text, and so does one in a
script without capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sitrep.core.prose.signs import CLOSERS, OPENERS, STOPS, SURE_CLOSERS
from sitrep.core.prose.words import word_count
from sitrep.ingest.draft import Block, Draft, Verdict
from sitrep.ingest.knowledge.bank import Settings
from sitrep.ingest.knowledge.date_patterns import DATED

MIN_WORDS = 50
"""Fewer words on one line are a paragraph, not a document."""
TITLE_WORDS = range(4, 21)
"""How many words a headline on such a line has."""
LEAD_WORDS = 45
"""The first words of a text, which say what its headline says."""
SAID_AGAIN = 0.5
"""Share of the headline's words that the lead must repeat."""
STEM = 4
"""First letters by which a word is known again: kills, killed, killing."""
HEAD_WORDS = 60
"""Most words of headline, standfirst and date line before a text."""
SOURCE_WORDS = 4
"""Most words beside the date in a date line: an agency, a town."""

_DATE = rf"(?i:{DATED.pattern})(?: at \d{{3,4}}\b)?"
_FIRST_DATE = re.compile(rf"\s*{_DATE}[\s,:|–—-]*")
_DATELINE = re.compile(
    rf"(?P<source>(?:\b[A-Z][\w.-]*,? ){{0,{SOURCE_WORDS}}}){_DATE} (?=[\"“]?[A-Z])"
)
_TITLES = "Mr Mrs Ms Dr Gen Col Lt Maj Capt Sgt Brig St No Sen Rep Gov".split()  # noqa: SIM905
_NO_TITLE = "".join(rf"(?<!\b{title}\.)" for title in _TITLES)
_SENTENCE = re.compile(
    rf"(?<=[^\sA-ZА-ЯЁІЇЄҐ(\[“‘«.!?,:;—–-][.!?]){_NO_TITLE}[{CLOSERS}]*\s+"
    rf"(?=[{OPENERS}]?[^\W_a-zà-öø-ÿа-яёіїєґ])"
    rf"|(?<=[{STOPS}])[{SURE_CLOSERS}]*\s*(?=\S)"
)
"""The break between two sentences; behind a single capital there may be a name's initial."""
_WORD = re.compile(r"\w[\w'’-]*")
_OPENERS = frozenset({"a", "an", "the", "in", "on", "at", "it"})
"""Words with which a sentence begins and hardly a headline: "The" tells a lead from a headline."""
_SMALL = re.compile(
    r"(?:a|an|and|as|at|by|for|from|in|into|is|it|its|of|on|or|over|that|the|to|was|were|with"
    r"|says|said)",
    re.IGNORECASE,
)
"""Words that headline and text share whatever they are about."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of the line: where it begins, and its verdict where it is a part of the head."""

    start: int
    verdict: Verdict = Verdict.UNJUDGED


def split_one_line(draft: Draft, _settings: Settings) -> Draft:
    """The draft with a lone long line taken apart into head and sentences; any other as it is."""
    text = draft.document.text
    if len(draft.blocks) != 1 or word_count(text) < MIN_WORDS:
        return draft
    *pieces, body = _head(text)
    pieces.append(body)
    for match in _SENTENCE.finditer(text, body.start):
        if match.end() < len(text):
            pieces.append(_Piece(match.end()))
    ends = [*(piece.start for piece in pieces[1:]), len(text)]
    blocks: list[Block] = []
    for piece, end in zip(pieces, ends, strict=True):
        # The first piece begins behind white space that must belong to a block.
        start = piece.start if blocks else 0
        if piece.verdict is Verdict.UNJUDGED:
            blocks.append(Block(start, end, ""))
        else:
            blocks.append(Block(start, end, "", piece.verdict, "glued to the text", "glued"))
    return replace(draft, blocks=tuple(blocks))


def _head(text: str) -> Iterator[_Piece]:
    """The pieces of the head, and last the one where the text begins."""
    at = 0
    first_date = _FIRST_DATE.match(text)
    if first_date:
        yield _Piece(0, Verdict.DATELINE)
        at = first_date.end()
    headline_end = _headline_end(text, at)
    if headline_end:
        yield _Piece(at, Verdict.TITLE)
        at = headline_end
    dateline = None if first_date else _later_dateline(text, at)
    if dateline:
        if dateline.start() > at:
            yield _Piece(at, Verdict.STANDFIRST)
        yield _Piece(dateline.start(), Verdict.DATELINE)
        at = dateline.end()
    yield _Piece(at)


def _later_dateline(text: str, at: int) -> re.Match[str] | None:
    """A date line behind headline and standfirst, where nothing before it ends a sentence."""
    found = _DATELINE.search(text, at)
    if found is None or len(text[at : found.start()].split()) > HEAD_WORDS:
        return None
    return None if _SENTENCE.search(text, at, found.end()) else found


def _headline_end(text: str, start: int) -> int | None:
    """Where the headline that begins at ``start`` ends, or None where there is none."""
    words = list(_WORD.finditer(text, start))[: TITLE_WORDS.stop + LEAD_WORDS]
    if not words or words[0].group().lower() in _OPENERS:
        return None
    stop = _SENTENCE.search(text, start)
    if stop and len(text[start : stop.start()].split()) in TITLE_WORDS:
        end: int | None = stop.end()
    else:
        end = _new_start(words)
    return end if end and _is_said_again(words, end) else None


def _new_start(words: list[re.Match[str]]) -> int | None:
    """Where a new sentence begins without a full stop before it.

    At "The", else at the last capital before a repetition.
    """
    starts: list[int] = []
    for at in TITLE_WORDS:
        if at < len(words) and _begins_sentence(words[at - 1].group(), words[at].group()):
            if words[at].group().lower() in _OPENERS:
                return words[at].start()
            starts.append(at)
    repeated = _first_repeated(words)
    best = None
    for at in starts:
        if at <= repeated:
            best = words[at].start()
    return best


def _begins_sentence(before: str, word: str) -> bool:
    """Whether a word with a capital follows one after which no name is expected.

    Abbreviations ("UN") have capitals anywhere, and "in Daraa" is a name in its place.
    """
    if not word[0].isupper() or (word.isupper() and word.lower() not in _OPENERS):
        return False
    if before[0].isupper() and not before.isupper():
        return False
    return not _SMALL.fullmatch(before)


def _first_repeated(words: list[re.Match[str]]) -> int:
    """Number of the first word that occurred before; of names and things, not of small words."""
    seen: set[str] = set()
    for at, word in enumerate(words):
        stem = _stem(word.group())
        if stem in seen:
            return at
        if stem:
            seen.add(stem)
    return 0


def _is_said_again(words: list[re.Match[str]], end: int) -> bool:
    """Whether the words from a place on repeat enough of those before it."""
    head: set[str] = set()
    lead: set[str] = set()
    lead_words = 0
    for word in words:
        if word.start() < end:
            head.add(_stem(word.group()))
        elif lead_words < LEAD_WORDS:
            lead.add(_stem(word.group()))
            lead_words += 1
    head.discard("")
    return bool(head) and len(head & lead) >= SAID_AGAIN * len(head)


def _stem(word: str) -> str:
    """The first letters of a word in lower case; empty for a small one."""
    return "" if _SMALL.fullmatch(word) else word.lower()[:STEM]
