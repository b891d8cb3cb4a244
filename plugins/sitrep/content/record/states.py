"""Everything that is published, as the content folder has it now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from sitrep.content.edition_file import EditionFile
from sitrep.content.event_file import EventFile
from sitrep.content.page_file import SitePage
from sitrep.content.reading import ACTORS, REGIONS, SOURCES
from sitrep.content.record.parts import (
    actor_parts,
    edition_parts,
    event_parts,
    page_parts,
    region_parts,
    report_parts,
    source_parts,
)
from sitrep.content.report_file import ReportFile, line_of_key, nearest_line
from sitrep.core.actors import Actor
from sitrep.core.model import UNKNOWN_SOURCE, Change, Passage, Region, Source, Status
from sitrep.core.record import Thing, ThingKind, ThingPart
from sitrep.core.regions import Regions
from sitrep.core.weeks import Week
from sitrep.files.cache.remember import Remember, remember_nothing

_ADDRESSES = {
    ThingKind.REPORT: "reports/{}/",
    ThingKind.EDITION: "editions/{}/",
    ThingKind.EVENT: "events/{}/",
    ThingKind.REGION: "regions/{}/",
    ThingKind.SOURCE: "sources/{}/",
    ThingKind.ACTOR: "actors/{}/",
    ThingKind.PAGE: "{}/",
}
"""Where things stand; the site's own addresses are the same, which a test holds."""
_TABLES = {ThingKind.REGION: REGIONS, ThingKind.SOURCE: SOURCES, ThingKind.ACTOR: ACTORS}


LineOf = Callable[[str], int]
"""Gives the line of a key."""


def _first_line(_key: str) -> int:
    return 1


@dataclass(frozen=True, slots=True)
class State:
    """A published thing as its file has it."""

    thing: Thing
    file: str
    """Its path from the folder that holds content/."""
    parts: tuple[ThingPart, ...]
    day: dt.date | None = None
    """When its file says that it was published or announced."""
    notes: tuple[Change, ...] = ()
    """What its file says has changed, oldest first, with its source's own revisions that the text
    does not follow."""
    revisions: tuple[Change, ...] = ()
    """Which of the notes are of its source's revisions."""
    formerly: tuple[str, ...] = ()
    """Ids that it had, or that it took over."""
    week: Week | None = None
    """That of a report."""
    is_shown: bool = True
    """Whether it has a page: an event of which nothing tells has none."""
    is_withdrawn: bool = False
    line: LineOf = field(default=_first_line, compare=False, repr=False)
    """The line of one of its keys in the file; without a key, that on which it begins."""

    @property
    def address(self) -> str:
        """Where it stands, below the site's own address."""
        return address_of(self.thing)


@dataclass(frozen=True, slots=True)
class PublishedFiles:
    """The files that are published."""

    sources: tuple[Source, ...]
    regions: Regions
    reports: tuple[ReportFile, ...]
    """Published and withdrawn ones."""
    editions: tuple[EditionFile, ...]
    events: tuple[EventFile, ...]
    actors: tuple[Actor, ...]
    pages: tuple[SitePage, ...]
    root: str = "content"
    lines: Mapping[str, LineOf] = field(default_factory=dict, repr=False)
    """Of the keys of each row, by file and id, as ``content/sources.toml sohr``, and of pages."""

    def line_in(self, file: str, name: str = "") -> LineOf:
        """The lines of a row or page."""
        return self.lines.get(f"{file} {name}", _first_line)


def address_of(thing: Thing) -> str:
    """Where a thing stands, below the site's own address."""
    return _ADDRESSES[thing.kind].format(thing.id)


def states_of(tree: PublishedFiles, recall: Remember = remember_nothing) -> dict[Thing, State]:
    """All that is published, with events and regions that nothing tells of marked as not shown.

    ``recall`` gives what was worked out of a report before.
    """
    found = (*_reports(tree, recall), *_editions(tree), *_events(tree), *_rows(tree))
    return {state.thing: state for state in found}


def _reports(tree: PublishedFiles, recall: Remember) -> Iterator[State]:
    rights = {source.id: source.rights for source in tree.sources}
    for file in tree.reports:
        report = file.report
        revisions = tuple(
            Change(each.date, each.note) for each in report.revisions if not each.followed
        )
        may = rights.get(report.source or "", UNKNOWN_SOURCE.rights)
        notes = sorted([*report.changes, *revisions], key=lambda each: each.date)
        yield State(
            Thing(ThingKind.REPORT, report.id),
            file.file,
            recall(f"{report.id} parts", (report, may), partial(report_parts, report, may)),
            day=report.added,
            notes=tuple(notes),
            revisions=revisions,
            formerly=report.formerly,
            week=Week.of(report.date) if report.date else None,
            is_withdrawn=report.status is Status.WITHDRAWN,
            line=file.line,
        )


def _editions(tree: PublishedFiles) -> Iterator[State]:
    """The announced ones: an open week is not published as an edition yet."""
    weeks = {Week.of(file.report.date) for file in tree.reports if file.report.date}
    for file in tree.editions:
        notes = file.notes
        if notes.announced:
            yield State(
                Thing(ThingKind.EDITION, str(notes.week)),
                file.file,
                edition_parts(notes),
                day=notes.announced,
                notes=notes.errata,
                is_shown=notes.week in weeks,
                line=partial(line_of_key, file.data),
            )


def _events(tree: PublishedFiles) -> Iterator[State]:
    told = {name for passage in _standing(tree.reports) for name in passage.events}
    for file in tree.events:
        event = file.event
        yield State(
            Thing(ThingKind.EVENT, event.id),
            file.file,
            event_parts(event),
            formerly=event.formerly,
            is_shown=event.id in told,
            line=partial(_line_of_event, file),
        )


def _line_of_event(file: EventFile, key: str) -> int:
    return nearest_line(dict(file.lines), key) or 1


def _rows(tree: PublishedFiles) -> Iterator[State]:
    concerned = _concerned(tree)
    for region in tree.regions.rows:
        parts, is_shown = region_parts(region), region.id in concerned
        yield replace(_row(ThingKind.REGION, region, parts, tree), is_shown=is_shown)
    for source in tree.sources:
        yield _row(ThingKind.SOURCE, source, source_parts(source), tree)
    for actor in tree.actors:
        yield _row(ThingKind.ACTOR, actor, actor_parts(actor), tree)
    for page in tree.pages:
        thing = Thing(ThingKind.PAGE, page.slug)
        yield State(thing, page.file, page_parts(page), line=tree.line_in(page.file))


def _row(
    kind: ThingKind,
    row: Source | Region | Actor,
    parts: tuple[ThingPart, ...],
    tree: PublishedFiles,
) -> State:
    """That of a table of a TOML file."""
    file = f"{tree.root}/{_TABLES[kind]}"
    line = tree.line_in(file, row.id)
    return State(Thing(kind, row.id), file, parts, formerly=row.formerly, line=line)


def _concerned(tree: PublishedFiles) -> set[str]:
    """The regions that a report concerns, withdrawn ones included: their pages stay."""
    words = {
        each.regions or file.report.regions
        for file in tree.reports
        for each in file.report.passages
    }
    places = filter(None, map(tree.regions.place, words))
    return {region.id for place in places for region in place.concerns}


def _standing(reports: Iterable[ReportFile]) -> Iterator[Passage]:
    for file in reports:
        if file.report.status is Status.PUBLISHED:
            yield from file.report.passages
