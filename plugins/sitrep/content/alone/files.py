"""Reports, editions, events and the record, each read and checked by itself.

What comes of a file depends on its name and its bytes and on nothing else: not on the sources,
not on the regions, not on any other file.  So it can be kept for as long as the file is the same.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from sitrep.content.checks.by_itself import CheckedReport, check_alone
from sitrep.content.checks.links import CheckedLinks, notes_links_alone
from sitrep.content.edition_file import EditionFile, parse_edition
from sitrep.content.event_file import EventFile, parse_event
from sitrep.content.record.file import parse_entries
from sitrep.content.report_file import ReportFile, parse_report
from sitrep.content.syntax.front_matter import decode
from sitrep.core.errors import Fault
from sitrep.core.markdown.render import render_plainly
from sitrep.core.record import RecordEntry
from sitrep.core.text import legible


@dataclass(frozen=True, slots=True)
class ReadReport:
    """What a report's file says."""

    checked: CheckedReport | None
    """None where it cannot be read at all."""
    faults: tuple[Fault, ...] = ()
    """Of reading it."""
    html: tuple[Markup | None, ...] = ()
    """Each passage, where it is the same in every language of the site."""

    @property
    def file(self) -> ReportFile | None:
        """The report with its lines."""
        return self.checked.file if self.checked else None


@dataclass(frozen=True, slots=True)
class ReadEdition:
    """What the notes of an edition say."""

    file: EditionFile | None
    faults: tuple[Fault, ...]
    links: CheckedLinks


@dataclass(frozen=True, slots=True)
class ReadEvent:
    """What an event's file says."""

    file: EventFile | None
    faults: tuple[Fault, ...]
    links: CheckedLinks


@dataclass(frozen=True, slots=True)
class ReadEntries:
    """What the file of the record says."""

    entries: tuple[RecordEntry, ...]
    faults: tuple[Fault, ...]


def read_report(data: bytes, name: str) -> ReadReport:
    """The report in a file, checked; ``name`` is how messages name it."""
    faults: list[Fault] = []
    file = parse_report(data, name, faults)
    if file is None:
        return ReadReport(None, tuple(faults))
    checked = check_alone(file)
    html = tuple(render_plainly(passage.text) for passage in file.report.passages)
    return ReadReport(checked, tuple(faults), html)


def read_edition(data: bytes, name: str) -> ReadEdition:
    """The notes in a file, with what is said of their links."""
    faults: list[Fault] = []
    notes = parse_edition(data, name, faults)
    file = EditionFile(name, notes, data) if notes else None
    return ReadEdition(file, tuple(faults), _links(data, name, "lead"))


def read_event(data: bytes, name: str) -> ReadEvent:
    """The event in a file, with what is said of its links."""
    faults: list[Fault] = []
    file = parse_event(data, name, faults)
    return ReadEvent(file, tuple(faults), _links(data, name, "note"))


def read_entries(data: bytes, name: str) -> ReadEntries:
    """The entries in the file of the record."""
    faults: list[Fault] = []
    entries = tuple(parse_entries(data, name, faults))
    return ReadEntries(entries, tuple(faults))


def _links(data: bytes, name: str, key: str) -> CheckedLinks:
    text = legible(decode(data, name, []) or "")
    return notes_links_alone(text, name, key=key)
