"""ISO weeks, and spans of days."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache

from sitrep.core.parse import parse_day

_WEEK = re.compile(r"([0-9]{4})-W([0-9]{2})")
_DAYS = 10_000
"""Days of which the weeks are remembered: those of all reports are asked for again and again."""


@dataclass(frozen=True, slots=True, order=True)
class Week:
    """An ISO 8601 week, the span of one edition."""

    year: int
    number: int

    @classmethod
    def of(cls, day: dt.date) -> Week:
        """The week ``day`` falls in; 2021-01-03 falls in 2020-W53."""
        return _week_of(day.toordinal())

    @classmethod
    def parse(cls, text: str) -> Week | None:
        """The week written as ``2020-W27``, or None if it is not one."""
        written = _WEEK.fullmatch(text)
        if not written:
            return None
        week = cls(int(written[1]), int(written[2]))
        try:
            dt.date.fromisocalendar(week.year, week.number, 1)
        except ValueError:
            return None
        return week

    def __str__(self) -> str:
        return f"{self.year:04}-W{self.number:02}"

    @property
    def first(self) -> dt.date:
        """Its Monday."""
        return dt.date.fromisocalendar(self.year, self.number, 1)

    @property
    def last(self) -> dt.date:
        """Its Sunday; of the last week that the calendar knows, its last day."""
        return min(self.first, dt.date.max - dt.timedelta(days=6)) + dt.timedelta(days=6)


@lru_cache(_DAYS)
def _week_of(day: int) -> Week:
    """The week of the day with that number in the calendar."""
    year, number, _ = dt.date.fromordinal(day).isocalendar()
    return Week(year, number)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The days a passage's events fell on, first to last, both included."""

    first: dt.date
    last: dt.date

    @classmethod
    def parse(cls, text: str) -> Span | None:
        """The days written as 2020-06-30 or 2020-06-30/2020-07-01, or None."""
        first, _, last = text.partition("/")
        start, end = parse_day(first), parse_day(last or first)
        return cls(start, end) if start and end and start <= end else None

    def __str__(self) -> str:
        return f"{self.first}" if self.first == self.last else f"{self.first}/{self.last}"
