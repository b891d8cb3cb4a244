from __future__ import annotations

import pytest

from sitrep.site.pictures.scale import (
    INDEPENDENT_STEPS,
    TOTAL_STEPS,
    WEEK_STEPS,
    Level,
    level_of,
    levels_of,
)


@pytest.mark.parametrize(
    ("count", "level"), [(0, 0), (1, 1), (2, 2), (3, 3), (4, 4), (5, 4), (6, 5), (60, 5)]
)
def test_a_count_has_the_level_of_its_class(count: int, level: int) -> None:
    assert level_of(count, INDEPENDENT_STEPS) == level


def test_one_origin_is_told_apart_from_two() -> None:
    assert level_of(1, INDEPENDENT_STEPS) != level_of(2, INDEPENDENT_STEPS)


@pytest.mark.parametrize("steps", [INDEPENDENT_STEPS, WEEK_STEPS, TOTAL_STEPS])
def test_a_legend_says_what_the_levels_hold(steps: tuple[int, ...]) -> None:
    for level in levels_of(steps):
        assert level_of(level.first, steps) == level.number
        assert level.last is None or level_of(level.last, steps) == level.number
        assert level.last is None or level_of(level.last + 1, steps) == level.number + 1
    assert [level.number for level in levels_of(steps)] == [1, 2, 3, 4, 5]
    assert levels_of(steps)[-1].last is None


def test_no_steps_make_no_legend() -> None:
    assert levels_of(()) == ()
    assert levels_of((1, 2)) == (Level(1, 1, 1), Level(2, 2, None))
