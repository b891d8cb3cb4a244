from __future__ import annotations

import datetime as dt
from functools import partial
from itertools import pairwise

import pytest

from sitrep.core.accounts import Standing
from sitrep.core.figures import (
    Amount,
    Figure,
    FigureKind,
    FigureRange,
    Precision,
    SaidFigure,
    figure_ranges,
    number_words,
)
from sitrep.core.language import ENGLISH
from sitrep.site.pictures.text_fit import width_of
from sitrep.site.pictures.versions import (
    LABELS,
    LEFT,
    MOST,
    WIDTH,
    Teller,
    VersionChart,
    build_scale,
    build_versions,
)

WRITTEN = partial(number_words, language=ENGLISH)
DAY = dt.date(2020, 7, 19)


def said(*amounts: Amount) -> FigureRange:
    (found,) = figure_ranges(
        SaidFigure(f"r{at:02}#1", ("ministry",), DAY, Figure(FigureKind.KILLED, amount))
        for at, amount in enumerate(amounts)
    )
    return found


def drawn(*amounts: Amount, name: str = "Ministry") -> VersionChart:
    tellers = {f"r{at:02}#1": Teller(name, Standing.ROOT) for at in range(len(amounts))}
    chart = build_versions(said(*amounts), tellers, WRITTEN)
    assert chart
    return chart


def exactly(number: int) -> Amount:
    return Amount(Precision.EXACT, number)


@pytest.mark.parametrize("most", [0, 1, 2, 7, 22, 85, 126, 999, 12_345, 1_000_000, 9_999_999_999])
def test_the_numbers_of_a_scale_stand_apart_and_within_the_drawing(most: int) -> None:
    scale = build_scale(most, WRITTEN)
    assert scale.top >= most
    ticks = scale.ticks
    assert ticks[0].number == 0
    assert ticks[-1].number == scale.top
    for left, right in pairwise(ticks):
        halves = (width_of(WRITTEN(left.number)) + width_of(WRITTEN(right.number))) / 2
        assert left.x + halves < right.x
    assert ticks[-1].x + width_of(WRITTEN(scale.top)) / 2 <= WIDTH
    assert LEFT <= scale.x(most) <= scale.right


def test_points_and_bars_stand_where_their_numbers_are_and_the_tint_is_the_range() -> None:
    chart = drawn(Amount(Precision.BETWEEN, 4, 5), exactly(7))
    bar, point = chart.rows
    assert bar.is_bar
    assert not point.is_bar
    assert (chart.least, chart.most) == (bar.least, point.most)
    at = {tick.number: tick.x for tick in chart.ticks}
    assert bar.least == at[4]
    assert at[6] < point.most < at[8]


@pytest.mark.parametrize(
    ("precision", "opens"),
    [
        (Precision.AT_LEAST, "up"),
        (Precision.MORE_THAN, "up"),
        (Precision.UP_TO, "down"),
        (Precision.ABOUT, "about"),
        (Precision.EXACT, ""),
    ],
)
def test_what_is_not_exact_is_marked(precision: Precision, opens: str) -> None:
    chart = drawn(exactly(90), Amount(precision, 100))
    row = next(each for each in chart.rows if each.most != chart.rows[0].most or each.opens)
    assert row.opens == opens
    assert row.most + 16 <= WIDTH
    assert row.reach[0] < row.most < row.reach[1]


def test_about_reaches_no_further_than_the_scale() -> None:
    chart = drawn(exactly(90), Amount(Precision.ABOUT, 100))
    assert max(row.reach[1] for row in chart.rows if row.opens) <= chart.ticks[-1].x


def test_an_open_range_is_tinted_to_its_open_end() -> None:
    assert (
        drawn(exactly(2), Amount(Precision.AT_LEAST, 5)).most > drawn(exactly(2), exactly(5)).most
    )
    assert drawn(exactly(9), Amount(Precision.UP_TO, 5)).least == LEFT


@pytest.mark.parametrize("name", ["SOHR", "المرصد السوري لحقوق الإنسان", "W" * 50, "a " * 60])
def test_names_stand_beside_the_scale_and_rows_below_one_another(name: str) -> None:
    chart = drawn(exactly(3), exactly(4), exactly(1_000_000), name=name)
    for row in chart.rows:
        assert max(map(width_of, row.lines)) <= LABELS < LEFT - 16
    for row, below in pairwise(chart.rows):
        assert row.y + (len(row.lines) + 1) * 15 <= below.y + 2
    last = chart.rows[-1]
    assert last.y + len(last.lines) * 15 < chart.bottom < chart.height


def test_what_all_agree_on_or_too_many_say_is_not_drawn() -> None:
    tellers = {f"r{at:02}#1": Teller("Ministry", Standing.ROOT) for at in range(MOST + 1)}
    assert build_versions(said(exactly(3)), tellers) is None
    assert build_versions(said(exactly(3), exactly(3)), tellers) is None
    assert build_versions(said(*map(exactly, range(MOST + 1))), tellers) is None
    total = SaidFigure("r00#1", (), DAY, Figure(FigureKind.KILLED, exactly(3), is_total=True))
    (found,) = figure_ranges([total])
    assert build_versions(found, tellers) is None
