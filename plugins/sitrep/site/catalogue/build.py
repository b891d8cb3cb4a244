"""From the content tree to what the site shows: families, editions, regions, sources.

Everything here is derived, ordered by its own values, and holds only text that
the origin's rights let through; the order in which files were read is nowhere
in it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial

from sitrep.content.tree import Content
from sitrep.core.language import ENGLISH, Language
from sitrep.core.model import NOT_IDENTIFIED, UNKNOWN_SOURCE, Report, Status
from sitrep.core.record import Thing, ThingKind
from sitrep.core.terms import edition_title
from sitrep.files.cache.remember import FORGETFUL, Remember, RunMemory
from sitrep.site.addresses import report_address, source_address
from sitrep.site.catalogue.changes.history import History, build_history
from sitrep.site.catalogue.changes.recorded import notes_as_recorded, report_as_recorded
from sitrep.site.catalogue.changes.regrades import with_regrades
from sitrep.site.catalogue.changes.retelling import Retelling
from sitrep.site.catalogue.changes.touched import Touched
from sitrep.site.catalogue.edition import Edition, Section, build_editions, build_sections
from sitrep.site.catalogue.events import ShownEvent, build_events
from sitrep.site.catalogue.family import Family, Known, build_family, newest_first
from sitrep.site.catalogue.filed import independence_of
from sitrep.site.catalogue.independence import Independence
from sitrep.site.catalogue.key_points import Shelves
from sitrep.site.catalogue.listed.actors import (
    ActorPage,
    Names,
    build_actor_pages,
    events_with_actors,
    with_actors,
)
from sitrep.site.catalogue.listed.sources import SourcePage, as_listed, source_pages
from sitrep.site.catalogue.stories import StoryTeller
from sitrep.site.catalogue.support import support


@dataclass(frozen=True, slots=True)
class Named:
    """What readers call a report or a source, and where it stands."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything the site shows."""

    families: tuple[Family, ...]
    """Newest first; withdrawn ones are not among them."""
    withdrawn: tuple[Family, ...]
    editions: tuple[Edition, ...]
    """Newest first."""
    events: tuple[ShownEvent, ...]
    """By their days: those of which some account is shown."""
    regions: tuple[Section, ...]
    """Those that something concerns, in the order of regions.toml."""
    sources: tuple[SourcePage, ...]
    """By name: those that something came from, or that sources.toml describes.

    Those that are not named come last, on one page, though they have nothing else in common."""
    actors: tuple[ActorPage, ...] = ()
    """By name: all that actors.toml has, with what names them."""
    independence: Independence = field(default_factory=Independence)
    """What all of it rests on."""
    history: History = field(default_factory=History)
    """What was changed after readers had it, and what is gone from its address."""

    @property
    def latest(self) -> Edition | None:
        """The newest edition that is announced; where none is, the newest."""
        announced = (edition for edition in self.editions if not edition.is_open)
        return next(announced, self.editions[0] if self.editions else None)

    @property
    def coming(self) -> Edition | None:
        """The newest edition, where it is not announced yet but an older one is."""
        newest = self.editions[0] if self.editions else None
        return newest if newest is not self.latest else None


def build_catalogue(
    content: Content,
    *,
    drafts: bool = False,
    language: Language = ENGLISH,
    memory: RunMemory = FORGETFUL,
) -> Catalogue:
    """The catalogue of what is published; with ``drafts``, of the drafts as well.

    ``memory`` gives what an earlier build rendered, and the families of reports that are the same.
    """
    known = replace(_known(content, language), remember=memory.remember)
    reports = [file.report for file in content.reports]
    reports += [draft.file.report for draft in content.drafts] if drafts else []
    built = sorted(_families(reports, known, memory.recall), key=newest_first)
    supported = support(
        built, {report.id: report for report in reports}, content.regions, known.sources
    )
    names = Names.of(content.actors)
    everything = with_actors(with_regrades(supported.families, content.record), names)
    families = tuple(family for family in everything if not family.is_withdrawn)
    built_events = build_events(
        (file.event for file in content.events), families, supported.events, known
    )
    touched = Touched.of(content.record, content.regions)
    events = touched.events(events_with_actors(built_events, names))
    notes = (notes_as_recorded(each, content.record) for each in content.editions)
    shelves = Shelves.of(families, events, known)
    teller = StoryTeller(shelves.events, known.sources)
    editions = build_editions(everything, notes, shelves, teller)
    passages = tuple(shelves.passages_of(families))
    sections = build_sections(passages, teller)
    regions = _with_withdrawn(sections, everything)
    found = Catalogue(
        families=families,
        withdrawn=tuple(family for family in everything if family.is_withdrawn),
        editions=editions,
        events=events,
        regions=touched.regions(
            sorted(regions, key=lambda part: (part.region.order, part.region.id))
        ),
        sources=touched.sources(
            as_listed(page, language)
            for page in source_pages(everything, content.sources, editions)
        ),
        actors=touched.actors(build_actor_pages(names, families, events, editions)),
        independence=independence_of(passages, known.sources),
    )
    return _with_history(found, content, known)


def _families(reports: Iterable[Report], known: Known, recall: Remember) -> Iterator[Family]:
    """The family of each report, with the days of the record where it is published."""
    beside = (known.sources, known.regions.as_value(), known.announced, known.language)
    beside = recall("beside reports", beside, lambda: beside)  # the very same, while it is equal
    for report in reports:
        entries = known.record.lineage(Thing(ThingKind.REPORT, report.id))
        key = (report, entries, beside)
        yield recall(f"{report.id} family", key, partial(_family, report, known))


def _family(report: Report, known: Known) -> Family:
    is_draft = report.status is Status.DRAFT
    return build_family(report if is_draft else report_as_recorded(report, known.record), known)


def _with_history(catalogue: Catalogue, content: Content, known: Known) -> Catalogue:
    """The catalogue with what was changed after readers had it."""
    families = (*catalogue.families, *catalogue.withdrawn)
    titled = (each for each in families if each.report.title is not None)
    retelling = Retelling(
        record=content.record,
        language=known.language,
        sources=known.sources,
        regions=content.regions,
        names=names_of(catalogue, content, known.language),
        titled=frozenset(Thing(ThingKind.REPORT, each.report.id) for each in titled),
    )
    return replace(
        catalogue,
        editions=tuple(
            replace(each, changes=retelling.told(each.history[1:])) for each in catalogue.editions
        ),
        history=build_history(content.record, retelling),
    )


def _with_withdrawn(sections: Iterable[Section], families: Iterable[Family]) -> tuple[Section, ...]:
    """The sections, and an empty one for each region with only withdrawn reports.

    The address of a region is permanent: it stays after its last report is withdrawn.
    """
    found = {section.region: section for section in sections}
    regions = {passage.region for family in families for passage in family.passages}
    return (*found.values(), *(Section(each, (), ()) for each in regions - found.keys()))


def _known(content: Content, language: Language) -> Known:
    every = (notes_as_recorded(notes, content.record) for notes in content.editions)
    announced = {notes.week: notes.announced for notes in every if notes.announced}
    unknown = replace(
        UNKNOWN_SOURCE,
        name=language.say(UNKNOWN_SOURCE.name),
        affiliation=language.say(NOT_IDENTIFIED),
    )
    sources = {source.id: source for source in (unknown, *content.sources)}
    kinds = {kind.id: kind.label for kind in content.kinds}
    return Known(sources, content.regions, announced, content.record, language, kinds, content.html)


def named(catalogue: Catalogue, ids: Collection[str]) -> dict[str, Named]:
    """What some ids of reports and sources stand for; both have pages."""
    sources = {
        page.source.id: Named(page.source.name, source_address(page.source))
        for page in catalogue.sources
        if page.source.id in ids
    }
    families = (*catalogue.families, *catalogue.withdrawn)
    return sources | {
        each.report.id: Named(each.title, report_address(each.report))
        for each in families
        if each.report.id in ids
    }


def names_of(catalogue: Catalogue, content: Content, language: Language) -> dict[Thing, str]:
    """What readers call everything that has a page."""
    families = (*catalogue.families, *catalogue.withdrawn)
    found = {
        ThingKind.REPORT: {each.report.id: each.title for each in families},
        ThingKind.EDITION: {
            str(each.week): edition_title(each.week, language) for each in catalogue.editions
        },
        ThingKind.EVENT: {each.event.id: each.event.title for each in catalogue.events},
        ThingKind.REGION: {each.region.id: each.region.name for each in catalogue.regions},
        ThingKind.SOURCE: {each.source.id: each.source.name for each in catalogue.sources},
        ThingKind.ACTOR: {each.actor.id: each.actor.name for each in catalogue.actors},
        ThingKind.PAGE: {each.slug: each.title for each in content.pages},
    }
    return {
        Thing(kind, name): called for kind, named in found.items() for name, called in named.items()
    }
