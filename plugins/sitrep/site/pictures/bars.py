"""How many reports there were week by week, as bars with their numbers; never how much happened."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sitrep.core.weeks import Week

HEIGHTS = 5
"""In how many steps bars are drawn; the stylesheet knows them."""


@dataclass(frozen=True, slots=True)
class WeeklyReports:
    """The reports of a week that concern a region."""

    week: Week
    number: int
    height: int
    """From 0 to HEIGHTS."""


def build_bars(
    numbers: Iterable[tuple[Week, int]], most: int | None = None
) -> tuple[WeeklyReports, ...]:
    """Bars in the order given; ``most`` is the number that is drawn highest, by default the largest."""
    counts = tuple(numbers)
    highest = most or max((number for _week, number in counts), default=0)
    return tuple(WeeklyReports(week, number, _height(number, highest)) for week, number in counts)


def weeks_until(last: Week, number: int) -> tuple[Week, ...]:
    """So many weeks on end, the oldest first; fewer at the beginning of the calendar."""
    end = last.first.toordinal()
    days = (end - 7 * back for back in reversed(range(number)))
    return tuple(Week.of(dt.date.fromordinal(day)) for day in days if day > 0)


def _height(number: int, most: int) -> int:
    """A step for a number; only 0 has none."""
    return -(-number * HEIGHTS // most) if most else 0
