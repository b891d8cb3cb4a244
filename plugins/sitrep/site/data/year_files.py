"""The whole of something and its parts by year: ``/data/events.json`` and ``/data/changes.json``.

Reports have parts by other things as well: see ``report_files``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic

from sitrep.core.weeks import Week
from sitrep.site.addresses import CHANGES_JSON, CHANGES_SCHEMA, EVENTS_JSON, EVENTS_SCHEMA
from sitrep.site.catalogue.changes.history import History
from sitrep.site.data.change_record import ChangeRow, ChangesRecord, build_change
from sitrep.site.data.event_record import EventRecord
from sitrep.site.data.facts import BuildFacts
from sitrep.site.data.index_record import (
    EventsRecord,
    PartRecord,
    SubsetRecord,
    latest,
    year_subset,
)
from sitrep.site.data.json_text import JsonWriter
from sitrep.site.data.parts import HEAD_ROOM, DataFile, by_year, size_of
from sitrep.site.data.split import Record, Splitter

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

MakeRecord = Callable[
    [dt.date | None, SubsetRecord | None, tuple[PartRecord, ...], tuple[Record, ...] | None],
    "DataclassInstance",
]
"""What makes the record of a file: when it last changed, what it holds, its parts, its items."""


@dataclass(frozen=True, slots=True)
class Yearly(Generic[Record]):
    """Something of which there are files by year."""

    name: str
    """``events``: where the parts stand."""
    address: str
    """That of the whole."""
    schema: str
    """The address of the schema of all of them."""
    record: MakeRecord[Record]
    week: Callable[[Record], str]
    """The ISO week that an item belongs to."""
    items: tuple[Record, ...]
    """Oldest first."""
    years: tuple[str, ...] = ()
    """Those that have a file, though nothing may be left in it."""
    is_newest_first: bool = False
    """Whether files show them in that order."""


def yearly_events(facts: BuildFacts) -> Yearly[EventRecord]:
    """The events, by their first weeks."""
    return Yearly(
        name="events",
        address=EVENTS_JSON,
        schema=EVENTS_SCHEMA,
        record=EventsRecord,
        week=lambda each: each.weeks[0],
        items=tuple(facts.events.values()),
        years=facts.years,
    )


def yearly_changes(history: History, facts: BuildFacts) -> Yearly[ChangeRow]:
    """The entries of the record, by the weeks in which they were made."""
    return Yearly(
        name="changes",
        address=CHANGES_JSON,
        schema=CHANGES_SCHEMA,
        record=ChangesRecord,
        week=lambda each: each.week,
        items=tuple(build_change(each, facts.site) for each in reversed(history.everything)),
        is_newest_first=True,
    )


@dataclass(frozen=True, slots=True)
class YearFiles(Generic[Record]):
    """Writes the files of what there is by year."""

    what: Yearly[Record]
    facts: BuildFacts
    writer: JsonWriter
    limit: int

    def files(self) -> Iterator[DataFile]:
        """The parts by year, then the whole: every part, and the items themselves while they fit.

        None is larger than the limit.
        """
        room = self.limit - HEAD_ROOM
        splitter = Splitter(self.writer, self.facts.site, room, self._part)
        parts: list[PartRecord] = []
        years = by_year(self.what.items, self.what.week, self.what.years)
        for year, items in years.items():
            for part in splitter.write(year_subset(self.what.name, year), tuple(reversed(items))):
                parts.append(part.record)
                yield part.file
        updated = latest(each.updated for each in self.what.items)
        text = self._text(updated, None, tuple(parts), self._shown(self.what.items))
        if size_of(text) > self.limit:
            text = self._text(updated, None, tuple(parts), None)
        yield DataFile(self.what.address, text)

    def _part(self, subset: SubsetRecord, newest_first: tuple[Record, ...]) -> str:
        items = self._shown(tuple(reversed(newest_first)))
        return self._text(latest(each.updated for each in items), subset, (), items)

    def _shown(self, oldest_first: tuple[Record, ...]) -> tuple[Record, ...]:
        return tuple(reversed(oldest_first)) if self.what.is_newest_first else oldest_first

    def _text(
        self,
        updated: dt.date | None,
        subset: SubsetRecord | None,
        parts: tuple[PartRecord, ...],
        items: tuple[Record, ...] | None,
    ) -> str:
        opening = self.facts.opening(self.what.schema)
        return self.writer.text(opening, self.what.record(updated, subset, parts, items))


def change_years(history: History) -> tuple[str, ...]:
    """The ISO years in which something was entered in the record."""
    found = {str(Week.of(change.day).year).zfill(4) for change in history.everything}
    return tuple(sorted(found))
