"""The records of ``/data/reports.json``, which editions share: reports and their passages."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from sitrep.core.accounts import Standing
from sitrep.core.markdown.plain import html_paragraphs
from sitrep.core.model import UNKNOWN_SOURCE, DateBasis, TextKind, TitleKind
from sitrep.core.roots import Roots
from sitrep.site.addresses import passage_address, report_address
from sitrep.site.catalogue.carriage import Carriage
from sitrep.site.catalogue.family import Family, ShownPassage
from sitrep.site.data.records import (
    AreaRecord,
    Areas,
    ChangeRecord,
    CredibilityRecord,
    FigureRecord,
    GradeRecord,
    PassageReference,
    RegionRecord,
    SourceRecord,
    SpanRecord,
    build_changes,
    build_credibility,
    build_figure,
    build_grade,
    build_region,
    build_source,
    build_span,
    refer,
)
from sitrep.site.site import Site


@dataclass(frozen=True, slots=True)
class CarrierRecord:
    """One reprint."""

    source: SourceRecord
    date: dt.date | None
    url: str | None
    title: str | None
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RevisionRecord:
    """How a source's own text has changed since the text here was taken."""

    found: dt.date
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class PassageRecord:
    """A passage of a report."""

    number: int
    url: str
    title: str | None
    events: tuple[str, ...]
    region: RegionRecord
    mentions: tuple[RegionRecord, ...]
    actors: tuple[str, ...]
    areas: tuple[AreaRecord, ...]
    days: SpanRecord | None
    speakers: tuple[SourceRecord, ...]
    roots: tuple[str, ...]
    standing: Standing
    grade: GradeRecord
    credibility: CredibilityRecord
    corroborated_by: tuple[PassageReference, ...]
    figures: tuple[FigureRecord, ...]
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportRecord:
    """A report with its family and its passages."""

    id: str
    url: str
    edition: str | None
    title: str
    title_kind: TitleKind | None
    title_language: str
    language: str
    date: dt.date | None
    date_basis: DateBasis | None
    added: dt.date | None
    updated: dt.date | None
    late: bool
    origin: SourceRecord
    byline: str | None
    original: str | None
    archived: str | None
    carriers: tuple[CarrierRecord, ...]
    cites: tuple[str, ...]
    actors: tuple[str, ...]
    text: TextKind
    rights: str
    whole: bool
    changes: tuple[ChangeRecord, ...]
    revisions: tuple[RevisionRecord, ...]
    passages: tuple[PassageRecord, ...]


@dataclass(frozen=True, slots=True)
class WithdrawnRecord:
    """What is left of a withdrawn report."""

    id: str
    url: str
    edition: str | None
    updated: dt.date | None
    origin: SourceRecord
    changes: tuple[ChangeRecord, ...]


@dataclass(frozen=True, slots=True)
class PassageHead:
    """A passage without its text."""

    number: int
    title: str | None
    region: str
    mentions: tuple[str, ...]
    events: tuple[str, ...]
    roots: tuple[str, ...]
    standing: Standing
    grade: str


@dataclass(frozen=True, slots=True)
class HeadRecord:
    """A report without its text."""

    id: str
    url: str
    edition: str | None
    title: str
    title_language: str
    origin: str
    date: dt.date | None
    updated: dt.date | None
    late: bool
    whole: str
    """The address of the file that holds all of it."""
    passages: tuple[PassageHead, ...]


def build_report(family: Family, areas: Areas, site: Site) -> ReportRecord:
    """The record of a family."""
    report = family.report
    return ReportRecord(
        id=report.id,
        url=site.absolute(report_address(report)),
        edition=str(family.week) if family.week else None,
        title=family.title,
        title_kind=report.title_kind if report.title else TitleKind.EDITOR,
        title_language=(family.title_lang if report.title else None) or site.language.code,
        language=family.text_lang or site.language.code,
        date=report.date,
        date_basis=report.date_basis if report.date else None,
        added=report.added,
        updated=family.updated,
        late=family.late,
        origin=build_source(family.origin, site),
        byline=report.byline,
        original=report.url,
        archived=report.archived,
        carriers=tuple(_carrier(carriage, site) for carriage in family.carriages),
        cites=report.cites,
        actors=tuple(actor.id for actor in family.actors),
        text=TextKind.SUMMARY if family.is_summary else TextKind.VERBATIM,
        rights=str(family.origin.rights),
        whole=family.whole,
        changes=build_changes(report.changes),
        revisions=tuple(
            RevisionRecord(each.date, each.source or family.origin.id, each.note)
            for each in family.revisions
        ),
        passages=tuple(_passage(passage, family, areas, site) for passage in family.passages),
    )


def build_head(report: ReportRecord) -> HeadRecord:
    """The head of a report; where its whole stands is not known yet."""
    return HeadRecord(
        id=report.id,
        url=report.url,
        edition=report.edition,
        title=report.title,
        title_language=report.title_language,
        origin=report.origin.id,
        date=report.date,
        updated=report.updated,
        late=report.late,
        whole="",
        passages=tuple(map(_head_of, report.passages)),
    )


def _head_of(passage: PassageRecord) -> PassageHead:
    return PassageHead(
        number=passage.number,
        title=passage.title,
        region=passage.region.id,
        mentions=tuple(region.id for region in passage.mentions),
        events=passage.events,
        roots=passage.roots,
        standing=passage.standing,
        grade=passage.grade.code,
    )


def build_withdrawn(family: Family, site: Site) -> WithdrawnRecord:
    """The record of a withdrawn report."""
    return WithdrawnRecord(
        id=family.report.id,
        url=site.absolute(report_address(family.report)),
        edition=str(family.week) if family.week else None,
        updated=family.updated,
        origin=build_source(family.origin, site),
        changes=build_changes(family.report.changes),
    )


def _passage(passage: ShownPassage, family: Family, areas: Areas, site: Site) -> PassageRecord:
    language = site.language
    return PassageRecord(
        number=passage.number,
        url=site.absolute(passage_address(family.report.id, passage.number)),
        title=passage.title,
        events=passage.events,
        region=build_region(passage.region, site),
        mentions=tuple(build_region(region, site) for region in passage.mentions),
        actors=tuple(actor.id for actor in passage.actors),
        areas=tuple(areas.record(code) for code in passage.codes),
        days=build_span(passage.days),
        speakers=tuple(build_source(source, site) for source in passage.speakers),
        roots=_roots(passage.roots),
        standing=passage.standing,
        grade=build_grade(passage.grade, language),
        credibility=build_credibility(passage.credibility, language),
        corroborated_by=build_corroboration(passage, site),
        figures=tuple(build_figure(figure, language) for figure in passage.figures),
        paragraphs=html_paragraphs(passage.html),
    )


def build_corroboration(passage: ShownPassage, site: Site) -> tuple[PassageReference, ...]:
    """The accounts that confirm a passage."""
    return tuple(
        refer(each.id, each.number, site) for each in passage.corroborated_by if each.number
    )


def _roots(roots: Roots) -> tuple[str, ...]:
    """Ids of sources; one that is not named is ``unknown:`` with the report that rests on it."""
    return (
        *sorted(roots.named),
        *(f"{UNKNOWN_SOURCE.id}:{report}" for report in sorted(roots.unnamed)),
    )


def _carrier(carriage: Carriage, site: Site) -> CarrierRecord:
    carrier = carriage.carrier
    source = build_source(carriage.source, site)
    return CarrierRecord(
        replace(source, name=carriage.name),
        carrier.date,
        carrier.url,
        carrier.title,
        carrier.changed,
    )
