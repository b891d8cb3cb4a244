"""Days without a year, put into the year that another day gives them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from sitrep.ingest.draft import Day
from sitrep.ingest.knowledge.date_patterns import SeenDay

LATEST_AFTER = 60
"""Most days between a day in a text and a copy of it; beyond, the year may be another."""


def nearest(seen: SeenDay, to: dt.date) -> dt.date | None:
    """The day with that name nearest to a date."""
    years = [seen.year] if seen.year else [to.year - 1, to.year, to.year + 1]
    days: list[dt.date] = []
    for year in years:
        try:
            days.append(dt.date(year, seen.month, seen.day))
        except ValueError:
            continue  # 29 February
    return min(days, key=lambda day: abs((day - to).days), default=None)


def with_year(day: Day, near: Day | None) -> Day:
    """The day with the year that another date of the same report gives it, if it has none."""
    if day.year or near is None or near.date is None:
        return day
    seen = SeenDay(day.month, day.day, None, 0, "")
    date = nearest(seen, near.date)
    if date and 0 <= (near.date - date).days <= LATEST_AFTER:
        return replace(day, year=date.year, evidence=f"{day.evidence}; year from {near.evidence}")
    return day
