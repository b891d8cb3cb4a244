from __future__ import annotations

import pytest

from sitrep.core.figures import Amount, Figure, FigureKind, Precision
from sitrep.core.language import ENGLISH
from sitrep.core.model import Pcode, Region
from sitrep.site.data.records import build_areas, build_figure


def test_an_area_has_its_p_code_and_the_name_of_the_region_that_is_just_this_area() -> None:
    rows = (
        Region("both", "Both", frozenset({"SY-HI", "SY-DY"}), pcodes=(Pcode("SY-DY", "SY09"),)),
        Region("homs", "Homs", frozenset({"SY-HI"}), pcodes=(Pcode("SY-HI", "SY04"),)),
        Region("homs-again", "Homs once more", frozenset({"SY-HI"})),
    )
    areas = build_areas(rows)
    found = [areas.record(code) for code in ("SY-HI", "SY-DY", "TR")]
    assert [(area.pcode, area.name) for area in found] == [
        ("SY04", "Homs"),
        ("SY09", None),
        (None, None),
    ]


@pytest.mark.parametrize(
    ("precision", "bounds"),
    [
        (Precision.EXACT, (30, 30)),
        (Precision.ABOUT, (30, 30)),
        (Precision.AT_LEAST, (30, None)),
        (Precision.MORE_THAN, (30, None)),
        (Precision.UP_TO, (None, 30)),
    ],
)
def test_a_number_is_open_where_its_account_leaves_it_open(
    precision: Precision, bounds: tuple[int | None, int | None]
) -> None:
    found = build_figure(Figure(FigureKind.KILLED, Amount(precision, 30)), ENGLISH)
    assert (found.low, found.high) == bounds


def test_two_numbers_are_the_lower_and_the_higher() -> None:
    amount = Amount(Precision.BETWEEN, 4, 7)
    found = build_figure(Figure(FigureKind.CASES, amount, is_total=True), ENGLISH)
    assert (found.low, found.high, found.words, found.total) == (4, 7, "4 to 7", True)
