"""``/data/changes.json`` and its parts: the record by years, a row a change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sitrep.core.weeks import Week
from sitrep.site.addresses import CHANGES_JSON, CHANGES_SCHEMA
from sitrep.site.catalogue.changes.history import History
from sitrep.site.data.change_record import ChangeRow, ChangesRecord, build_change
from sitrep.site.data.facts import BuildFacts
from sitrep.site.data.index_record import PartRecord, SubsetRecord, latest, year_subset
from sitrep.site.data.json_text import JsonWriter
from sitrep.site.data.parts import HEAD_ROOM, DataFile, by_year, size_of
from sitrep.site.data.records import VERSION, schema_url
from sitrep.site.data.split import Splitter, WrittenPart


@dataclass(frozen=True, slots=True)
class ChangeFiles:
    """Writes the changes of a record, newest first."""

    frame: BuildFacts
    writer: JsonWriter
    limit: int
    rows: tuple[ChangeRow, ...]

    @classmethod
    def of(cls, history: History, frame: BuildFacts, writer: JsonWriter, limit: int) -> ChangeFiles:
        """What writes a history."""
        rows = tuple(build_change(change, frame.site) for change in history.everything)
        return cls(frame, writer, limit, rows)

    def parts(self) -> Iterator[WrittenPart]:
        """By the year in which they were made, none larger than the limit."""
        room = self.limit - HEAD_ROOM
        splitter = Splitter(self.writer, self.frame.site, room, self._document)
        found = by_year(reversed(self.rows), lambda each: each.week, ())
        for year, part in found.items():
            yield from splitter.write(year_subset("changes", year), tuple(reversed(part)))

    def files(self) -> Iterator[DataFile]:
        """The parts, then the whole."""
        listed: list[PartRecord] = []
        for part in self.parts():
            listed.append(part.record)
            yield part.file
        yield self.index(listed)

    def index(self, parts: Iterable[PartRecord]) -> DataFile:
        """The whole: every part, and the changes themselves while they fit."""
        listed = tuple(parts)
        text = self.writer.text(self._record(None, listed, self.rows))
        if size_of(text) > self.limit:
            text = self.writer.text(self._record(None, listed, None))
        return DataFile(CHANGES_JSON, text)

    def _document(self, subset: SubsetRecord, rows: tuple[ChangeRow, ...]) -> ChangesRecord:
        return self._record(subset, (), rows)

    def _record(
        self,
        subset: SubsetRecord | None,
        parts: tuple[PartRecord, ...],
        rows: tuple[ChangeRow, ...] | None,
    ) -> ChangesRecord:
        frame = self.frame
        shown = self.rows if rows is None else rows
        return ChangesRecord(
            schema=schema_url(CHANGES_SCHEMA, frame.site),
            version=VERSION,
            commit=frame.site.commit,
            content_hash="",
            site=frame.digest,
            licence=frame.licence,
            updated=latest(each.updated for each in shown),
            subset=subset,
            parts=parts,
            changes=rows,
        )


def change_years(history: History) -> tuple[str, ...]:
    """The ISO years in which something was entered in the record."""
    found = {str(Week.of(change.day).year).zfill(4) for change in history.everything}
    return tuple(sorted(found))
