from __future__ import annotations

import csv
import io

import pytest

from sitrep.site.data.tables.table import Column, DataTable
from sitrep.site.data.tables.table_files import table_addresses, table_lines, write_table

WEEKS = [f"{year}-W{week:02}" for year in (2021, 2020) for week in range(40, 0, -1)]
TABLE: DataTable[int] = DataTable(
    "data/things.csv",
    (
        Column("thing", "#meta+id", lambda row: f"thing {row}"),
        Column("number", "#meta+num", lambda row: row),
    ),
    lambda row: WEEKS[row],
)
ROWS = range(len(WEEKS))


def numbers(text: str, heads: int = 1) -> list[int]:
    return [int(number) for _, number in list(csv.reader(io.StringIO(text)))[heads:]]


def test_a_small_table_is_whole_at_its_address_and_stands_by_year_as_well() -> None:
    made = write_table(TABLE, table_lines(TABLE, ROWS))
    assert made.whole
    assert [file.address for file in made.files] == [
        "data/things.csv",
        "data/things/2020.csv",
        "data/things/2021.csv",
    ]
    assert [file.address for file in made.parts] == ["data/things.csv"]
    assert [numbers(file.text) for file in made.files] == [
        list(ROWS),
        list(ROWS)[:39:-1],
        list(ROWS)[39::-1],
    ]


@pytest.mark.parametrize("limit", [300, 500, 1_000])
def test_no_file_is_larger_than_the_limit_and_the_parts_have_every_row_once(limit: int) -> None:
    made = write_table(TABLE, table_lines(TABLE, ROWS), limit=limit)
    assert not made.whole
    assert max(len(file.text) for file in (*made.files, *made.tagged)) <= limit
    assert sorted(number for file in made.parts for number in numbers(file.text)) == list(ROWS)
    shown = numbers(made.files[0].text)
    assert shown == list(ROWS)[: len(shown)]
    assert len(shown) > 5


def test_the_tagged_files_have_the_same_rows_below_their_tags() -> None:
    made = write_table(TABLE, table_lines(TABLE, ROWS), limit=500)
    assert made.tagged[0].address == "data/things.hxl.csv"
    assert {file.address.rpartition("/")[0] for file in made.tagged[1:]} == {
        "data/hxl/things",
        "data/hxl/things/2020",
        "data/hxl/things/2021",
    }
    for plain, tagged in zip(made.files, made.tagged, strict=True):
        names, tags, rows = tagged.text.split("\r\n", 2)
        assert (f"{names}\r\n{rows}", tags) == (plain.text, "#meta+id,#meta+num")


def test_a_year_that_nothing_is_left_of_keeps_its_files() -> None:
    made = write_table(TABLE, table_lines(TABLE, []), ["2019"])
    assert [(file.address, file.text) for file in made.files] == [
        ("data/things.csv", "thing,number\r\n"),
        ("data/things/2019.csv", "thing,number\r\n"),
    ]
    owed = list(table_addresses("data/things.csv", ["2019"]))
    assert sorted(owed) == sorted(file.address for file in (*made.files, *made.tagged))
