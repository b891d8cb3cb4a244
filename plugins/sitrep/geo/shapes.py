"""The land of codes in degrees, as other programs draw it: polygons out of the charts' outlines.

Outlines are simplified and in whole units of a chart, so a border is a few kilometres off at most;
they take no position on borders.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from sitrep.geo.boxes import Point
from sitrep.geo.outlines import Chart, ChartFrame, Ring

DECIMALS = 4
"""About ten metres, which is far finer than the outlines are."""

Position = tuple[float, float]
"""Longitude and latitude; beyond 180 degrees where land goes on across that meridian."""
LineRing = tuple[Position, ...]
"""A closed line whose last position is its first."""
Polygon = tuple[LineRing, ...]
"""The outer ring, anticlockwise, then the holes, clockwise: as RFC 7946 has them."""


@dataclass(frozen=True, slots=True)
class Shapes:
    """Outlines by the codes that have one; a country's are all its subdivisions."""

    frames: Mapping[str, ChartFrame] = field(default_factory=dict)
    """By country."""
    rings: Mapping[str, tuple[Ring, ...]] = field(default_factory=dict)
    """By code, in the units of the country's chart."""
    _known: dict[frozenset[str], tuple[Polygon, ...]] = field(
        default_factory=dict, compare=False, repr=False
    )
    """What was worked out: maps of many weeks show the same regions."""

    def polygons(self, codes: Iterable[str]) -> tuple[Polygon, ...]:
        """The land of codes, without the borders between them; none where no outline is known."""
        wanted = frozenset(codes)
        if wanted not in self._known:
            self._known[wanted] = self._polygons(wanted)
        return self._known[wanted]

    def _polygons(self, codes: frozenset[str]) -> tuple[Polygon, ...]:
        found: dict[str, list[Ring]] = defaultdict(list)
        for code in sorted(codes):
            found[code.partition("-")[0]] += self.rings.get(code, ())
        return tuple(
            _in_degrees(polygon, self.frames[country])
            for country, rings in sorted(found.items())
            for polygon in _polygons(dissolved(dict.fromkeys(rings)))
        )


def shapes_of(charts: Iterable[Chart]) -> Shapes:
    """The outlines on charts."""
    frames: dict[str, ChartFrame] = {}
    rings: dict[str, tuple[Ring, ...]] = {}
    for chart in charts:
        if not chart.frame:
            continue
        frames[chart.country] = chart.frame
        rings |= {area.code: area.rings for area in chart.areas}
        rings[chart.country] = tuple(ring for area in chart.areas for ring in area.rings)
    return Shapes(frames, rings)


def dissolved(rings: Iterable[Ring]) -> tuple[Ring, ...]:
    """The rings around all of several areas together.

    Areas lie on one side of their rings, so a border between two is run both ways and drops out.
    """
    steps: Counter[tuple[Point, Point]] = Counter()
    for ring in rings:
        for step in _steps(ring):
            back = (step[1], step[0])
            if steps[back]:
                steps[back] -= 1
            else:
                steps[step] += 1
    onward: dict[Point, list[Point]] = defaultdict(list)
    for (start, end), count in sorted(steps.items()):
        onward[start] += [end] * count
    return tuple(ring for start in sorted(onward) for ring in _walks(start, onward))


def _walks(start: Point, onward: dict[Point, list[Point]]) -> Iterator[Ring]:
    """The closed lines through a point; each ends where it first meets itself."""
    line = [start]
    place = {start: 0}
    while onward[line[-1]]:
        at = onward[line[-1]].pop()
        if at not in place:
            place[at] = len(line)
            line.append(at)
            continue
        turn = place[at]
        ring = tuple(line[turn:])
        for point in line[turn + 1 :]:
            del place[point]
        del line[turn + 1 :]
        if _area(ring):
            yield ring


def _polygons(rings: Iterable[Ring]) -> Iterator[tuple[Ring, ...]]:
    """Outer rings, which have less than no area where y runs down, each with the holes in it."""
    outer: list[Ring] = []
    holes: list[Ring] = []
    for ring in rings:
        (outer if _area(ring) < 0 else holes).append(ring)
    outer.sort(key=_area, reverse=True)  # the smallest first
    inside: dict[Ring, list[Ring]] = {ring: [] for ring in outer}
    for hole in holes:
        around = next((ring for ring in outer if _holds(ring, hole)), None)
        if around:
            inside[around].append(hole)
    for ring in outer:
        yield (ring, *inside[ring])


def _holds(ring: Ring, hole: Ring) -> bool:
    """Whether a hole lies in a ring: its points do, where they are not points of the ring."""
    corners = set(ring)
    point = next((each for each in hole if each not in corners), None)
    return point is not None and _is_inside(point, ring)


def _is_inside(point: Point, ring: Ring) -> bool:
    """Whether a line from a point to the left crosses the ring an odd number of times."""
    x, y = point
    crossings = 0
    for (from_x, from_y), (to_x, to_y) in _steps(ring):
        if (from_y > y) != (to_y > y):
            across = from_x + (y - from_y) * (to_x - from_x) / (to_y - from_y)
            crossings += across < x
    return crossings % 2 == 1


def _steps(ring: Ring) -> Iterator[tuple[Point, Point]]:
    return zip(ring, (*ring[1:], ring[0]), strict=True)


def _area(ring: Ring) -> float:
    return sum(x * to_y - to_x * y for (x, y), (to_x, to_y) in _steps(ring)) / 2


def _in_degrees(rings: Iterable[Ring], frame: ChartFrame) -> Polygon:
    return tuple(_line(ring, frame) for ring in rings)


def _line(ring: Ring, frame: ChartFrame) -> LineRing:
    line = [_position(point, frame) for point in ring]
    return (*line, line[0])


def _position(point: Point, frame: ChartFrame) -> Position:
    longitude, latitude = frame.degrees(*point)
    return round(longitude, DECIMALS), round(latitude, DECIMALS)
