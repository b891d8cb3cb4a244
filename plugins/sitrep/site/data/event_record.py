"""The records of ``/data/events.json``, which editions share: what happened and who says so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sitrep.core.accounts import Standing
from sitrep.core.events import Event, Reference
from sitrep.core.figures import FigureGroup, FigureKind, FigureRange, SaidFigure, range_words
from sitrep.core.markdown.plain import html_paragraphs
from sitrep.core.regions import Regions
from sitrep.site.addresses import event_address
from sitrep.site.catalogue.events import EventAccount, ShownEvent, ShownStatement
from sitrep.site.data.records import (
    AreaRecord,
    Areas,
    CredibilityRecord,
    FigureRecord,
    GradeRecord,
    PassageReference,
    RegionRecord,
    RelianceRecord,
    SourceRecord,
    SpanRecord,
    build_credibility,
    build_figure,
    build_grade,
    build_reference,
    build_region,
    build_reliance,
    build_source,
    build_span,
)
from sitrep.site.data.report_record import build_corroboration
from sitrep.site.site import Site


@dataclass(frozen=True, slots=True)
class KindRecord:
    """What kind of thing happened."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class EventReference:
    """Where to find an event."""

    id: str
    url: str
    title: str
    days: SpanRecord | None


@dataclass(frozen=True, slots=True)
class AccountRecord:
    """A passage as an account of an event."""

    report: str
    passage: int
    url: str
    title: str | None
    edition: str | None
    date: dt.date | None
    updated: dt.date | None
    days: SpanRecord | None
    origin: SourceRecord
    speakers: tuple[SourceRecord, ...]
    standing: Standing
    grade: GradeRecord
    credibility: CredibilityRecord
    corroborated_by: tuple[PassageReference, ...]
    figures: tuple[FigureRecord, ...]


@dataclass(frozen=True, slots=True)
class SaidRecord:
    """A figure with who says it, and when."""

    report: str
    passage: int
    speakers: tuple[str, ...]
    as_of: dt.date | None
    figure: FigureRecord


@dataclass(frozen=True, slots=True)
class RangeRecord:
    """What all accounts of an event say of one figure."""

    kind: FigureKind
    group: FigureGroup
    least: int | None
    most: int | None
    open_below: bool
    open_above: bool
    disputed: bool
    words: str
    said: tuple[SaidRecord, ...]
    totals: tuple[SaidRecord, ...]


@dataclass(frozen=True, slots=True)
class StatementRecord:
    """What the curator says is agreed or not, with the accounts that it rests on."""

    says: str
    accounts: tuple[PassageReference, ...]


@dataclass(frozen=True, slots=True)
class EventRecord:
    """An event."""

    id: str
    url: str
    title: str
    kind: KindRecord
    region: RegionRecord
    mentions: tuple[RegionRecord, ...]
    actors: tuple[str, ...]
    areas: tuple[AreaRecord, ...]
    place: str | None
    days: SpanRecord | None
    weeks: tuple[str, ...]
    updated: dt.date | None
    note: tuple[str, ...]
    independent: int
    echoes: int
    reliance: RelianceRecord
    grade: GradeRecord
    lead: PassageReference
    accounts: tuple[AccountRecord, ...]
    figures: tuple[RangeRecord, ...]
    agreed: tuple[StatementRecord, ...]
    disputed: tuple[StatementRecord, ...]
    earlier: tuple[EventReference, ...]
    later: tuple[EventReference, ...]


def build_event(shown: ShownEvent, areas: Areas, regions: Regions, site: Site) -> EventRecord:
    """The record of an event; ``regions`` know the codes of what its file names."""
    event = shown.event
    return EventRecord(
        id=event.id,
        url=site.absolute(event_address(event)),
        title=event.title,
        kind=KindRecord(event.kind, shown.kind),
        region=build_region(shown.region, site),
        mentions=tuple(build_region(region, site) for region in shown.mentions),
        actors=tuple(actor.id for actor in shown.actors),
        areas=tuple(areas.record(code) for code in regions.codes_of(event.regions)),
        place=event.place,
        days=build_span(event.days),
        weeks=tuple(map(str, shown.weeks)),
        updated=shown.updated,
        note=html_paragraphs(shown.note),
        independent=shown.independence.independent,
        echoes=shown.independence.echoes,
        reliance=build_reliance(shown.independence),
        grade=build_grade(shown.grade, site.language),
        lead=build_reference(shown.lead.passage, site),
        accounts=tuple(_account(account, site) for account in shown.accounts),
        figures=tuple(_range(found, site) for found in shown.figures),
        agreed=tuple(_statement(each, site) for each in shown.agreed),
        disputed=tuple(_statement(each, site) for each in shown.disputed),
        earlier=tuple(refer_to_event(each, site) for each in shown.earlier),
        later=tuple(refer_to_event(each, site) for each in shown.later),
    )


def refer_to_event(event: Event, site: Site) -> EventReference:
    """Where an event is found."""
    address = site.absolute(event_address(event))
    return EventReference(event.id, address, event.title, build_span(event.days))


def _account(account: EventAccount, site: Site) -> AccountRecord:
    family, passage, language = account.passage.family, account.passage.shown, site.language
    where = build_reference(account.passage, site)
    return AccountRecord(
        report=where.report,
        passage=where.passage,
        url=where.url,
        title=passage.title,
        edition=str(family.week) if family.week else None,
        date=family.report.date,
        updated=family.updated,
        days=build_span(passage.days),
        origin=build_source(family.origin, site),
        speakers=tuple(build_source(source, site) for source in passage.speakers),
        standing=account.standing,
        grade=build_grade(passage.grade, language),
        credibility=build_credibility(passage.credibility, language),
        corroborated_by=build_corroboration(passage, site),
        figures=tuple(build_figure(figure, language) for figure in passage.figures),
    )


def _range(found: FigureRange, site: Site) -> RangeRecord:
    return RangeRecord(
        kind=found.kind,
        group=found.group,
        least=found.least,
        most=found.most,
        open_below=found.is_open_below,
        open_above=found.is_open_above,
        disputed=found.is_disputed,
        words=range_words(found, site.language),
        said=tuple(_said(found.entries, site)),
        totals=tuple(_said(found.totals, site)),
    )


def _said(entries: Iterable[SaidFigure], site: Site) -> Iterable[SaidRecord]:
    for said in entries:
        account = Reference.parse(said.account)
        if account and account.number:
            figure = build_figure(said.figure, site.language)
            yield SaidRecord(account.id, account.number, said.speakers, said.as_of, figure)


def _statement(statement: ShownStatement, site: Site) -> StatementRecord:
    accounts = (build_reference(account.passage, site) for account in statement.accounts)
    return StatementRecord(statement.says, tuple(accounts))
