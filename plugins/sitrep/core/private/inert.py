"""Texts of plain words, in which nothing can be that is known by its form.

Whatever has a form of its own has a digit, a sign such as @ / _ or a point within it,
letters without end, or one of a few words: for living somewhere, for a nought, for the
point of an address, a network's name, SWIFT.  Most of what a site repeats has none of these, and is told
so at a fraction of the cost of a search.

What is said here of a text holds for the text alone: beside it a number may stand, of
which it is the label.  Who searches the number searches what is around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from sitrep.core.private.dwellings import first_words_for_living
from sitrep.core.private.reading import LONG, words_of
from sitrep.core.private.words import knowledge

MOST_KNOWN = 100_000
"""Words that are remembered."""
_LETTER = "[A-Za-zÀ-ÖØ-öø-įı-ž]"
"""Of Latin scripts; without “İ”, which is two signs in small letters."""
_QUOTES = "\"'“”‘’«»"
_PLAIN = re.compile(
    rf"[-–—·>]|[{_QUOTES}(]*{_LETTER}+(?:['’-]{_LETTER}+)*[{_QUOTES}).,:;!?…]*",
)
"""A word with the signs of a sentence around it, or a dash.

A point within a word is part of an address or a name that somebody made up; one at its end is not.
"""
_SIGN = re.compile(r"[\d@/_\\<&%#*~+=|{}\[\]]")
"""What no such word has: looked for first, since most other texts have one of them."""
_LONG = re.compile(rf"\w{{{LONG},}}")
_ANYWHERE = "hash"
"""What makes a code of the letters behind it, and has no bounds: “geohash”."""


class Inert:
    """Knows texts of plain words, and the words it has seen."""

    def __init__(self) -> None:
        self._plain: set[str] = {""}

    def holds(self, text: str) -> bool:
        """Whether a text is of plain words alone; if not, it has to be searched."""
        if _SIGN.search(text):
            return False
        parts = text.split(" ")
        return self._plain.issuperset(parts) or all(map(self._learn, parts))

    def _learn(self, part: str) -> bool:
        if part in self._plain:
            return True
        if not is_plain(part):
            return False
        if len(self._plain) > MOST_KNOWN:
            self._plain = {""}
        self._plain.add(part)
        return True


def is_plain(part: str) -> bool:
    """Whether what stands between two blanks is a word that means nothing to any finder."""
    return (
        _PLAIN.fullmatch(part) is not None
        and not _LONG.search(part)
        and _ANYWHERE not in part.lower()
        and _telling().isdisjoint(map(_dotted, words_of(part.lower())))
    )


@cache
def _telling() -> frozenset[str]:
    """The words of letters alone by which something is known, or that begin what is."""
    known = knowledge()
    zeros = (word for word, digit in known.digit_words.items() if digit == "0")
    pairs = (word for pair in known.accounts["pairs"] for word in pair.split(" ")[1:])
    numbers = (*zeros, *known.repeats, *known.points)
    networks = known.accounts["networks"]  # the next text may be somebody's name on it
    every = (*numbers, *pairs, *networks, *known.accounts["dot"], "swift", "bic")
    return frozenset(map(_dotted, (*_first_words(every), *first_words_for_living())))


def _first_words(texts: Iterable[str]) -> Iterable[str]:
    return (min(words_of(text.lower()), key=text.lower().find) for text in texts)


def _dotted(word: str) -> str:
    """A word with one form of the letters that patterns without case take for one."""
    return word.replace("ı", "i")
