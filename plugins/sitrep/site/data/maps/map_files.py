"""``/data/regions.geojson``, ``/data/events.geojson`` and the same of each week."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from sitrep.site.addresses import EVENTS_MAP, REGIONS_MAP, edition_data
from sitrep.site.catalogue.build import Catalogue
from sitrep.site.catalogue.edition import Edition
from sitrep.site.data.facts import BuildFacts
from sitrep.site.data.index_record import PartRecord, SubsetRecord, year_subset
from sitrep.site.data.json_text import JsonWriter
from sitrep.site.data.maps.features import event_feature, mapped_event, region_feature
from sitrep.site.data.maps.geojson import ATTRIBUTION, FeatureRecord, FeaturesRecord, MappedEvent
from sitrep.site.data.maps.input import MapInput
from sitrep.site.data.parts import (
    HEAD_ROOM,
    DataFile,
    TableLine,
    by_year,
    cut,
    newest,
    part_address,
    together,
)
from sitrep.site.data.records import VERSION
from sitrep.site.data.split import Splitter
from sitrep.site.engine.group import Group, WrittenGroup

MAPS = (REGIONS_MAP, EVENTS_MAP)
_ENDINGS = ("regions.geojson", "events.geojson")


@dataclass(frozen=True, slots=True)
class MapFiles:
    """Writes the maps of a catalogue."""

    catalogue: Catalogue
    frame: BuildFacts
    given: MapInput
    writer: JsonWriter
    limit: int

    def groups(self, editions: Iterable[Edition]) -> Iterator[Group[None]]:
        """Those of the whole and of years, then those of each week; none larger than the limit."""
        found, given = self.catalogue, self.given
        of = (given, found.regions, found.events, self.frame.years)
        yield Group(REGIONS_MAP, of, lambda: together(self._of_all()))
        for edition in editions:
            write = partial(self._of_week, edition)
            yield Group(edition_data(edition.week, _ENDINGS[0]), (given, edition), write)

    def _of_all(self) -> Iterator[DataFile]:
        sections, events = self.catalogue.regions, self.catalogue.events
        regions = [region_feature(each, events, self.given) for each in sections]
        yield self._file(REGIONS_MAP, regions)
        yield from self._events()

    def _of_week(self, edition: Edition) -> WrittenGroup[None]:
        week = edition.week
        of_week = [
            region_feature(each, edition.events, self.given, week) for each in edition.sections
        ]
        happened = [event_feature(each, self.given, week) for each in edition.events]
        features = zip(_ENDINGS, (of_week, happened), strict=True)
        return together(self._file(edition_data(week, ending), found) for ending, found in features)

    def _events(self) -> Iterator[DataFile]:
        """By year; then all of them, or those of the newest weeks that fit, with the way to all."""
        events = tuple(mapped_event(each, self.given) for each in self.catalogue.events)
        room = self.limit - HEAD_ROOM
        splitter = Splitter(self.writer, self.given.site, room, self._of_year, "geojson")
        parts: list[PartRecord] = []
        for year, found in by_year(events, lambda each: each.week, self.frame.years).items():
            for part in splitter.write(year_subset("events", year), tuple(reversed(found))):
                parts.append(part.record)
                yield part.file
        room -= sum(map(self.writer.size, parts))
        lines = [TableLine(each.week, each.id, self.writer.size(each)) for each in events]
        shown = {line.text for line in newest(lines, room)}
        features = [each for each in events if each.id in shown]
        whole = len(features) == len(events)
        yield self._written(
            EVENTS_MAP, replace(self._record(EVENTS_MAP, features), parts=tuple(parts), whole=whole)
        )

    def _of_year(self, subset: SubsetRecord, newest_first: tuple[MappedEvent, ...]) -> str:
        address = part_address(year_subset("events", subset.id).stem, subset.number, "geojson")
        record = replace(self._record(address, reversed(newest_first)), subset=subset)
        return self.writer.text(record)

    def _file(self, address: str, features: Sequence[FeatureRecord]) -> DataFile:
        """A map of the features, or of the first of them that fit."""
        fitting = next(cut(features, self.writer.size, self.limit - HEAD_ROOM))
        record = self._record(address, fitting)
        return self._written(address, replace(record, whole=len(fitting) == len(features)))

    def _written(self, address: str, record: FeaturesRecord) -> DataFile:
        return DataFile(address, self.writer.text(record))

    def _record(
        self, address: str, features: Iterable[FeatureRecord | MappedEvent]
    ) -> FeaturesRecord:
        return FeaturesRecord(
            type="FeatureCollection",
            name=address.rpartition("/")[2].removesuffix(".geojson"),
            version=VERSION,
            commit=self.frame.site.commit,
            content_hash="",
            licence=self.frame.licence,
            attribution=ATTRIBUTION,
            subset=None,
            parts=(),
            whole=True,
            features=tuple(features),
        )


def map_addresses(editions: Iterable[Edition], years: Iterable[str]) -> Iterator[str]:
    """The addresses that the maps have at least."""
    yield from MAPS
    for year in years:
        yield part_address(year_subset("events", year).stem, 1, "geojson")
    for edition in editions:
        for ending in _ENDINGS:
            yield edition_data(edition.week, ending)
