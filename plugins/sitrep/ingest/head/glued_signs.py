"""Signs of a headline's end that compare the words above it with those below, by lists of words.

Headlines are short of the small words that sentences are full of; nobody is told anything
in them; a title such as "President" at their end belongs to the name that follows; and they
hold no end of a sentence. In a line without capitals all signs have weights of their own,
for they have to do without those of capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from sitrep.ingest.head.anchors import GluedPiece
from sitrep.ingest.head.lead import stems
from sitrep.ingest.knowledge.calendar_words import all_weekdays
from sitrep.ingest.knowledge.head_words import word_set

LEAD = 45
"""The first words of a text, which say what its headline says."""
NEAR = 12
"""Words right below a place."""
SENTENCE = 30
"""Words in which a first sentence names the day, and who told of it."""
FIRST = 7
"""Words that would be a headline, or its beginning, if there is one."""
WEEKDAY_LETTERS = 4
"""Letters of a name that is a weekday's and nothing else's."""
MOSTLY = 0.6
"""Share of longer words with a capital from which a headline has capitals all through."""
ENOUGH = 4
"""Stems in common from which more prove nothing further."""
SHORT_SENTENCE = 6
"""Words of a sentence that no text begins with."""
SENTENCE_CHARACTERS = 160
STANDFIRST = range(8, 46)
"""Words of what may stand between a headline and the date of its text."""

_STOP = re.compile(r"\w{2}[.!?…][\"'”’»)]*\s+\S")
_STOPPED = re.compile(r"[\"'”’»)]*[.!?]\s")
_SENTENCE_END = re.compile(r"[.!?](?:\s|$)")

Signs = Iterator[tuple[str, float]]


@dataclass(frozen=True, slots=True)
class LineWords:
    """The words of a line from where its headline may begin, with what each of them is."""

    text: str
    words: tuple[re.Match[str], ...]
    lower: tuple[str, ...]
    stems: tuple[frozenset[str], ...]
    small: tuple[int, ...]
    """How many small words are before each."""
    has_capitals: bool

    def smallness(self, begin: int, end: int) -> float:
        """The share of small words among those from one number to another."""
        end = min(end, len(self.words))
        return (self.small[end] - self.small[begin]) / max(1, end - begin)

    def stems_of(self, begin: int, end: int) -> frozenset[str]:
        """What the words from one number to another say."""
        return frozenset[str]().union(*self.stems[begin:end])


def line_words(text: str, words: Sequence[re.Match[str]]) -> LineWords:
    """The words of a line, looked at once."""
    lower = tuple(word[0].lower() for word in words)
    small, small_words = [0], word_set("small")
    for word in lower:
        small.append(small[-1] + (word in small_words))
    found = tuple(stems(word[0]) for word in words)
    has_capitals = sum(word[0][0].isupper() for word in words) > 2
    return LineWords(text, tuple(words), lower, found, tuple(small), has_capitals)


def is_before_name(word: str) -> bool:
    """Whether a word is what somebody is, as it stands before a name."""
    return word.lower() in word_set("before_names")


def named(signs: Mapping[str, float], line: LineWords) -> dict[str, float]:
    """Signs by the names that their weights have for such a line; none that says nothing."""
    before = "" if line.has_capitals else "low: "
    return {f"{before}{sign}": value for sign, value in signs.items() if value}


def signs_of_none(line: LineWords) -> Signs:
    """What the first words of a line say for and against a headline."""
    yield "none: small words", line.smallness(0, FIRST + 2)
    yield "none: weekday", float(_has_weekday(line.lower[: SENTENCE - 5]))
    yield "none: said", float(_has_said(line.lower[2 : SENTENCE - 5]))
    yield "none: capitals", _capitals([word[0] for word in line.words[1 : FIRST + 2]])
    first = line.stems_of(0, FIRST)
    yield "none: again", len(first & line.stems_of(FIRST, LEAD)) / max(1, len(first))


def signs_of_end(line: LineWords, at: int) -> Signs:
    """What speaks for a headline that ends before a word, by its number."""
    said, lead = line.stems_of(0, at), line.stems_of(at, at + LEAD)
    yield "again near", len(said & line.stems_of(at, at + NEAR)) / max(1, len(said))
    yield "again, count", min(ENOUGH, len(said & lead)) / ENOUGH
    yield "last again", float(bool(line.stems[at - 1] & lead))
    yield "first is new", float(bool(line.stems[at]) and not line.stems[at] & said)
    yield "pair again", float(_pair_again(line.lower[:at], line.lower[at : at + SENTENCE]))
    yield "repeats, count", min(3, sum(map(len, line.stems[:at])) - len(said)) / 3
    yield from _of_words(line, at)
    yield from _of_names(line, at)
    yield from _of_stops(line, at)


def signs_of_pieces(words: Sequence[re.Match[str]], at: int, pieces: Sequence[GluedPiece]) -> Signs:
    """What the pieces at a word, and the next date below it, say for a headline that ends there."""
    before, here = words[at - 1].end(), words[at].start()
    for piece in pieces:
        if before <= piece.start <= here:
            yield f"anchor: {_kind(piece)}", 1.0
        elif piece.dates and piece.start > here:
            between = sum(
                here <= word.start() < piece.start for word in words[at : at + STANDFIRST.stop]
            )
            yield "date below", float(between in STANDFIRST)
            return


def _kind(piece: GluedPiece) -> str:
    if piece.dates:
        return "date"
    if piece.by:
        return "writer"
    if piece.is_label:
        return "note"
    return "town" if piece.is_place else "agency"


def _of_words(line: LineWords, at: int) -> Signs:
    above = line.smallness(0, at)
    yield "small words", line.smallness(at, at + NEAR) - above
    yield "small words above", above
    yield "weekday above", float(_has_weekday(line.lower[:at]))
    yield "weekday below", float(_has_weekday(line.lower[at : at + SENTENCE]))
    yield "said above", float(_has_said(line.lower[1:at]))
    yield "said below", float(_has_said(line.lower[at + 3 : at + LEAD - 5]))
    is_role = is_before_name(line.lower[at - 1])
    yield "role last", float(is_role)
    # "by phone Foreign Minister Lavrov": the text begins with what is before the name.
    yield "role last, name again", float(is_role and bool(line.stems[at] & line.stems_of(0, at)))
    yield "role first", float(is_before_name(line.lower[at]))


def _of_names(line: LineWords, at: int) -> Signs:
    share = _capitals([word[0] for word in line.words[1:at]])
    last, first = line.words[at - 1][0], line.words[at][0]
    if last[0].isupper() and first[0].isupper() and not last.isupper():
        yield ("names join in capitals" if share >= MOSTLY else "names join"), 1.0


def _of_stops(line: LineWords, at: int) -> Signs:
    start, end = line.words[0].start(), line.words[at - 1].end()
    # With its articles and auxiliaries a sentence that ends here is the text's first.
    is_stopped = bool(_STOPPED.match(line.text, end))
    yield "stop, small words", line.smallness(0, at) if is_stopped else 0.0
    yield "stop inside", float(bool(_STOP.search(line.text, start, end)))
    below = line.words[at].start()
    first = _SENTENCE_END.search(line.text, below, below + SENTENCE_CHARACTERS)
    is_short = first and len(line.text[below : first.start()].split()) < SHORT_SENTENCE
    yield "short sentence below", float(bool(is_short))


def _has_weekday(words: Sequence[str]) -> bool:
    return not _weekdays().isdisjoint(words)


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(name for name in all_weekdays() if len(name) >= WEEKDAY_LETTERS)


def _has_said(words: Sequence[str]) -> bool:
    return not word_set("saying").isdisjoint(words)


def _pair_again(above: Sequence[str], below: Sequence[str]) -> bool:
    """Whether two words that follow one another do so again below."""
    both = set(pairwise(above)).intersection(pairwise(below))
    return any(first not in word_set("small") for first, _second in both)


def _capitals(words: Sequence[str]) -> float:
    longer = [word for word in words if len(word) > 3]
    return sum(word[0].isupper() for word in longer) / max(1, len(longer))
