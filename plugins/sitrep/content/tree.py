"""The content tree as one value, and everything that can be wrong with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sitrep.content.checks.events import Library, check_editions, check_events
from sitrep.content.checks.file_names import check_names
from sitrep.content.checks.links import (
    check_notes_links,
    check_page_links,
    check_written_addresses,
)
from sitrep.content.checks.privacy import check_tree, published_report
from sitrep.content.checks.reports import check_reports
from sitrep.content.digest_file import EventKind
from sitrep.content.event_file import EventFile
from sitrep.content.page_file import SitePage
from sitrep.content.reading import (
    ACTORS,
    EDITIONS,
    EVENTS,
    IMAGES,
    PAGES,
    REGIONS,
    SOURCES,
    ContentFile,
    DraftFile,
    Reading,
    read_file,
)
from sitrep.content.report_file import ReportFile, with_id_of_its_own
from sitrep.content.schema.files import Repository
from sitrep.content.syntax.front_matter import decode
from sitrep.core.actors import Actor
from sitrep.core.errors import Fault
from sitrep.core.links.rule import known_hosts
from sitrep.core.model import EditionNotes, Source
from sitrep.core.private.kinds import Private
from sitrep.core.regions import Regions
from sitrep.core.text import legible


@dataclass(frozen=True, slots=True)
class Content:
    """All that the content tree says, in the order of the files' paths."""

    sources: tuple[Source, ...]
    regions: Regions
    reports: tuple[ReportFile, ...]
    """Published and withdrawn ones."""
    drafts: tuple[DraftFile, ...]
    editions: tuple[EditionNotes, ...]
    pages: tuple[SitePage, ...]
    events: tuple[EventFile, ...] = ()
    kinds: tuple[EventKind, ...] = ()
    """The kinds of events that the digest adds to those that every digest has."""
    actors: tuple[Actor, ...] = ()
    kept: frozenset[Private] = frozenset()
    """What looks private and is published all the same: kept with a reason, or a source's own
    address."""
    drafted: frozenset[Private] = frozenset()
    """What looks private in drafts, which a preview shows."""
    searched: frozenset[str] = field(default=frozenset(), repr=False, compare=False)
    """The published lines that were searched and hold nothing: the built site repeats them."""
    repository: Repository = Repository.PUBLIC
    """Who can read it where it is kept."""


def read_content(
    files: Iterable[ContentFile], *, codes: frozenset[str], root: str = "content"
) -> tuple[Content, list[Fault]]:
    """The content in files, whatever their order, and all its faults.

    ``codes`` are the codes of ISO 3166-1 and 3166-2; ``root`` is how messages
    name the content folder.
    """
    given = {file.path: file for file in files}
    reading = Reading(root, codes, given.keys())
    for path in (SOURCES, REGIONS):
        if path not in given:
            reading.faults.append(
                Fault(reading.name(path), 1, "", "is missing", "Create it as docs/content.md shows")
            )
    reading.faults += check_names((path for path in given if path.startswith(IMAGES)), root)
    for path in sorted(given):
        read_file(reading, given[path])
    _check_links(reading, given.values())
    _check(reading)
    return _content(reading), sorted(set(reading.faults))


def _check(reading: Reading) -> None:
    """Add what is wrong among the files; a draft's faults stay with the draft."""
    events = [file.event.id for file in reading.events]
    library = Library.of(reading.events, reading.reports, reading.regions)
    reading.faults += check_reports(reading.reports, reading.sources, reading.regions, events)
    reading.faults += check_events(reading.events, library, reading.digest.kinds)
    reading.faults += check_editions(reading.editions, library)
    _check_privacy(reading)
    if not reading.drafts:
        return
    # Together with the drafts, so that a draft learns that its id or URL is taken.
    everything = [*reading.reports, *(draft.file for draft in reading.drafts)]
    own: dict[str, set[Fault]] = {draft.file.file: {*draft.faults} for draft in reading.drafts}
    for fault in check_reports(everything, reading.sources, reading.regions, events):
        own.get(fault.file, set()).add(fault)
    for fault in reading.privacy.of_drafts:
        own[fault.file].add(fault)
    taken = {file.report.id for file in reading.reports}
    reading.drafts = [
        DraftFile(with_id_of_its_own(draft.file, taken), tuple(sorted(own[draft.file.file])))
        for draft in reading.drafts
    ]


def _check_privacy(reading: Reading) -> None:
    """Add what may give somebody away."""
    reports = map(published_report, reading.reports)
    drafts = (published_report(draft.file) for draft in reading.drafts)
    reading.privacy = check_tree([*reading.published, *reports], drafts, reading.sources or ())
    reading.faults += reading.privacy.faults


def _check_links(reading: Reading, files: Iterable[ContentFile]) -> None:
    """Add the links that no reader may follow.

    An address in a table that already is a fault is not reported twice.
    """
    hosts = known_hosts(reading.sources or ())
    reported = {(fault.file, fault.line) for fault in reading.faults}
    for file in files:
        name = reading.name(file.path)
        text = legible(decode(file.data, name, []) or "")
        found: Iterable[Fault] = ()
        if file.path in {SOURCES, ACTORS}:
            found = (
                each
                for each in check_written_addresses(text, name, hosts)
                if (name, each.line) not in reported
            )
        elif file.path.startswith(EDITIONS):
            found = check_notes_links(text, name, hosts, key="lead")
        elif file.path.startswith(EVENTS):
            found = check_notes_links(text, name, hosts, key="note")
        elif file.path.startswith(PAGES):
            found = check_page_links(text, name, hosts)
        reading.faults += found


def _content(reading: Reading) -> Content:
    return Content(
        sources=reading.sources or (),
        regions=reading.regions or Regions((), reading.codes),
        reports=tuple(reading.reports),
        drafts=tuple(reading.drafts),
        editions=tuple(each.notes for each in reading.editions),
        pages=tuple(reading.pages),
        kept=reading.privacy.kept,
        drafted=reading.privacy.drafted,
        searched=reading.privacy.searched,
        events=tuple(reading.events),
        kinds=reading.digest.kinds,
        actors=reading.actors,
        repository=reading.digest.repository,
    )
