"""A text made ready to be searched.

What is cheap to know of it (its words, its digits, whether it has web addresses) tells
which finders are needed at all, and around which places they must look.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

URL = re.compile(r"(?:https?|ftp)://[^\s<>\"]{4,2000}", re.IGNORECASE)
LONG = 17
"""Signs of the shortest code that is known by its length."""
AROUND = 60
"""Characters before and behind a run of digits that may say what it is."""

WORD = re.compile(r"[^\W\d_]+")
"""A word: letters alone."""
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
    """``bare`` in lower case, sign for sign."""
    words: frozenset[str]
    """Its words in lower case."""
    long: frozenset[str]
    """What of the whole text is long between its blanks: web addresses, and codes of all kinds."""

    @classmethod
    def of(cls, plain: str) -> Reading:
        """What is known of an unhidden text."""
        bare = URL.sub(_blank, plain) if "://" in plain else plain
        lowered = bare.lower()
        if len(lowered) != len(bare):
            # "İ" becomes two signs in lower case, and every offset behind it would be wrong.
            lowered = "".join(sign.lower()[:1] for sign in bare)
        parts = set(plain.split())
        long = frozenset(part for part in parts if len(part) >= LONG)
        if bare is plain and plain.isascii():
            return cls(plain, bare, lowered, words_of(" ".join(parts).lower()), long)
        return cls(plain, bare, lowered, words_of(" ".join(set(lowered.split()))), long)

    def places(self, words: Iterable[str]) -> Iterator[tuple[str, int]]:
        """Where whole words are in it, with the word."""
        for word in words:
            at = self.lowered.find(word)
            while at >= 0:
                end = at + len(word)
                before, behind = self.lowered[at - 1 : at], self.lowered[end : end + 1]
                if not before.isalpha() and not behind.isalpha():
                    yield word, at
                at = self.lowered.find(word, end)


def words_of(lowered: str) -> frozenset[str]:
    """The words of a text in lower case."""
    return frozenset(WORD.findall(lowered))


def dense_parts(text: str) -> Iterator[Part]:
    """The pieces of a text around runs of digits.

    Figures and dates as they are written are left out.
    """
    spans: list[tuple[int, int]] = []
    for match in _DENSE.finditer(text):
        if not _FIGURE.fullmatch(match[0]):
            spans.append((max(0, match.start() - AROUND), match.end() + AROUND))
    return _united(text, spans)


def parts_around(text: str, places: Iterable[int], reach: int) -> Iterator[Part]:
    """The pieces of a text around places, those that touch made one."""
    return _united(text, [(max(0, place - reach), place + reach) for place in sorted(places)])


def _united(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[Part]:
    """The pieces of a text that spans cover; the spans come in the order of their starts."""
    start = end = -1
    for first, last in spans:
        if start >= 0 and first > end:
            yield Part(start, text[start:end])
            start = first
        if start < 0:
            start = first
        end = last
    if start >= 0:
        yield Part(start, text[start:end])


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])
