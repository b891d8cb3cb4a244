"""Borders that stay shared: areas cut into arcs, each arc thinned once, joined again.

For charts.py.  Rings are closed lines whose first point is not said
again; what lies to the left of an outer ring is its area, holes run the other way.
"""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

Point = tuple[float, float]
Line = tuple[Point, ...]
"""Closed where its ends are equal; a ring where that is said."""
Rings = tuple[Line, ...]
FEWEST = 4
"""Points that a closed line keeps, its end included: a triangle."""


@dataclass(frozen=True, slots=True)
class _Course:
    """An arc as one ring runs along it."""

    line: Line
    """The arc, written the same from both of its sides."""
    backwards: bool

    @property
    def ends(self) -> tuple[Point, Point]:
        """Where it begins and ends."""
        return (self.line[-1], self.line[0]) if self.backwards else (self.line[0], self.line[-1])


def thin_areas(
    areas: Mapping[str, Rings], least: Callable[[frozenset[str]], float]
) -> dict[str, Rings]:
    """The areas with fewer points and the same borders in common.

    ``least`` says, for the names of the areas an arc lies between, the area of the
    smallest triangle that a point of it must make with its neighbours to stay.
    Borders within an area, between rings of it, are dissolved.
    """
    junctions = _junctions(ring for rings in areas.values() for ring in rings)
    courses = {}
    for name, rings in areas.items():
        courses[name] = [each for ring in rings for each in _cut(ring, junctions)]
    owners: dict[Line, set[str]] = defaultdict(set)
    for name, own in courses.items():
        for course in own:
            owners[course.line].add(name)
    thinned = {line: thin_line(line, least(frozenset(names))) for line, names in owners.items()}
    return {name: tuple(_join(_outer(own), thinned)) for name, own in courses.items()}


def _junctions(rings: Iterable[Line]) -> frozenset[Point]:
    """The points at which borders meet: they have more than two neighbours."""
    neighbours: dict[Point, set[Point]] = defaultdict(set)
    for ring in rings:
        for before, after in zip(ring, (*ring[1:], ring[0]), strict=True):
            neighbours[before].add(after)
            neighbours[after].add(before)
    return frozenset(point for point, others in neighbours.items() if len(others) > 2)


def _cut(ring: Line, junctions: frozenset[Point]) -> Iterator[_Course]:
    """The arcs of a ring, from junction to junction; one that meets no other is a single arc."""
    starts = [number for number, point in enumerate(ring) if point in junctions]
    first = starts[0] if starts else ring.index(min(ring))
    turned = (*ring[first:], *ring[: first + 1])
    cuts = [number - first for number in starts[1:]] + [len(ring)]
    start = 0
    for end in cuts:
        line = turned[start : end + 1]
        mirrored = line[::-1]
        yield _Course(min(line, mirrored), mirrored < line)
        start = end


def _outer(courses: Iterable[_Course]) -> list[_Course]:
    """Those that an area runs along on one side alone."""
    own = list(courses)
    times = Counter(course.line for course in own)
    return [course for course in own if times[course.line] == 1]


def _join(courses: Iterable[_Course], thinned: Mapping[Line, Line]) -> Iterator[Line]:
    """The rings that courses make, end to start."""
    waiting: dict[Point, list[_Course]] = defaultdict(list)
    for course in courses:
        waiting[course.ends[0]].append(course)
    for start in list(waiting):
        while waiting[start]:
            ring: list[Point] = []
            here = start
            while not ring or here != start:
                course = waiting[here].pop()
                line = thinned[course.line]
                ring.extend(line[:0:-1] if course.backwards else line[:-1])
                here = course.ends[1]
            yield tuple(ring)


def thin_line(line: Line, least: float) -> Line:
    """The line without the points that matter least (Visvalingam and Whyatt); its ends stay."""
    before = list(range(-1, len(line) - 1))
    after = list(range(1, len(line) + 1))
    heap = [
        (_triangle(*line[number - 1 : number + 2]), number) for number in range(1, len(line) - 1)
    ]
    heapq.heapify(heap)
    sizes = {number: size for size, number in heap}
    fewest = FEWEST if line[0] == line[-1] else 2
    while heap and len(sizes) + 2 > fewest:
        size, number = heapq.heappop(heap)
        if sizes.get(number) != size:
            continue
        if size >= least:
            break
        del sizes[number]
        left, right = before[number], after[number]
        after[left], before[right] = right, left
        for each in (left, right):
            if each in sizes:
                sizes[each] = max(
                    size, _triangle(line[before[each]], line[each], line[after[each]])
                )
                heapq.heappush(heap, (sizes[each], each))
    return tuple(
        point
        for number, point in enumerate(line)
        if number in sizes or number in {0, len(line) - 1}
    )


def _triangle(first: Point, second: Point, third: Point) -> float:
    return (
        abs(
            (second[0] - first[0]) * (third[1] - first[1])
            - (third[0] - first[0]) * (second[1] - first[1])
        )
        / 2
    )


def area_of(ring: Line) -> float:
    """The area within a ring; less than 0 where that lies to the right."""
    pairs = zip(ring, (*ring[1:], ring[0]), strict=True)
    return sum(x * after_y - after_x * y for (x, y), (after_x, after_y) in pairs) / 2
