"""``/data/editions/<week>.json``: an edition as its page shows it, for machines.

Its reports are the records of ``/data/reports.json``; its regions refer to their
passages by the report's id and the passage's number.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sitrep.core.actors import Actor
from sitrep.core.markdown.plain import html_paragraphs
from sitrep.core.model import Source
from sitrep.site.addresses import edition_address, report_address
from sitrep.site.catalogue.citation import cite_edition
from sitrep.site.catalogue.edition import Edition, Section
from sitrep.site.catalogue.family import Family
from sitrep.site.catalogue.filed import FiledPassage, families_of, independence_of, passages_of
from sitrep.site.catalogue.independence import Independence
from sitrep.site.data.actor_record import ActorRecord, build_actor
from sitrep.site.data.records import (
    AreaRecord,
    Areas,
    ChangeRecord,
    RegionRecord,
    ReportRecord,
    SiteRecord,
    SourceRecord,
    WithdrawnRecord,
    build_region,
    build_source,
    build_withdrawn,
    passage_address,
)
from sitrep.site.site import Site


@dataclass(frozen=True, slots=True)
class CountsRecord:
    """How much stands in an edition."""

    reports: int
    passages: int
    independent: int
    carriers: int


@dataclass(frozen=True, slots=True)
class RelianceRecord:
    """What reports rest on in the end, in ids of sources."""

    sole: str | None
    roots: tuple[str, ...]
    unnamed: int
    circles: tuple[tuple[str, ...], ...]
    leaning: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PassageReference:
    """Where to find a passage among the reports."""

    report: str
    passage: int
    url: str


@dataclass(frozen=True, slots=True)
class SectionRecord:
    """A region's part of an edition."""

    region: RegionRecord
    areas: tuple[AreaRecord, ...]
    reports: int
    independent: int
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

    schema: str
    site: SiteRecord
    licence: str
    week: str
    url: str
    title: str
    citation: str
    first: dt.date
    last: dt.date
    previous: str | None
    next: str | None
    announced: dt.date | None
    updated: dt.date | None
    lead: tuple[str, ...]
    key_points: tuple[str, ...]
    counts: CountsRecord
    reliance: RelianceRecord
    regions: tuple[SectionRecord, ...]
    reports: tuple[ReportRecord, ...]
    sources: tuple[SourceRecord, ...]
    actors: tuple[ActorRecord, ...]
    latecomers: tuple[LateRecord, ...]
    errata: tuple[ChangeRecord, ...]
    withdrawn: tuple[WithdrawnRecord, ...]


@dataclass(frozen=True, slots=True)
class BuildFacts:
    """What all data files of a build share."""

    site: Site
    areas: Areas
    licence: str
    reports: Mapping[str, ReportRecord]
    """By id; drafts are not among them."""


def build_edition_record(edition: Edition, frame: BuildFacts, schema: str) -> EditionRecord:
    """The record of an edition; a preview's drafts are left out."""
    site = frame.site
    families = tuple(family for family in edition.families if not family.is_draft)
    citation = cite_edition(edition, site)
    return EditionRecord(
        schema=schema,
        site=SiteRecord(site.name, site.address, site.language.code),
        licence=frame.licence,
        week=str(edition.week),
        url=site.absolute(edition_address(edition.week)),
        title=citation.title,
        citation=citation.words,
        first=edition.week.first,
        last=edition.week.last,
        previous=str(edition.previous) if edition.previous else None,
        next=str(edition.next) if edition.next else None,
        announced=edition.notes.announced,
        updated=edition.updated,
        lead=html_paragraphs(edition.lead),
        key_points=tuple(point.text for point in edition.notes.key_points),
        counts=_counts(families, _published(passages_of(families), edition.independence)),
        reliance=_reliance(_published(passages_of(families), edition.independence)),
        regions=tuple(part for section in edition.sections for part in _sections(section, frame)),
        reports=tuple(frame.reports[family.report.id] for family in families),
        sources=tuple(build_source(source, site) for source in _sources(edition, families)),
        actors=tuple(build_actor(actor, site) for actor in _actors(families)),
        latecomers=tuple(
            _latecomer(family, site) for family in edition.latecomers if not family.is_draft
        ),
        errata=tuple(ChangeRecord(each.date, each.note) for each in edition.notes.errata),
        withdrawn=tuple(build_withdrawn(family, site) for family in edition.withdrawn),
    )


def _counts(families: tuple[Family, ...], independence: Independence) -> CountsRecord:
    return CountsRecord(
        reports=len(families),
        passages=sum(len(family.passages) for family in families),
        independent=independence.independent,
        carriers=sum(len(family.carriages) for family in families),
    )


def _sections(section: Section, frame: BuildFacts) -> Iterable[SectionRecord]:
    """The region's record, or nothing where only drafts concern it."""
    passages = [
        passage for passage in (*section.passages, *section.mentions) if not passage.family.is_draft
    ]
    independence = _published(passages, section.independence)
    references = tuple(_references(section.passages, frame.site))
    mentions = tuple(_references(section.mentions, frame.site))
    if passages or mentions:
        yield SectionRecord(
            region=build_region(section.region, frame.site),
            areas=tuple(frame.areas.record(code) for code in sorted(section.region.codes)),
            reports=len(families_of(passages)),
            independent=independence.independent,
            reliance=_reliance(independence),
            passages=references,
            mentions=mentions,
        )


def _references(passages: Iterable[FiledPassage], site: Site) -> Iterable[PassageReference]:
    for passage in passages:
        if not passage.family.is_draft:
            url = site.absolute(passage_address(passage.family, passage.shown.number))
            yield PassageReference(passage.family.report.id, passage.shown.number, url)


def _published(passages: Iterable[FiledPassage], independence: Independence) -> Independence:
    """What passages rest on, which are those of ``independence`` without a preview's drafts."""
    named = (*independence.roots, *(source for circle in independence.circles for source in circle))
    return independence_of(passages, {source.id: source for source in named})


def _reliance(independence: Independence) -> RelianceRecord:
    return RelianceRecord(
        sole=independence.sole.id if independence.sole else None,
        roots=_ids(independence.roots),
        unnamed=independence.unnamed,
        circles=tuple(_ids(circle) for circle in independence.circles),
        leaning=_ids(independence.leaning),
    )


def _ids(sources: Iterable[Source]) -> tuple[str, ...]:
    return tuple(source.id for source in sources)


def _sources(edition: Edition, families: Iterable[Family]) -> tuple[Source, ...]:
    """Every outlet that the record names, by id."""
    found = [*edition.independence.roots, *edition.independence.leaning]
    for section in edition.sections:
        found += [*section.independence.roots, *section.independence.leaning]
    for circle in (
        *edition.independence.circles,
        *(each for part in edition.sections for each in part.independence.circles),
    ):
        found += circle
    for family in families:
        found += [family.origin, *(carriage.source for carriage in family.carriages)]
    found += [family.origin for family in edition.withdrawn]
    return tuple(
        sorted({source.id: source for source in found}.values(), key=lambda source: source.id)
    )


def _actors(families: Iterable[Family]) -> tuple[Actor, ...]:
    """Every actor that the reports name, by id."""
    found = {actor.id: actor for family in families for actor in family.actors}
    return tuple(found[name] for name in sorted(found))


def _latecomer(family: Family, site: Site) -> LateRecord:
    address = site.absolute(report_address(family.report))
    return LateRecord(
        family.report.id, address, str(family.week) if family.week else None, family.title
    )
