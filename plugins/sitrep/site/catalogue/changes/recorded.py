"""What the curator's files say of the past, on the days that the record gives."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable
from dataclasses import replace

from sitrep.core.model import Change, EditionNotes, Report
from sitrep.core.record import Record, RecordEntry, Thing, ThingKind, What


def changes_as_recorded(
    changes: Iterable[Change], entries: Iterable[RecordEntry]
) -> tuple[Change, ...]:
    """The notes of a file, each on the day on which readers were told of it.

    One that no entry has keeps its day; those that say the same have theirs in turn.
    """
    days: dict[str, deque[RecordEntry]] = defaultdict(deque)
    for entry in entries:
        if entry.note:
            days[entry.note].append(entry)
    return tuple(
        replace(change, date=days[change.note].popleft().at.day) if days[change.note] else change
        for change in changes
    )


def report_as_recorded(report: Report, record: Record) -> Report:
    """A report with the days of the record: when it was added, and corrected since."""
    entries = record.lineage(Thing(ThingKind.REPORT, report.id))
    if not entries:
        return report
    added, changes = entries[0].at.day, changes_as_recorded(report.changes, entries)
    if (report.added, report.changes) == (added, changes):
        return report
    return replace(report, added=added, changes=changes)


def notes_as_recorded(notes: EditionNotes, record: Record) -> EditionNotes:
    """An edition's file with the days of the record: announced once, and corrected since."""
    entries = record.of(Thing(ThingKind.EDITION, str(notes.week)))
    announced = (entry.at.day for entry in entries if entry.what is What.ANNOUNCED)
    day = next(announced, notes.announced) if notes.announced else None
    return replace(notes, announced=day, errata=changes_as_recorded(notes.errata, entries))
