from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from sitrep.geo.boxes import Stroke
from sitrep.site.pictures.layout.columns import spaced, uncrossed

places = st.tuples(st.integers(0, 700), st.integers(0, 700))


def test_names_with_room_stand_where_they_are_wanted() -> None:
    assert spaced([10, 50, 90], 20, 0, 100) == [10, 50, 90]


def test_names_too_near_each_other_share_out_the_room_around_their_middle() -> None:
    assert spaced([50, 50, 50], 20, 0, 200) == [30, 50, 70]


def test_names_keep_within_the_map() -> None:
    assert spaced([0, 0, 100], 20, 10, 90) == [10, 30, 90]


@given(st.lists(st.floats(0, 700), max_size=12).map(sorted))
def test_names_are_a_line_apart_and_in_order(wanted: list[float]) -> None:
    found = spaced(wanted, 30, 15, 685)
    assert all(below - above >= 30 - 1e-6 for above, below in pairwise(found))


@given(st.lists(places, min_size=2, max_size=9, unique=True))
def test_no_two_lines_to_names_cross(targets: list[tuple[int, int]]) -> None:
    slots = [(-10, 40 * number) for number in range(len(targets))]
    order = uncrossed(targets, slots)
    lines = [Stroke(slot, targets[at]) for slot, at in zip(slots, order, strict=True)]
    assert sorted(order) == list(range(len(targets)))
    assert not any(one.crosses(other) for one, other in combinations(lines, 2))
