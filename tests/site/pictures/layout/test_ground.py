from __future__ import annotations

from sitrep.geo.boxes import Box
from sitrep.geo.outlines import Chart, ChartArea, Spot
from sitrep.site.pictures.layout.ground import COUNTRY, Ground, ground_of

LEFT = ((0, 0), (60, 0), (60, 60), (0, 60))
RIGHT = ((60, 0), (120, 0), (120, 60), (60, 60))
LAKE = ((66, 6), (66, 30), (90, 30), (90, 6))


def ground() -> Ground:
    areas = (
        ChartArea("SY-ID", (LEFT,), Spot(30, 30, 30)),
        ChartArea("SY-HM", (RIGHT, LAKE), Spot(105, 45, 12)),
    )
    far = ChartArea("TR", (((0, 60), (120, 60), (120, 90), (0, 90)),), Spot(60, 75, 15))
    return ground_of(Chart("SY", 150, 90, areas, (far,)))


def test_a_point_lies_on_an_area_on_land_around_or_on_none() -> None:
    found = ground()
    assert [found.owner(*point) for point in ((3, 3), (115, 50), (70, 10), (60, 80), (140, 5))] == [
        "SY-ID", "SY-HM", "", "TR", "",
    ]  # fmt: skip
    assert found.owner(-1, 5) == found.owner(9999, 5) == ""


def test_a_box_lies_on_an_area_with_a_share_of_it() -> None:
    found = ground()
    assert found.share("SY-ID", Box(6, 6, 36, 36)) == 1
    assert found.share("SY-ID", Box(30, 0, 90, 60)) == 0.5
    assert found.share("SY-HM", Box(66, 6, 90, 30)) == 0
    assert found.share(COUNTRY, Box(0, 30, 120, 60)) == 1
    assert found.share(COUNTRY, Box(-60, 0, 60, 60)) == 0.5
    assert found.share("XX", Box(0, 0, 6, 6)) == 0


def test_the_points_of_areas_lie_on_them() -> None:
    found = ground()
    points = list(found.points(["SY-HM", "TR"]))
    assert {found.owner(*point) for point in points} == {"SY-HM", "TR"}
    assert len(points) == 100 - 16 + 100


def test_the_country_has_an_edge_at_every_height() -> None:
    found = ground()
    assert found.edge(0, 30, is_left=True) == 0
    assert found.edge(0, 30, is_left=False) == 120
    assert found.edge(70, 90, is_left=False) == 120
