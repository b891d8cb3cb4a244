from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.geo.build.borders import Line, area_of, thin_areas, thin_line

WEST: Line = ((0, 0), (10, 0), (10.5, 2), (9.5, 4), (10.5, 6), (10, 10), (0, 10))
EAST: Line = ((10, 10), (10.5, 6), (9.5, 4), (10.5, 2), (10, 0), (20, 0), (20, 10))
ISLAND: Line = ((30, 0), (34, 0), (34, 4), (32, 4.1), (30, 4))


def sides(ring: Line) -> set[frozenset[tuple[float, float]]]:
    return {frozenset(side) for side in zip(ring, (*ring[1:], ring[0]), strict=True)}


def thin(least: float, **areas: tuple[Line, ...]) -> dict[str, tuple[Line, ...]]:
    return thin_areas(areas, lambda _owners: least)


@pytest.mark.parametrize("least", [0, 1, 2, 40])
def test_a_shared_border_stays_shared(least: float) -> None:
    thinned = thin(least, west=(WEST,), east=(EAST,))
    (west,), (east,) = thinned["west"], thinned["east"]
    common = sides(west) & sides(east)
    assert common
    assert all((10, 0) in ring and (10, 10) in ring for ring in (west, east))
    assert area_of(west) + area_of(east) == pytest.approx(200)


def test_points_that_matter_less_than_asked_are_dropped_and_others_stay() -> None:
    assert len(thin(0, west=(WEST,))["west"][0]) == len(WEST)
    thinned = thin(10, west=(WEST,), east=(EAST,))
    assert sides(thinned["west"][0]) & sides(thinned["east"][0]) == {frozenset({(10, 0), (10, 10)})}


def test_how_much_is_dropped_can_depend_on_whose_border_it_is() -> None:
    thinned = thin_areas(
        {"west": (WEST,), "east": (EAST,)}, lambda owners: 0 if len(owners) > 1 else 1000
    )
    assert len(sides(thinned["west"][0]) & sides(thinned["east"][0])) == 5
    assert (0, 10) not in thinned["west"][0]


def test_borders_within_an_area_are_dissolved() -> None:
    (ring,) = thin(0, both=(WEST, EAST))["both"]
    assert area_of(ring) == pytest.approx(200)
    assert not {(10.5, 2), (9.5, 4), (10.5, 6)} & set(ring)


def test_an_island_stays_an_area_however_much_is_dropped() -> None:
    assert set(thin(0, island=(ISLAND,))["island"][0]) == set(ISLAND)
    (ring,) = thin(1e9, island=(ISLAND,))["island"]
    assert len(ring) == 3
    assert area_of(ring) > 0


def test_an_area_around_another_keeps_its_hole_and_the_other_fills_it() -> None:
    outer: Line = ((0, 0), (20, 0), (20, 20), (0, 20))
    inner: Line = ((5, 5), (10, 5), (10.1, 8), (10, 10), (5, 10))
    thinned = thin(1, around=(outer, inner[::-1]), inside=(inner,))
    hole = next(ring for ring in thinned["around"] if area_of(ring) < 0)
    assert sides(hole) == sides(thinned["inside"][0])
    assert (10.1, 8) not in hole


coordinates = st.tuples(st.integers(-50, 50), st.integers(-50, 50))


@given(st.lists(coordinates, min_size=2, max_size=20), st.floats(0, 500))
def test_a_thinned_line_keeps_its_ends_and_the_order_of_its_points(
    points: list[tuple[int, int]], least: float
) -> None:
    line = tuple((float(x), float(y)) for x, y in points)
    thinned = thin_line(line, least)
    assert (thinned[0], thinned[-1]) == (line[0], line[-1])
    rest = iter(line)
    assert all(point in rest for point in thinned)


def test_a_circle_is_thinned_evenly() -> None:
    line = tuple(
        (math.cos(n / 50 * math.pi) * 100, math.sin(n / 50 * math.pi) * 100) for n in range(100)
    )
    thinned = thin_line((*line, line[0]), 20)
    assert 10 < len(thinned) < 60
    assert area_of(thinned[:-1]) == pytest.approx(area_of(line), rel=0.03)
