"""The files of the content folder, read one by one into what they say."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from sitrep.content.actors_file import parse_actors
from sitrep.content.checks.privacy import (
    published_actors,
    published_edition,
    published_event,
    published_kinds,
    published_page,
    published_regions,
    published_sources,
)
from sitrep.content.checks.private import Published
from sitrep.content.digest_file import Digest, parse_digest
from sitrep.content.edition_file import EditionFile, parse_edition
from sitrep.content.event_file import EventFile, parse_event
from sitrep.content.page_file import SitePage, check_links, parse_site_page
from sitrep.content.places_file import parse_places
from sitrep.content.record.file import RECORD, parse_record
from sitrep.content.regions_file import parse_regions
from sitrep.content.report_file import ReportFile, parse_report
from sitrep.content.sources_file import parse_sources
from sitrep.content.syntax.front_matter import decode
from sitrep.core.actors import Actor
from sitrep.core.errors import Fault
from sitrep.core.limits import PICTURE
from sitrep.core.model import Source, Status
from sitrep.core.record import Record
from sitrep.core.regions import Regions

SOURCES, REGIONS, PLACES, DIGEST = "sources.toml", "regions.toml", "places.toml", "digest.toml"
ACTORS = "actors.toml"
REPORTS, EVENTS, EDITIONS, PAGES, IMAGES = (
    "reports/",
    "events/",
    "editions/",
    "pages/",
    "images/",
)
_KNOWN = (
    f"{SOURCES}, {REGIONS}, {PLACES}, {ACTORS}, {DIGEST}, {RECORD}, {IMAGES} and, as files named .md, "
    f"{REPORTS}, {EVENTS}, {EDITIONS}, {PAGES}"
)


@dataclass(frozen=True, slots=True)
class ContentFile:
    """A file as it was found: its path below the content folder, and its bytes."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class DraftFile:
    """A report that is not published, and what keeps it from being published."""

    file: ReportFile
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class ReadFiles:
    """What each file of the folder says, taken by itself."""

    sources: tuple[Source, ...] | None
    """None where sources.toml is missing or cannot be read, which is fault enough."""
    regions: Regions | None
    """The same of regions.toml."""
    reports: tuple[ReportFile, ...]
    """Published and withdrawn ones."""
    drafts: tuple[DraftFile, ...]
    editions: tuple[EditionFile, ...]
    events: tuple[EventFile, ...]
    pages: tuple[SitePage, ...]
    actors: tuple[Actor, ...]
    published: tuple[Published, ...]
    """What the files other than reports publish."""
    digest: Digest
    record: Record


@dataclass(slots=True)
class _Reading:
    """What has been read so far."""

    root: str
    codes: frozenset[str]
    paths: Collection[str]
    faults: list[Fault]
    sources: tuple[Source, ...] | None = None
    regions: Regions | None = None
    reports: list[ReportFile] = field(default_factory=list)
    drafts: list[DraftFile] = field(default_factory=list)
    editions: list[EditionFile] = field(default_factory=list)
    events: list[EventFile] = field(default_factory=list)
    pages: list[SitePage] = field(default_factory=list)
    actors: tuple[Actor, ...] = ()
    published: list[Published] = field(default_factory=list)
    digest: Digest = field(default_factory=Digest)
    record: Record = field(default_factory=Record)

    def name(self, path: str) -> str:
        """How messages name a file."""
        return f"{self.root}/{path}"


def read_each(
    files: Mapping[str, ContentFile], *, codes: frozenset[str], root: str, faults: list[Fault]
) -> ReadFiles:
    """What files say, in the order of their paths; what is wrong in any goes to ``faults``."""
    reading = _Reading(root, codes, files.keys(), faults)
    for path in sorted(files):
        _read_file(reading, files[path])
    return ReadFiles(
        sources=reading.sources,
        regions=reading.regions,
        reports=tuple(reading.reports),
        drafts=tuple(reading.drafts),
        editions=tuple(reading.editions),
        events=tuple(reading.events),
        pages=tuple(reading.pages),
        actors=reading.actors,
        published=tuple(reading.published),
        digest=reading.digest,
        record=reading.record,
    )


def _read_file(reading: _Reading, file: ContentFile) -> None:
    folder = file.path.partition("/")[0] + "/"
    reader = _READERS.get(folder if file.path.endswith(".md") else file.path)
    if reader:
        reader(reading, file)
    elif folder == IMAGES:
        _check_picture(reading, file)
    else:
        remedy = f"Remove or rename it; what is read is {_KNOWN}"
        reading.faults.append(
            Fault(reading.name(file.path), 1, "", "is not read by anything", remedy)
        )


def _check_picture(reading: _Reading, file: ContentFile) -> None:
    if PICTURE.is_over(len(file.data)):
        problem = f"has {PICTURE.excess(len(file.data))}"
        reading.faults.append(
            Fault(reading.name(file.path), 1, "", problem, "Make the picture smaller")
        )


def _read_sources(reading: _Reading, file: ContentFile) -> None:
    name = reading.name(file.path)
    text = decode(file.data, name, reading.faults)
    reading.sources = parse_sources(text, name, reading.faults) if text is not None else None
    reading.published += published_sources(reading.sources or (), text or "", name)


def _read_regions(reading: _Reading, file: ContentFile) -> None:
    name = reading.name(file.path)
    text = decode(file.data, name, reading.faults)
    rows = parse_regions(text, name, reading.codes, reading.faults) if text is not None else None
    reading.regions = None if rows is None else Regions(rows, reading.codes)
    reading.published += published_regions(rows or (), text or "", name)


def _read_places(reading: _Reading, file: ContentFile) -> None:
    """Places are for ingest; only their faults are of interest here."""
    name = reading.name(file.path)
    text = decode(file.data, name, reading.faults)
    if text is not None:
        parse_places(text, name, reading.codes, reading.faults)


def _read_actors(reading: _Reading, file: ContentFile) -> None:
    name = reading.name(file.path)
    text = decode(file.data, name, reading.faults)
    if text is not None:
        reading.actors = parse_actors(text, name, reading.faults) or ()
        reading.published += published_actors(reading.actors, text, name)


def _read_digest(reading: _Reading, file: ContentFile) -> None:
    name = reading.name(file.path)
    text = decode(file.data, name, reading.faults)
    if text is not None:
        reading.digest = parse_digest(text, name, reading.faults)
        reading.published += published_kinds(reading.digest.kinds, text, name)


def _read_record(reading: _Reading, file: ContentFile) -> None:
    name = reading.name(file.path)
    reading.record = parse_record(file.data, name, reading.faults)


def _read_report(reading: _Reading, file: ContentFile) -> None:
    faults: list[Fault] = []
    found = parse_report(file.data, reading.name(file.path), faults)
    # Without a status it may be meant to be published, and must not be left out in silence.
    if found is None or any(fault.key == "status" for fault in faults):
        reading.faults += faults
    elif found.report.status is Status.DRAFT:
        reading.drafts.append(DraftFile(found, tuple(faults)))
    else:
        reading.reports.append(found)
        reading.faults += faults


def _read_edition(reading: _Reading, file: ContentFile) -> None:
    name = reading.name(file.path)
    notes = parse_edition(file.data, name, reading.faults)
    if notes and any(notes.week == other.notes.week for other in reading.editions):
        problem = f"week {notes.week} already has another file"
        reading.faults.append(Fault(name, 1, "", problem, "Merge the two files"))
    if notes:
        reading.editions.append(EditionFile(name, notes, file.data))
        reading.published.append(published_edition(notes, file.data, name))


def _read_event(reading: _Reading, file: ContentFile) -> None:
    name = reading.name(file.path)
    found = parse_event(file.data, name, reading.faults)
    if found and any(found.event.id == other.event.id for other in reading.events):
        problem = f"event {found.event.id} already has another file"
        reading.faults.append(Fault(name, 1, "", problem, "Merge the two files"))
    if found:
        reading.events.append(found)
        reading.published.append(published_event(found.event, file.data, name))


def _read_page(reading: _Reading, file: ContentFile) -> None:
    page = parse_site_page(file.data, reading.name(file.path), reading.faults)
    reading.faults += check_links(file.data, file.path, reading.root, reading.paths)
    if page and page.slug and any(page.slug == other.slug for other in reading.pages):
        problem = f"“{page.slug}” is also the slug of another page"
        reading.faults.append(
            Fault(reading.name(file.path), page.slug_line, "slug", problem, "Choose another")
        )
    if page:
        reading.pages.append(page)
        reading.published.append(published_page(page, file.data, reading.name(file.path)))


_READERS = {
    SOURCES: _read_sources,
    REGIONS: _read_regions,
    PLACES: _read_places,
    ACTORS: _read_actors,
    DIGEST: _read_digest,
    RECORD: _read_record,
    REPORTS: _read_report,
    EVENTS: _read_event,
    EDITIONS: _read_edition,
    PAGES: _read_page,
}
