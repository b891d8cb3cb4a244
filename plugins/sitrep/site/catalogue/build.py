"""From the content tree to what the site shows: families, editions, regions, sources.

Everything here is derived, ordered by its own values, and holds only text that
the origin's rights let through; the order in which files were read is nowhere
in it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from sitrep.content.tree import Content
from sitrep.core.accounts import Standing
from sitrep.core.language import ENGLISH, Language
from sitrep.core.model import NOT_IDENTIFIED, UNKNOWN_SOURCE, UNNAMED_SOURCES, Source
from sitrep.site.addresses import report_address, source_address
from sitrep.site.catalogue.actors import (
    ActorPage,
    Names,
    build_actor_pages,
    events_with_actors,
    with_actors,
)
from sitrep.site.catalogue.edition import Edition, Section, build_editions, build_sections
from sitrep.site.catalogue.events import ShownEvent, build_events
from sitrep.site.catalogue.family import Family, Known, build_family, newest_first
from sitrep.site.catalogue.filed import FiledPassage, independence_of, passages_of
from sitrep.site.catalogue.independence import Independence
from sitrep.site.catalogue.support import support


class SourcePart(StrEnum):
    """What a source has to do with a report on its page."""

    PUBLISHED = "published"
    """It published the report first."""
    SPOKE = "spoke"
    """A passage of somebody else's report goes back to it."""
    CARRIED = "carried"


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line on a source's page."""

    part: SourcePart
    family: Family
    passage: FiledPassage | None = None
    """The passage that goes back to it."""


@dataclass(frozen=True, slots=True)
class SourcePage:
    """What a source published first, what it carried and what goes back to it, newest first."""

    source: Source
    originated: tuple[Family, ...]
    carried: tuple[Family, ...]
    accounts: tuple[FiledPassage, ...] = ()
    """The passages of which it is a root, whoever published them."""
    alone: int = 0
    """In how many regions of editions it was the only independent root."""

    @property
    def is_unknown(self) -> bool:
        """Whether it lists what comes from sources that are not named: those are not one source."""
        return self.source.id == UNKNOWN_SOURCE.id

    @property
    def echoes(self) -> int:
        """How many of the accounts that go back to it add nothing to others of their event."""
        return sum(each.shown.standing is Standing.ECHO for each in self.accounts)

    @property
    def told_by_others(self) -> tuple[FiledPassage, ...]:
        """The accounts that go back to it in what others published."""
        return tuple(each for each in self.accounts if each.family.origin.id != self.source.id)

    @property
    def only_speaks(self) -> bool:
        """Whether it is known here by its statements alone, which others report."""
        return bool(self.accounts) and not self.originated and not self.carried

    @property
    def lines(self) -> tuple[SourceLine, ...]:
        """All of it, newest first."""
        lines = [SourceLine(SourcePart.PUBLISHED, family) for family in self.originated]
        lines += (SourceLine(SourcePart.CARRIED, family) for family in self.carried)
        lines += (SourceLine(SourcePart.SPOKE, each.family, each) for each in self.told_by_others)
        return tuple(sorted(lines, key=lambda line: newest_first(line.family)))


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
    content: Content, *, drafts: bool = False, language: Language = ENGLISH
) -> Catalogue:
    """The catalogue of what is published; with ``drafts``, of the drafts as well."""
    reports = [file.report for file in content.reports]
    reports += [draft.file.report for draft in content.drafts] if drafts else []
    known = _known(content, language)
    built = sorted((build_family(report, known) for report in reports), key=newest_first)
    supported = support(
        built, {report.id: report for report in reports}, content.regions, known.sources
    )
    names = Names.of(content.actors)
    everything = with_actors(supported.families, names)
    families = tuple(family for family in everything if not family.is_withdrawn)
    built_events = build_events(
        (file.event for file in content.events), families, supported.events, known
    )
    events = events_with_actors(built_events, names)
    editions = build_editions(everything, content.editions, events, known)
    by_id = {event.event.id: event for event in events}
    sections = build_sections(passages_of(families), by_id, known.sources)
    regions = _with_withdrawn(sections, everything)
    return Catalogue(
        families=families,
        withdrawn=tuple(family for family in everything if family.is_withdrawn),
        editions=editions,
        events=events,
        regions=tuple(sorted(regions, key=lambda part: (part.region.order, part.region.id))),
        sources=tuple(
            _as_listed(page, language)
            for page in _source_pages(everything, content.sources, editions)
        ),
        actors=build_actor_pages(names, families, events, editions),
        independence=independence_of(passages_of(families), known.sources),
    )


def _with_withdrawn(sections: Iterable[Section], families: Iterable[Family]) -> tuple[Section, ...]:
    """The sections, and an empty one for each region with only withdrawn reports.

    The address of a region is permanent: it stays after its last report is withdrawn.
    """
    empty = {
        passage.region: Section(passage.region, (), ())
        for family in families
        for passage in family.passages
    }
    return tuple((empty | {section.region: section for section in sections}).values())


def _known(content: Content, language: Language) -> Known:
    announced = {notes.week: notes.announced for notes in content.editions if notes.announced}
    unknown = replace(
        UNKNOWN_SOURCE,
        name=language.say(UNKNOWN_SOURCE.name),
        affiliation=language.say(NOT_IDENTIFIED),
    )
    sources = {source.id: source for source in (unknown, *content.sources)}
    kinds = {kind.id: kind.label for kind in content.kinds}
    return Known(sources, content.regions, announced, content.record, language, kinds)


def named(catalogue: Catalogue) -> dict[str, Named]:
    """What the ids of reports and sources stand for; both have pages."""
    sources = {
        page.source.id: Named(page.source.name, source_address(page.source))
        for page in catalogue.sources
    }
    families = (*catalogue.families, *catalogue.withdrawn)
    return sources | {
        each.report.id: Named(each.title, report_address(each.report)) for each in families
    }


def _source_pages(
    families: Iterable[Family], known: Iterable[Source], editions: Iterable[Edition]
) -> tuple[SourcePage, ...]:
    """A page for every source that is known or that something names, tombstones included."""
    sources = {source.id: source for source in known}
    originated: dict[str, list[Family]] = defaultdict(list)
    carried: dict[str, list[Family]] = defaultdict(list)
    rooted: dict[str, list[FiledPassage]] = defaultdict(list)
    for family in families:
        sources.setdefault(family.origin.id, family.origin)
        if family.is_withdrawn:
            continue
        originated[family.origin.id].append(family)
        for passage in passages_of((family,)):
            for speaker in passage.shown.speakers:
                sources.setdefault(speaker.id, speaker)
                rooted[speaker.id].append(passage)
            if passage.shown.roots.unnamed:
                # Their page lists them, though no report may be by one of them.
                sources.setdefault(UNKNOWN_SOURCE.id, UNKNOWN_SOURCE)
                rooted[UNKNOWN_SOURCE.id].append(passage)
        for source in {
            carriage.source.id: carriage.source for carriage in family.carriages
        }.values():
            sources.setdefault(source.id, source)
            carried[source.id].append(family)
    alone = Counter(
        part.independence.only.id
        for each in editions
        for part in each.sections
        if part.independence.only
    )
    pages = (
        SourcePage(
            source,
            originated=tuple(originated[name]),
            carried=tuple(carried[name]),
            accounts=tuple(rooted[name]),
            alone=alone[name],
        )
        for name, source in sources.items()
    )
    return tuple(
        sorted(
            pages, key=lambda page: (page.is_unknown, page.source.name.casefold(), page.source.id)
        )
    )


def _as_listed(page: SourcePage, language: Language) -> SourcePage:
    """The page; that of sources which are not named is called what it lists."""
    if not page.is_unknown:
        return page
    return replace(
        page, source=replace(page.source, name=language.say(UNNAMED_SOURCES), affiliation=None)
    )
