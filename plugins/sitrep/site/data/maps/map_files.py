"""``/data/regions.geojson``, ``/data/events.geojson`` and the same of each week."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from sitrep.site.addresses import EVENTS_MAP, REGIONS_MAP, edition_data
from sitrep.site.catalogue.build import Catalogue
from sitrep.site.catalogue.edition import Edition
from sitrep.site.catalogue.events import ShownEvent
from sitrep.site.data.facts import BuildFacts
from sitrep.site.data.json_text import JsonWriter
from sitrep.site.data.maps.features import event_feature, region_feature
from sitrep.site.data.maps.geojson import ATTRIBUTION, FeatureRecord, FeaturesRecord
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
        yield from self._events(events)

    def _of_week(self, edition: Edition) -> WrittenGroup[None]:
        week = edition.week
        of_week = [
            region_feature(each, edition.events, self.given, week) for each in edition.sections
        ]
        happened = [event_feature(each, self.given, week) for each in edition.events]
        features = zip(_ENDINGS, (of_week, happened), strict=True)
        return together(self._file(edition_data(week, ending), found) for ending, found in features)

    def _events(self, events: tuple[ShownEvent, ...]) -> Iterator[DataFile]:
        """All of them, or those of the newest weeks that fit; then by year."""
        features = {each.event.id: event_feature(each, self.given) for each in events}
        lines = [
            TableLine(str(each.weeks[0]), each.event.id, self.writer.size(features[each.event.id]))
            for each in events
        ]
        room = self.limit - HEAD_ROOM
        yield self._file(EVENTS_MAP, [features[line.text] for line in newest(lines, room)])
        for year, written in by_year(lines, lambda line: line.week, self.frame.years).items():
            for number, part in enumerate(cut(written, lambda line: line.size, room), 1):
                address = part_address(f"data/events/{year}", number, "geojson")
                yield self._file(address, [features[line.text] for line in part])

    def _file(self, address: str, features: Iterable[FeatureRecord]) -> DataFile:
        record = FeaturesRecord(
            type="FeatureCollection",
            name=address.rpartition("/")[2].removesuffix(".geojson"),
            version=VERSION,
            commit=self.frame.site.commit,
            content_hash="",
            licence=self.frame.licence,
            attribution=ATTRIBUTION,
            features=tuple(features),
        )
        return DataFile(address, self.writer.text(record))


def map_addresses(editions: Iterable[Edition], years: Iterable[str]) -> Iterator[str]:
    """The addresses that the maps have at least."""
    yield from MAPS
    for year in years:
        yield part_address(f"data/events/{year}", 1, "geojson")
    for edition in editions:
        for ending in _ENDINGS:
            yield edition_data(edition.week, ending)
