"""The week as a strip: its days side by side, each story in the days on which it happened."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sitrep.core.weeks import Span, Week
from sitrep.site.pictures.marks import MapMark

DAYS = 7
"""Of a week."""


@dataclass(frozen=True, slots=True)
class StripDay:
    """A day with what happened on it alone."""

    date: dt.date
    marks: tuple[MapMark, ...]


@dataclass(frozen=True, slots=True)
class StripSpan:
    """What happened over the same days of the week, as a bar over them."""

    first: int
    """The day of the week on which it begins, from 1."""
    last: int
    """That on which it ends."""
    began: dt.date
    ended: dt.date
    marks: tuple[MapMark, ...]

    def is_from_before(self, mark: MapMark) -> bool:
        """Whether a story of it began before this week."""
        return mark.days is not None and mark.days.first < self.began

    def goes_on(self, mark: MapMark) -> bool:
        """Whether a story of it ended after this week."""
        return mark.days is not None and mark.days.last > self.ended


@dataclass(frozen=True, slots=True)
class StripCell:
    """Some days of a row: a bar, or the room beside bars."""

    days: int
    span: StripSpan | None = None


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

    @property
    def has_stories(self) -> bool:
        """Whether anything stands on it."""
        on_days = any(day.marks for day in self.days)
        return bool(on_days or self.spans or self.before or self.after or self.undated)

    @property
    def rows(self) -> tuple[tuple[StripCell, ...], ...]:
        """The bars in as few rows as they need, each row all of the week."""
        rows: list[list[StripSpan]] = []
        for span in self.spans:
            free = next((row for row in rows if row[-1].last < span.first), None)
            if free is None:
                rows.append([span])
            else:
                free.append(span)
        return tuple(tuple(_cells(row)) for row in rows)


def build_strip(marks: Iterable[MapMark], week: Week) -> WeekStrip:
    """The strip of a week, with its stories in the order of their numbers."""
    every = sorted(marks, key=lambda mark: mark.number)
    dated = [(mark, mark.days) for mark in every if mark.days]
    within = [(mark, days) for mark, days in dated if _is_within(days, week)]
    return WeekStrip(
        days=tuple(_day(within, week.first + dt.timedelta(days=number)) for number in range(DAYS)),
        spans=tuple(_spans(within, week)),
        before=tuple(mark for mark, days in dated if days.last < week.first),
        after=tuple(mark for mark, days in dated if days.first > week.last),
        undated=tuple(mark for mark in every if mark.days is None),
    )


def _cells(spans: Iterable[StripSpan]) -> Iterator[StripCell]:
    """Bars of one row with the room between them."""
    done = 0
    for span in spans:
        if span.first - 1 > done:
            yield StripCell(span.first - 1 - done)
        yield StripCell(span.last - span.first + 1, span)
        done = span.last
    if done < DAYS:
        yield StripCell(DAYS - done)


def _is_within(days: Span, week: Week) -> bool:
    return days.first <= week.last and days.last >= week.first


def _is_one_day(days: Span) -> bool:
    return days.first == days.last


def _day(dated: Sequence[tuple[MapMark, Span]], date: dt.date) -> StripDay:
    marks = (mark for mark, days in dated if _is_one_day(days) and days.first == date)
    return StripDay(date, tuple(marks))


def _spans(dated: Sequence[tuple[MapMark, Span]], week: Week) -> Iterator[StripSpan]:
    """The bars, those that begin first and last longest on top."""
    together: dict[Span, list[MapMark]] = defaultdict(list)
    for mark, days in dated:
        if not _is_one_day(days):
            here = Span(max(days.first, week.first), min(days.last, week.last))
            together[here].append(mark)
    for days in sorted(together, key=lambda span: (span.first, -span.last.toordinal())):
        yield StripSpan(
            days.first.isoweekday(),
            days.last.isoweekday(),
            days.first,
            days.last,
            tuple(together[days]),
        )
