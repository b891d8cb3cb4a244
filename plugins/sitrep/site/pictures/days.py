"""The seven days of a week, each with the reports first published on it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from sitrep.site.addresses import edition_address
from sitrep.site.catalogue.edition import Edition
from sitrep.site.pictures.scale import WEEK_STEPS, level_of

WIDTH = 46
HEIGHT = 34
"""CSS pixels of a day's cell: seven fit side by side on a phone."""
GAP = 1
HEAD = 20
"""Height of the line above, for the names of days."""


@dataclass(frozen=True, slots=True)
class DrawnDay:
    """A day as it is drawn."""

    date: dt.date
    x: int
    count: int
    level: int
    address: str | None
    """Of its first passage in the edition, below the site's; None where there is none."""

    @property
    def middle(self) -> int:
        """Where its words are centred, from the left."""
        return self.x + WIDTH // 2


@dataclass(frozen=True, slots=True)
class DayStrip:
    """A week's days."""

    days: tuple[DrawnDay, ...]

    @property
    def width(self) -> int:
        """All of it."""
        return len(self.days) * (WIDTH + GAP) - GAP

    @property
    def height(self) -> int:
        """All of it."""
        return HEAD + HEIGHT

    @property
    def cell(self) -> tuple[int, int]:
        """Width and height of a day."""
        return WIDTH, HEIGHT

    @property
    def head(self) -> int:
        """Where the cells begin, from above."""
        return HEAD

    @property
    def reports(self) -> int:
        """How many there are in the week."""
        return sum(day.count for day in self.days)


def build_day_strip(edition: Edition) -> DayStrip:
    """The strip of an edition's week."""
    counts = Counter(family.report.date for family in edition.families if family.report.date)
    addresses: dict[dt.date, str] = {}
    for section in edition.sections:
        for passage in section.passages:
            if passage.family.report.date:
                addresses.setdefault(
                    passage.family.report.date, f"{edition_address(edition.week)}#{passage.anchor}"
                )
    length = (edition.week.last - edition.week.first).days + 1
    dates = [edition.week.first + dt.timedelta(days=number) for number in range(length)]
    return DayStrip(
        tuple(
            DrawnDay(
                date,
                number * (WIDTH + GAP),
                counts[date],
                level_of(counts[date], WEEK_STEPS),
                addresses.get(date),
            )
            for number, date in enumerate(dates)
        )
    )
