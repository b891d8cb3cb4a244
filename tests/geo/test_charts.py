from __future__ import annotations

from itertools import combinations

import pytest

from sitrep.core.model import Region
from sitrep.core.regions import Regions
from sitrep.geo.charts import read_chart
from sitrep.geo.outlines import Chart, path_of
from tests.support.trees import CODES

AREAS = 6_000
LAND = 2_000
"""Characters of all paths of a map, so that it weighs little in a page."""


@pytest.fixture(scope="module")
def regions() -> Regions:
    governorates = sorted(code for code in CODES if code.startswith("SY-"))
    rows = [Region(code.lower(), code, frozenset({code})) for code in governorates]
    neighbours = [Region("turkey", "Turkey", frozenset({"TR"}))]
    return Regions([*rows, *neighbours], CODES)


@pytest.fixture(scope="module")
def chart(regions: Regions) -> Chart:
    found = read_chart(regions)
    assert found is not None
    return found


def test_every_subdivision_of_the_regions_has_an_outline(chart: Chart, regions: Regions) -> None:
    named = {
        code for row in regions.rows for code in row.codes if code.startswith(f"{chart.country}-")
    }
    assert named
    assert named <= {area.code for area in chart.areas}


def test_the_outlines_weigh_little(chart: Chart) -> None:
    assert sum(len(path_of(area.rings)) for area in chart.areas) <= AREAS
    assert sum(len(path_of(area.rings)) for area in chart.land) <= LAND


def test_no_two_areas_without_room_for_a_number_lie_so_near_that_their_targets_overlap(
    chart: Chart,
) -> None:
    phone = 328 / chart.width
    narrow = [area for area in chart.areas if min(area.size) * phone < 24 and "-" in area.code]
    assert narrow
    for one, other in combinations(narrow, 2):
        across, down = one.spot.x - other.spot.x, one.spot.y - other.spot.y
        assert (across**2 + down**2) ** 0.5 * phone >= 24


def test_regions_on_no_chart_have_none() -> None:
    assert read_chart(Regions([Region("turkey", "Turkey", frozenset({"TR"}))], CODES)) is None
