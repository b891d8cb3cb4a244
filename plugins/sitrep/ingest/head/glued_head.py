"""Where the headline ends in a text that a scraper put on one line, headline and all.

Every word with a capital may begin the text, and so may what follows a date, an agency, a
town in capitals, a writer's name. For each such place signs are counted: what the words below
it say again, capitals and articles before and below it, the last word before it and the first
below it. What they are worth is learned from headlines and texts put together
(``glued_head.toml``, by ``benchmarks/train_head.py``); that there is no headline has signs as
well. In a line without capitals every word may begin the text.

Limits: a headline of less than four words is not found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sitrep.ingest.head.anchors import GluedPiece, anchors_in, leading_end
from sitrep.ingest.head.glued_signs import (
    LineWords,
    is_before_name,
    line_words,
    named,
    signs_of_end,
    signs_of_none,
    signs_of_pieces,
)
from sitrep.ingest.knowledge.bank import Settings
from sitrep.ingest.knowledge.data_files import read_data

TITLE_WORDS = range(4, 26)
"""How many words a headline on such a line has."""
LEAD_WORDS = 45
"""The first words of a text, which say what its headline says."""
CASE_WORDS = 10
"""Words below a place whose capitals and articles are compared with those before it."""

_WORD = re.compile(r"[^\W_](?:[\w'’.&/-]*\w)?")
_STOP = re.compile(r"[.!?…][\"'”’»)]*\s*$")
_SENTENCE_END = re.compile(r"\w{2}[.!?]\s+\S")
_STOP_APART = re.compile(r"\s+[.]\s")
_MARK = re.compile(r"[,:;–—(\"“-]\s*$")
_ARTICLE = re.compile(r"(?:the|a|an|its|their|his|her)", re.IGNORECASE)
_OPENER = re.compile(r"(?:a|an|the|in|on|at|it|after|as|when|while|more|two|three)", re.IGNORECASE)
_SMALL = re.compile(
    r"(?:a|an|and|as|at|but|by|for|from|in|into|is|it|its|near|of|on|or|over|than|that|the|their"
    r"|to|was|were|with|will|be|has|have|been|are|not|no|after|before|against|between|during"
    r"|de|la|le|les|des|du|en|et|el|los|las|del|y|und|der|die|das|von|mit|di|il|e|в|на|и|с|по)",
    re.IGNORECASE,
)
_ATTRIBUTION = re.compile(
    r"(?:says?|tv|monitors?|army|officials?|reports?|media|sources?|activists?|ministry"
    r"|minister|un|who|police|kremlin|pentagon|statement|agency|spokesman|observatory|ngo)",
    re.IGNORECASE,
)


_LENGTHS = ((7, "few words"), (11, "words"), (19, "many words"), (TITLE_WORDS.stop, "most words"))
"""How long a headline is, up to a number of words."""


@dataclass(frozen=True, slots=True)
class GluedHead:
    """Where the parts of a line's head are."""

    title_start: int
    title_end: int | None
    """None where there is no headline."""
    anchors: tuple[GluedPiece, ...]
    """Dates, agencies, towns and writers between the beginning of the line and of its text."""
    all_pieces: tuple[GluedPiece, ...]
    """Those further down as well."""
    text_start: int
    margin: float
    """How much more is for it than for the next best."""


@dataclass(frozen=True, slots=True)
class TextStart:
    """A place where the text may begin, with the signs for it."""

    end: int
    """Where the headline ends."""
    signs: Mapping[str, float]


def read_glued(text: str, settings: Settings) -> GluedHead:
    """Where a line's headline and its text begin."""
    anchors = anchors_in(text, settings)
    begin = leading_end(anchors)
    places = list(places_in(text, begin, anchors))
    ranked = sorted(((_total(place), place.end) for place in places), reverse=True)
    best, end = ranked[0]
    margin = best - ranked[1][0] if len(ranked) > 1 else best
    is_titled = end > begin
    text_start = _text_start(text, end, anchors)
    between = tuple(each for each in anchors if each.end <= text_start)
    return GluedHead(begin, end if is_titled else None, between, anchors, text_start, margin)


def _total(place: TextStart) -> float:
    worth = _worth()
    return sum(worth.get(sign, 0.0) * value for sign, value in place.signs.items())


def _text_start(text: str, end: int, anchors: Sequence[GluedPiece]) -> int:
    """Where the text begins below a headline: behind what dates and signs it."""
    at = end
    for start, stop, dates in _clusters(anchors):
        between = text[at:start].strip() if start >= end else ""
        most = STANDFIRST_WORDS if dates and at == end else 0
        if start < end:
            continue
        if len(between.split()) > most or _SENTENCE_END.search(between):
            break
        at = stop
    return at


def _clusters(anchors: Sequence[GluedPiece]) -> list[tuple[int, int, bool]]:
    """Pieces that follow one another: from where to where, and whether a date is among them."""
    found: list[tuple[int, int, bool]] = []
    for anchor in anchors:
        if found and found[-1][1] == anchor.start:
            start, _end, dates = found.pop()
            found.append((start, anchor.end, dates or anchor.dates))
        else:
            found.append((anchor.start, anchor.end, anchor.dates))
    return found


STANDFIRST_WORDS = 45
"""Most words between a headline and the date of its text."""


def places_in(text: str, begin: int, anchors: Sequence[GluedPiece]) -> Iterator[TextStart]:
    """The places where the text may begin, first the one without a headline."""
    words = list(_WORD.finditer(text, begin))[: TITLE_WORDS.stop + LEAD_WORDS]
    line = line_words(text, words)
    none = dict(_signs_of_none(text, begin, words, anchors)) | dict(signs_of_none(line))
    yield TextStart(begin, named(none, line))
    starts = sorted(anchor.start for anchor in anchors)
    # No headline ends with a date, an agency or a writer; a note by editors is behind it.
    ends = {each.end for each in anchors if each.start > begin and not each.is_place}
    last = next((each.start for each in anchors if each.is_label and each.start > begin), len(text))
    for at in TITLE_WORDS:
        if at >= len(words):
            return
        before, here = words[at - 1].end(), words[at].start()
        # A bracket before an agency is of the piece.
        end = next((start for start in starts if before < start <= here), here)
        if end > last:
            return
        if here in ends:
            continue
        is_anchor = end < here or here in starts
        if not is_anchor and any(anchor.start < here < anchor.end for anchor in anchors):
            continue
        gap = text[before:here]
        if is_anchor or not line.has_capitals or words[at][0][0].isupper() or _STOP.search(gap):
            signs = dict(_signs(line, at, is_anchor=is_anchor))
            signs |= dict(signs_of_pieces(words, at, anchors))
            yield TextStart(end, named(signs | dict(signs_of_end(line, at)), line))


def _signs_of_none(
    text: str, begin: int, words: Sequence[re.Match[str]], anchors: Sequence[GluedPiece]
) -> Iterator[tuple[str, float]]:
    """What speaks for a line without a headline."""
    yield "none", 1.0
    if words and _OPENER.fullmatch(words[0][0]):
        yield "none: opener", 1.0
    if any(anchor.is_place and anchor.end <= begin for anchor in anchors):
        yield "none: town", 1.0
    first = re.search(r"[.!?]\s", text[begin:])
    length = len(text[begin : begin + first.start()].split()) if first else LEAD_WORDS
    if length > TITLE_WORDS.stop:
        yield "none: long sentence", 1.0


def _signs(line: LineWords, at: int, *, is_anchor: bool) -> Iterator[tuple[str, float]]:
    """What speaks for a headline that ends before a word."""
    text, words = line.text, line.words
    title, below = words[:at], words[at : at + CASE_WORDS]
    last, first = title[-1][0], below[0][0]
    gap = text[title[-1].end() : below[0].start()]
    said = line.stems_of(0, at)
    yield "again", len(said & line.stems_of(at, at + LEAD_WORDS)) / max(1, len(said))
    is_again = bool(line.stems_of(at, at + 3) & said)
    yield "first again", float(is_again)
    yield "repeats itself", float(sum(map(len, line.stems[:at])) > len(said))
    yield next(sign for most, sign in _LENGTHS if at <= most), 1.0
    yield "anchor", float(is_anchor)
    yield "stop", float(bool(_STOP.search(f"{last}{gap}")) and not is_anchor)
    # Cleaned of commas, a line keeps its stops as words: "Boats burn . Two boats".
    yield "stop apart", float(bool(_STOP_APART.match(gap)) and not is_anchor)
    yield "mark", float(bool(_MARK.search(gap)) and not is_anchor)
    yield "opener", float(bool(_OPENER.fullmatch(first)) and first[0].isupper())
    yield "small last", float(bool(_SMALL.fullmatch(last)))
    yield "figure last", float(last[0].isdigit())
    yield "initials first", float(first.isupper() and len(first) > 1)
    # "state TV", "officials say": behind it the text begins with an article, or says it again.
    begins = bool(_OPENER.fullmatch(first)) or (is_again and not is_before_name(last))
    yield "attribution", float(begins and bool(_ATTRIBUTION.fullmatch(last)))
    near = [word[0] for word in below]
    before = [word[0] for word in title]
    yield "capitals", _capitals(before) - _capitals(near)
    yield "articles", _articles(near) - _articles(before)
    yield "opener before", float(bool(_OPENER.fullmatch(before[0])))
    yield "small first", float(first[0].islower())


def _capitals(words: Sequence[str]) -> float:
    longer = [word for word in words if len(word) > 3]
    return sum(word[0].isupper() for word in longer) / max(1, len(longer))


def _articles(words: Sequence[str]) -> float:
    return sum(bool(_ARTICLE.fullmatch(word)) for word in words) / max(1, len(words))


@cache
def _worth() -> Mapping[str, float]:
    signs: Mapping[str, float] = read_data("glued_head")["signs"]
    return signs
