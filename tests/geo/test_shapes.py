from __future__ import annotations

import pytest
import shapely

from sitrep.core.regions import Regions
from sitrep.geo.charts import read_ground
from sitrep.geo.outlines import Chart, ChartArea, ChartFrame, Ring, Spot
from sitrep.geo.shapes import Polygon, Shapes, dissolved, shapes_of
from tests.support.trees import content, tree

FRAME = ChartFrame(west=10.0, north=50.0, scale=100.0, narrow=1.0)
SPOT = Spot(0, 0, 1)
LEFT: Ring = ((24, 24), (24, 124), (124, 124), (124, 24))
RIGHT: Ring = ((124, 24), (124, 124), (224, 124), (224, 24))
HOLE: Ring = ((54, 54), (84, 54), (84, 84), (54, 84))
"""Outer rings as geo/build writes them, and a hole, which runs the other way."""


def shapes(**areas: tuple[Ring, ...]) -> Shapes:
    found = tuple(ChartArea(name.replace("_", "-"), rings, SPOT) for name, rings in areas.items())
    return shapes_of([Chart("XX", 400, 400, found, (), FRAME)])


def shape_of(polygon: Polygon) -> shapely.Polygon:
    return shapely.Polygon(polygon[0], polygon[1:])


def regions(text: str) -> Regions:
    return content({**tree(), "regions.toml": text}).regions


def test_an_outline_comes_back_in_degrees_closed_and_anticlockwise() -> None:
    (polygon,) = shapes(XX_A=(LEFT,)).polygons(["XX-A"])
    assert set(polygon[0]) == {(10.0, 50.0), (10.0, 49.0), (11.0, 49.0), (11.0, 50.0)}
    assert (polygon[0][0], len(polygon[0])) == (polygon[0][-1], 5)
    assert shapely.is_ccw(shape_of(polygon).exterior)


def test_a_hole_stays_a_hole_and_runs_clockwise() -> None:
    (polygon,) = shapes(XX_A=(LEFT, HOLE)).polygons(["XX-A"])
    found = shape_of(polygon)
    assert (len(polygon), shapely.is_ccw(found.interiors[0])) == (2, False)
    assert found.area == pytest.approx(1 - 0.09)


def test_the_border_between_two_areas_drops_out() -> None:
    (polygon,) = shapes(XX_A=(LEFT,), XX_B=(RIGHT,)).polygons(["XX-B", "XX-A", "XX-B"])
    assert shape_of(polygon).area == pytest.approx(2)
    assert dissolved([LEFT]) == (LEFT,)


def test_a_country_is_all_its_areas_and_what_fills_a_hole_closes_it() -> None:
    fill: Ring = tuple(reversed(HOLE))
    (polygon,) = shapes(XX_A=(LEFT, HOLE), XX_B=(fill,)).polygons(["XX"])
    assert (len(polygon), shape_of(polygon).area) == (1, pytest.approx(1))


def test_areas_that_touch_at_a_corner_are_two() -> None:
    corner: Ring = ((124, 124), (124, 224), (224, 224), (224, 124))
    found = shapes(XX_A=(LEFT,), XX_B=(corner,)).polygons(["XX-A", "XX-B"])
    assert [shape_of(each).area for each in found] == [pytest.approx(1)] * 2


def test_what_has_no_outline_has_no_polygon() -> None:
    assert shapes(XX_A=(LEFT,)).polygons(["XX-C", "YY"]) == ()


def test_the_ground_of_syria_is_whole_and_where_syria_is() -> None:
    text = '[desert]\nname = "A desert"\ncodes = ["SY-HI", "SY-DY"]\n[all]\nname = "Syria"\ncodes = ["SY"]\n'
    ground = read_ground(regions(text + '[far]\nname = "Iraq"\ncodes = ["IQ"]\n'))
    (country,) = ground.shapes.polygons(["SY"])
    (desert,) = ground.shapes.polygons(["SY-HI", "SY-DY"])
    assert shape_of(country).is_valid
    assert shape_of(country).bounds == pytest.approx((35.7, 32.3, 42.4, 37.3), abs=0.2)
    assert shape_of(country).buffer(0.05).contains(shape_of(desert))
    assert shape_of(country).contains(shapely.Point(38.27, 34.55))  # Palmyra
    assert shape_of(desert).contains(shapely.Point(38.27, 34.55))
    assert set(ground.centres) == {"IQ", "SY"}
    centre = ground.centres["SY"].find("Rastan", ["SY-HI"])
    assert centre
    assert shape_of(country).contains(shapely.Point(centre.longitude, centre.latitude))
