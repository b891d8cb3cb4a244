"""``/data/carriers.csv``: a row per reprint of a report, with its day and link."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sitrep.site.addresses import CARRIERS_CSV
from sitrep.site.data.report_record import CarrierRecord, ReportRecord
from sitrep.site.data.tables.table import Column, DataTable, listed


@dataclass(frozen=True, slots=True)
class CarrierRow:
    """A carrier of a report."""

    report: ReportRecord
    number: int
    """Counted from 1 among the carriers of its report."""
    carrier: CarrierRecord


CARRIER_COLUMNS: tuple[Column[CarrierRow], ...] = (
    Column("report", "#meta+id", lambda row: row.report.id),
    Column("carrier", "#meta+carrier+num", lambda row: row.number),
    Column("url", "#meta+url", lambda row: row.report.url),
    Column("edition", "#meta+week", lambda row: row.report.edition),
    Column("origin", "#org+source", lambda row: row.report.origin.name),
    Column("origin_id", "#org+source+code", lambda row: row.report.origin.id),
    Column("date", "#date", lambda row: row.report.date),
    Column("updated", "#date+updated", lambda row: row.report.updated),
    Column("carrier_name", "#org+carrier", lambda row: row.carrier.source.name),
    Column("carrier_id", "#org+carrier+code", lambda row: row.carrier.source.id),
    Column(
        "carrier_affiliation",
        "#org+carrier+affiliation",
        lambda row: row.carrier.source.affiliation,
    ),
    Column("carrier_date", "#date+carried", lambda row: row.carrier.date),
    Column("carrier_url", "#meta+url+carrier", lambda row: row.carrier.url),
    Column("carrier_title", "#description+title", lambda row: row.carrier.title),
    Column("changed", "#description+changed", lambda row: listed(row.carrier.changed)),
)
CARRIERS = DataTable(CARRIERS_CSV, CARRIER_COLUMNS, lambda row: row.report.edition)


def carrier_rows(reports: Iterable[ReportRecord]) -> Iterator[CarrierRow]:
    """The rows of carriers, named or not: those of a report in its order."""
    for report in reports:
        for number, carrier in enumerate(report.carriers, 1):
            yield CarrierRow(report, number, carrier)
