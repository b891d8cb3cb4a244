"""The files of the content folder, read one by one into what they say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from sitrep.content.actors_file import parse_actors
from sitrep.content.alone.ahead import read_ahead
from sitrep.content.alone.files import (
    ReadEdition,
    ReadEvent,
    ReadReport,
    read_edition,
    read_entries,
    read_event,
    read_report,
)
from sitrep.content.alone.gathered import ReadDraft, ReadFiles
from sitrep.content.alone.how_to_read import Each
from sitrep.content.alone.search import ToSearch
from sitrep.content.checks.privacy import (
    published_actors,
    published_edition,
    published_event,
    published_kinds,
    published_page,
    published_regions,
    published_report,
    published_sources,
)
from sitrep.content.checks.private import Published
from sitrep.content.digest_file import parse_digest
from sitrep.content.edition_file import EditionFile
from sitrep.content.event_file import EventFile
from sitrep.content.page_file import check_links, parse_site_page
from sitrep.content.places_file import parse_places
from sitrep.content.record.file import RECORD
from sitrep.content.regions_file import parse_regions
from sitrep.content.report_file import ReportFile
from sitrep.content.sources_file import parse_sources
from sitrep.content.syntax.front_matter import decode
from sitrep.core.errors import Fault
from sitrep.core.limits import PICTURE
from sitrep.core.model import Status
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


def read_each(
    files: Mapping[str, ContentFile], reading: ReadFiles, each: Each | None = None
) -> None:
    """Gather what files say, in the order of their paths; ``each`` reads the reports beforehand."""
    if each is not None:
        reports = {
            path: file.data
            for path, file in files.items()
            if path.startswith(REPORTS) and path.endswith(".md")
        }
        reading.take_ahead(read_ahead(reports, reading.root, each))
    for path in sorted(files):
        _read_file(reading, files[path])


def _read_file(reading: ReadFiles, file: ContentFile) -> None:
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


def _check_picture(reading: ReadFiles, file: ContentFile) -> None:
    if PICTURE.is_over(len(file.data)):
        problem = f"has {PICTURE.excess(len(file.data))}"
        reading.faults.append(
            Fault(reading.name(file.path), 1, "", problem, "Make the picture smaller")
        )


def _read_sources(reading: ReadFiles, file: ContentFile) -> None:
    name = reading.name(file.path)
    text = decode(file.data, name, reading.faults)
    reading.sources = parse_sources(text, name, reading.faults) if text is not None else None
    reading.publish(file.path, published_sources(reading.sources or (), text or "", name))


def _read_regions(reading: ReadFiles, file: ContentFile) -> None:
    name = reading.name(file.path)
    text = decode(file.data, name, reading.faults)
    rows = parse_regions(text, name, reading.codes, reading.faults) if text is not None else None
    reading.regions = None if rows is None else Regions(rows, reading.codes)
    reading.publish(file.path, published_regions(rows or (), text or "", name))


def _read_places(reading: ReadFiles, file: ContentFile) -> None:
    """Places are for ingest; only their faults are of interest here."""
    name = reading.name(file.path)
    text = decode(file.data, name, reading.faults)
    if text is not None:
        parse_places(text, name, reading.codes, reading.faults)


def _read_actors(reading: ReadFiles, file: ContentFile) -> None:
    name = reading.name(file.path)
    text = decode(file.data, name, reading.faults)
    if text is not None:
        reading.actors = parse_actors(text, name, reading.faults) or ()
        reading.publish(file.path, published_actors(reading.actors, text, name))


def _read_digest(reading: ReadFiles, file: ContentFile) -> None:
    name = reading.name(file.path)
    text = decode(file.data, name, reading.faults)
    if text is not None:
        reading.digest = parse_digest(text, name, reading.faults)
        reading.publish(file.path, published_kinds(reading.digest.kinds, text, name))


def _read_record(reading: ReadFiles, file: ContentFile) -> None:
    name = reading.name(file.path)
    read = reading.remember(file.path, (name, file.data), partial(read_entries, file.data, name))
    reading.faults += read.faults
    reading.record = Record(read.entries, is_kept=True)


def _read_report(reading: ReadFiles, file: ContentFile) -> None:
    name = reading.name(file.path)

    def make() -> ReadReport:
        ahead = reading.ahead.get(file.path)
        made = ahead or read_report(file.data, name)
        if made.file and not ahead:
            reading.searching.texts[file.path] = (published_report(made.file),)
        return made

    key = (name, file.data)
    read = reading.remember(file.path, key, make)
    # Without a status it may be meant to be published, and must not be left out in silence.
    if read.checked is None or any(fault.key == "status" for fault in read.faults):
        reading.faults += read.faults
        return
    report = read.checked.file.report
    is_draft = report.status is Status.DRAFT
    if is_draft:
        reading.drafts.append(ReadDraft(read.checked, read.faults))
    else:
        reading.reports.append(read.checked)
        reading.faults += read.faults
    for passage, html in zip(report.passages, read.html, strict=True):
        if html is not None:
            reading.html[passage.text] = html
    publish = partial(_published_report, read.checked.file)
    reading.to_search.append(
        ToSearch(file.path, key, publish, has_keeps=bool(report.keep), is_draft=is_draft)
    )


def _published_report(file: ReportFile) -> tuple[Published, ...]:
    return (published_report(file),)


def _read_edition(reading: ReadFiles, file: ContentFile) -> None:
    name = reading.name(file.path)

    def make() -> ReadEdition:
        made = read_edition(file.data, name)
        if made.file:
            reading.searching.texts[file.path] = _published_edition(made.file)
        return made

    key = (name, file.data)
    read = reading.remember(file.path, key, make)
    reading.faults += read.faults
    reading.links.append((file.path, read.links))
    if read.file is None:
        return
    week = read.file.notes.week
    if not reading.takes(EDITIONS, week):
        problem = f"week {week} already has another file"
        reading.faults.append(Fault(name, 1, "", problem, "Merge the two files"))
    reading.editions.append(read.file)
    publish = partial(_published_edition, read.file)
    has_keeps = bool(read.file.notes.keep)
    reading.to_search.append(ToSearch(file.path, key, publish, has_keeps=has_keeps))


def _published_edition(file: EditionFile) -> tuple[Published, ...]:
    return (published_edition(file.notes, file.data, file.file),)


def _read_event(reading: ReadFiles, file: ContentFile) -> None:
    name = reading.name(file.path)

    def make() -> ReadEvent:
        made = read_event(file.data, name)
        if made.file:
            reading.searching.texts[file.path] = _published_event(made.file, file.data)
        return made

    key = (name, file.data)
    read = reading.remember(file.path, key, make)
    reading.faults += read.faults
    reading.links.append((file.path, read.links))
    if read.file is None:
        return
    event = read.file.event
    if not reading.takes(EVENTS, event.id):
        problem = f"event {event.id} already has another file"
        reading.faults.append(Fault(name, 1, "", problem, "Merge the two files"))
    reading.events.append(read.file)
    publish = partial(_published_event, read.file, file.data)
    reading.to_search.append(ToSearch(file.path, key, publish, has_keeps=bool(event.keep)))


def _published_event(file: EventFile, data: bytes) -> tuple[Published, ...]:
    return (published_event(file.event, data, file.file),)


def _read_page(reading: ReadFiles, file: ContentFile) -> None:
    page = parse_site_page(file.data, reading.name(file.path), reading.faults)
    reading.faults += check_links(file.data, file.path, reading.root, reading.paths)
    if page and page.slug and not reading.takes(PAGES, page.slug):
        problem = f"“{page.slug}” is also the slug of another page"
        reading.faults.append(
            Fault(reading.name(file.path), page.slug_line, "slug", problem, "Choose another")
        )
    if page:
        reading.pages.append(page)
        reading.publish(file.path, [published_page(page, file.data, reading.name(file.path))])


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
