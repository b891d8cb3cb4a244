from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import replace

import pytest

from sitrep.core.figures import FigureKind
from sitrep.site.data.records import build_areas
from sitrep.site.data.report_record import ReportRecord, build_report
from sitrep.site.data.tables.report_table import COLUMNS, REPORTS, PassageRow, report_rows
from sitrep.site.data.tables.table import Column
from sitrep.site.data.tables.table_files import table_lines, write_table
from sitrep.site.site import Site
from tests.support.trees import REGIONS, SOURCES, catalogue, content, report_text, tree

SITE = Site(
    "Example Digest", "https://digest.example.org/", "For tests.", "tag:digest.example.org,2026:"
)
BODY = "::: passage SY-HI SY-DR\nOne.\n\nTwo, “three”.\n:::\n::: passage syria 2020-07-01\nFour.\n:::\n"


def table(**reports: str) -> str:
    regions = REGIONS.replace('codes = ["SY-HI"]', 'codes = ["SY-HI"]\npcodes = {SY-HI = "SY04"}')
    files = {**tree(reports or {"a": report_text("a", body=BODY)}), "regions.toml": regions}
    areas = build_areas(content(files).regions.rows)
    return csv_of(build_report(family, areas, SITE) for family in catalogue(files).families)


def csv_of(reports: Iterable[ReportRecord]) -> str:
    return write_table(REPORTS, table_lines(REPORTS, report_rows(reports))).files[0].text


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_columns_have_a_tag_each() -> None:
    header = next(csv.reader(io.StringIO(table(), newline="")))
    tags = [column.tag for column in COLUMNS]
    assert header == [column.name for column in COLUMNS]
    assert {
        "#country+code",
        "#adm1+code",
        "#adm1+name",
        "#date",
        "#org+source",
        "#meta+url",
    } <= set(tags)
    assert len(set(tags)) == len(set(header)) == len(tags)


@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: column.name)
def test_a_tag_is_one_that_hxl_tools_can_read(column: Column[PassageRow]) -> None:
    assert re.fullmatch(r"#[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*", column.tag)


def test_a_passage_has_a_row_for_each_area_it_concerns() -> None:
    keys = ("passage", "areas", "country_code", "adm1_code", "adm1_pcode", "adm1_name", "region")
    assert [tuple(row[key] for key in keys) for row in rows(table())] == [
        ("1", "2", "SY", "SY-HI", "SY04", "Homs", "syria"),
        ("1", "2", "SY", "SY-DR", "", "Daraa", "syria"),
        ("2", "1", "SY", "", "", "", "syria"),
    ]


def test_every_row_names_origin_carriers_date_grade_and_address() -> None:
    carriers = "[{source: example-review, date: null}, {source: unknown, date: null}, {source: example-review}]"
    for row in rows(table(a=report_text("a", body=BODY, carriers=carriers))):
        assert (row["origin"], row["origin_affiliation"], row["date"]) == (
            "Example Wire",
            "independent",
            "2020-07-01",
        )
        assert (row["carriers"], row["carrier_names"]) == (
            "3",
            "Example Review; a carrier not named",
        )
        assert (row["grade"], row["url"].partition("#")[0]) == (
            "B3",
            "https://digest.example.org/reports/a/",
        )


def test_paragraphs_are_lines_of_a_cell_and_days_stand_apart() -> None:
    first, _again, second = rows(table())
    assert (first["text"], first["days_first"], first["days_last"]) == (
        "One.\nTwo, “three”.",
        "",
        "",
    )
    assert (second["days_first"], second["days_last"]) == ("2020-07-01", "2020-07-01")


def test_lines_end_as_rfc_4180_has_it() -> None:
    assert [line.count(",") for line in table(a=report_text("a")).split("\r\n")[:2]] == [
        len(COLUMNS) - 1
    ] * 2
    assert table().endswith("\r\n")


def test_a_title_that_is_a_formula_is_guarded_in_the_table() -> None:
    title = """'=HYPERLINK("https://example.org/","x")'"""
    (row,) = rows(table(a=report_text("a", title=title)))
    assert row["title"] == """'=HYPERLINK("https://example.org/","x")"""


def test_a_passage_without_a_code_still_has_its_row() -> None:
    files = tree()
    (family,) = catalogue(files).families
    record = build_report(family, build_areas(content(files).regions.rows), SITE)
    bare = replace(record, passages=tuple(replace(each, areas=()) for each in record.passages))
    (row,) = rows(csv_of([bare]))
    assert (row["passage"], row["areas"], row["country_code"], row["adm1_code"]) == (
        "1",
        "0",
        "",
        "",
    )


def test_a_report_whose_source_says_otherwise_by_now_has_the_day() -> None:
    revised = report_text(
        "a", revisions="[{date: 2020-07-09, note: Ten → twelve killed., followed: false}]"
    )
    assert {row["revised"] for row in rows(table(a=revised))} == {"2020-07-09"}
    assert {row["revised"] for row in rows(table())} == {""}


ARMY = '[army]\nname = "The Army"\nreliability = "E"\nreason = "Invented."\n'
FIGURES = (
    "::: passage SY-HI event=ford from=army,unnamed "
    "killed=4..5,7@2020-07-02 wounded=>80,60 displaced=..30 detained=total:9 cases.civilians=3\n"
    "# A blast at the ford\n\n"
    "4 or 5 died, then 7; more than 80 or 60 hurt, up to 30 displaced, 9 held in all, 3 ill.\n:::\n"
)


def test_a_row_says_who_speaks_what_that_adds_and_how_many() -> None:
    event = "---\ntitle: A blast\nregions: [SY-HI]\ndays: 2020-07-01\nkind: bombing\n---\n"
    files = tree({"a": report_text("a", body=FIGURES)})
    files |= {"sources.toml": SOURCES + ARMY, "events/ford.md": event}
    areas = build_areas(content(files).regions.rows)
    (row,) = rows(csv_of(build_report(family, areas, SITE) for family in catalogue(files).families))
    assert {
        key: row[key] for key in ("events", "headline", "speakers", "roots", "roots_count")
    } == {
        "events": "ford",
        "headline": "A blast at the ford",
        "speakers": "The Army",
        "roots": "army; unknown:a",
        "roots_count": "1",
    }
    assert (row["origin"], row["grade"], row["reliability"]) == ("Example Wire", "E3", "E")
    assert (row["standing"], row["support"], row["corroborated_by"]) == ("root", "alone", "")
    bounds = {kind: (row[f"{kind}_low"], row[f"{kind}_high"]) for kind in FigureKind}
    assert bounds == {
        "killed": ("4", "7"),
        "wounded": ("60", ""),
        "displaced": ("", "30"),
        "detained": ("", ""),
        "cases": ("", ""),
    }
