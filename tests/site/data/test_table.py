from __future__ import annotations

import csv
import io
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.site.data.records import build_areas, build_report
from sitrep.site.data.table import COLUMNS, Column, csv_text, guarded, unguarded
from sitrep.site.site import Site
from tests.support.growth import LINEAR, growth
from tests.support.strategies import raw_texts
from tests.support.trees import REGIONS, catalogue, content, report_text, tree

SITE = Site(
    "Example Digest", "https://digest.example.org/", "For tests.", "tag:digest.example.org,2026:"
)
BODY = "::: passage SY-HI SY-DR\nOne.\n\nTwo, “three”.\n:::\n::: passage syria 2020-07-01\nFour.\n:::\n"


def table(**reports: str) -> str:
    regions = REGIONS.replace('codes = ["SY-HI"]', 'codes = ["SY-HI"]\npcodes = {SY-HI = "SY04"}')
    files = {**tree(reports or {"a": report_text("a", body=BODY)}), "regions.toml": regions}
    areas = build_areas(content(files).regions.rows)
    return csv_text(build_report(family, areas, SITE) for family in catalogue(files).families)


def rows(text: str) -> list[dict[str, str]]:
    """The rows below header and tags."""
    return list(csv.DictReader(io.StringIO(text, newline="")))[1:]


def test_below_the_header_stands_a_row_of_hxl_tags() -> None:
    header, tags, *_ = csv.reader(io.StringIO(table(), newline=""))
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
def test_a_tag_is_one_that_hxl_tools_can_read(column: Column) -> None:
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


def test_paragraphs_are_lines_of_a_cell_and_events_their_days() -> None:
    first, _again, second = rows(table())
    assert (first["text"], first["events_first"], first["events_last"]) == (
        "One.\nTwo, “three”.",
        "",
        "",
    )
    assert (second["events_first"], second["events_last"]) == ("2020-07-01", "2020-07-01")


def test_lines_end_as_rfc_4180_has_it() -> None:
    assert [line.count(",") for line in table(a=report_text("a")).split("\r\n")[:3]] == [
        len(COLUMNS) - 1
    ] * 3
    assert table().endswith("\r\n")


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("＝1", "'＝1"),
        ("\t=1", "'\t'=1"),
        ("\r=1", "'\r'=1"),
        (" =1", "' =1"),
        ("'=1", "''=1"),
        ("'", "'"),
        ("'quoted'", "'quoted'"),
        ("#meta+id", "#meta+id"),
        ("a=1", "a=1"),
        ("", ""),
        ('"=1', "'\"=1"),
        ("a;=1", "a;'=1"),
        ("a; =1", "a;' =1"),
        ('a;"=1', "a;'\"=1"),
        ("a\t＋1", "a\t'＋1"),
        ("a\n-1", "a\n'-1"),
        ("a;'=1", "a;''=1"),
        ("a;\n@b", "a;'\n'@b"),
        ("a, =1; b", "a, =1; b"),
    ],
)
def test_a_cell_that_might_be_reckoned_with_has_an_apostrophe_before_it(
    cell: str, written: str
) -> None:
    assert (guarded(cell), unguarded(written)) == (written, cell)


@given(raw_texts)
def test_no_text_is_lost_by_the_guard(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not guarded(text).lstrip().startswith(("=", "+", "-", "@"))


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@given(st.text(st.sampled_from(""" ;,\t\n'"=+-@＝a"""), max_size=12))
def test_no_cell_is_a_formula_however_a_spreadsheet_parts_them(delimiter: str, text: str) -> None:
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n", quoting=csv.QUOTE_ALL).writerow(
        ["a", guarded(text), "b"]
    )
    for row in csv.reader(io.StringIO(written.getvalue(), newline=""), delimiter=delimiter):
        assert not [
            cell for cell in row if cell.lstrip(' "').startswith(("=", "+", "-", "@", "＝"))
        ]
    assert unguarded(guarded(text)) == text


@pytest.mark.growth
def test_guarding_takes_as_long_as_a_cell_is_long() -> None:
    for unit in ("\n", ";'", "' ", "\t=", '"'):
        assert growth(guarded, lambda size, unit=unit: unit * size, 20_000) < LINEAR  # type: ignore[misc]


def test_a_title_that_is_a_formula_is_guarded_in_the_table() -> None:
    title = """'=HYPERLINK("https://example.org/","x")'"""
    (row,) = rows(table(a=report_text("a", title=title)))
    assert row["title"] == """'=HYPERLINK("https://example.org/","x")"""


def test_a_passage_without_a_code_still_has_its_row() -> None:
    files = tree()
    (family,) = catalogue(files).families
    record = build_report(family, build_areas(content(files).regions.rows), SITE)
    bare = replace(record, passages=tuple(replace(each, areas=()) for each in record.passages))
    (row,) = rows(csv_text([bare]))
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
