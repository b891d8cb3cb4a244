"""Whether a number in a text counts something, or names, dates or numbers it."""

from __future__ import annotations

import re
from functools import cache

from babel import UnknownLocaleError

from sitrep.core.locales import locale_of
from sitrep.core.numbers.read import FoundNumber, find_numbers
from sitrep.core.numbers.tokens import plain_word
from sitrep.core.numbers.vocabulary import vocabulary_of

_YEARS = range(1900, 2100)
_YEAR = re.compile(r"\d{4}")
_NAME_BEFORE = re.compile(r"[^\W_]$|[^\W\d_][-‐‑/]$|[#№§@]$")
"""M4, T-72, COVID-19, #5."""
_NAME_AFTER = re.compile(r"[^\W\d_]|[-‐‑][^\W\d_]|[-‐‑/]\d")
"""5th, 122mm, 25-year-old, 2020-07-19, 24/7."""
_COMPOUND = re.compile(r"[-‐‑][^\W\d_]")
"""Six-year-old, two-day."""
_OF_ROW_BEFORE = re.compile(r"\d[-‐‑/:.,]$")
_OF_CLOCK_AFTER = re.compile(r"[:.]\d\d|\s*(?:[ap]\.?m\b|o[’']clock|h\b|uhr\b)", re.IGNORECASE)
_WORD_BEFORE = re.compile(r"([^\W\d_]+)[.\s,]*\s(?:the\s)?$")
_WORD_AFTER = re.compile(r"[\s,]*(?:of\s|de\s|del\s)?([^\W\d_]+)")
_DAY_LEFT = re.compile(r"([^\W\d_]+)\.?\s+(?:and|or|to|until|bis|et|y|–|-)?\s*$")
_DAY_FAR_LEFT = re.compile(r"([^\W\d_]+)\.?\s+\d{1,2}\s*(?:and|or|to|–|-)\s*$")
_DAY_RIGHT = re.compile(r"\s*(?:and|or|to|–|-)\s*\d{1,2}\.?\s+([^\W\d_]+)")


def find_counts(text: str, language: str) -> tuple[FoundNumber, ...]:
    """The numbers of a text that count something.

    Left out are days, years and times of the day, numbers that are part of a name
    or of a word (“the M4”, “COVID-19”, “122-mm”, “the 5th Corps”), those that a
    word before them makes one (“resolution 2533”), and words such as “both”.
    """
    return tuple(
        number for number in find_numbers(text, language) if _counts(text, number, language)
    )


def _counts(text: str, number: FoundNumber, language: str) -> bool:
    before, after = text[: number.start][-40:], text[number.end : number.end + 40]
    if number.is_spelled:
        return not (_COMPOUND.match(after) or _is_anaphor(text, number, language))
    if _NAME_BEFORE.search(before) or _OF_ROW_BEFORE.search(before):
        return False
    if _is_in_word(text, number, after) or _OF_CLOCK_AFTER.match(after):
        return False
    return not (
        _is_named(before, language)
        or _is_day(before, number, after, language)
        or _is_year(text, number, language)
    )


def _is_in_word(text: str, number: FoundNumber, after: str) -> bool:
    """Whether letters go on with it: 4.1m is a count, 5th is not."""
    is_scaled = not text[number.start : number.end][-1:].isdigit()
    return not is_scaled and _NAME_AFTER.match(after) is not None


def _is_anaphor(text: str, number: FoundNumber, language: str) -> bool:
    vocabulary = vocabulary_of(language)
    word = plain_word(text[number.start : number.end])
    return vocabulary is not None and word in vocabulary.anaphors


def _is_named(before: str, language: str) -> bool:
    vocabulary, word = vocabulary_of(language), _WORD_BEFORE.search(before)
    labels = vocabulary.labels if vocabulary else frozenset()
    return word is not None and plain_word(word[1]) in labels


def _is_day(before: str, number: FoundNumber, after: str, language: str) -> bool:
    if not all(1 <= value <= 31 for value in number.values):
        return False
    right = _WORD_AFTER.match(after.lstrip("."))
    left, far_left = _DAY_LEFT.search(before), _DAY_FAR_LEFT.search(before)
    words = (right, _DAY_RIGHT.match(after), left, far_left)
    return any(_is_month(word[1], language) for word in words if word)


def _is_month(word: str, language: str) -> bool:
    plain = plain_word(word)
    # “22 may die”, “12 march”: English writes its months large.
    if word[0].isupper() and plain in _months("en"):
        return True
    return language != "en" and plain in _months(language)


def _is_year(text: str, number: FoundNumber, language: str) -> bool:
    """Whether a number may be a year, and is not followed by what it counts."""
    shown = text[number.start : number.end]
    if not (_YEAR.fullmatch(shown) and number.values[0] in _YEARS):
        return False
    vocabulary = vocabulary_of(language)
    before = _WORD_BEFORE.search(text[: number.start][-40:])
    after = re.match(r"\s+[^\W\d_]", text[number.end : number.end + 40])
    if vocabulary is None or not vocabulary.yearly or before is None or after is None:
        return True
    return plain_word(before[1]) in vocabulary.yearly or _is_month(before[1], language)


@cache
def _months(language: str) -> frozenset[str]:
    """The names of months in a language, whole and abbreviated."""
    try:
        locale = locale_of(language)
    except (UnknownLocaleError, ValueError):
        return frozenset()
    names: set[str] = set()
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            names |= {
                plain_word(name.strip(".")) for name in locale.months[context][width].values()
            }
    return frozenset(name for name in names if not name.isdigit())
