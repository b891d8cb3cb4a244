from __future__ import annotations

import pytest
import shapely

from sitrep.geo.build.projection import LONGEST, OUTSIDE, Projection, frame_of
from sitrep.geo.outlines import MARGIN


def test_a_frame_goes_around_a_country_with_a_margin() -> None:
    frame = frame_of(shapely.box(30, 30, 40, 34))
    assert frame.width == LONGEST
    west, north, east, south = shapely.bounds(frame.project(shapely.box(30, 30, 40, 34)))
    assert (west, north) == pytest.approx((MARGIN, MARGIN))
    assert (east, south) == pytest.approx((frame.width - MARGIN, frame.height - MARGIN), abs=1)


def test_a_degree_of_longitude_is_shorter_than_one_of_latitude() -> None:
    frame = frame_of(shapely.box(0, 59, 2, 61))
    assert frame.height == LONGEST
    assert (frame.width - 2 * MARGIN) / (frame.height - 2 * MARGIN) == pytest.approx(0.5, abs=0.01)


FRAME = Projection(west=0, north=0, scale=1, narrow=1, width=100, height=50)


def test_what_lies_in_the_frame_stays_whole() -> None:
    triangle = shapely.Polygon([(10, 10), (90, 10), (50, 40)])
    assert shapely.equals(FRAME.cut(triangle), triangle)


def test_what_lies_outside_is_left_out() -> None:
    assert shapely.is_empty(FRAME.cut(shapely.Polygon([(200, 10), (290, 10), (250, 40)])))


def test_what_crosses_the_edge_is_cut_where_nobody_sees_it() -> None:
    cut = FRAME.cut(shapely.box(-500, -500, 500, 500))
    assert shapely.bounds(cut).tolist() == [-OUTSIDE, -OUTSIDE, 100 + OUTSIDE, 50 + OUTSIDE]
