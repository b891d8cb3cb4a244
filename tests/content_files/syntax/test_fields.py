from __future__ import annotations

import datetime as dt
from enum import StrEnum

import pytest
from hypothesis import given

from sitrep.content.syntax.fields import Fields
from sitrep.content.syntax.nodes import Table
from sitrep.content.syntax.toml_nodes import parse_toml
from sitrep.content.syntax.yaml_nodes import parse_yaml
from sitrep.core.errors import Fault
from sitrep.core.parse import parse_day
from tests.support.strategies import days


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


def read(text: str) -> Fields:
    """A reader of YAML; its faults are in ``.faults``."""
    node = parse_yaml(text, first_line=2)
    assert isinstance(node, Table)
    return Fields(node, "a.md", [])


def told(fields: Fields) -> list[tuple[int, str, str]]:
    """Line, key and problem of its faults."""
    return [(fault.line, fault.key, fault.problem) for fault in fields.faults]


def test_values_come_out_typed() -> None:
    fields = read(
        "a: ' x\n\n  y '\nb: 2020-07-01\nc: 3\nd: https://example.org/\ne: blue\nf: [p, ' q  r ']"
    )
    assert fields.words("a") == "x y"
    assert fields.text("a") == "x\ny"
    assert fields.day("b") == dt.date(2020, 7, 1)
    assert fields.number("c", 1, 6) == 3
    assert fields.address("d") == "https://example.org/"
    assert fields.choice("e", Colour) is Colour.BLUE
    assert fields.texts("f") == ("p", "q r")
    assert fields.faults == []


@pytest.mark.parametrize("text", ["", "a:", "a: null", "a: ~"])
def test_a_missing_or_null_key_is_none_or_empty_and_no_fault(text: str) -> None:
    fields = read(text)
    assert not fields.has("a")
    assert (fields.text("a"), fields.words("a"), fields.day("a"), fields.number("a", 1, 6)) == (
        None,
    ) * 4
    assert (fields.address("a"), fields.choice("a", Colour), fields.table("a")) == (None,) * 3
    assert (fields.texts("a"), tuple(fields.tables("a"))) == ((), ())
    assert fields.faults == []


def test_characters_no_surface_carries_are_dropped() -> None:
    fields = read('a: "x\\x00\\e[2J\\u202e"\nb: ["\\x07y"]')
    assert fields.words("a") == "x[2J\u202e"
    assert fields.texts("b") == ("y",)


@pytest.mark.parametrize("written", ["[x]", "{x: y}"])
def test_a_list_or_table_where_a_text_belongs_is_a_fault(written: str) -> None:
    fields = read(f"# c\na: {written}")
    assert fields.words("a") is None
    assert told(fields) == [(3, "a", "must be text")]


@pytest.mark.parametrize(
    "written",
    [
        "1 July 2020",
        "2020-7-1",
        "2020-02-30",
        "20200701",
        "2020-07-01T00:00",
        "٢٠٢٠-٠٧-٠١",
        "0000-01-01",
        "x",
    ],
)
def test_a_wrong_date_is_a_fault_that_shows_it(written: str) -> None:
    fields = read(f"a: {written}")
    assert fields.day("a") is None
    assert fields.faults == [
        Fault("a.md", 2, "a", f"“{written}” is not a date", "Write it as 2020-07-01")
    ]


@pytest.mark.parametrize("written", ["0", "7", "03", "3.0", "+3", "٣", "three", "-1"])
def test_a_number_out_of_its_range_is_a_fault(written: str) -> None:
    fields = read(f"a: '{written}'")
    assert fields.number("a", 1, 6) is None
    assert told(fields) == [(2, "a", f"“{written}” is not a number from 1 to 6")]


def test_a_word_that_is_not_allowed_is_a_fault_that_names_those_that_are() -> None:
    fields = read("a: Red")
    assert fields.choice("a", Colour) is None
    assert fields.faults == [
        Fault("a.md", 2, "a", "“Red” is not an allowed value", "Write one of red, blue")
    ]


@pytest.mark.parametrize(
    ("length", "shown"), [(60, "x" * 60), (61, "x" * 57 + "…"), (1000, "x" * 57 + "…")]
)
def test_a_long_value_is_shown_cut(length: int, shown: str) -> None:
    fields = read(f"a: {'x' * length}")
    fields.day("a")
    assert fields.faults[0].problem == f"“{shown}” is not a date"


@pytest.mark.parametrize("written", ["''", '" "', '"\\0"'])
def test_an_empty_text_is_none(written: str) -> None:
    fields = read(f"a: {written}")
    assert (fields.text("a"), fields.words("a")) == (None, None)


@pytest.mark.parametrize("written", ["", "null", "''", '" "', '"\\0"'])
def test_a_required_key_that_holds_nothing_is_missing(written: str) -> None:
    fields = read(f"b: x\na: {written}")
    assert not fields.has("a")
    fields.require("a", "Add it")
    assert fields.faults == [Fault("a.md", 3, "a", "is missing", "Add it")]


@pytest.mark.parametrize("written", ["x", "[]", "{x: y}", "[null]"])
def test_a_required_key_that_holds_anything_is_there(written: str) -> None:
    fields = read(f"a: {written}")
    fields.require("a", "Add it")
    assert fields.faults == []


def test_what_is_told_of_a_key_is_told_of_no_other() -> None:
    fields = read("a: soon\nb: [{a: x}]")
    fields.day("a")
    (inner,) = filter(None, fields.tables("b"))
    assert (fields.has_fault("a"), fields.has_fault("b"), inner.has_fault("a")) == (
        True,
        False,
        False,
    )


def test_each_address_of_a_list_is_told_on_its_line() -> None:
    fields = read("a:\n  - https://example.org/\n  - example.org\n  - ''\n  - null")
    assert fields.addresses("a") == ("https://example.org/",)
    assert told(fields) == [
        (4, "a", "“example.org” is not a web address"),
        (5, "a", "“” is not a web address"),
        (6, "a", "holds something that is not text"),
    ]


def test_a_date_or_number_of_toml_is_taken_where_it_is_meant_and_nowhere_else() -> None:
    fields = Fields(parse_toml("a = 2020-07-01\nb = 3\nc = [2020-07-01]\nd = true"), "a.toml", [])
    assert (fields.day("a"), fields.number("b", 1, 6), fields.faults) == (
        dt.date(2020, 7, 1),
        3,
        [],
    )
    assert (fields.words("a"), fields.text("b"), fields.texts("c"), fields.choice("d", Colour)) == (
        None,
        None,
        (),
        None,
    )
    assert told(fields) == [
        (1, "a", "must be text"),
        (2, "b", "must be text"),
        (3, "c", "holds something that is not text"),
        (4, "d", "“true” is not an allowed value"),
    ]


def test_each_item_of_a_list_that_is_no_text_is_a_fault_on_its_line() -> None:
    fields = read("a:\n  - one\n  - null\n  - [two]\n  - three")
    assert fields.texts("a") == ("one", "three")
    assert told(fields) == [
        (4, "a", "holds something that is not text"),
        (5, "a", "holds something that is not text"),
    ]


@pytest.mark.parametrize("written", ["x", "{x: y}", "''"])
def test_a_text_or_table_where_a_list_belongs_is_a_fault(written: str) -> None:
    fields = read(f"a: {written}\nb: {written}")
    assert (fields.texts("a"), tuple(fields.tables("b"))) == ((), ())
    assert told(fields) == [(2, "a", "must be a list"), (3, "b", "must be a list")]


def test_faults_within_tables_name_the_way_to_their_key() -> None:
    fields = read("a:\n  - {d: soon}\n  - d: 2020-07-01\n    e: 1\n  - x\nb: {d: late, f: 2}")
    for row in fields.tables("a"):
        if row:
            row.day("d")
            row.finish()
    inner = fields.table("b")
    assert inner is not None
    inner.day("d")
    inner.finish()
    assert told(fields) == [
        (3, "a[1].d", "“soon” is not a date"),
        (5, "a[2].e", "is an unknown key"),
        (6, "a", "holds something that is not a table"),
        (7, "b.d", "“late” is not a date"),
        (7, "b.f", "is an unknown key"),
    ]


def test_a_missing_key_of_a_table_is_reported_where_the_table_stands() -> None:
    fields = read("a:\n  - x: 1\n  -\n    y: 2")
    first, second = filter(None, fields.tables("a"))
    first.fault("z", "is missing", "Add it")
    second.fault("z", "is missing", "Add it")
    assert told(fields) == [(3, "a[1].z", "is missing"), (5, "a[2].z", "is missing")]


def test_a_list_where_a_table_belongs_is_a_fault() -> None:
    fields = read("a: [x]")
    assert fields.table("a") is None
    assert told(fields) == [(2, "a", "must be a table")]


def test_a_key_that_stands_twice_is_a_fault_at_the_second_and_the_first_counts() -> None:
    fields = read("a: one\nb: x\na: two")
    assert fields.words("a") == "one"
    assert told(fields) == [(4, "a", "appears twice, first in line 2")]


def test_a_key_nobody_asked_for_is_a_fault_with_the_nearest_known_one() -> None:
    fields = read("title: x\ntitel: y\nzzz: 1\n'': 2")
    fields.words("title")
    fields.words("date")
    fields.finish()
    assert told(fields) == [
        (3, "titel", "is an unknown key"),
        (4, "zzz", "is an unknown key"),
        (5, "", "is an unknown key"),
    ]
    assert [fault.remedy for fault in fields.faults] == [
        "Write title, if that is what you mean",
        "Known keys are title, date",
        "Known keys are title, date",
    ]


@given(days)
def test_a_day_is_read_back_as_it_is_written(day: dt.date) -> None:
    assert parse_day(str(day)) == day
