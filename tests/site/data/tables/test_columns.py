from __future__ import annotations

import pytest

from sitrep.core.figures import FigureKind, parse_figure_option
from sitrep.core.language import ENGLISH
from sitrep.site.data.records import AreaRecord, FigureRecord, build_figure
from sitrep.site.data.tables.columns import Bounds, area_columns, bounds_of_figures, figure_columns


def figures(*options: str) -> list[FigureRecord]:
    """Figures as a passage's line has them."""
    found = []
    for option in options:
        versions, problem = parse_figure_option(*option.split("=", 1))
        assert problem is None
        found += [build_figure(each, ENGLISH) for each in versions]
    return found


@pytest.mark.parametrize(
    ("option", "bounds"),
    [
        ("killed=7", Bounds(7, 7)),
        ("killed=4..5,7", Bounds(4, 7)),
        ("killed=22+", Bounds(22, None)),
        ("killed=..30", Bounds(None, 30)),
        ("killed=22+,5", Bounds(5, None)),
        ("killed=..30,5", Bounds(None, 30)),
        ("killed=~300,total:9000", Bounds(300, 300)),
    ],
)
def test_the_bounds_of_an_account_are_open_where_any_of_its_versions_is(
    option: str, bounds: Bounds
) -> None:
    assert bounds_of_figures(figures(option)) == {FigureKind.KILLED: bounds}


def test_totals_and_parts_of_the_people_are_in_no_bounds() -> None:
    assert bounds_of_figures(figures("killed.civilians=3", "wounded=total:9")) == {}


def test_each_kind_of_figure_has_two_columns() -> None:
    columns = tuple(figure_columns(bounds_of_figures))
    assert [column.name for column in columns] == [
        f"{kind}_{end}" for kind in FigureKind for end in ("low", "high")
    ]
    row = figures("wounded=>80")
    assert {column.name: column.value(row) for column in columns if column.value(row)} == {
        "wounded_low": 80
    }


def test_a_whole_country_has_no_subdivision() -> None:
    def cells(area: AreaRecord) -> list[object]:
        return [column.value(area) for column in area_columns(_itself)]

    assert cells(AreaRecord("SY", None, "Syria")) == ["SY", "SYR", None, None, None]
    assert cells(AreaRecord("SY-HI", "SY04", "Homs")) == ["SY", "SYR", "SY-HI", "SY04", "Homs"]


def _itself(area: AreaRecord) -> AreaRecord:
    return area
