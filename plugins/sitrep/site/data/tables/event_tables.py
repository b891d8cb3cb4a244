"""``/data/events.csv``, ``/data/accounts.csv`` and ``/data/figures.csv``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sitrep.site.addresses import ACCOUNTS_CSV, EVENTS_CSV, FIGURES_CSV
from sitrep.site.data.event_record import AccountRecord, EventRecord
from sitrep.site.data.records import AreaRecord, FigureRecord
from sitrep.site.data.report_record import PassageRecord, ReportRecord
from sitrep.site.data.tables.columns import (
    NOWHERE,
    area_columns,
    bounds_of_figures,
    bounds_of_ranges,
    figure_columns,
)
from sitrep.site.data.tables.report_table import references
from sitrep.site.data.tables.table import Column, DataTable, listed


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event in one of its areas."""

    event: EventRecord
    area: AreaRecord


@dataclass(frozen=True, slots=True)
class AccountRow:
    """An account in its place among those of its event."""

    event: EventRecord
    place: int
    """Counted from 1."""
    account: AccountRecord


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A version of a figure."""

    report: ReportRecord
    passage: PassageRecord
    number: int
    """Counted from 1 in its passage."""
    figure: FigureRecord


EVENT_COLUMNS: tuple[Column[EventRow], ...] = (
    Column("event", "#event+code", lambda row: row.event.id),
    Column("areas", "#meta+areas+num", lambda row: len(row.event.areas)),
    Column("url", "#meta+url", lambda row: row.event.url),
    Column("title", "#event+name", lambda row: row.event.title),
    Column("kind", "#event+type+code", lambda row: row.event.kind.id),
    Column("kind_label", "#event+type", lambda row: row.event.kind.label),
    *area_columns(lambda row: row.area),
    Column("region", "#region+code", lambda row: row.event.region.id),
    Column("region_name", "#region+name", lambda row: row.event.region.name),
    Column("place", "#loc+name", lambda row: row.event.place),
    Column(
        "days_first",
        "#date+occurred+start",
        lambda row: row.event.days.first if row.event.days else None,
    ),
    Column(
        "days_last",
        "#date+occurred+end",
        lambda row: row.event.days.last if row.event.days else None,
    ),
    Column("weeks", "#meta+week+list", lambda row: listed(row.event.weeks)),
    Column("updated", "#date+updated", lambda row: row.event.updated),
    Column("accounts", "#meta+accounts+num", lambda row: len(row.event.accounts)),
    Column("independent", "#org+roots+num", lambda row: row.event.independent),
    Column("echoes", "#meta+echoes+num", lambda row: row.event.echoes),
    Column("unnamed", "#meta+unnamed+num", lambda row: row.event.reliance.unnamed),
    Column("roots", "#org+roots+list", lambda row: listed(row.event.reliance.roots)),
    Column("grade", "#meta+grade", lambda row: row.event.grade.code),
    Column("reliability", "#meta+grade+reliability", lambda row: row.event.grade.reliability),
    Column("credibility", "#meta+grade+credibility", lambda row: row.event.grade.credibility),
    *figure_columns(lambda row: bounds_of_ranges(row.event.figures)),
    Column(
        "related",
        "#event+related+list",
        lambda row: listed(each.id for each in (*row.event.earlier, *row.event.later)),
    ),
)
ACCOUNT_COLUMNS: tuple[Column[AccountRow], ...] = (
    Column("event", "#event+code", lambda row: row.event.id),
    Column("place", "#meta+place+num", lambda row: row.place),
    Column("report", "#meta+id", lambda row: row.account.report),
    Column("passage", "#meta+passage+num", lambda row: row.account.passage),
    Column("url", "#meta+url", lambda row: row.account.url),
    Column("headline", "#description+headline", lambda row: row.account.title),
    Column("edition", "#meta+week", lambda row: row.account.edition),
    Column("date", "#date", lambda row: row.account.date),
    Column("updated", "#date+updated", lambda row: row.account.updated),
    Column(
        "days_first",
        "#date+occurred+start",
        lambda row: row.account.days.first if row.account.days else None,
    ),
    Column(
        "days_last",
        "#date+occurred+end",
        lambda row: row.account.days.last if row.account.days else None,
    ),
    Column("origin", "#org+source", lambda row: row.account.origin.name),
    Column("origin_id", "#org+source+code", lambda row: row.account.origin.id),
    Column(
        "speakers",
        "#org+speakers+list",
        lambda row: listed(each.name for each in row.account.speakers),
    ),
    Column(
        "speaker_ids",
        "#org+speakers+code+list",
        lambda row: listed(each.id for each in row.account.speakers),
    ),
    Column("standing", "#meta+standing", lambda row: row.account.standing),
    Column("grade", "#meta+grade", lambda row: row.account.grade.code),
    Column("reliability", "#meta+grade+reliability", lambda row: row.account.grade.reliability),
    Column("credibility", "#meta+grade+credibility", lambda row: row.account.grade.credibility),
    Column("support", "#meta+support", lambda row: row.account.credibility.support),
    Column(
        "corroborated_by",
        "#meta+corroborated+list",
        lambda row: references(row.account.corroborated_by),
    ),
    *figure_columns(lambda row: bounds_of_figures(row.account.figures)),
)
FIGURE_COLUMNS: tuple[Column[FigureRow], ...] = (
    Column("report", "#meta+id", lambda row: row.report.id),
    Column("passage", "#meta+passage+num", lambda row: row.passage.number),
    Column("figure", "#meta+figure+num", lambda row: row.number),
    Column("url", "#meta+url", lambda row: row.passage.url),
    Column("events", "#event+code+list", lambda row: listed(row.passage.events)),
    Column("region", "#region+code", lambda row: row.passage.region.id),
    Column("kind", "#indicator+code", lambda row: row.figure.kind),
    Column("group", "#meta+group", lambda row: row.figure.group),
    Column("precision", "#meta+precision", lambda row: row.figure.precision),
    Column("low", "#affected+min", lambda row: row.figure.low),
    Column("high", "#affected+max", lambda row: row.figure.high),
    Column("words", "#description+figure", lambda row: row.figure.words),
    Column("total", "#meta+total", lambda row: row.figure.total),
    Column("as_of", "#date+as_of", lambda row: row.figure.day or row.report.date),
    Column("updated", "#date+updated", lambda row: row.report.updated),
    Column(
        "speakers",
        "#org+speakers+list",
        lambda row: listed(each.name for each in row.passage.speakers),
    ),
    Column("roots", "#org+roots+list", lambda row: listed(row.passage.roots)),
    Column("standing", "#meta+standing", lambda row: row.passage.standing),
    Column("grade", "#meta+grade", lambda row: row.passage.grade.code),
)


EVENTS = DataTable(EVENTS_CSV, EVENT_COLUMNS, lambda row: row.event.weeks[0])
ACCOUNTS = DataTable(ACCOUNTS_CSV, ACCOUNT_COLUMNS, lambda row: row.event.weeks[0])
FIGURES = DataTable(FIGURES_CSV, FIGURE_COLUMNS, lambda row: row.report.edition)


def event_rows(events: Iterable[EventRecord]) -> Iterator[EventRow]:
    """The rows of events: one for each area of each."""
    for event in events:
        for area in event.areas or (NOWHERE,):
            yield EventRow(event, area)


def account_rows(events: Iterable[EventRecord]) -> Iterator[AccountRow]:
    """The rows of accounts: those of an event in the order of dependence."""
    for event in events:
        for place, account in enumerate(event.accounts, 1):
            yield AccountRow(event, place, account)


def figure_rows(reports: Iterable[ReportRecord]) -> Iterator[FigureRow]:
    """The rows of figures: one for each version that a passage gives, event or not."""
    for report in reports:
        for passage in report.passages:
            for number, figure in enumerate(passage.figures, 1):
                yield FigureRow(report, passage, number, figure)
