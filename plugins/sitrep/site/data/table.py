"""``/data/reports.csv``: a row per passage and area, with a row of HXL tags below the header.

HXL wants one value per cell, so a passage that concerns three governorates has three rows; to
count passages, count pairs of report and passage.  Spreadsheets are kept from taking cells for
formulas: see ``guarded``.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from sitrep.core.model import UNKNOWN_SOURCE
from sitrep.site.data.records import AreaRecord, PassageRecord, ReportRecord

GUARD = "'"
"""What marks a cell as text in spreadsheets."""
_SIGNS = "=+\\-@＝＋－＠"
"""What a formula begins with, in both widths."""
_FORMULA = re.compile(rf"{GUARD}*+(?:[\t\r\n]|[\s{GUARD}\"]*+[{_SIGNS}])")
"""The beginning of a cell that a spreadsheet might calculate, or that only looks guarded."""
_INSIDE = re.compile(rf"(?<![;\s{GUARD}\"])[;\s{GUARD}\"]++(?=[{_SIGNS}])")
"""What may come before a formula inside a cell.

A spreadsheet that is set to semicolons or tabs takes the quotation marks of this file for text and
splits its cells there and at line breaks.
"""
_CUT = re.compile(r"[;\t\r\n]")
_GUARDED_CUT = re.compile(rf"([;\t\r\n]){GUARD}")

NOWHERE = AreaRecord("", None, None)
"""The area of a passage without a code."""


@dataclass(frozen=True, slots=True)
class Row:
    """What a row is about."""

    report: ReportRecord
    passage: PassageRecord
    area: AreaRecord


Value = str | int | dt.date | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its HXL tag and what its cells contain."""

    name: str
    tag: str
    value: Callable[[Row], Value]


COLUMNS = (
    Column("report", "#meta+id", lambda row: row.report.id),
    Column("passage", "#meta+passage+num", lambda row: row.passage.number),
    Column("areas", "#meta+areas+num", lambda row: len(row.passage.areas)),
    Column("url", "#meta+url", lambda row: row.passage.url),
    Column("edition", "#date+week", lambda row: row.report.edition),
    Column("country_code", "#country+code", lambda row: row.area.iso.partition("-")[0]),
    Column("adm1_code", "#adm1+code", lambda row: _subdivision(row.area, row.area.iso)),
    Column("adm1_pcode", "#adm1+code+v_pcode", lambda row: _subdivision(row.area, row.area.pcode)),
    Column("adm1_name", "#adm1+name", lambda row: _subdivision(row.area, row.area.name)),
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
    Column("late", "#meta+late", lambda row: _truth(row.report.late)),
    Column("origin", "#org+source", lambda row: row.report.origin.name),
    Column("origin_id", "#org+source+code", lambda row: row.report.origin.id),
    Column(
        "origin_affiliation", "#org+source+affiliation", lambda row: row.report.origin.affiliation
    ),
    Column("roots", "#org+roots+list", lambda row: "; ".join(row.passage.roots)),
    Column("grade", "#meta+grade", lambda row: row.passage.grade.code),
    Column("reliability", "#meta+grade+reliability", lambda row: row.passage.grade.reliability),
    Column("credibility", "#meta+grade+credibility", lambda row: row.passage.grade.credibility),
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


def csv_text(reports: Iterable[ReportRecord]) -> str:
    """The table as in RFC 4180: commas, every cell in quotation marks, lines that end in CR LF.

    Names and tags are not quoted: HXL's readers know the row of tags by the # at its beginning.
    """
    written = io.StringIO()
    heads = csv.writer(written, lineterminator="\r\n")
    heads.writerow(column.name for column in COLUMNS)
    heads.writerow(column.tag for column in COLUMNS)
    writer = csv.writer(written, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    for row in _rows(reports):
        writer.writerow(guarded(_cell(column.value(row))) for column in COLUMNS)
    return written.getvalue()


def guarded(cell: str) -> str:
    """A cell with an apostrophe wherever a spreadsheet would otherwise begin a formula.

    That is at its start and after each character at which a spreadsheet may split it.  What looks
    guarded already gets one more, so that ``unguarded`` returns every text as it was.
    """
    inside = _INSIDE.sub(lambda before: _CUT.sub(rf"\g<0>{GUARD}", before[0]), cell)
    return f"{GUARD}{inside}" if _FORMULA.match(inside) else inside


def unguarded(cell: str) -> str:
    """The text that a cell of the table stands for."""
    inside = cell[1:] if cell.startswith(GUARD) and _FORMULA.match(cell) else cell
    return _INSIDE.sub(lambda before: _GUARDED_CUT.sub(r"\1", before[0]), inside)


def _rows(reports: Iterable[ReportRecord]) -> Iterator[Row]:
    for report in reports:
        for passage in report.passages:
            for area in passage.areas or (NOWHERE,):
                yield Row(report, passage, area)


def _cell(value: Value) -> str:
    return "" if value is None else str(value)


def _subdivision(area: AreaRecord, value: str | None) -> str | None:
    """The value, if the area is not a whole country."""
    return value if "-" in area.iso else None


def _truth(value: bool) -> str:
    return "true" if value else "false"


def _names(report: ReportRecord) -> str:
    """Each named carrier once, and each of those that are not named: they need not be the same."""
    unnamed = [
        carrier.source.name for carrier in report.carriers if carrier.source.id == UNKNOWN_SOURCE.id
    ]
    named = dict.fromkeys(
        carrier.source.name for carrier in report.carriers if carrier.source.id != UNKNOWN_SOURCE.id
    )
    return "; ".join((*named, *unnamed))
