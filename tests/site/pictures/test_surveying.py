from __future__ import annotations

import re
from dataclasses import replace

import pytest

from sitrep.geo.boxes import Box
from sitrep.site.pictures.surveying import crop_to, graticule_of, scale_of
from tests.support.site.charts import COUNTRIES, chart_of


def view_of(country: str) -> Box:
    chart = chart_of(country)
    return Box(0, 0, chart.width, chart.height)


@pytest.mark.parametrize("country", COUNTRIES)
def test_a_scale_bar_is_as_long_as_it_says_and_lies_in_the_picture(country: str) -> None:
    chart = chart_of(country)
    bar = scale_of(chart, view_of(country), 328)
    assert bar is not None
    assert chart.frame is not None
    north, south = (
        chart.frame.point(latitude, chart.frame.west)
        for latitude in (10, 10 - bar.kilometres / 111.195)
    )
    assert abs((south[1] - north[1]) - bar.length) <= 1.5
    assert view_of(country).grown(1).holds(bar.box)
    assert bar.box.left <= bar.x + 1
    assert bar.x + bar.length <= bar.box.right + 1


def test_the_scale_bar_of_syria_stands_for_a_hundred_kilometres() -> None:
    bar = scale_of(chart_of("SY"), view_of("SY"), 328)
    assert bar is not None
    assert bar.kilometres == 100


def test_a_chart_that_does_not_say_where_it_lies_has_neither_scale_nor_lines() -> None:
    chart = replace(chart_of("SY"), frame=None)
    assert scale_of(chart, view_of("SY"), 328) is None
    assert graticule_of(chart, view_of("SY")).path == ""


@pytest.mark.parametrize("country", COUNTRIES)
def test_lines_of_whole_degrees_cross_the_map_and_are_few(country: str) -> None:
    chart, view = chart_of(country), view_of(country)
    path = graticule_of(chart, view).path
    upright = [int(x) for x in re.findall(r"M(-?\d+) 0v", path)]
    level = [int(y) for y in re.findall(r"M0 (-?\d+)h", path)]
    assert 1 <= len(upright) + len(level) <= 14
    assert all(0 <= x <= chart.width for x in upright)
    assert all(0 <= y <= chart.height for y in level)


def test_a_line_lies_where_its_degree_is() -> None:
    chart = chart_of("SY")
    assert chart.frame
    x, y = chart.frame.point(36, 38)
    path = graticule_of(chart, view_of("SY")).path
    assert f"M{x} 0v" in path
    assert f"M0 {y}h" in path


@pytest.mark.parametrize("country", COUNTRIES)
def test_a_small_map_shows_its_subject_whole_within_the_chart(country: str) -> None:
    chart = chart_of(country)
    for area in chart.areas:
        crop = crop_to([area], chart)
        assert view_of(country).grown(1).holds(crop)
        seen = Box(
            max(0, area.bounds.left), max(0, area.bounds.top),
            min(chart.width, area.bounds.right), min(chart.height, area.bounds.bottom),
        )  # fmt: skip
        assert crop.grown(1).holds(seen)


def test_the_smaller_the_subject_the_nearer_the_map() -> None:
    chart = chart_of("SY")
    areas = {area.code: area for area in chart.areas}
    small, large = crop_to([areas["SY-DI"]], chart), crop_to([areas["SY-HI"]], chart)
    assert small.width < large.width <= chart.width
    assert small.width >= 0.33 * chart.width
