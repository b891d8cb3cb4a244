"""``/data/reports.json`` and its parts: the reports by year, by region and by source."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate, chain
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
from sitrep.site.data.split import Held, ListedParts, Record, Splitter, WrittenPart, group_of
from sitrep.site.engine.group import Group

STEPS = 50
"""In how many steps a file's room for reports shrinks, a hundred kilobytes each."""


@dataclass(frozen=True, slots=True)
class _Part(Generic[Record]):
    """A subset of the reports, newest first."""

    subset: Subset
    families: tuple[Family, ...]
    items: Callable[[], tuple[Record, ...]]
    """The records of those families, which only writing them needs."""
    gone: tuple[Family, ...] = ()
    """Those that were withdrawn."""


@dataclass(frozen=True, slots=True)
class ReportFiles:
    """Writes the reports of a catalogue."""

    catalogue: Catalogue
    frame: BuildFacts
    writer: JsonWriter
    limit: int

    def years(self) -> Iterator[Group[ListedParts]]:
        """By year, none larger than the limit: here each report stands once as a whole."""
        room = self.room
        for part in self._years():
            yield _group(part, room, partial(self._written, part, room))

    def heads(self, wholes: Mapping[str, str]) -> Iterator[Group[ListedParts]]:
        """By region and by source.

        ``wholes`` are the addresses of the files that hold reports as a whole, by their ids.
        """
        room = self.room
        for part in (*self._regions(wholes), *self._sources(wholes)):
            leads_to = (wholes[each.report.id] for each in part.families)
            yield _group(part, room, partial(self._heads, part, room), *leads_to)

    def write(self, subset: Subset, reports: tuple[WrittenReport, ...]) -> Iterator[WrittenPart]:
        """Some reports, newest first."""
        return self._written(_Part(subset, (), lambda: reports), self.room)

    def index(self, parts: Iterable[PartRecord]) -> DataFile:
        """The whole: every part, and the reports themselves while they fit."""
        opening, record = self.frame.opening(REPORTS_SCHEMA), self._index(tuple(parts))
        if self._is_too_much(record.reports or ()):
            record = replace(record, reports=None)
        text = self.writer.text(opening, record)
        if size_of(text) > self.limit:
            text = self.writer.text(opening, replace(record, reports=None))
        return DataFile(REPORTS_JSON, text)

    def _is_too_much(self, reports: Iterable[WrittenReport]) -> bool:
        """Whether the reports alone are larger than a file may be: found out before all are read."""
        return any(taken > self.limit for taken in accumulate(map(self.writer.size, reports)))

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

    def _written(self, part: _Part[WrittenReport], room: int) -> Iterator[WrittenPart]:
        gone = self._withdrawn(part.gone)
        texts = _Texts(self.frame, self.writer, gone)
        splitter = Splitter(self.writer, self.frame.site, room, texts.reports, withdrawn=gone)
        return splitter.write(part.subset, part.items())

    def _heads(self, part: _Part[HeadRecord], room: int) -> Iterator[WrittenPart]:
        gone = self._withdrawn(part.gone)
        texts = _Texts(self.frame, self.writer, gone)
        splitter = Splitter(self.writer, self.frame.site, room, texts.heads, withdrawn=gone)
        return splitter.write(part.subset, part.items())

    def _years(self) -> Iterator[_Part[WrittenReport]]:
        families = reversed(self.catalogue.families)
        for year, oldest_first in by_year(families, _week, self.frame.years).items():
            gone = (each for each in self.catalogue.withdrawn if year_of(_week(each)) == year)
            found = tuple(reversed(oldest_first))
            items = partial(self._records, found)
            yield _Part(year_subset("reports", year), found, items, tuple(gone))

    def _regions(self, wholes: Mapping[str, str]) -> Iterator[_Part[HeadRecord]]:
        for section in self.catalogue.regions:
            region = section.region
            subset = Subset(SplitBy.REGION, region.id, region.name, region_data(region))
            gone = (each for each in self.catalogue.withdrawn if _concerns(each, region))
            families = tuple(sorted(section.concerning, key=newest_first))
            items = partial(self._heads_in, region, families, wholes)
            yield _Part(subset, families, items, tuple(gone))

    def _sources(self, wholes: Mapping[str, str]) -> Iterator[_Part[HeadRecord]]:
        for page in self.catalogue.sources:
            source = page.source
            subset = Subset(SplitBy.SOURCE, source.id, source.name, source_data(source))
            gone = (each for each in self.catalogue.withdrawn if each.origin.id == source.id)
            families = tuple(sorted(page.originated, key=newest_first))
            items = partial(self._heads_of, families, wholes)
            yield _Part(subset, families, items, tuple(gone))

    def _heads_of(
        self, families: Iterable[Family], wholes: Mapping[str, str]
    ) -> tuple[HeadRecord, ...]:
        records = self._records(families)
        return tuple(replace(each.head, whole=wholes[each.id]) for each in records)

    def _heads_in(
        self, region: Region, families: Iterable[Family], wholes: Mapping[str, str]
    ) -> tuple[HeadRecord, ...]:
        return tuple(_of_region(each, region) for each in self._heads_of(families, wholes))

    def _records(self, families: Iterable[Family]) -> tuple[WrittenReport, ...]:
        return tuple(self.frame.reports[each.report.id] for each in families)

    def _withdrawn(self, families: Iterable[Family]) -> tuple[WithdrawnRecord, ...]:
        return tuple(self.frame.withdrawn[each.report.id] for each in families)


@dataclass(frozen=True, slots=True)
class _Texts:
    """The texts of a subset's files."""

    frame: BuildFacts
    writer: JsonWriter
    withdrawn: tuple[WithdrawnRecord, ...]

    def reports(self, subset: SubsetRecord, reports: tuple[WrittenReport, ...]) -> str:
        """A part with whole reports."""
        part = self._part(subset, reports)
        return self._text(replace(part, actors=_actors(reports, self.frame), reports=reports))

    def heads(self, subset: SubsetRecord, heads: tuple[HeadRecord, ...]) -> str:
        """A part that says where the whole of each report stands."""
        part = self._part(subset, heads)
        return self._text(replace(part, heads=heads))

    def _text(self, part: ReportsRecord) -> str:
        return self.writer.text(self.frame.opening(REPORTS_SCHEMA), part)

    def _part(self, subset: SubsetRecord, items: tuple[Record, ...]) -> ReportsRecord:
        """The last has the withdrawals, so that one leaves the others as they are."""
        held = Held(items, self.withdrawn if subset.is_last else ())
        return ReportsRecord(
            updated=held.updated,
            subset=subset,
            parts=(),
            actors=(),
            reports=None,
            heads=(),
            withdrawn=held.withdrawn,
        )


def _group(
    part: _Part[Record], room: int, write: Callable[[], Iterator[WrittenPart]], *leads_to: str
) -> Group[ListedParts]:
    of = (part.subset, room, part.families, part.gone, leads_to)
    return Group(part.subset.stem, of, lambda: group_of(write()))


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
