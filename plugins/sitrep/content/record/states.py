"""Everything that is published, as the content folder has it now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sitrep.content.edition_file import EditionFile
from sitrep.content.event_file import EventFile
from sitrep.content.page_file import SitePage
from sitrep.content.reading import ACTORS, PAGES, REGIONS, SOURCES
from sitrep.content.record.parts import (
    actor_parts,
    edition_parts,
    event_parts,
    page_parts,
    region_parts,
    report_parts,
    source_parts,
)
from sitrep.content.report_file import ReportFile
from sitrep.core.actors import Actor
from sitrep.core.model import UNKNOWN_SOURCE, Change, Passage, Source, Status
from sitrep.core.record import Thing, ThingKind, ThingPart
from sitrep.core.regions import Regions
from sitrep.core.weeks import Week

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


def address_of(thing: Thing) -> str:
    """Where a thing stands, below the site's own address."""
    return _ADDRESSES[thing.kind].format(thing.id)


def states_of(tree: PublishedFiles) -> dict[Thing, State]:
    """All that is published, with events and regions that nothing tells of marked as not shown."""
    found = (*_reports(tree), *_editions(tree), *_events(tree), *_rows(tree))
    return {state.thing: state for state in found}


def _reports(tree: PublishedFiles) -> Iterator[State]:
    rights = {source.id: source.rights for source in tree.sources}
    for file in tree.reports:
        report = file.report
        revisions = tuple(
            Change(each.date, each.note) for each in report.revisions if not each.followed
        )
        notes = sorted([*report.changes, *revisions], key=lambda each: each.date)
        yield State(
            Thing(ThingKind.REPORT, report.id),
            file.file,
            report_parts(report, rights.get(report.source or "", UNKNOWN_SOURCE.rights)),
            day=report.added,
            notes=tuple(notes),
            revisions=revisions,
            formerly=report.formerly,
            week=Week.of(report.date) if report.date else None,
            is_withdrawn=report.status is Status.WITHDRAWN,
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
        )


def _rows(tree: PublishedFiles) -> Iterator[State]:
    concerned = _concerned(tree)
    for region in tree.regions.rows:
        yield State(
            Thing(ThingKind.REGION, region.id),
            f"{tree.root}/{REGIONS}",
            region_parts(region),
            formerly=region.formerly,
            is_shown=region.id in concerned,
        )
    for source in tree.sources:
        yield State(
            Thing(ThingKind.SOURCE, source.id),
            f"{tree.root}/{SOURCES}",
            source_parts(source),
            formerly=source.formerly,
        )
    for actor in tree.actors:
        yield State(
            Thing(ThingKind.ACTOR, actor.id),
            f"{tree.root}/{ACTORS}",
            actor_parts(actor),
            formerly=actor.formerly,
        )
    for page in tree.pages:
        thing = Thing(ThingKind.PAGE, page.slug)
        yield State(thing, f"{tree.root}/{PAGES}", page_parts(page))


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
