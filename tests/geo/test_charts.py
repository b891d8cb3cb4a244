from __future__ import annotations

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


def test_regions_on_no_chart_have_none() -> None:
    assert read_chart(Regions([Region("turkey", "Turkey", frozenset({"TR"}))], CODES)) is None
