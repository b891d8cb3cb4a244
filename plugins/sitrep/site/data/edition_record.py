"""``/data/editions/<week>.json``: an edition as its page shows it, for machines.

Its reports and events are the records of ``/data/reports.json`` and ``/data/events.json``; its
regions refer to their passages by the report's id and the passage's number.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from sitrep.core.actors import Actor
from sitrep.core.events import Direction
from sitrep.core.markdown.plain import html_paragraphs
from sitrep.core.model import Source
from sitrep.site.addresses import edition_address, report_address
from sitrep.site.catalogue.citation import cite_edition
from sitrep.site.catalogue.edition import Edition, Section
from sitrep.site.catalogue.family import Family
from sitrep.site.catalogue.independence import Independence
from sitrep.site.catalogue.key_points import Basis, ShownKeyPoint, ShownTrend
from sitrep.site.data.actor_record import ActorRecord
from sitrep.site.data.event_record import EventRecord, EventReference, refer_to_event
from sitrep.site.data.facts import BuildFacts, WrittenReport
from sitrep.site.data.index_record import PartRecord
from sitrep.site.data.records import (
    AreaRecord,
    ChangeRecord,
    GradeRecord,
    PassageReference,
    RegionRecord,
    RelianceRecord,
    SourceRecord,
    build_changes,
    build_grade,
    build_reference,
    build_region,
    build_reliance,
    build_source,
)
from sitrep.site.data.report_record import WithdrawnRecord
from sitrep.site.site import Site


@dataclass(frozen=True, slots=True)
class CountsRecord:
    """How much stands in an edition."""

    reports: int
    passages: int
    events: int
    independent: int
    echoes: int
    carriers: int


@dataclass(frozen=True, slots=True)
class BasisRecord:
    """What a curator's word rests on."""

    events: tuple[EventReference, ...]
    passages: tuple[PassageReference, ...]
    independent: int
    echoes: int
    reliance: RelianceRecord
    grade: GradeRecord | None


@dataclass(frozen=True, slots=True)
class KeyPointRecord:
    """What matters most in a week."""

    text: str
    rests_on: BasisRecord


@dataclass(frozen=True, slots=True)
class TrendRecord:
    """How things went in a region."""

    region: RegionRecord
    trend: Direction
    reason: str
    rests_on: BasisRecord


@dataclass(frozen=True, slots=True)
class SectionRecord:
    """A region's part of an edition."""

    region: RegionRecord
    areas: tuple[AreaRecord, ...]
    reports: int
    independent: int
    echoes: int
    reliance: RelianceRecord
    passages: tuple[PassageReference, ...]
    mentions: tuple[PassageReference, ...]


@dataclass(frozen=True, slots=True)
class LateRecord:
    """A report of another week that came after that was announced."""

    id: str
    url: str
    edition: str | None
    title: str


@dataclass(frozen=True, slots=True)
class EditionRecord:
    """An edition."""

    week: str
    url: str
    title: str
    headline: str | None
    citation: str
    first: dt.date
    last: dt.date
    previous: str | None
    next: str | None
    announced: dt.date | None
    updated: dt.date | None
    lead: tuple[str, ...]
    key_points: tuple[KeyPointRecord, ...]
    trends: tuple[TrendRecord, ...]
    counts: CountsRecord
    reliance: RelianceRecord
    regions: tuple[SectionRecord, ...]
    parts: tuple[PartRecord, ...]
    events: tuple[EventRecord, ...] | None
    reports: tuple[WrittenReport, ...] | None
    sources: tuple[SourceRecord, ...]
    actors: tuple[ActorRecord, ...]
    latecomers: tuple[LateRecord, ...]
    errata: tuple[ChangeRecord, ...]
    withdrawn: tuple[WithdrawnRecord, ...]


def build_edition_record(edition: Edition, frame: BuildFacts) -> EditionRecord:
    """The record of an edition, in which no drafts are."""
    site = frame.site
    citation = cite_edition(edition, site)
    return EditionRecord(
        week=str(edition.week),
        url=site.absolute(edition_address(edition.week)),
        title=citation.title,
        headline=edition.title,
        citation=citation.words,
        first=edition.week.first,
        last=edition.week.last,
        previous=str(edition.previous) if edition.previous else None,
        next=str(edition.next) if edition.next else None,
        announced=edition.notes.announced,
        updated=edition.updated,
        lead=html_paragraphs(edition.lead),
        key_points=tuple(_key_point(point, site) for point in edition.key_points),
        trends=tuple(_trend(trend, site) for trend in edition.trends),
        counts=_counts(edition),
        reliance=build_reliance(edition.independence),
        regions=tuple(_section(section, frame) for section in edition.sections),
        parts=(),
        events=tuple(frame.events[each.event.id] for each in edition.events),
        reports=tuple(frame.reports[family.report.id] for family in edition.families),
        sources=tuple(build_source(source, site) for source in _sources(edition)),
        actors=tuple(frame.actors[actor.id] for actor in _actors(edition)),
        latecomers=tuple(_latecomer(family, site) for family in edition.latecomers),
        errata=build_changes(edition.notes.errata),
        withdrawn=tuple(frame.withdrawn[each.report.id] for each in edition.withdrawn),
    )


def _counts(edition: Edition) -> CountsRecord:
    return CountsRecord(
        reports=len(edition.families),
        passages=sum(len(family.passages) for family in edition.families),
        events=len(edition.events),
        independent=edition.independence.independent,
        echoes=edition.independence.echoes,
        carriers=edition.carriers,
    )


def _key_point(point: ShownKeyPoint, site: Site) -> KeyPointRecord:
    return KeyPointRecord(point.text, _basis(point.basis, site))


def _trend(shown: ShownTrend, site: Site) -> TrendRecord:
    region = build_region(shown.region, site)
    return TrendRecord(region, shown.trend, shown.reason, _basis(shown.basis, site))


def _basis(basis: Basis, site: Site) -> BasisRecord:
    return BasisRecord(
        events=tuple(refer_to_event(each.event, site) for each in basis.events),
        passages=tuple(build_reference(passage, site) for passage in basis.passages),
        independent=basis.independence.independent,
        echoes=basis.independence.echoes,
        reliance=build_reliance(basis.independence),
        grade=build_grade(basis.grade, site.language) if basis.grade else None,
    )


def _section(section: Section, frame: BuildFacts) -> SectionRecord:
    site, independence = frame.site, section.independence
    return SectionRecord(
        region=build_region(section.region, site),
        areas=tuple(frame.areas.record(code) for code in sorted(section.region.codes)),
        reports=len(section.concerning),
        independent=independence.independent,
        echoes=independence.echoes,
        reliance=build_reliance(independence),
        passages=tuple(build_reference(passage, site) for passage in section.passages),
        mentions=tuple(build_reference(passage, site) for passage in section.mentions),
    )


def _sources(edition: Edition) -> tuple[Source, ...]:
    """Every source that the record names, by id."""
    families = {family.report.id: family for family in (*edition.families, *edition.withdrawn)}
    for event in edition.events:
        families |= {family.report.id: family for family in event.families}
    found = [source for each in _reliances(edition) for source in _behind(each)]
    for family in families.values():
        found += [family.origin, *(carriage.source for carriage in family.carriages)]
        for passage in family.passages:
            found += [*passage.speakers, *passage.credibility.sources]
    return tuple(
        sorted({source.id: source for source in found}.values(), key=lambda source: source.id)
    )


def _reliances(edition: Edition) -> Iterable[Independence]:
    yield edition.independence
    yield from (section.independence for section in edition.sections)
    yield from (event.independence for event in edition.events)
    yield from (point.basis.independence for point in edition.key_points)
    yield from (trend.basis.independence for trend in edition.trends)


def _behind(independence: Independence) -> Iterable[Source]:
    yield from independence.roots
    yield from independence.leaning
    for circle in independence.circles:
        yield from circle


def _actors(edition: Edition) -> tuple[Actor, ...]:
    """Every actor that its reports and events name, by id."""
    named = [*(each.actors for each in edition.families), *(each.actors for each in edition.events)]
    found = {actor.id: actor for actor in chain.from_iterable(named)}
    return tuple(found[name] for name in sorted(found))


def _latecomer(family: Family, site: Site) -> LateRecord:
    address = site.absolute(report_address(family.report))
    return LateRecord(
        family.report.id, address, str(family.week) if family.week else None, family.title
    )
