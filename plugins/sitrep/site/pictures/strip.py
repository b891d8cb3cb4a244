"""The week as a strip: its days side by side, each story in the days on which it happened."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sitrep.core.weeks import Span, Week
from sitrep.site.pictures.marks import MapMark


@dataclass(frozen=True, slots=True)
class StripDay:
    """A day with what happened on it alone."""

    date: dt.date
    marks: tuple[MapMark, ...]


@dataclass(frozen=True, slots=True)
class StripSpan:
    """A story of several days, as a bar over them."""

    mark: MapMark
    first: int
    """The day of the week on which it begins here, from 1."""
    last: int
    """That on which it ends here."""
    is_from_before: bool
    """Whether it began before this week."""
    goes_on: bool
    """Whether it ended after it."""


@dataclass(frozen=True, slots=True)
class WeekStrip:
    """A week's days with its stories."""

    days: tuple[StripDay, ...]
    spans: tuple[StripSpan, ...]
    """Those that begin first on top."""
    before: tuple[MapMark, ...]
    """Stories that were over before this week, though a report of this week tells of them."""
    after: tuple[MapMark, ...]
    """Stories of days to come."""
    undated: tuple[MapMark, ...]
    """Those whose days are not known."""


def build_strip(marks: Iterable[MapMark], week: Week) -> WeekStrip:
    """The strip of a week, with its stories in the order of their numbers."""
    every = sorted(marks, key=lambda mark: mark.number)
    dated = [(mark, mark.days) for mark in every if mark.days]
    within = [(mark, days) for mark, days in dated if _is_within(days, week)]
    spans = [_span(mark, days, week) for mark, days in within if not _is_one_day(days)]
    return WeekStrip(
        days=tuple(_day(within, week.first + dt.timedelta(days=number)) for number in range(7)),
        spans=tuple(sorted(spans, key=lambda span: (span.first, -span.last, span.mark.number))),
        before=tuple(mark for mark, days in dated if days.last < week.first),
        after=tuple(mark for mark, days in dated if days.first > week.last),
        undated=tuple(mark for mark in every if mark.days is None),
    )


def _is_within(days: Span, week: Week) -> bool:
    return days.first <= week.last and days.last >= week.first


def _is_one_day(days: Span) -> bool:
    return days.first == days.last


def _day(dated: Sequence[tuple[MapMark, Span]], date: dt.date) -> StripDay:
    marks = (mark for mark, days in dated if _is_one_day(days) and days.first == date)
    return StripDay(date, tuple(marks))


def _span(mark: MapMark, days: Span, week: Week) -> StripSpan:
    return StripSpan(
        mark=mark,
        first=max(days.first, week.first).isoweekday(),
        last=min(days.last, week.last).isoweekday(),
        is_from_before=days.first < week.first,
        goes_on=days.last > week.last,
    )
