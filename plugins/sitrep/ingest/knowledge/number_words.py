"""Numbers written as words: “nine”, “twenty-one”, “three hundred”, “dozens”."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from sitrep.ingest.knowledge.data_files import read_data

THOUSAND = 1000


@cache
def _values() -> Mapping[str, int]:
    """The value of each word; 0 also for those that say no number."""
    return {str(word): int(value) for word, value in _data()["numbers"].items()}


@cache
def _vague() -> frozenset[str]:
    return frozenset(map(str, _data()["vague"]["words"]))


def _data() -> Mapping[str, Any]:
    return read_data("number_words")


def is_number_word(word: str) -> bool:
    """Whether a lower-case word, or several joined by hyphens, say a number, even vaguely."""
    return all(part in _values() or part in _vague() for part in word.split("-"))


def number_of(word: str) -> int | None:
    """The number that words joined by hyphens say; None if they say none, or only vaguely."""
    total = part = 0
    for each in word.split("-"):
        value = _values().get(each)
        if value is None:
            return None
        if value >= THOUSAND:
            total, part = total + max(part, 1) * value, 0
        elif value == 100:
            part = max(part, 1) * value
        else:
            part += value
    return total + part


def join_number_words(words: Iterable[str]) -> list[str]:
    """The words, those of one number joined: ``twenty``, ``one`` becomes ``twenty-one``."""
    joined: list[str] = []
    for word in words:
        if joined and word in _values() and _goes_on(joined[-1], word):
            joined[-1] = f"{joined[-1]}-{word}"
        else:
            joined.append(word)
    return joined


def _goes_on(number: str, word: str) -> bool:
    """Whether a word continues a number: twenty one, three hundred; not eight nine."""
    if not is_number_word(number):
        return False
    last, value = _values().get(number.rpartition("-")[2], 0), _values()[word]
    return value >= 100 or last >= 100 or (20 <= last < 100 and 0 < value < 10)
