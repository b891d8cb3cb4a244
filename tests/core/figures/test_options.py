from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.core.figures import (
    FIGURE_KEYS,
    Amount,
    Figure,
    FigureGroup,
    FigureKind,
    Precision,
    parse_figure_option,
    write_figure_options,
)
from tests.support.strategies import figures


def parsed(key: str, value: str) -> tuple[Figure, ...]:
    found, problem = parse_figure_option(key, value)
    assert problem is None
    return found


@pytest.mark.parametrize(
    ("value", "amount"),
    [
        ("0", Amount(Precision.EXACT, 0)),
        ("7", Amount(Precision.EXACT, 7)),
        ("4..5", Amount(Precision.BETWEEN, 4, 5)),
        ("22+", Amount(Precision.AT_LEAST, 22)),
        (">80", Amount(Precision.MORE_THAN, 80)),
        ("..30", Amount(Precision.UP_TO, 30)),
        ("~300", Amount(Precision.ABOUT, 300)),
        ("4100000", Amount(Precision.EXACT, 4_100_000)),
    ],
)
def test_an_amount_keeps_how_it_was_said(value: str, amount: Amount) -> None:
    assert parsed("killed", value) == (Figure(FigureKind.KILLED, amount),)


def test_versions_keep_their_order_their_days_and_what_is_a_total() -> None:
    assert parsed("wounded.civilians", ">80,85@2020-07-20,total:~400@2020-07-21") == (
        Figure(
            FigureKind.WOUNDED,
            Amount(Precision.MORE_THAN, 80),
            FigureGroup.CIVILIANS,
        ),
        Figure(
            FigureKind.WOUNDED,
            Amount(Precision.EXACT, 85),
            FigureGroup.CIVILIANS,
            dt.date(2020, 7, 20),
        ),
        Figure(
            FigureKind.WOUNDED,
            Amount(Precision.ABOUT, 400),
            FigureGroup.CIVILIANS,
            dt.date(2020, 7, 21),
            is_total=True,
        ),
    )


@given(figures())
def test_what_is_written_is_read_as_the_same(given_figures: tuple[Figure, ...]) -> None:
    words = write_figure_options(given_figures)
    found: list[Figure] = []
    for word in words:
        assert not any(sign.isspace() for sign in word)
        key, _, value = word.partition("=")
        found.extend(parsed(key, value))
    assert tuple(found) == given_figures
    assert [word.partition("=")[0] for word in words] == sorted(
        {word.partition("=")[0] for word in words}, key=FIGURE_KEYS.index
    )


@given(st.sampled_from(FIGURE_KEYS), st.text("0123456789.,+>~@-:total", max_size=20))
def test_what_is_read_is_written_as_it_stood(key: str, value: str) -> None:
    found, problem = parse_figure_option(key, value)
    if problem is None:
        assert write_figure_options(found) == (f"{key}={value}",)


@pytest.mark.parametrize(
    ("key", "value", "problem", "remedy"),
    [
        ("kiled", "7", "“kiled” is not a figure", "Write killed"),
        ("killed.civilian", "7", "“killed.civilian” is not a figure", "Write killed.civilians"),
        ("dead", "7", "“dead” is not a figure", "killed, wounded, displaced, detained, cases"),
        ("killed", "", "“” is not a number of people", "22+ (at least)"),
        ("killed", "7,", "“” is not a number of people", "22+"),
        ("killed", "seven", "“seven” is not a number of people", "22+"),
        ("killed", "07", "“07” is not a number of people", "22+"),
        ("killed", "٧", "“٧” is not a number of people", "22+"),
        ("killed", "-7", "“-7” is not a number of people", "22+"),
        ("killed", "7-9", "“7-9” is not a number of people", "4..5"),
        ("killed", "4..5..6", "“4..5..6” is not a number of people", "4..5"),
        ("killed", "~4..5", "“~4..5” is not a number of people", "4..5"),
        ("killed", ">80+", "“>80+” is not a number of people", ">80"),
        ("killed", "12345678901", "“12345678901” is not a number of people", "22+"),
        ("killed", "5..4", "“5..4” does not give the lower number first", "Write 4..5"),
        ("killed", "5..5", "“5..5” does not give the lower number first", "Write 5"),
        ("killed", "0+", "“0+” says nothing", "0 for nobody"),
        ("killed", "7@2020-02-30", "“2020-02-30” is not a day", "7@2020-07-20"),
        ("killed", "7@", "“” is not a day", "7@2020-07-20"),
        ("killed", "7@2020-07-20@2020-07-21", "“2020-07-20@2020-07-21” is not a day", "7@"),
        ("killed", "total:", "“” is not a number of people", "22+"),
        ("killed", "7,8,7", "“7” appears twice", "Remove one"),
    ],
)
def test_what_is_wrong_is_said_with_its_remedy(
    key: str, value: str, problem: str, remedy: str
) -> None:
    _found, fault = parse_figure_option(key, value)
    assert fault is not None
    assert fault.problem == problem
    assert remedy in fault.remedy


def test_what_can_be_read_of_a_wrong_value_is_kept() -> None:
    found, fault = parse_figure_option("killed", "7,many,9")
    assert [figure.amount.number for figure in found] == [7, 9]
    assert fault is not None
