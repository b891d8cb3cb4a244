"""The days of a line, with what the line says that each is, and what else it says.

Limits: a day without a year in figures ("3/7") is not read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from sitrep.ingest.find.day_order import days_seen
from sitrep.ingest.knowledge.calendar_words import all_months, alternatives
from sitrep.ingest.knowledge.date_patterns import SeenDay
from sitrep.ingest.knowledge.head_words import at_end, kinds_in, weekday_words, within, word_set
from sitrep.ingest.knowledge.languages.calendars import without_islamic_dates


class Says(StrEnum):
    """What a line says that a day is."""

    NOTHING = "nothing"
    PUBLISHED = "published"
    UPDATED = "updated"
    ORIGINAL = "original"


@dataclass(frozen=True, slots=True)
class SaidDay:
    """A day of a line, and what the line says that it is."""

    seen: SeenDay
    says: Says


@dataclass(frozen=True, slots=True)
class DatedLine:
    """A line's days and times."""

    days: tuple[SaidDay, ...]
    has_clock: bool
    rest: str
    """What it says beside days, times and the words around them."""
    says: Says
    """What a line without a day says that the day below it is."""


CLOCK = re.compile(
    r"(?<![\d,.])(?:T?\d{1,2}(?:[:hH]\d\d){1,2}(?:\s?[ap]\.?m\b\.?)?"
    r"|\d{1,2}\.\d\d\s?(?:[ap]\.?m\b\.?|Uhr|uur|CES?T|GMT|UTC|BST|EST|EDT)|\d{1,2}\s?[ap]\.?m\b\.?"
    r"|\d{1,2}\s?[hH](?:\s?\d\d)?\b|\b\d{4}\s?(?:hrs|hours|GMT|UTC)\b)(?!\d)"
    r"|\b(?:GMT|UTC)\s?[+-]\s?\d{1,2}(?::\d\d)?|[+-]\d\d:\d\d",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"www\.|https?://")
_DIGIT = re.compile(r"\d")
_AGO = re.compile(r"\d+\s?[^\W\d_]*")
_GAPS = re.compile(r"[\s,،;:：|/()\[\]{}•·–—.-]+")
_REMEMBERED = 2048
"""Lines whose days are remembered."""
_SINCE = 40
"""Characters before a day in which the words for it stand."""
_KINDS = ((Says.ORIGINAL, "original"), (Says.UPDATED, "updated"), (Says.PUBLISHED, "published"))


@lru_cache(_REMEMBERED)
def dated_line(text: str, day_first: bool | None) -> DatedLine:
    """What a line of plain text says of days."""
    if _ADDRESS.search(text.lower()):
        return DatedLine((), has_clock=False, rest=text, says=Says.NOTHING)
    if not _DIGIT.search(text):
        return DatedLine((), has_clock=False, rest=text, says=_said_by(text))
    days: list[SaidDay] = []
    left: list[str] = []
    at = 0
    for seen in sorted(days_seen(text, day_first), key=lambda day: day.start):
        if seen.start < at:
            continue
        before = text[at : seen.start]
        days.append(SaidDay(seen, _says(before)))
        left.append(before)
        at = seen.start + len(seen.words)
    left.append(text[at:])
    beside = without_islamic_dates(" | ".join(left)) if days else text
    rest, has_clock = _without_clock(beside, kinds_in(text), is_dated=bool(days))
    is_said = Says.NOTHING if days else _said_by(text)
    return DatedLine(tuple(days), has_clock, rest if days or has_clock else text, is_said)


def _says(before: str) -> Says:
    """What the words before a day say that it is."""
    words = _without_days(before[-_SINCE:])
    for says, kind in _KINDS:
        if at_end(kind).search(words):
            return says
    return Says.NOTHING


def _said_by(text: str) -> Says:
    """What a line without a day says that the one below it is; nothing where it says more."""
    if len(text) > _SINCE:
        return Says.NOTHING
    possible = kinds_in(text)
    for says, kind in _KINDS:
        if kind in possible and at_end(kind).match(_without_days(text)):
            return says
    return Says.NOTHING


def _without_days(text: str) -> str:
    """Text without times and weekdays."""
    return weekday_words().sub(" ", CLOCK.sub(" ", text)).strip(" ,.:|-–—(")


def _without_clock(text: str, kinds: frozenset[str], *, is_dated: bool) -> tuple[str, bool]:
    """Text without times and the words around days, and whether it has a time.

    ``kinds`` are those of the words in it.
    """
    rest, clocks = CLOCK.subn(" ", text)
    if "ago" in kinds and within("ago").search(rest) and _AGO.search(rest):
        rest, clocks = _AGO.sub(" ", within("ago").sub(" ", rest)), clocks + 1
    if not (clocks or is_dated):
        return text, False
    for kind in ("original", "updated", "published"):
        if kind in kinds:
            rest = within(kind).sub(" ", rest)
    rest = weekday_words().sub(" ", rest)
    words = [word for word in rest.split() if not _is_of_clock(_GAPS.sub("", word))]
    return " ".join(words).strip(" ,،|·•–—-"), clocks > 0


def _is_of_clock(word: str) -> bool:
    return not word or word.lower() in word_set("clock_words") or word.isdigit()


_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LEFT = re.compile(r"[^\W\d_]+")


def is_period(text: str) -> bool:
    """Whether a line names months or quarters of a year and nothing else: "June – August 2019"."""
    if not _YEAR.search(text):
        return False
    rest = _period_words().sub(" ", text)
    return rest != text and not _LEFT.search(rest)


@cache
def _period_words() -> re.Pattern[str]:
    words = alternatives({*all_months(), *word_set("period_words")})
    return re.compile(rf"(?<![^\W\d_])(?:{words}|Q[1-4]|H[12])(?![^\W\d_])\.?", re.IGNORECASE)


def is_series_alone(text: str) -> bool:
    """Whether a line says what a report is and its number, and nothing else: "Flash Update No. 2"."""
    rest, found = within("series").subn(" ", text)
    if not found:
        return False
    left = _LEFT.findall(rest.lower())
    return any(sign.isdigit() for sign in rest) and all(
        word in word_set("period_words") for word in left
    )
