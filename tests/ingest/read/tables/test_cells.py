from __future__ import annotations

import pytest

from sitrep.ingest.read.tables.cells import cells_of, table_runs

TABLE = [("State", "Killed"), (), ("Gezira", "31"), ("Darfur", "8")]


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("Gezira      31    12,400", ("Gezira", "31", "12,400")),
        ("| North Darfur | 31 |", ("North Darfur", "31")),
        ("Gezira\t31\t", ("Gezira", "31")),
        ("Gezira has  two gaps", ("Gezira has two gaps",)),
        ("|---|:--:|", ()),
        ("-----------", ()),
    ],
)
def test_cells_stand_apart(line: str, cells: tuple[str, ...]) -> None:
    assert cells_of(line) == cells


def test_lines_of_as_many_cells_with_figures_are_a_table() -> None:
    rows = [("A sentence.",), *TABLE, ("Another.",), ("a", "b"), ("c", "d"), ("Gezira", "31", "4")]
    assert list(table_runs(rows)) == [range(1, 5)]


def test_one_line_is_no_table() -> None:
    assert not list(table_runs([("Gezira", "31")]))


def test_the_line_below_the_last_row_is_none_of_it() -> None:
    assert list(table_runs([*TABLE, ()])) == [range(4)]
