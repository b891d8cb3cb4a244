from __future__ import annotations

import pytest

from sitrep.geo.boxes import Box, Stroke

BOX = Box(10, 10, 20, 20)


@pytest.mark.parametrize(
    ("other", "overlaps"),
    [
        (Box(15, 15, 25, 25), True),
        (Box(12, 12, 13, 13), True),
        (Box(20, 10, 30, 20), False),
        (Box(0, 0, 9, 30), False),
    ],
)
def test_boxes_overlap_if_they_share_more_than_an_edge(other: Box, overlaps: bool) -> None:
    assert BOX.overlaps(other) is other.overlaps(BOX) is overlaps


def test_a_box_holds_what_lies_in_it() -> None:
    assert BOX.holds(Box.around(15, 15, 10, 10))
    assert not BOX.holds(Box.around(15, 15, 10, 10.1))
    assert BOX.grown(1) == Box(9, 9, 21, 21)


def test_lines_cross_if_they_go_through_each_other() -> None:
    line = Stroke((0, 0), (10, 10))
    assert line.crosses(Stroke((0, 10), (10, 0)))
    assert not line.crosses(Stroke((5, 5), (10, 0)))
    assert not line.crosses(Stroke((20, 0), (30, 10)))
    assert not line.crosses(Stroke((0, 0), (10, 0)))


@pytest.mark.parametrize(
    ("line", "meets"),
    [
        (Stroke((0, 15), (30, 15)), True),
        (Stroke((15, 0), (15, 30)), True),
        (Stroke((0, 0), (30, 30)), True),
        (Stroke((15, 15), (16, 16)), True),
        (Stroke((0, 15), (9, 15)), False),
        (Stroke((0, 21), (21, 0)), True),
        (Stroke((0, 19), (19, 0)), False),
        (Stroke((10, 0), (10, 30)), False),
    ],
)
def test_a_line_meets_a_box_that_it_passes_through(line: Stroke, meets: bool) -> None:
    assert line.meets(BOX) is meets
    assert Stroke(line.end, line.start).meets(BOX) is meets


def test_a_line_is_written_as_a_path() -> None:
    assert str(Stroke((-1, 2), (3, 4))) == "M-1 2L3 4"
