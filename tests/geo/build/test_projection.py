from __future__ import annotations

import pytest

from sitrep.geo.build.borders import Line, area_of
from sitrep.geo.build.projection import LONGEST, MARGIN, OUTSIDE, Projection, frame_of, most_room

BOX: Line = ((30, 30), (40, 30), (40, 34), (30, 34))


def test_a_frame_goes_around_a_country_with_a_margin() -> None:
    frame = frame_of([BOX])
    assert frame.width == LONGEST
    assert frame.project((30, 34)) == pytest.approx((MARGIN, MARGIN))
    assert frame.project((40, 30)) == pytest.approx(
        (frame.width - MARGIN, frame.height - MARGIN), abs=1
    )


def test_a_degree_of_longitude_is_shorter_than_one_of_latitude() -> None:
    frame = frame_of([((0, 59), (2, 59), (2, 61), (0, 61))])
    assert frame.height == LONGEST
    assert (frame.width - 2 * MARGIN) / (frame.height - 2 * MARGIN) == pytest.approx(0.5, abs=0.01)


FRAME = Projection(west=0, north=0, scale=1, narrow=1, width=100, height=50)


def test_what_lies_in_the_frame_stays_whole() -> None:
    ring: Line = ((10, 10), (90, 10), (50, 40))
    assert FRAME.cut([ring]) == (ring,)


def test_what_lies_outside_is_left_out() -> None:
    assert FRAME.cut([((200, 10), (290, 10), (250, 40))]) == ()


def test_what_crosses_the_edge_is_cut_where_nobody_sees_it() -> None:
    (ring,) = FRAME.cut([((-500, -500), (500, -500), (500, 500), (-500, 500))])
    assert {x for x, _ in ring} == {-OUTSIDE, 100 + OUTSIDE}
    assert {y for _, y in ring} == {-OUTSIDE, 50 + OUTSIDE}
    assert area_of(ring) == (100 + 2 * OUTSIDE) * (50 + 2 * OUTSIDE)


def test_most_room_is_in_the_middle_of_a_square() -> None:
    (x, y), room = most_room((((0, 0), (48, 0), (48, 48), (0, 48)),))
    assert (x, y) == pytest.approx((24, 24), abs=1)
    assert room == pytest.approx(24, abs=1)


def test_most_room_is_within_an_area_that_bends_around_its_middle() -> None:
    (x, y), room = most_room((((0, 0), (90, 0), (90, 90), (60, 90), (60, 30), (0, 30)),))
    assert x > 60 or y < 30
    assert room > 14


def test_most_room_is_beside_a_hole() -> None:
    outer: Line = ((0, 0), (100, 0), (100, 40), (0, 40))
    hole: Line = ((20, 5), (20, 35), (60, 35), (60, 5))
    (x, _), room = most_room((outer, hole))
    assert x > 60
    assert room == pytest.approx(20, abs=1)


def test_a_line_without_width_has_no_room() -> None:
    assert most_room((((0, 0), (10, 10), (5, 5)),))[1] == pytest.approx(0)
