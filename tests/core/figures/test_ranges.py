from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.core.figures import (
    FigureGroup,
    FigureKind,
    FigureRange,
    SaidFigure,
    figure_name,
    figure_ranges,
    parse_figure_option,
    range_words,
)
from sitrep.core.language import ENGLISH, Language
from tests.support.strategies import figures


def said(account: str, word: str, day: dt.date | None = None) -> list[SaidFigure]:
    key, _, value = word.partition("=")
    found, problem = parse_figure_option(key, value)
    assert problem is None
    return [SaidFigure(account, (account,), day, figure) for figure in found]


def killed(*values: str) -> FigureRange:
    """The range of what accounts say, one value each."""
    entries = [
        each for at, value in enumerate(values) for each in said(f"a{at}", f"killed={value}")
    ]
    (found,) = figure_ranges(entries)
    return found


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (["7"], "7"),
        (["0"], "0"),
        (["4..5"], "4 or 5"),
        (["4..7"], "4 to 7"),
        (["4..5,7@2020-07-20"], "4 to 7"),
        (["4", "5"], "4 or 5"),
        (["4", "7", "5"], "4 to 7"),
        (["22+"], "at least 22"),
        (["22+", "22+"], "at least 22"),
        (["22+", "22"], "22 or more"),
        (["5", "7", "22+"], "5 to 22 or more"),
        (["4", "5+"], "4 to 5 or more"),
        ([">80"], "more than 80"),
        ([">80", "85"], "more than 80 to 85"),
        (["70", ">80"], "70 to more than 80"),
        (["5+", "9"], "5 to 9"),
        ([">80", "80+"], "80 or more"),
        (["..30"], "up to 30"),
        (["..30", "..20"], "up to 30"),
        (["..30", "12"], "12 to 30 or fewer"),
        (["..30", "12+"], "12 to 30 or fewer"),
        (["~300"], "about 300"),
        (["~300", "280"], "280 to about 300"),
        (["~300", "300"], "300"),
        (["~300", "299"], "299 to about 300"),
        (["4100000", "2800000"], "2,800,000 to 4,100,000"),
        (["7,total:90"], "7"),
        (["total:90"], ""),
    ],
)
def test_a_range_is_said_in_words(values: list[str], words: str) -> None:
    assert range_words(killed(*values), ENGLISH) == words
    assert range_words(killed(*reversed(values)), ENGLISH) == words


def test_a_range_has_its_ends_and_what_may_lie_beyond() -> None:
    found = killed("..30", "12", ">15")
    assert (found.least, found.most) == (12, 30)
    assert found.is_open_below
    assert not found.is_open_above
    assert killed("12", ">15").is_open_above
    sole = killed("..30")
    assert (sole.least, sole.most) == (None, 30)
    assert sole.is_open_below
    assert not sole.is_open_above


def test_a_total_is_kept_apart_and_never_enters_a_range() -> None:
    found = killed("5,total:400", "7")
    assert (found.least, found.most) == (5, 7)
    assert [each.figure.amount.number for each in found.totals] == [400]
    alone = killed("total:400")
    assert (alone.least, alone.most) == (None, None)
    assert not alone.entries
    assert not alone.is_disputed


def test_civilians_and_combatants_are_ranges_of_their_own() -> None:
    entries = [
        *said("a", "killed.combatants=3"),
        *said("a", "wounded=9"),
        *said("a", "killed=8"),
        *said("b", "killed.civilians=5"),
        *said("b", "killed.civilians=6"),
    ]
    found = figure_ranges(entries)
    assert [(each.kind, each.group, each.least, each.most) for each in found] == [
        (FigureKind.KILLED, FigureGroup.EVERYBODY, 8, 8),
        (FigureKind.KILLED, FigureGroup.CIVILIANS, 5, 6),
        (FigureKind.KILLED, FigureGroup.COMBATANTS, 3, 3),
        (FigureKind.WOUNDED, FigureGroup.EVERYBODY, 9, 9),
    ]


def test_entries_come_by_the_day_as_of_which_they_are_said() -> None:
    first, last = dt.date(2020, 7, 19), dt.date(2020, 7, 22)
    (found,) = figure_ranges(
        [
            *said("nobody-knows-when", "killed=1"),
            *said("late", "killed=9", last),
            *said("early", "killed=5,7@2020-07-20", first),
        ]
    )
    shown = [(each.account, each.figure.amount.number, each.as_of) for each in found.entries]
    assert shown == [
        ("early", 5, first),
        ("early", 7, dt.date(2020, 7, 20)),
        ("late", 9, last),
        ("nobody-knows-when", 1, None),
    ]


@pytest.mark.parametrize(
    ("values", "is_disputed"),
    [
        (["5"], False),
        (["5,7@2020-07-20"], False),
        (["5", "5"], False),
        (["5", "7"], True),
        (["5,7@2020-07-20", "7"], False),
        (["5+", "7"], False),
        (["5", "7+"], True),
        ([">80", "80"], True),
        ([">80", "81"], False),
        (["..30", "12"], False),
        (["..30", "31"], True),
        (["~300", "280"], False),
        (["~300", "200"], True),
        (["4..7", "5"], False),
        (["5", "total:50"], False),
    ],
)
def test_accounts_that_cannot_both_be_right_are_disputed(
    values: list[str], is_disputed: bool
) -> None:
    assert killed(*values).is_disputed is is_disputed


@st.composite
def what_is_said(draw: st.DrawFn) -> list[SaidFigure]:
    entries: list[SaidFigure] = []
    for account in draw(st.lists(st.sampled_from("abcd"), max_size=6)):
        day = draw(st.none() | st.dates(dt.date(2020, 7, 1), dt.date(2020, 7, 3)))
        entries += [SaidFigure(account, (account,), day, each) for each in draw(figures())]
    return entries


def test_what_differs_in_the_day_of_its_account_alone_has_an_order_too() -> None:
    (figure,), _ = parse_figure_option("killed", "7@2020-07-02")
    days = [None, dt.date(2020, 7, 1), dt.date(2020, 7, 3)]
    said = [SaidFigure("a", ("a",), day, figure) for day in days]
    (one,), (other,) = figure_ranges(said), figure_ranges(reversed(said))
    assert one == other


@given(what_is_said(), st.randoms())
def test_the_order_of_what_is_said_makes_no_difference(
    entries: list[SaidFigure], random: st.DataObject
) -> None:
    shuffled = list(entries)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert figure_ranges(shuffled) == figure_ranges(entries)


@given(what_is_said())
def test_a_range_holds_every_number_said_and_no_other_ends(entries: list[SaidFigure]) -> None:
    ranges = figure_ranges(entries)
    assert sum(len(each.entries) + len(each.totals) for each in ranges) == len(set(entries))
    for found in ranges:
        numbers = [number for amount in found.amounts for number in amount.numbers]
        if not numbers:
            continue
        assert found.most == max(numbers)
        assert found.least is None or found.least in numbers
        assert bool(range_words(found, ENGLISH))


def test_every_figure_has_a_name_and_numbers_follow_the_language() -> None:
    assert len(set(_names(ENGLISH))) == len(FigureKind) * len(FigureGroup)
    assert range_words(killed("12345"), Language("de")) == "12.345"


def _names(language: Language) -> Iterable[str]:
    for kind in FigureKind:
        for group in FigureGroup:
            yield figure_name(kind, group, language)
