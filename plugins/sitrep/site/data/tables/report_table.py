"""``/data/reports.csv``: a row per passage and area.

A passage that concerns three governorates has three rows; to count passages, count pairs of report
and passage.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sitrep.core.model import UNKNOWN_SOURCE
from sitrep.site.addresses import REPORTS_CSV
from sitrep.site.data.records import AreaRecord, PassageReference
from sitrep.site.data.report_record import PassageRecord, ReportRecord
from sitrep.site.data.tables.columns import NOWHERE, area_columns, bounds_of_figures, figure_columns
from sitrep.site.data.tables.table import Column, DataTable, listed


@dataclass(frozen=True, slots=True)
class PassageRow:
    """What a row is about."""

    report: ReportRecord
    passage: PassageRecord
    area: AreaRecord


COLUMNS: tuple[Column[PassageRow], ...] = (
    Column("report", "#meta+id", lambda row: row.report.id),
    Column("passage", "#meta+passage+num", lambda row: row.passage.number),
    Column("areas", "#meta+areas+num", lambda row: len(row.passage.areas)),
    Column("url", "#meta+url", lambda row: row.passage.url),
    Column("edition", "#meta+week", lambda row: row.report.edition),
    Column("events", "#event+code+list", lambda row: listed(row.passage.events)),
    Column("headline", "#description+headline", lambda row: row.passage.title),
    *area_columns(lambda row: row.area),
    Column("region", "#region+code", lambda row: row.passage.region.id),
    Column("region_name", "#region+name", lambda row: row.passage.region.name),
    Column("date", "#date", lambda row: row.report.date),
    Column("date_basis", "#meta+date_basis", lambda row: row.report.date_basis),
    Column(
        "days_first",
        "#date+occurred+start",
        lambda row: row.passage.days.first if row.passage.days else None,
    ),
    Column(
        "days_last",
        "#date+occurred+end",
        lambda row: row.passage.days.last if row.passage.days else None,
    ),
    Column("added", "#date+added", lambda row: row.report.added),
    Column("updated", "#date+updated", lambda row: row.report.updated),
    Column(
        "revised",
        "#date+revised",
        lambda row: max((each.found for each in row.report.revisions), default=None),
    ),
    Column("late", "#meta+late", lambda row: row.report.late),
    Column("origin", "#org+source", lambda row: row.report.origin.name),
    Column("origin_id", "#org+source+code", lambda row: row.report.origin.id),
    Column(
        "origin_affiliation", "#org+source+affiliation", lambda row: row.report.origin.affiliation
    ),
    Column(
        "speakers",
        "#org+speakers+list",
        lambda row: listed(each.name for each in row.passage.speakers),
    ),
    Column("roots", "#org+roots+list", lambda row: listed(row.passage.roots)),
    Column("roots_count", "#org+roots+num", lambda row: len(row.passage.speakers)),
    Column("standing", "#meta+standing", lambda row: row.passage.standing),
    Column("grade", "#meta+grade", lambda row: row.passage.grade.code),
    Column("reliability", "#meta+grade+reliability", lambda row: row.passage.grade.reliability),
    Column("credibility", "#meta+grade+credibility", lambda row: row.passage.grade.credibility),
    Column("support", "#meta+support", lambda row: row.passage.credibility.support),
    Column(
        "corroborated_by",
        "#meta+corroborated+list",
        lambda row: references(row.passage.corroborated_by),
    ),
    *figure_columns(lambda row: bounds_of_figures(row.passage.figures)),
    Column("carriers", "#org+carriers+num", lambda row: len(row.report.carriers)),
    Column("carrier_names", "#org+carriers+list", lambda row: _names(row.report)),
    Column("title", "#description+title", lambda row: row.report.title),
    Column("title_kind", "#meta+title_kind", lambda row: row.report.title_kind),
    Column("text_kind", "#meta+text_kind", lambda row: row.report.text),
    Column("language", "#meta+lang", lambda row: row.report.language),
    Column("text", "#description+text", lambda row: "\n".join(row.passage.paragraphs)),
    Column("original", "#meta+url+original", lambda row: row.report.original),
    Column("archived", "#meta+url+archived", lambda row: row.report.archived),
)


REPORTS = DataTable(REPORTS_CSV, COLUMNS, lambda row: row.report.edition, frozenset({"text"}))


def report_rows(reports: Iterable[ReportRecord]) -> Iterator[PassageRow]:
    """The rows of all passages."""
    for report in reports:
        for passage in report.passages:
            for area in passage.areas or (NOWHERE,):
                yield PassageRow(report, passage, area)


def references(passages: Iterable[PassageReference]) -> str:
    """Passages as a curator names them: ``2020-07-19-reuters-azaz-bomb#1``."""
    return listed(f"{each.report}#{each.passage}" for each in passages)


def _names(report: ReportRecord) -> str:
    """Each named carrier once, and each of those that are not named: they need not be the same."""
    unnamed = [
        carrier.source.name for carrier in report.carriers if carrier.source.id == UNKNOWN_SOURCE.id
    ]
    named = dict.fromkeys(
        carrier.source.name for carrier in report.carriers if carrier.source.id != UNKNOWN_SOURCE.id
    )
    return listed((*named, *unnamed))
