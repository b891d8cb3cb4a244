"""Tints for counts: fixed classes, so that one tint means the same in every picture of its kind."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

Steps = tuple[int, ...]
"""The smallest count of each level from 1 on; below the first is level 0."""

INDEPENDENT_STEPS: Steps = (1, 2, 3, 4, 6)
"""One independent source has a tint of its own: only a second one can confirm.

A week seldom has six on one region."""
WEEK_STEPS: Steps = (1, 2, 4, 7, 11)
"""Reports in a week or on a day; a full week of the digest has about ten."""
TOTAL_STEPS: Steps = (1, 3, 6, 11, 21)
"""Reports of all weeks."""


@dataclass(frozen=True, slots=True)
class Level:
    """A class of counts."""

    number: int
    """0 to 5, the lightest to the strongest tint."""
    first: int
    last: int | None
    """None where it has no upper end."""


def level_of(count: int, steps: Steps) -> int:
    """The number of the level that a count lies in."""
    return bisect_right(steps, count)


def levels_of(steps: Steps) -> tuple[Level, ...]:
    """All levels but 0, for a legend."""
    after: tuple[int | None, ...] = (*steps[1:], None)
    return tuple(
        Level(number, first, following - 1 if following else None)
        for number, (first, following) in enumerate(zip(steps, after, strict=False), 1)
    )
