"""Areas in a picture's frame: projected, cut off at its edges, and where each has most room.

For charts.py.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from sitrep.geo.build.borders import Line, Point, Rings

LONGEST = 720
"""Units of the picture's longer side."""
MARGIN = 24
"""Units between the country and the edge of the picture."""
OUTSIDE = 3
"""Units beyond that edge at which land is cut, so that the cut is not seen."""
GRID = 48
"""Points along a box at which room is looked for."""


@dataclass(frozen=True, slots=True)
class Projection:
    """A piece of the Earth as a picture shows it, equirectangular about its middle."""

    west: float
    north: float
    scale: float
    """Units of the picture for a degree of latitude."""
    narrow: float
    """How much shorter a degree of longitude is."""
    width: int
    height: int

    def project(self, point: Point) -> Point:
        """Longitude and latitude in units of the picture, from its upper left corner."""
        across = (point[0] - self.west) * self.narrow * self.scale + MARGIN
        return across, (self.north - point[1]) * self.scale + MARGIN

    def cut(self, rings: Iterable[Line]) -> Rings:
        """What of rings lies in the picture or just outside of it."""
        return tuple(ring for each in rings if len(ring := self._cut(each)) > 2)

    def _cut(self, ring: Line) -> Line:
        """The ring within the frame: cut at one edge after the other (Sutherland and Hodgman)."""
        right, bottom = self.width + OUTSIDE, self.height + OUTSIDE
        for edge in (
            lambda point: point[0] + OUTSIDE,
            lambda point: right - point[0],
            lambda point: point[1] + OUTSIDE,
            lambda point: bottom - point[1],
        ):
            ring = tuple(_cut_at(ring, edge))
        return ring


def frame_of(rings: Iterable[Line]) -> Projection:
    """The frame around the areas of a country, given in degrees."""
    points = [point for ring in rings for point in ring]
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    narrow = math.cos(math.radians((south + north) / 2))
    scale = (LONGEST - 2 * MARGIN) / max((east - west) * narrow, north - south)
    width = round((east - west) * narrow * scale) + 2 * MARGIN
    return Projection(
        west, north, scale, narrow, width, round((north - south) * scale) + 2 * MARGIN
    )


def _cut_at(ring: Line, inside: Callable[[Point], float]) -> Iterator[Point]:
    """The points of a ring on the side of an edge where ``inside`` is not below 0, and where it crosses."""
    before = ring[-1] if ring else (0.0, 0.0)
    for point in ring:
        was, now = inside(before), inside(point)
        if (was < 0) != (now < 0):
            part = was / (was - now)
            yield (
                before[0] + part * (point[0] - before[0]),
                before[1] + part * (point[1] - before[1]),
            )
        if now >= 0:
            yield point
        before = point


def most_room(rings: Rings) -> tuple[Point, float]:
    """The point within rings that is farthest from them, of a grid, and how far it is; room 0 where none is within."""
    across = [x for ring in rings for x, _ in ring]
    down = [y for ring in rings for _, y in ring]
    west, north = min(across), min(down)
    wide, high = (max(across) - west) / GRID, (max(down) - north) / GRID
    middle = (west + wide * GRID / 2, north + high * GRID / 2)
    grid = [
        (west + wide * (i + 0.5), north + high * (j + 0.5))
        for i in range(GRID)
        for j in range(GRID)
    ]
    within = [point for point in grid if _holds(rings, point)]
    room, point = max(((_distance(rings, point), point) for point in within), default=(0.0, middle))
    return point, room


def _sides(rings: Rings) -> Iterator[tuple[Point, Point]]:
    for ring in rings:
        yield from zip(ring, (*ring[1:], ring[0]), strict=True)


def _holds(rings: Rings, point: Point) -> bool:
    """Whether a point lies within, by counting the borders to its right."""
    x, y = point
    crossed = 0
    for (ax, ay), (bx, by) in _sides(rings):
        if (ay > y) != (by > y):
            crossed += x < (bx - ax) * (y - ay) / (by - ay) + ax
    return crossed % 2 == 1


def _distance(rings: Rings, point: Point) -> float:
    return min(_to_side(point, start, end) for start, end in _sides(rings))


def _to_side(point: Point, start: Point, end: Point) -> float:
    (x, y), (ax, ay), (bx, by) = point, start, end
    length = (bx - ax) ** 2 + (by - ay) ** 2
    part = (
        min(1.0, max(0.0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length))
        if length
        else 0.0
    )
    return math.hypot(x - ax - part * (bx - ax), y - ay - part * (by - ay))
