"""A year of ISO weeks as a heat calendar: a row a quarter, a cell a week, tinted by its reports."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sitrep.core.weeks import Week
from sitrep.site.addresses import edition_address
from sitrep.site.catalogue.edition import Section
from sitrep.site.catalogue.filed import families_of
from sitrep.site.pictures.scale import WEEK_STEPS, Level, level_of, levels_of

ROW = 13
"""Weeks in a quarter."""
LAST = 52
"""Weeks in four of them; some years have one more."""
CELL = 24
"""CSS pixels each way: the least a link may measure (WCAG 2.5.8)."""
GAP = 1
HEAD = 18
"""Height of the line above a row, for the names of months."""
BETWEEN = 6
"""Between two rows."""
WIDTH = ROW * (CELL + GAP) - GAP
"""Of a row."""


@dataclass(frozen=True, slots=True)
class WeekCount:
    """How many reports a week has, and where they are listed."""

    week: Week
    reports: int
    address: str
    """Below the site's."""


@dataclass(frozen=True, slots=True)
class DrawnWeek:
    """A week as it is drawn."""

    week: Week
    x: int
    y: int
    count: int
    level: int
    address: str | None
    """None where there is no report."""


@dataclass(frozen=True, slots=True)
class MonthMark:
    """Where a month begins: above the first week whose Thursday lies in it."""

    first: dt.date
    x: int
    """Where its name begins; in the last column, which has no room to its right, where it ends."""
    y: int
    """Where the feet of its letters stand."""
    ends: bool
    """Whether ``x`` is its name's end."""


@dataclass(frozen=True, slots=True)
class HeatCalendar:
    """A year's weeks."""

    year: int
    width: int
    height: int
    cells: tuple[DrawnWeek, ...]
    months: tuple[MonthMark, ...]

    @property
    def size(self) -> int:
        """The side of a cell."""
        return CELL

    @property
    def reports(self) -> int:
        """How many there are in the year."""
        return sum(cell.count for cell in self.cells)

    @property
    def shown(self) -> tuple[DrawnWeek, ...]:
        """The weeks with reports."""
        return tuple(cell for cell in self.cells if cell.count)

    @property
    def scale(self) -> tuple[Level, ...]:
        """The legend."""
        return levels_of(WEEK_STEPS)


def count_weeks(section: Section) -> tuple[WeekCount, ...]:
    """The reports of each week that concern a region, linked to its part of the edition."""
    families = families_of((*section.passages, *section.mentions))
    weeks = [family.week for family in families if family.week]
    return tuple(
        WeekCount(week, weeks.count(week), f"{edition_address(week)}#region-{section.region.id}")
        for week in section.weeks
    )


def build_calendars(counts: Iterable[WeekCount]) -> tuple[HeatCalendar, ...]:
    """A calendar for each year that has a report, newest first."""
    found = {count.week: count for count in counts}
    years = sorted({week.year for week in found}, reverse=True)
    return tuple(_calendar(year, found) for year in years)


def _calendar(year: int, counts: Mapping[Week, WeekCount]) -> HeatCalendar:
    weeks = _weeks_of(year)
    return HeatCalendar(
        year=year,
        width=WIDTH,
        height=_top(weeks[-1]) + CELL,
        cells=tuple(_cell(week, counts.get(week)) for week in weeks),
        months=tuple(_months(weeks)),
    )


def _weeks_of(year: int) -> tuple[Week, ...]:
    """52 or 53: the week of 28 December is a year's last."""
    return tuple(Week(year, number + 1) for number in range(Week.of(dt.date(year, 12, 28)).number))


def _left(week: Week) -> int:
    """Of a week's cell; the 53rd stands below the 52nd."""
    return (min(week.number, LAST) - 1) % ROW * (CELL + GAP)


def _top(week: Week) -> int:
    """Of a week's cell."""
    row = (min(week.number, LAST) - 1) // ROW
    return row * (HEAD + CELL + BETWEEN) + HEAD + (CELL + GAP) * (week.number > LAST)


def _cell(week: Week, count: WeekCount | None) -> DrawnWeek:
    reports = count.reports if count else 0
    return DrawnWeek(
        week=week,
        x=_left(week),
        y=_top(week),
        count=reports,
        level=level_of(reports, WEEK_STEPS),
        address=count.address if count else None,
    )


def _months(weeks: Iterable[Week]) -> Iterable[MonthMark]:
    month = 0
    for week in weeks:
        thursday = dt.date.fromisocalendar(week.year, week.number, 4)
        if thursday.month != month:
            month = thursday.month
            ends = _left(week) + 2 * CELL > WIDTH
            yield MonthMark(
                thursday.replace(day=1), WIDTH if ends else _left(week), _top(week) - 5, ends
            )
