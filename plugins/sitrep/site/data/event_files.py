"""``/data/events.json`` and its parts: the events by the years of their first weeks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sitrep.site.addresses import EVENTS_JSON, EVENTS_SCHEMA
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
from sitrep.site.data.records import VERSION, schema_url
from sitrep.site.data.split import Splitter, WrittenPart


@dataclass(frozen=True, slots=True)
class EventFiles:
    """Writes the events of a catalogue."""

    frame: BuildFacts
    writer: JsonWriter
    limit: int

    def parts(self) -> Iterator[WrittenPart]:
        """By year, none larger than the limit."""
        splitter = Splitter(self.writer, self.frame.site, self.limit - HEAD_ROOM, self._document)
        events = self.frame.events.values()
        found = by_year(events, lambda each: each.weeks[0], self.frame.years)
        for year, part in found.items():
            yield from splitter.write(year_subset("events", year), tuple(reversed(part)))

    def files(self) -> Iterator[DataFile]:
        """The parts, then the whole."""
        listed: list[PartRecord] = []
        for part in self.parts():
            listed.append(part.record)
            yield part.file
        yield self.index(listed)

    def index(self, parts: Iterable[PartRecord]) -> DataFile:
        """The whole: every part, and the events themselves while they fit."""
        listed = tuple(parts)
        text = self.writer.text(self._record(None, listed, tuple(self.frame.events.values())))
        if size_of(text) > self.limit:
            text = self.writer.text(self._record(None, listed, None))
        return DataFile(EVENTS_JSON, text)

    def _document(self, subset: SubsetRecord, events: tuple[EventRecord, ...]) -> EventsRecord:
        """By their days, as the whole has them, though a splitter hands them newest first."""
        return self._record(subset, (), tuple(reversed(events)))

    def _record(
        self,
        subset: SubsetRecord | None,
        parts: tuple[PartRecord, ...],
        events: tuple[EventRecord, ...] | None,
    ) -> EventsRecord:
        frame = self.frame
        shown = frame.events.values() if events is None else events
        return EventsRecord(
            schema=schema_url(EVENTS_SCHEMA, frame.site),
            version=VERSION,
            commit=frame.site.commit,
            content_hash="",
            site=frame.digest,
            licence=frame.licence,
            updated=latest(each.updated for each in shown),
            subset=subset,
            parts=parts,
            events=events,
        )
