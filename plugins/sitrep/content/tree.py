"""The content tree as one value, and everything that can be wrong with it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from sitrep.content.actors_file import parse_actors
from sitrep.content.checks.file_names import check_names
from sitrep.content.checks.links import check_file_links
from sitrep.content.checks.privacy import (
    Privacy,
    check_tree,
    published_actors,
    published_edition,
    published_page,
    published_regions,
    published_report,
    published_sources,
)
from sitrep.content.checks.private import Published
from sitrep.content.checks.reports import check_reports
from sitrep.content.digest_file import parse_digest
from sitrep.content.edition_file import parse_edition
from sitrep.content.page_file import SitePage, check_links, parse_site_page
from sitrep.content.places_file import parse_places
from sitrep.content.regions_file import parse_regions
from sitrep.content.report_file import ReportFile, parse_report, with_id_of_its_own
from sitrep.content.schema.files import Repository
from sitrep.content.sources_file import parse_sources
from sitrep.content.syntax.front_matter import decode
from sitrep.core.actors import Actor
from sitrep.core.errors import Fault
from sitrep.core.limits import PICTURE
from sitrep.core.links.rule import known_hosts
from sitrep.core.model import EditionNotes, Source, Status
from sitrep.core.private.kinds import Private
from sitrep.core.regions import Regions
from sitrep.core.text import legible

SOURCES, REGIONS, PLACES, DIGEST = "sources.toml", "regions.toml", "places.toml", "digest.toml"
ACTORS = "actors.toml"
REPORTS, EDITIONS, PAGES, IMAGES = "reports/", "editions/", "pages/", "images/"
_TABLES = f"{SOURCES}, {REGIONS}, {PLACES}, {ACTORS}, {DIGEST}"
_KNOWN = f"{_TABLES}, {IMAGES} and, as files named .md, {REPORTS}, {EDITIONS}, {PAGES}"


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
class Content:
    """All that the content tree says, in the order of the files' paths."""

    sources: tuple[Source, ...]
    regions: Regions
    reports: tuple[ReportFile, ...]
    """Published and withdrawn ones."""
    drafts: tuple[DraftFile, ...]
    editions: tuple[EditionNotes, ...]
    pages: tuple[SitePage, ...]
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


@dataclass(slots=True)
class _Reading:
    """What has been read so far."""

    root: str
    codes: frozenset[str]
    paths: Collection[str]
    sources: tuple[Source, ...] | None = None
    regions: Regions | None = None
    reports: list[ReportFile] = field(default_factory=list)
    drafts: list[DraftFile] = field(default_factory=list)
    editions: list[EditionNotes] = field(default_factory=list)
    pages: list[SitePage] = field(default_factory=list)
    actors: tuple[Actor, ...] = ()
    published: list[Published] = field(default_factory=list)
    """What the files other than reports publish."""
    privacy: Privacy = field(default_factory=Privacy)
    repository: Repository = Repository.PUBLIC
    faults: list[Fault] = field(default_factory=list)

    def name(self, path: str) -> str:
        return f"{self.root}/{path}"

    def object_to(self, path: str, problem: str, remedy: str) -> None:
        """Add a fault of a whole file."""
        self.faults.append(Fault(self.name(path), 1, "", problem, remedy))


def read_content(
    files: Iterable[ContentFile], *, codes: frozenset[str], root: str = "content"
) -> tuple[Content, list[Fault]]:
    """The content in files, whatever their order, and all its faults.

    ``codes`` are the codes of ISO 3166-1 and 3166-2; ``root`` is how messages
    name the content folder.
    """
    given = {file.path: file for file in files}
    reading = _Reading(root, codes, given.keys())
    for path in (SOURCES, REGIONS):
        if path not in given:
            reading.object_to(path, "is missing", "Create it as docs/content.md shows")
    reading.faults += check_names((path for path in given if path.startswith(IMAGES)), root)
    for path in sorted(given):
        _read(reading, given[path])
    _check_links(reading, given.values())
    _check(reading)
    return _content(reading), sorted(set(reading.faults))


def _read(reading: _Reading, file: ContentFile) -> None:
    folder = file.path.partition("/")[0] + "/"
    reader = _READERS.get(folder if file.path.endswith(".md") else file.path)
    if reader:
        reader(reading, file)
    elif folder == IMAGES:
        _check_picture(reading, file)
    else:
        remedy = f"Remove or rename it; what is read is {_KNOWN}"
        reading.object_to(file.path, "is not read by anything", remedy)


def _check_picture(reading: _Reading, file: ContentFile) -> None:
    if PICTURE.is_over(len(file.data)):
        problem = f"has {PICTURE.excess(len(file.data))}"
        reading.object_to(file.path, problem, "Make the picture smaller")


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
        reading.repository = parse_digest(text, name, reading.faults)


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
    if notes and any(notes.week == other.week for other in reading.editions):
        problem = f"week {notes.week} already has another file"
        reading.object_to(file.path, problem, "Merge the two files")
    if notes:
        reading.editions.append(notes)
        reading.published.append(published_edition(notes, file.data, name))


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
    REPORTS: _read_report,
    EDITIONS: _read_edition,
    PAGES: _read_page,
}


def _check(reading: _Reading) -> None:
    """Add what is wrong among the reports; a draft's faults stay with the draft."""
    reading.faults += check_reports(reading.reports, reading.sources, reading.regions)
    _check_privacy(reading)
    if not reading.drafts:
        return
    # Together with the drafts, so that a draft learns that its id or URL is taken.
    everything = [*reading.reports, *(draft.file for draft in reading.drafts)]
    own: dict[str, set[Fault]] = {draft.file.file: {*draft.faults} for draft in reading.drafts}
    for fault in check_reports(everything, reading.sources, reading.regions):
        own.get(fault.file, set()).add(fault)
    for fault in reading.privacy.of_drafts:
        own[fault.file].add(fault)
    taken = {file.report.id for file in reading.reports}
    reading.drafts = [
        DraftFile(with_id_of_its_own(draft.file, taken), tuple(sorted(own[draft.file.file])))
        for draft in reading.drafts
    ]


def _check_privacy(reading: _Reading) -> None:
    """Add what may give somebody away."""
    reports = map(published_report, reading.reports)
    drafts = (published_report(draft.file) for draft in reading.drafts)
    reading.privacy = check_tree([*reading.published, *reports], drafts, reading.sources or ())
    reading.faults += reading.privacy.faults


def _check_links(reading: _Reading, files: Iterable[ContentFile]) -> None:
    """Add the links that no reader may follow.

    An address in a table that already is a fault is not reported twice.
    """
    hosts = known_hosts(reading.sources or ())
    reported = {
        (fault.file, fault.line) for fault in reading.faults if fault.file.endswith(".toml")
    }
    for file in files:
        if not file.path.startswith((REPORTS, IMAGES)):
            name = reading.name(file.path)
            text = legible(decode(file.data, name, []) or "")
            found = check_file_links(file.path, text, name, hosts)
            reading.faults += (each for each in found if (name, each.line) not in reported)


def _content(reading: _Reading) -> Content:
    return Content(
        sources=reading.sources or (),
        regions=reading.regions or Regions((), reading.codes),
        reports=tuple(reading.reports),
        drafts=tuple(reading.drafts),
        editions=tuple(reading.editions),
        pages=tuple(reading.pages),
        actors=reading.actors,
        kept=reading.privacy.kept,
        drafted=reading.privacy.drafted,
        searched=reading.privacy.searched,
        repository=reading.repository,
    )
