from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from sitrep.geo.boxes import Box, Point
from sitrep.site.pictures.layout.ground import ground_of
from sitrep.site.pictures.layout.names import place_names
from sitrep.site.pictures.layout.naming import Sides
from sitrep.site.pictures.layout.spread import (
    TARGET,
    Anchor,
    MarkSize,
    Stage,
    nearest_on,
    size_of,
    spread,
)
from tests.support.site.charts import COUNTRIES, chart_of, naming_of

PHONE, WIDE = 328, 448


def stage(country: str, pixels: int) -> Stage:
    naming = naming_of(country, pixels)
    return Stage(ground_of(naming.chart), place_names(naming, Sides()), naming.view)


def anchors(country: str, number: int) -> list[Anchor]:
    """So many, one an area after the other; every third belongs to a point."""
    areas = [area for area in chart_of(country).areas if "-" in area.code]
    every = [areas[at % len(areas)] for at in range(number)]
    return [
        Anchor((area.spot.x, area.spot.y), (area.code,), is_exact=at % 3 == 0)
        for at, area in enumerate(every)
    ]


def crowd(number: int) -> list[Anchor]:
    (idlib,) = [area for area in chart_of("SY").areas if area.code == "SY-ID"]
    return [Anchor((idlib.spot.x, idlib.spot.y), ("SY-ID",), is_exact=False)] * number


def standing(points: tuple[Point | None, ...]) -> list[Point]:
    return [point for point in points if point]


def check(points: tuple[Point | None, ...], found: Stage, size: MarkSize) -> None:
    boxes = [size.box(point) for point in standing(points)]
    assert all(found.view.grown(3).holds(box) for box in boxes)
    for box in boxes:
        inner = box.grown(-3.5)  # half a cell of the grid
        assert not any(inner.overlaps(name) for name in found.layout.boxes)
        assert not any(line.meets(inner) for line in found.layout.leaders)
    assert not any(one.grown(-3).overlaps(other) for one, other in combinations(boxes, 2))


@pytest.mark.parametrize("pixels", [PHONE, WIDE])
@pytest.mark.parametrize("country", COUNTRIES)
def test_no_mark_covers_a_name_a_line_or_another_mark(country: str, pixels: int) -> None:
    found = stage(country, pixels)
    points = spread(anchors(country, 12), found)
    assert standing(points)
    check(points, found, size_of(found.layout, 12))


def test_twenty_stories_of_one_small_area_all_have_room_on_a_phone() -> None:
    found = stage("SY", PHONE)
    points = spread(crowd(20), found)
    assert None not in points
    check(points, found, size_of(found.layout, 20))


def test_marks_can_be_hit_one_by_one() -> None:
    found = stage("SY", PHONE)
    points = standing(spread(crowd(20), found))
    apart = (TARGET - 2) * found.layout.unit
    for one, other in combinations(points, 2):
        assert max(abs(one[0] - other[0]), abs(one[1] - other[1])) >= apart


def test_a_mark_stands_at_its_place_and_one_of_an_area_on_its_area() -> None:
    found = stage("SY", WIDE)
    exact = Anchor((430, 380), ("SY-HI",), is_exact=True)
    homs = Anchor((327, 393), ("SY-HI",), is_exact=False)
    place, area = spread([exact, homs], found)
    assert place == (430, 380)
    assert area is not None
    assert found.ground.owner(*area) == "SY-HI"


def test_a_place_comes_before_areas_whatever_their_order() -> None:
    found = stage("SY", WIDE)
    exact = Anchor((430, 380), ("SY-HI",), is_exact=True)
    area = Anchor((430, 380), ("SY-HI",), is_exact=False)
    assert spread([area, exact], found) == spread([exact, area], found)[::-1]


def test_what_has_no_room_stands_nowhere() -> None:
    found = stage("SY", PHONE)
    points = spread(crowd(300), found)
    assert None in points
    check(points, found, size_of(found.layout, 300))


def test_marks_keep_off_what_is_taken() -> None:
    found = stage("SY", WIDE)
    bar = Box(390, 340, 470, 420)
    exact = Anchor((430, 380), ("SY-HI",), is_exact=True)
    (point,) = spread([exact], replace(found, taken=(bar,)))
    assert point is not None
    assert not size_of(found.layout, 1).box(point).grown(-3.5).overlaps(bar)


def test_the_nearest_point_of_an_area_lies_on_it() -> None:
    ground = ground_of(chart_of("SY"))
    point = nearest_on(ground, ("SY-HI",), (0, 0))
    assert point is not None
    assert ground.owner(*point) == "SY-HI"
    assert nearest_on(ground, ("XX",), (0, 0)) is None
