"""The names of a map's areas: on the area where they fit, else beside the map with a line to it.

The rule knows no country. It is worked out for a width of screen, as letters keep their size on
it: small names come out where a map is wide, and beside it on a phone. What fits nowhere without
covering another name is left out, and told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product

from sitrep.geo.boxes import Box, Point, Stroke, any_meets
from sitrep.geo.outlines import ChartArea
from sitrep.site.pictures.layout.columns import free_heights, spaced, uncrossed
from sitrep.site.pictures.layout.ground import CELL, COUNTRY, Ground, by_distance, ground_of
from sitrep.site.pictures.layout.naming import (
    LETTERS,
    LINE,
    NameLayout,
    Naming,
    PlacedName,
    Sides,
    unit_of,
)
from sitrep.site.pictures.layout.widths import broken, width_of

ON_AREA = (0.97, 0.8, 0.5)
"""How much of a name lies on its area: all but its corners, or at least this."""
ON_OTHERS = 0.2
"""How much of it may lie on other areas of the country; sea and the land around are free."""
LONG = 6.5
"""From this width on, in parts of its size, a name beside the map is broken in two lines."""
GAP = 0.35
"""Between a name and what is beside it, in parts of the size."""
MOST_SIDE = 0.3
"""How much of a map's width a side of names may have: beyond it letters would dwarf the land."""
ROUNDS = 5
"""How often the sides of a map grow until all names beside it have room."""


@lru_cache(maxsize=64)
def place_names(naming: Naming, sides: Sides) -> NameLayout:
    """Names where they stand, with at least so much room beside the map."""
    for _ in range(ROUNDS):
        found = _attempt(naming, sides)
        if found.sides.widest(sides) == sides:
            break
        sides = found.sides.widest(sides)
    return replace(found, sides=sides)


def _attempt(naming: Naming, sides: Sides) -> NameLayout:
    unit = unit_of(naming.view, sides, naming.pixels)
    plan = _Plan(naming, ground_of(naming.chart), unit * LETTERS)
    wanted = plan.wanted()
    placed, left_over = plan.on_areas(wanted)
    if naming.has_sides:
        placed += plan.beside(left_over, placed)
    named = {name.code for name in placed}
    return NameLayout(
        unit,
        tuple(sorted(placed, key=lambda name: name.code)),
        tuple(plan.neighbours(placed)),
        _sides_of(placed, naming.view, plan.size),
        tuple(sorted(each.code for each in wanted if each.code not in named)),
    )


@dataclass(frozen=True, slots=True)
class _Wanted:
    """An area with the name that it should have."""

    area: ChartArea
    name: str

    @property
    def code(self) -> str:
        return self.area.code

    @property
    def spot(self) -> Point:
        return self.area.spot.x, self.area.spot.y


@dataclass(frozen=True, slots=True)
class _Edge:
    """A side of the map with the names that stand there already."""

    is_left: bool
    kept: tuple[PlacedName, ...]


@dataclass(frozen=True, slots=True)
class _Plan:
    """What names are placed by: the ground, and the size of letters in units of the map."""

    naming: Naming
    ground: Ground
    size: float

    def wanted(self) -> list[_Wanted]:
        """The areas to be named, those with least room first."""
        names = dict(self.naming.names)
        areas = (*self.naming.chart.areas, *self.naming.chart.land)
        found = [_Wanted(area, names[area.code]) for area in areas if area.code in names]
        return sorted(found, key=lambda each: (each.area.spot.room, each.code))

    def on_areas(self, wanted: Sequence[_Wanted]) -> tuple[list[PlacedName], list[_Wanted]]:
        """The names that fit on their areas, and those that do not."""
        placed: list[PlacedName] = []
        left_over: list[_Wanted] = []
        for each in wanted:
            spots = [other.spot for other in wanted if other is not each]
            middles = [Box.around(*spot, CELL, CELL) for spot in spots]
            boxes = [*self.naming.taken, *middles, *(name.box for name in placed)]
            found = self._on_area(each, boxes)
            if found:
                placed.append(found)
            else:
                left_over.append(each)
        return placed, left_over

    def _on_area(self, wanted: _Wanted, taken: Sequence[Box]) -> PlacedName | None:
        """A name in one line or two, as near as can be to where its area has most room."""
        code, text = wanted.code, wanted.name
        points = self._in_view(by_distance(self.ground, (code,), wanted.spot))
        lines_of = dict.fromkeys([(text,), broken(text)])
        for share, lines in product(ON_AREA, lines_of):
            for x, y in points:
                box = _box(lines, x, y, self.size)
                if not self._lies_on(code, box, share) or not self.naming.view.holds(box):
                    continue
                if not any_meets(box.grown(GAP * self.size), taken, ()):
                    return _standing(code, lines, box)
        return None

    def _in_view(self, points: Iterable[Point]) -> list[Point]:
        view = self.naming.view
        return [
            (x, y) for x, y in points if view.left < x < view.right and view.top < y < view.bottom
        ]

    def _lies_on(self, code: str, box: Box, share: float) -> bool:
        """Whether so much of a box lies on an area, and little of it on others."""
        own = self.ground.share(code, box)
        return own >= share and self.ground.share(COUNTRY, box) - own <= ON_OTHERS

    def beside(self, wanted: Sequence[_Wanted], placed: Sequence[PlacedName]) -> list[PlacedName]:
        """Names beside the map, each on the nearer side unless its line finds no way there."""
        view = self.naming.view
        seen = [each for each in wanted if view.holds(Box.around(*each.spot, 0, 0))]
        middle = (view.left + view.right) / 2
        is_left = {each.code: each.spot[0] < middle for each in seen}
        found: list[PlacedName] = []
        for _ in range(2):  # those that find no way on their own side try the other
            done = {name.code for name in found}
            for left in (True, False):
                column = [e for e in seen if is_left[e.code] is left and e.code not in done]
                kept = tuple(name for name in found if (name.anchor == "end") is left)
                found += self._column(column, [*placed, *found], _Edge(left, kept))
            missing = {each.code for each in seen} - {name.code for name in found}
            is_left.update({code: not is_left[code] for code in missing})
        return found

    def _column(
        self, column: Sequence[_Wanted], others: Sequence[PlacedName], edge: _Edge
    ) -> Iterator[PlacedName]:
        """Names from above, as near to the heights of their areas as can be."""
        view = self.naming.view
        order = sorted(column, key=lambda each: (each.spot[1], each.spot[0], each.code))
        lines = 2 if 2 * LINE * self.size * (len(order) + len(edge.kept)) < view.height else 1
        lines = min(lines, max((len(_lines(each.name)) for each in order), default=1))
        slots = [
            (self._coast(height, lines, edge.is_left), round(height))
            for height in self._heights(order, edge.kept, lines)
        ]
        order = order[: len(slots)]
        standing = list(others)
        for slot, at in zip(slots, uncrossed([e.spot for e in order], slots), strict=True):
            leader = self._way(order[at], slot, standing)
            if leader:
                text = _lines(order[at].name) if lines > 1 else (order[at].name,)
                name = PlacedName(order[at].code, text, 0, 0, Box(0, 0, 0, 0), leader=leader)
                name = _at_edge(name, self.size, is_left=edge.is_left)
                boxes = [other.box for other in standing]
                lines_to = [other.leader for other in standing if other.leader]
                is_clear = not any_meets(name.box, boxes, lines_to)
                if is_clear and view.grown(MOST_SIDE * view.width).holds(name.box):
                    standing.append(name)
                    yield name

    def _coast(self, height: float, lines: int, is_left: bool) -> int:
        """How near to the country names may come at a height."""
        half = lines * LINE * self.size / 2
        view = self.naming.view
        x = self.ground.edge(height - half, height + half, is_left=is_left)
        gap = round(GAP * self.size)
        return max(x - gap, round(view.left)) if is_left else min(x + gap, round(view.right))

    def _heights(
        self, order: Sequence[_Wanted], kept: Sequence[PlacedName], lines: int
    ) -> list[float]:
        """The heights of a column's names; those that are kept stay where they are."""
        view, step = self.naming.view, (lines * LINE + 0.05) * self.size
        if kept:
            spots = [each.spot[1] for each in order]
            return free_heights(spots, [name.box for name in kept], step, view)
        wanted = [float(each.spot[1]) for each in order]
        heights = spaced(wanted, step, view.top + step / 2, view.bottom - step / 2)
        return [height for height in heights if height <= view.bottom - step / 2 + 1]

    def _way(self, wanted: _Wanted, slot: Point, standing: Sequence[PlacedName]) -> Stroke | None:
        """A line from beside the map to an area, through no name and across no other line."""
        boxes = [name.box for name in standing]
        lines = [name.leader for name in standing if name.leader]
        inside = by_distance(self.ground, (wanted.code,), slot)
        step = max(1, len(inside) // 40)
        for point in (wanted.spot, *inside[::step]):
            line = Stroke(slot, point)
            if not any(map(line.meets, boxes)) and not any(map(line.crosses, lines)):
                return line
        return None

    def neighbours(self, placed: Sequence[PlacedName]) -> Iterator[PlacedName]:
        """The names of the land around, where they lie wholly on it and cover nothing."""
        lines = [name.leader for name in placed if name.leader]
        taken = [*self.naming.taken, *(name.box for name in placed)]
        names = dict(self.naming.neighbours)
        for area in sorted(self.naming.chart.land, key=lambda area: area.code):
            found = self._on_land(_Wanted(area, names.get(area.code, "")), taken, lines)
            if found:
                taken.append(found.box)
                yield found

    def _on_land(
        self, wanted: _Wanted, taken: Sequence[Box], lines: Sequence[Stroke]
    ) -> PlacedName | None:
        every = by_distance(self.ground, (wanted.code,), wanted.spot) if wanted.name else ()
        points = self._in_view(every)
        for x, y in points[:: max(1, len(points) // 400)]:
            box = _box((wanted.name,), x, y, self.size)
            around = box.grown(CELL)
            if self.ground.share(wanted.code, around) < 1 or not self.naming.view.holds(around):
                continue
            if not any_meets(around, taken, lines):
                return _standing(wanted.code, (wanted.name,), box)
        return None


def _box(lines: Sequence[str], x: float, y: float, size: float) -> Box:
    """What a name covers around a middle."""
    width = max(width_of(line) for line in lines) * size
    return Box.around(x, y, width, len(lines) * LINE * size)


def _standing(code: str, lines: tuple[str, ...], box: Box) -> PlacedName:
    """A name in the middle of its box."""
    middle = round((box.left + box.right) / 2)
    first = round(box.top + box.height / len(lines) / 2)
    return PlacedName(code, lines, middle, first, box)


def _lines(name: str) -> tuple[str, ...]:
    """The lines of a name beside the map."""
    return broken(name) if width_of(name) > LONG else (name,)


def _at_edge(name: PlacedName, size: float, *, is_left: bool) -> PlacedName:
    """A name beside the country, at the end of its line."""
    x, y = name.leader.start if name.leader else (0, 0)
    away = -1 if is_left else 1
    near = x + away * GAP * size
    far = near + away * max(width_of(line) for line in name.lines) * size
    half = len(name.lines) * LINE * size / 2
    box = Box(min(near, far), y - half, max(near, far), y + half)
    first = round(box.top + LINE * size / 2)
    anchor = "end" if is_left else "start"
    return replace(name, x=round(near), y=first, box=box, anchor=anchor)


def _sides_of(placed: Iterable[PlacedName], view: Box, size: float) -> Sides:
    """The room that names beside the map take."""
    beside = [name.box for name in placed if name.leader]
    gap = GAP * size
    left = max((view.left - box.left + gap for box in beside if box.left < view.left), default=0)
    right = max(
        (box.right - view.right + gap for box in beside if box.right > view.right), default=0
    )
    return Sides(round(left), round(right))
