"""The words of ``head_words.toml``, as patterns over plain text in lower case."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from sitrep.core.prose.finder import WordFinder
from sitrep.ingest.knowledge.calendar_words import all_weekdays, alternatives
from sitrep.ingest.knowledge.data_files import read_data
from sitrep.ingest.knowledge.date_patterns import folded, plain

_WITHIN = (
    *("published", "updated", "original", "ago", "by"),
    *("roles", "captions", "series", "furniture"),
)
"""Kinds whose words are looked for within lines."""
_REMEMBERED = 2048
"""Lines whose words are remembered: pages of one site have many in common."""


@cache
def word_lists() -> Mapping[str, tuple[str, ...]]:
    """The lists of words by kind."""
    return {kind: tuple(map(plain, words)) for kind, words in read_data("head_words").items()}


@cache
def word_set(kind: str) -> frozenset[str]:
    """The words of a kind."""
    return frozenset(word_lists()[kind])


@cache
def within(kind: str) -> re.Pattern[str]:
    """A word of a kind anywhere in a text."""
    return re.compile(_whole(word_lists()[kind]), re.IGNORECASE)


@lru_cache(_REMEMBERED)
def kinds_in(text: str) -> frozenset[str]:
    """The kinds of which a word is in a text, as ``within`` finds them, in one pass."""
    finder, kinds = _finder()
    small = folded(text)
    found: set[str] = set()
    for word, start, end in finder.found_in(small):
        if _is_whole(small, start, end):
            found.update(kinds[word])
    return frozenset(found)


@cache
def _finder() -> tuple[WordFinder, tuple[tuple[str, ...], ...]]:
    """All words of the kinds that stand within lines, and the kinds of each."""
    kinds: dict[str, list[str]] = {}
    for kind in _WITHIN:
        for word in word_lists()[kind]:
            kinds.setdefault(folded(word), []).append(kind)
    return WordFinder(tuple(kinds)), tuple(map(tuple, kinds.values()))


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether a word stands by itself, as ``_whole`` has it."""
    if start and text[start - 1].isalpha():
        return False
    after = text[end : end + 1]
    return not after.isalpha() or "\u3040" <= after <= "\u9fff"


@cache
def at_end(kind: str) -> re.Pattern[str]:
    """A word of a kind at the end of a text, with a colon or without."""
    return re.compile(rf"{_whole(word_lists()[kind])}[\s:：.,(–—-]*$", re.IGNORECASE)


@cache
def at_start(kind: str) -> re.Pattern[str]:
    """A word of a kind at the start of a text, with a colon or without."""
    return re.compile(rf"[\s(/|–—-]*{_whole(word_lists()[kind])}\s*[:：]?\s*", re.IGNORECASE)


@cache
def weekday_words() -> re.Pattern[str]:
    """A weekday's name in any language."""
    return re.compile(_whole(all_weekdays()), re.IGNORECASE)


def _whole(words: Iterable[str]) -> str:
    """Words that stand by themselves; a script that parts no words has none that do."""
    return rf"(?<![^\W\d_])(?:{alternatives(words)})(?![^\W\d_](?<![\u3040-\u9fff]))"
