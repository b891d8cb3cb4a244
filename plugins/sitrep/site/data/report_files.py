"""``/data/reports.json`` and its parts: the reports by year, by region and by source."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from typing import Generic

from sitrep.core.model import Region
from sitrep.site.addresses import REPORTS_JSON, REPORTS_SCHEMA, region_data, source_data
from sitrep.site.catalogue.build import Catalogue
from sitrep.site.catalogue.family import Family, newest_first
from sitrep.site.data.actor_record import ActorRecord
from sitrep.site.data.facts import BuildFacts, WrittenReport
from sitrep.site.data.index_record import (
    PartRecord,
    ReportsRecord,
    SplitBy,
    Subset,
    SubsetRecord,
    latest,
    year_subset,
)
from sitrep.site.data.json_text import JsonWriter
from sitrep.site.data.parts import HEAD_ROOM, DataFile, by_year, size_of, year_of
from sitrep.site.data.report_record import HeadRecord, WithdrawnRecord
from sitrep.site.data.split import Record, Splitter, WrittenPart

STEPS = 50
"""In how many steps a file's room for reports shrinks, a hundred kilobytes each."""


@dataclass(frozen=True, slots=True)
class _Group(Generic[Record]):
    subset: Subset
    items: tuple[Record, ...]
    """Newest first."""
    withdrawn: tuple[WithdrawnRecord, ...]


@dataclass(frozen=True, slots=True)
class ReportFiles:
    """Writes the reports of a catalogue."""

    catalogue: Catalogue
    frame: BuildFacts
    writer: JsonWriter
    limit: int

    def parts(self) -> Iterator[WrittenPart]:
        """By year, region and source, none larger than the limit.

        Each report stands once as a whole, by its year; regions and sources lead there.
        """
        room, wholes = self.room, dict[str, str]()
        for years in self._years():
            for part in self._written(years, room):
                wholes |= dict.fromkeys(part.ids, part.record.url)
                yield part
        for heads in (*self._regions(wholes), *self._sources(wholes)):
            texts = _Texts(self.frame, self.writer, heads)
            splitter = Splitter(self.writer, self.frame.site, room, texts.heads)
            yield from splitter.write(heads.subset, heads.items)

    def write(self, subset: Subset, reports: tuple[WrittenReport, ...]) -> Iterator[WrittenPart]:
        """Some reports, newest first."""
        return self._written(_Group(subset, reports, ()), self.room)

    def index(self, parts: Iterable[PartRecord]) -> DataFile:
        """The whole: every part, and the reports themselves while they fit."""
        opening, record = self.frame.opening(REPORTS_SCHEMA), self._index(tuple(parts))
        text = self.writer.text(opening, record)
        if size_of(text) > self.limit:
            text = self.writer.text(opening, replace(record, reports=None))
        return DataFile(REPORTS_JSON, text)

    def _index(self, parts: tuple[PartRecord, ...]) -> ReportsRecord:
        frame = self.frame
        families = (*self.catalogue.families, *self.catalogue.withdrawn)
        return ReportsRecord(
            updated=latest(family.updated for family in families),
            subset=None,
            parts=parts,
            actors=tuple(frame.actors.values()),
            reports=tuple(frame.reports.values()),
            heads=(),
            withdrawn=tuple(frame.withdrawn.values()),
        )

    @property
    def room(self) -> int:
        """The bytes that the reports of a file may have, whatever actors and withdrawals it has.

        What those take is kept free in steps: one more of them cuts no year elsewhere than before.
        """
        beside = (*self.frame.actors.values(), *self.frame.withdrawn.values())
        step = self.limit // STEPS
        return self.limit - HEAD_ROOM - step * -(-sum(map(self.writer.size, beside)) // step)

    def _written(self, group: _Group[WrittenReport], room: int) -> Iterator[WrittenPart]:
        texts = _Texts(self.frame, self.writer, group)
        splitter = Splitter(self.writer, self.frame.site, room, texts.reports)
        return splitter.write(group.subset, group.items)

    def _years(self) -> Iterator[_Group[WrittenReport]]:
        reports = tuple(self.frame.reports.values())
        years = by_year(reversed(reports), lambda each: each.edition, self.frame.years)
        for year, oldest_first in years.items():
            gone = (each for each in self.catalogue.withdrawn if year_of(_week(each)) == year)
            items = tuple(reversed(oldest_first))
            yield _Group(year_subset("reports", year), items, self._withdrawn(gone))

    def _regions(self, wholes: Mapping[str, str]) -> Iterator[_Group[HeadRecord]]:
        """``wholes`` are the addresses of the files that hold reports as a whole, by their ids."""
        for section in self.catalogue.regions:
            region = section.region
            subset = Subset(SplitBy.REGION, region.id, region.name, region_data(region))
            gone = (each for each in self.catalogue.withdrawn if _concerns(each, region))
            heads = tuple(
                _of_region(replace(each.head, whole=wholes[each.id]), region)
                for each in self._records(section.concerning)
            )
            yield _Group(subset, heads, self._withdrawn(gone))

    def _sources(self, wholes: Mapping[str, str]) -> Iterator[_Group[HeadRecord]]:
        for page in self.catalogue.sources:
            source = page.source
            subset = Subset(SplitBy.SOURCE, source.id, source.name, source_data(source))
            gone = (each for each in self.catalogue.withdrawn if each.origin.id == source.id)
            heads = tuple(
                replace(each.head, whole=wholes[each.id]) for each in self._records(page.originated)
            )
            yield _Group(subset, heads, self._withdrawn(gone))

    def _records(self, families: Iterable[Family]) -> Iterator[WrittenReport]:
        """Newest first, as the whole has them."""
        return (self.frame.reports[each.report.id] for each in sorted(families, key=newest_first))

    def _withdrawn(self, families: Iterable[Family]) -> tuple[WithdrawnRecord, ...]:
        return tuple(self.frame.withdrawn[each.report.id] for each in families)


@dataclass(frozen=True, slots=True)
class _Texts(Generic[Record]):
    """The texts of a group's parts."""

    frame: BuildFacts
    writer: JsonWriter
    group: _Group[Record]

    def reports(self, subset: SubsetRecord, reports: tuple[WrittenReport, ...]) -> str:
        """A part with whole reports."""
        part = self._part(subset, latest(each.updated for each in reports))
        return self._text(replace(part, actors=_actors(reports, self.frame), reports=reports))

    def heads(self, subset: SubsetRecord, heads: tuple[HeadRecord, ...]) -> str:
        """A part that says where the whole of each report stands."""
        part = self._part(subset, latest(each.updated for each in heads))
        return self._text(replace(part, heads=heads))

    def _text(self, part: ReportsRecord) -> str:
        return self.writer.text(self.frame.opening(REPORTS_SCHEMA), part)

    def _part(self, subset: SubsetRecord, updated: dt.date | None) -> ReportsRecord:
        """The last has the withdrawals, so that one leaves the others as they are."""
        return ReportsRecord(
            updated=updated,
            subset=subset,
            parts=(),
            actors=(),
            reports=None,
            heads=(),
            withdrawn=self.group.withdrawn if subset.number == subset.of else (),
        )


def _actors(reports: Iterable[WrittenReport], frame: BuildFacts) -> tuple[ActorRecord, ...]:
    """Those that the reports name, in the order of all."""
    named = set(chain.from_iterable(report.actors for report in reports))
    return tuple(record for name, record in frame.actors.items() if name in named)


def _week(family: Family) -> str | None:
    return str(family.week) if family.week else None


def _of_region(head: HeadRecord, region: Region) -> HeadRecord:
    """A head with the passages that concern the region."""
    concern = (each for each in head.passages if region.id in (each.region, *each.mentions))
    return replace(head, passages=tuple(concern))


def _concerns(family: Family, region: Region) -> bool:
    return any(region in (each.region, *each.mentions) for each in family.passages)
