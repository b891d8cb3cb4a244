"""Names in a column beside a map: near the heights of their areas, with lines that never cross."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from sitrep.geo.boxes import Box, Point, Stroke


def spaced(wanted: Sequence[float], step: float, low: float, high: float) -> list[float]:
    """Heights a step apart, as near to those wanted (from above) as can be, from low to high.

    Names too near each other share out the room around their middle.  Too many for the room
    overrun its lower end.
    """
    groups: list[list[float]] = []
    for place, height in enumerate(wanted):
        groups.append([height - place * step])
        while len(groups) > 1 and _mean(groups[-2]) > _mean(groups[-1]):
            last = groups.pop()
            groups[-1] += last
    level = [_mean(group) for group in groups for _ in group]
    highest = max(low, high - (len(wanted) - 1) * step)
    return [min(max(low, height), highest) + place * step for place, height in enumerate(level)]


def uncrossed(targets: Sequence[Point], slots: Sequence[Point]) -> list[int]:
    """For each slot, which target it leads to, so that no two lines cross.

    Lines that cross change their targets, which makes both shorter together: this comes to an end.
    """
    order = list(range(len(targets)))
    settled = False
    while not settled:
        settled = True
        for one, other in combinations(range(len(order)), 2):
            first = Stroke(slots[one], targets[order[one]])
            if first.crosses(Stroke(slots[other], targets[order[other]])):
                order[one], order[other] = order[other], order[one]
                settled = False
    return order


def free_heights(
    wanted: Sequence[float], kept: Sequence[Box], step: float, view: Box
) -> list[float]:
    """The heights of free lines in a column that nearest fit those wanted, from above."""
    rows = [view.top + step * (row + 0.5) for row in range(int(view.height / step))]
    taken = list(kept)
    found: list[float] = []
    for height in wanted:
        free = [row for row in rows if not _reach(taken, row, step)]
        if free:
            found.append(min(free, key=lambda row: abs(row - height)))
            taken.append(Box.around(0, found[-1], 1, step))
    return sorted(found)


def _reach(boxes: Iterable[Box], height: float, step: float) -> bool:
    """Whether one of the boxes reaches into a line of a column."""
    top, bottom = height - step / 2, height + step / 2
    return any(box.top < bottom and top < box.bottom for box in boxes)


def _mean(numbers: Sequence[float]) -> float:
    return sum(numbers) / len(numbers)
