"""The words of ``head_words.toml``, as patterns over plain text in lower case."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from sitrep.ingest.knowledge.calendar_words import all_weekdays, alternatives
from sitrep.ingest.knowledge.data_files import read_data
from sitrep.ingest.knowledge.date_patterns import plain


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
