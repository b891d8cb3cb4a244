"""``/data/reports.json`` and ``/data/events.json``, and the parts that they lead to.

A part has the shape of the whole, so that one program reads both: the whole lists its parts, and
has all items itself while they fit into one file.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from sitrep.site.addresses import DATA
from sitrep.site.data.actor_record import ActorRecord
from sitrep.site.data.event_record import EventRecord
from sitrep.site.data.facts import WrittenReport
from sitrep.site.data.report_record import HeadRecord, WithdrawnRecord


class SplitBy(StrEnum):
    """By what the parts are split."""

    YEAR = "year"
    WEEK = "week"
    REGION = "region"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class SubsetRecord:
    """What of the whole a part holds."""

    by: SplitBy
    id: str
    title: str
    number: int
    of: int
    previous: str | None
    next: str | None

    @property
    def is_last(self) -> bool:
        """Whether it is the newest part."""
        return self.number == self.of


@dataclass(frozen=True, slots=True)
class PartRecord:
    """A part, as an index leads to it."""

    by: SplitBy
    id: str
    title: str
    number: int
    of: int
    url: str
    items: int
    updated: dt.date | None
    bytes: int
    content_hash: str


@dataclass(frozen=True, slots=True)
class WholeRecord:
    """What the whole of something, and each of its parts, says between its opening and its items."""

    updated: dt.date | None
    subset: SubsetRecord | None
    parts: tuple[PartRecord, ...]


@dataclass(frozen=True, slots=True)
class ReportsRecord(WholeRecord):
    """``/data/reports.json`` and its parts."""

    actors: tuple[ActorRecord, ...]
    reports: tuple[WrittenReport, ...] | None
    heads: tuple[HeadRecord, ...]
    withdrawn: tuple[WithdrawnRecord, ...]


@dataclass(frozen=True, slots=True)
class EventsRecord(WholeRecord):
    """``/data/events.json`` and its parts."""

    events: tuple[EventRecord, ...] | None


@dataclass(frozen=True, slots=True)
class Subset:
    """What a part, or several that are too large for one file, is to hold."""

    by: SplitBy
    id: str
    title: str
    stem: str
    """Where its parts stand, without the ending."""


def year_subset(kind: str, year: str) -> Subset:
    """A year of ``reports``, ``events`` or ``changes``."""
    return Subset(SplitBy.YEAR, year, year, f"{DATA}{kind}/{year}")


def latest(days: Iterable[dt.date | None]) -> dt.date | None:
    """The newest of days."""
    return max(filter(None, days), default=None)
