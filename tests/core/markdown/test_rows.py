from __future__ import annotations

import pytest

from sitrep.core.markdown.rows import count_heads, is_figure, row_sentences

TOLL = (
    ("District", "Killed", "Displaced", "Date of report"),
    ("Goris", "31", "12,400", "3 May"),
    ("Sisian", "8", "–", "4 May"),
)


def test_a_row_says_what_it_counts() -> None:
    assert row_sentences(TOLL, 1) == (
        "",
        "Goris: 31 killed; 12,400 displaced; Date of report 3 May.",
        "Sisian: 8 killed; Date of report 4 May.",
    )


def test_rows_without_a_head_keep_their_cells_together() -> None:
    assert row_sentences((("Ferries", "4"), ("Pontoons", "11")), 0) == (
        "Ferries: 4.",
        "Pontoons: 11.",
    )


def test_heads_of_two_rows_are_read_from_top_to_bottom() -> None:
    rows = (("", "Houses", "Houses"), ("Village", "burnt", "looted"), ("Shinuhayr", "6", "2"))
    assert row_sentences(rows, 2)[2:] == ("Shinuhayr: Houses burnt 6; Houses looted 2.",)


def test_a_number_before_the_name_does_not_name_the_row() -> None:
    assert row_sentences((("No.", "Town", "Wounded"), ("1", "Kapan", "19")), 1)[1:] == (
        "Kapan: No. 1; 19 wounded.",
    )


def test_a_wide_table_keeps_its_head_above_and_its_cells_in_order() -> None:
    head = ("No.", "Town", "Mon", "Tue", "Wed", "Thu", "Fri")
    rows = (head, ("1", "Kapan", "4", "0", "–", "7", "9"))
    assert row_sentences(rows, 1) == (
        "No; Town; Mon; Tue; Wed; Thu; Fri.",
        "1; Kapan; 4; 0; –; 7; 9.",
    )


@pytest.mark.parametrize(
    ("rows", "heads"), [(TOLL, 1), (TOLL[1:], 0), ((("a", "b"), ("c", "d")), 0)]
)
def test_the_head_is_the_rows_of_words_above_those_of_figures(
    rows: tuple[tuple[str, ...], ...], heads: int
) -> None:
    assert count_heads(rows) == heads


@pytest.mark.parametrize(
    "cell", ["12,400", "1 250", "~300", "45%", "$4.5m", "10-12", "2020", "1.250.000", "90+"]
)
def test_figures_are_known(cell: str) -> None:
    assert is_figure(cell)


@pytest.mark.parametrize("cell", ["Goris", "3 May 2020", "", "–", "about twelve"])
def test_what_is_more_or_less_than_a_figure_is_not_one(cell: str) -> None:
    assert not is_figure(cell)
