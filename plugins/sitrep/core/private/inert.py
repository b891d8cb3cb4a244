"""Texts of plain words and small figures, in which nothing can be that is known by its form.

Whatever has a form of its own has a digit, a sign such as @ / _ or a point within it,
letters without end, or one of a few words: for living somewhere, for a nought, for the
point of an address, a network's name, SWIFT.  Most of what a site repeats has none of these, and is told
so at a fraction of the cost of a search.

So it is with dates, grades and figures of up to three digits, each between words that name
no number, no street and no direction: what leads to somebody has more digits, or such a word.

What is said here of a text of plain words holds for the text alone: beside it a number may stand,
of which it is the label.  Who searches the number searches what is around it.  ``is_free`` says
that a text is no such label either.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from itertools import chain

from sitrep.core.private.coordinates import is_compass
from sitrep.core.private.dwellings import first_words_for_living
from sitrep.core.private.reading import LONG, WORD, words_of
from sitrep.core.private.words import knowledge

MOST_KNOWN = 100_000
"""Words that are remembered."""
_LETTER = "[A-Za-zÀ-ÖØ-öø-įı-ž]"
"""Of Latin scripts; without “İ”, which is two signs in small letters."""
_QUOTES = "\"'“”‘’«»"
_DASHES = frozenset("-–—…")
"""Signs between two blanks behind which a figure may go on."""
_MARKS = frozenset("·•>●○◐◆◇■□▲▼‹›←→↑↓")
"""Others, which may stand between single digits at most: “0 · 9 · 4 · 4”."""
_PLAIN = re.compile(
    rf"[{re.escape(''.join(sorted(_DASHES | _MARKS)))}]"
    rf"|[{_QUOTES}(]*{_LETTER}+(?:['’-]{_LETTER}+)*[{_QUOTES}).,:;!?…]*",
)
"""A word with the signs of a sentence around it, or a dash.

A point within a word is part of an address or a name that somebody made up; one at its end is not.
"""
_SIGN = re.compile(r"[\d@/_\\<&%#*~+=|{}\[\]\n]")
"""What no such word has: looked for first, since most other texts have one of them."""
_DAY = r"(?:19|20)\d\d-[01]\d-[0-3]\d"
_FIGURE = re.compile(
    rf"[{_QUOTES}(]*(?:\d{{1,3}}|(?P<year>(?:19|20)\d\d)|\d{{1,2}}[–-]\d{{1,2}}|[A-F][1-6]"
    rf"|(?:19|20)\d\d-W\d\d|(?:19|20)\d\d/[01]\d/[0-3]\d/?"
    rf"|{_DAY}(?:/{_DAY}|T\d\d:\d\d(?::\d\d)?(?:Z|[+]00:00)?)?)[{_QUOTES}).,:;!?…]*"
)
"""A figure of up to three digits, a year, days of a month, a grade, a week, a date with its time."""
_STAMP = re.compile(r"[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} (?:19|20)\d\d \d\d:\d\d:\d\d \+0000")
"""A time as feeds and mails write it."""
_SLUG = re.compile(rf"(?:[a-z]+-)*(?:{_DAY}(?=-[a-z]))?[a-z\d]*(?:-[a-z\d]+)+")
"""Small words and figures with hyphens between, as addresses have them; it may begin with a date."""
_AREA = re.compile(r"[A-Z]{2}-[A-Z]{2,3}")
"""The code of a part of a country: “SY-ID” is no label, since none begins behind a hyphen."""
_BEFORE_AREA = 3
"""Signs of the country's code, with the hyphen."""
_DATE_OF_SLUG = re.compile(rf"{_DAY}-")
_DAY_OF_YEAR = re.compile(r"\d{1,2},")
"""What may stand before a year, as in “Week 23, 2026”."""
_LONG = re.compile(rf"\w{{{LONG},}}")
_OF_DOORS = ("behind", "before", "arabic", "number", "lives", "dwells")
"""Lists of words for streets, houses and living in one."""
_SHORT_UNITS = frozenset("bcdefghjklmnopqrstuvwxyz")
"""Letters alone are directions, series of papers, minutes and seconds; “a” and “I” are words."""
_EVERYDAY = frozenset({"at", "on", "with", "the", "her", "his", "him", "them"})
"""Words of labels that most texts have."""
_ANYWHERE = "hash"
"""What makes a code of the letters behind it, and has no bounds: “geohash”."""


class Inert:
    """Knows texts of plain words and small figures, and the words it has seen."""

    def __init__(self) -> None:
        self._plain: set[str] = set()
        self._free: set[str] = set()
        """Words that mean nothing beside a figure either."""

    def holds(self, text: str) -> bool:
        """Whether nothing can be in a text; if not, it has to be searched.

        Of texts with blank lines between: whether none means anything for another one either.
        """
        if _SIGN.search(text):
            return self.is_free(text)
        parts = _parts(text)
        return self._plain.issuperset(parts) or all(
            _learn(self._plain, part, is_plain) for part in parts
        )

    def is_free(self, text: str) -> bool:
        """Whether nothing can be in a text, and nothing beside it means more for standing there."""
        parts = _parts(text)
        if self._free.issuperset(parts):
            return True
        before = ""
        for part in parts:
            if part in _DASHES or (part in _MARKS and len(before) == 1):
                continue  # “001 - 234 - 567 - 89” is one number
            if part in self._free:
                before = ""
                continue
            figure = _FIGURE.fullmatch(part)
            if figure is None:
                if not self._is_word(part):
                    return _STAMP.fullmatch(text) is not None
                before = ""
            elif before and not (figure["year"] and _DAY_OF_YEAR.fullmatch(before)):
                return False
            else:
                before = part
        return True

    def _is_word(self, part: str) -> bool:
        """Whether a part is a free word, or such words and figures with hyphens between."""
        if _SIGN.search(part) and _SLUG.fullmatch(part):
            return self.is_free(_DATE_OF_SLUG.sub("", part).replace("-", " "))
        if _AREA.fullmatch(part):
            return not is_compass(part[_BEFORE_AREA:])
        return _learn(self._free, part, _is_free)


def _parts(text: str) -> list[str]:
    """What stands between the blanks of a text, those that do not break and blank lines among them."""
    return text.replace("\xa0", " ").replace("\n\n", " ").split(" ")


def _learn(known: set[str], part: str, is_known: Callable[[str], bool]) -> bool:
    """Whether a part is one of a kind; remembers those that are."""
    if part in known:
        return True
    if not is_known(part):
        return False
    if len(known) > MOST_KNOWN:
        known.clear()
    known.add(part)
    return True


def is_plain(part: str) -> bool:
    """Whether what stands between two blanks is a word that means nothing to any finder."""
    return not part or (
        _PLAIN.fullmatch(part) is not None
        and not _LONG.search(part)
        and _ANYWHERE not in part.lower()
        and _telling().isdisjoint(map(_dotted, words_of(part.lower())))
    )


def _is_free(part: str) -> bool:
    """Whether a plain word says nothing of a figure that stands beside it."""
    if not is_plain(part):
        return False
    whole, beginnings, endings = _of_figures()
    words = words_of(part.lower())
    if not whole.isdisjoint(words):
        return False
    # “Burgring 5” is a house and “during 5” is none: such a name has a capital.
    is_small = part.islower() and part.isascii()
    return not any(
        word.startswith(beginnings) or is_compass(word) or (word.endswith(endings) and not is_small)
        for word in words
    )


@cache
def _of_figures() -> tuple[frozenset[str], tuple[str, ...], tuple[str, ...]]:
    """What says of a figure that it is more: whole words, beginnings and ends of words.

    Labels of numbers, which may be longer words at their end; streets and houses; figures in words.
    Of a label of several words the one is enough that is said most seldom.
    """
    known = knowledge()
    whole = {*known.digit_words, *known.tens, *known.repeats, *known.points, *_SHORT_UNITS}
    whole.update(*(map(words_of, chain(*(known.streets[key] for key in _OF_DOORS)))))
    beginnings = {"deg", "min", "sec", "what", "geo"}
    for label in known.label_words:
        word = WORD.match(label)
        if word is None or label[word.end() :].startswith("/"):
            continue  # no plain word: it has a sign
        rare = _rarest(label)
        if label.endswith(rare):
            beginnings.add(rare)
        else:
            whole.add(rare)
    return frozenset(whole), tuple(beginnings), tuple(known.streets["glued"])


def _rarest(label: str) -> str:
    """The word of a label by which it is told: the longest that not everybody says."""
    words = WORD.findall(label)
    return max((word for word in words if word not in _EVERYDAY), key=len, default=str(words[0]))


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
