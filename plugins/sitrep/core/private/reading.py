"""A text made ready to be searched: what is cheap to know of it tells which finders are needed at
all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

URL = re.compile(r"(?:https?|ftp)://[^\s<>\"]{4,2000}", re.IGNORECASE)
AROUND = 60
"""Characters before and behind a run of digits that say what it is."""

_WORD = re.compile(r"[^\W\d_]+")
_DENSE = re.compile(r"\d(?:[^\d\n]{0,6}\d){4,}")
"""Five digits with little between them: no year, age or count of dead has so many."""
_FIGURE = re.compile(
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2} [A-Za-z]{3} \d{4}|\d{4}-\d\d-\d\d(?:T[\d:]+)?"
)


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a text and where it begins there."""

    start: int
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """An unhidden text, and what is known of it at little cost."""

    plain: str
    bare: str
    """Without web addresses, blanks in their place."""
    lowered: str
    """``bare`` in small letters, sign for sign."""
    words: frozenset[str]
    """Its words in small letters."""

    @classmethod
    def of(cls, plain: str) -> Reading:
        """What is known of an unhidden text."""
        bare = URL.sub(_blank, plain) if "://" in plain else plain
        lowered = bare.lower()
        if len(lowered) != len(bare):
            lowered = "".join(sign.lower()[:1] for sign in bare)
        return cls(plain, bare, lowered, frozenset(_WORD.findall(lowered)))

    def places(self, words: Iterable[str]) -> Iterator[tuple[str, int]]:
        """Where words stand in it, with the word."""
        for word in words:
            at = self.lowered.find(word)
            while at >= 0:
                end = at + len(word)
                if not (
                    self.lowered[at - 1 : at].isalpha() or self.lowered[end : end + 1].isalpha()
                ):
                    yield word, at
                at = self.lowered.find(word, end)


def dense_parts(text: str) -> Iterator[Part]:
    """The pieces of a text around runs of digits.

    Figures and dates as they are written are left out.
    """
    start = end = -1
    for match in _DENSE.finditer(text):
        if _FIGURE.fullmatch(match[0]):
            continue
        first, last = max(0, match.start() - AROUND), match.end() + AROUND
        if start >= 0 and first > end:
            yield Part(start, text[start:end])
            start = first
        start, end = (first if start < 0 else start), last
    if start >= 0:
        yield Part(start, text[start:end])


def parts_around(text: str, places: Iterable[int], reach: int) -> Iterator[Part]:
    """The pieces of a text around places, those that touch made one."""
    start = end = -1
    for place in sorted(places):
        first, last = max(0, place - reach), place + reach
        if start >= 0 and first > end:
            yield Part(start, text[start:end])
            start = first
        start, end = (first if start < 0 else start), last
    if start >= 0:
        yield Part(start, text[start:end])


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])
