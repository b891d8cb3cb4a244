from __future__ import annotations

import csv
import datetime as dt
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.site.data.tables.table import (
    Column,
    Value,
    guarded,
    line_of,
    listed,
    names_line,
    row_cells,
    tags_line,
    unguarded,
)
from tests.support.growth import LINEAR, growth
from tests.support.strategies import raw_texts

COLUMNS: tuple[Column[int], ...] = (
    Column("number", "#meta+num", lambda row: row),
    Column("half", "#meta+half", lambda row: row // 2 if row % 2 == 0 else None),
)


def test_names_tags_and_rows_are_lines() -> None:
    assert names_line(COLUMNS) == "number,half\r\n"
    assert tags_line(COLUMNS) == "#meta+num,#meta+half\r\n"
    assert [line_of(row_cells(COLUMNS, row)) for row in (4, 5)] == ["4,2\r\n", "5,\r\n"]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("a", '"a"'),
        ("12", '"12"'),
        ("# a", '"# a"'),
        ("=1", '"\'=1"'),
        ('say "b"', '"say ""b"""'),
        ("a\nb", '"a\nb"'),
        ("", ""),
        (None, ""),
        (12, "12"),
        (True, "true"),
        (False, "false"),
        (dt.date(2020, 7, 1), "2020-07-01"),
    ],
)
def test_texts_are_quoted_and_nothing_else_is(value: Value, written: str) -> None:
    assert line_of(row_cells((Column("a", "#a", lambda row: row),), value)) == f"{written}\r\n"


def test_several_values_are_written_alike_in_every_table() -> None:
    assert (listed(["a", "b"]), listed([])) == ("a; b", "")


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
        assert growth(guarded, lambda size, unit=unit: unit * size, 4_000) < LINEAR  # type: ignore[misc]
