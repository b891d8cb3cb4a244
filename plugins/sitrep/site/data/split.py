"""Subsets of the reports or events as JSON files, each cut where it would grow too large."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from sitrep.site.data.change_record import ChangeRow
from sitrep.site.data.event_record import EventRecord
from sitrep.site.data.facts import WrittenReport
from sitrep.site.data.index_record import PartRecord, Subset, SubsetRecord, latest
from sitrep.site.data.json_text import JsonWriter, hash_of
from sitrep.site.data.maps.geojson import MappedEvent
from sitrep.site.data.parts import DataFile, cut, part_address, size_of
from sitrep.site.data.report_record import HeadRecord, WithdrawnRecord
from sitrep.site.engine.group import WrittenGroup
from sitrep.site.site import Site

Record = TypeVar("Record", WrittenReport, HeadRecord, EventRecord, ChangeRow, MappedEvent)


@dataclass(frozen=True, slots=True)
class Held(Generic[Record]):
    """What a file tells of."""

    items: tuple[Record, ...]
    """Newest first."""
    withdrawn: tuple[WithdrawnRecord, ...] = ()
    """What is left of reports that it would hold."""

    @property
    def updated(self) -> dt.date | None:
        """The newest day on which any of it came, changed or was withdrawn."""
        days: list[dt.date | None] = [each.updated for each in self.items]
        days += [each.updated for each in self.withdrawn]
        return latest(days)


@dataclass(frozen=True, slots=True)
class ListedPart:
    """How an index leads to a part, and what is in it."""

    record: PartRecord
    ids: tuple[str, ...]
    """Those of what it holds."""


@dataclass(frozen=True, slots=True)
class WrittenPart(ListedPart):
    """A part with its file."""

    file: DataFile


ListedParts = tuple[ListedPart, ...]


def group_of(parts: Iterable[WrittenPart]) -> WrittenGroup[ListedParts]:
    """Parts that are written together."""
    written = tuple(parts)
    listed = tuple(ListedPart(part.record, part.ids) for part in written)
    return WrittenGroup({part.file.address: part.file.text for part in written}, listed)


@dataclass(frozen=True, slots=True)
class Splitter(Generic[Record]):
    """Writes subsets."""

    writer: JsonWriter
    site: Site
    room: int
    """The bytes that the items of a file may have."""
    text: Callable[[SubsetRecord, tuple[Record, ...]], str]
    """That of a part; it is given the newest first."""
    ending: str = "json"
    """Of the addresses."""
    withdrawn: tuple[WithdrawnRecord, ...] = ()
    """Those of the subset, which its last file names."""

    def write(self, subset: Subset, items: tuple[Record, ...]) -> Iterator[WrittenPart]:
        """The parts of a subset; its items come newest first, its parts oldest first.

        So what is added at the newest end leaves all parts but the last as they are.
        """
        oldest_first = tuple(cut(reversed(items), self.writer.size, self.room))
        for number, part in enumerate(oldest_first, 1):
            record = SubsetRecord(
                by=subset.by,
                id=subset.id,
                title=subset.title,
                number=number,
                of=len(oldest_first),
                previous=self._url(subset, number - 1) if number > 1 else None,
                next=self._url(subset, number + 1) if number < len(oldest_first) else None,
            )
            newest_first = tuple(reversed(part))
            text = self.text(record, newest_first)
            file = DataFile(part_address(subset.stem, number, self.ending), text)
            ids = tuple(each.id for each in newest_first)
            held = Held(newest_first, self.withdrawn if record.is_last else ())
            yield WrittenPart(part_record(record, file, held, self.site), ids, file)

    def _url(self, subset: Subset, number: int) -> str:
        return self.site.absolute(part_address(subset.stem, number, self.ending))


def part_record(subset: SubsetRecord, file: DataFile, held: Held[Record], site: Site) -> PartRecord:
    """How an index leads to a part."""
    return PartRecord(
        by=subset.by,
        id=subset.id,
        title=subset.title,
        number=subset.number,
        of=subset.of,
        url=site.absolute(file.address),
        items=len(held.items),
        updated=held.updated,
        bytes=size_of(file.text),
        content_hash=hash_of(file.text),
    )
