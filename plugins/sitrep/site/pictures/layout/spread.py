"""Where marks stand: at their place or on their area, over no name and over no other mark."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, product

from sitrep.geo.boxes import Box, Point, Stroke
from sitrep.site.pictures.layout.ground import CELL, Ground, apart, by_distance, middle_of
from sitrep.site.pictures.layout.naming import NameLayout

SHAPE = 15
"""CSS pixels of a mark's shape, each way."""
NUMBER = 8
"""CSS pixels of a digit of its number, which stands to the right."""
REACH = 60
"""Cells of the grid that a mark moves at most, to either side: farther off it would mislead."""
TARGET = 25
"""CSS pixels between two marks: room to hit either (WCAG 2.5.8)."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a mark belongs."""

    point: Point
    codes: tuple[str, ...]
    """The areas that it may stand on."""
    is_exact: bool
    """Whether it belongs to the point itself, not just to the areas."""


@dataclass(frozen=True, slots=True)
class MarkSize:
    """How much room the marks of a map take, in its units."""

    half: float
    """Of the shape, each way from its middle."""
    number: float
    """Of the number to its right."""
    apart: float
    """From the middle of one mark to that of another, above or below it."""

    def box(self, point: Point) -> Box:
        """What a mark covers."""
        x, y = point
        return Box(x - self.half, y - self.half, x + self.half + self.number, y + self.half)


def size_of(layout: NameLayout, marks: int) -> MarkSize:
    """The size of so many marks on a map."""
    digits = len(str(max(1, marks)))
    unit = layout.unit
    return MarkSize(SHAPE * unit / 2, (digits * NUMBER + 2) * unit, TARGET * unit)


@dataclass(frozen=True, slots=True)
class Stage:
    """A map with its names, before there is any mark."""

    ground: Ground
    layout: NameLayout
    view: Box
    taken: tuple[Box, ...] = ()
    """What marks must not cover beside names: the scale bar."""


def nearest_on(ground: Ground, codes: tuple[str, ...], point: Point) -> Point | None:
    """The point of areas that is nearest to a point; None where they have none."""
    return next(iter(by_distance(ground, codes, point)), None)


def spread(anchors: Sequence[Anchor], stage: Stage) -> tuple[Point | None, ...]:
    """Where each mark stands, in the order given; None where a map has no room for it.

    Those that belong to a point come first, then those of areas, so that the order of marks
    moves only such as could stand anywhere in their area.
    """
    size = size_of(stage.layout, len(anchors))
    free = _Free(stage.ground, bytearray(_blocked(stage, size)), size)
    places: dict[int, Point | None] = {}
    for number in sorted(range(len(anchors)), key=lambda each: not anchors[each].is_exact):
        point = free.nearest(anchors[number])
        if point:
            free.occupy(point)
        places[number] = point
    return tuple(places[number] for number in range(len(anchors)))


@dataclass(frozen=True, slots=True)
class _Free:
    """Where a mark may have its middle: the cells that nothing blocks."""

    ground: Ground
    blocked: bytearray
    size: MarkSize

    def nearest(self, anchor: Anchor) -> Point | None:
        """The free point nearest to where a mark belongs: the point itself, its area, anywhere."""
        if anchor.is_exact and self._is_free(anchor.point):
            return anchor.point
        on_area = () if anchor.is_exact else by_distance(self.ground, anchor.codes, anchor.point)
        around = _around(anchor.point)
        return next((point for point in chain(on_area, around) if self._is_free(point)), None)

    def keep_within(self, view: Box) -> None:
        """Block whatever is not wholly in view."""
        half = self.size.half
        right, bottom = view.right - half - self.size.number, view.bottom - half
        width, height = self.ground.columns * CELL, self.ground.rows * CELL
        for outside in (
            Box(0, 0, width, view.top + half),
            Box(0, bottom, width, height),
            Box(0, 0, view.left + half, height),
            Box(right, 0, width, height),
        ):
            self._fill(outside)

    def block(self, box: Box) -> None:
        """Keep marks off a box."""
        half, room = self.size.half, self.size.half + self.size.number
        self._fill(Box(box.left - room, box.top - half, box.right + half, box.bottom + half))

    def block_line(self, line: Stroke) -> None:
        """Keep marks off a line."""
        (x, y), (end_x, end_y) = line.start, line.end
        steps = max(abs(end_x - x), abs(end_y - y)) // CELL + 1
        for step in range(steps + 1):
            at = step / steps
            self.block(Box.around(x + (end_x - x) * at, y + (end_y - y) * at, 2, 2))

    def occupy(self, point: Point) -> None:
        """Keep other marks off one that stands."""
        width = max(2 * self.size.half + self.size.number, self.size.apart)
        self._fill(Box.around(*point, 2 * width, 2 * self.size.apart))

    def _is_free(self, point: Point) -> bool:
        column, row = point[0] // CELL, point[1] // CELL
        if not (0 <= column < self.ground.columns and 0 <= row < self.ground.rows):
            return False
        return not self.blocked[row * self.ground.columns + column]

    def _fill(self, box: Box) -> None:
        columns, rows = self.ground.columns, self.ground.rows
        first, last = max(0, int(box.left // CELL)), min(columns - 1, int(box.right // CELL))
        if first > last:
            return
        for row in range(max(0, int(box.top // CELL)), min(rows - 1, int(box.bottom // CELL)) + 1):
            start = row * columns
            self.blocked[start + first : start + last + 1] = b"\1" * (last - first + 1)


@lru_cache(maxsize=32)
def _blocked(stage: Stage, size: MarkSize) -> bytes:
    """What is blocked before there is any mark: the same for every week."""
    cells = stage.ground.columns * stage.ground.rows
    free = _Free(stage.ground, bytearray(cells), size)
    free.keep_within(stage.view)
    for box in (*stage.layout.boxes, *stage.taken):
        free.block(box)
    for line in stage.layout.leaders:
        free.block_line(line)
    return bytes(free.blocked)


def _around(point: Point) -> Iterator[Point]:
    """The points of the map's grid around one, the nearest first."""
    x, y = middle_of(point[0] // CELL, point[1] // CELL)
    return ((x + across, y + down) for across, down in _steps())


@lru_cache(maxsize=1)
def _steps() -> tuple[Point, ...]:
    cells = range(-REACH, REACH + 1)
    steps = [(column * CELL, row * CELL) for column, row in product(cells, cells)]
    return tuple(sorted(steps, key=lambda step: (apart(step, (0, 0)), step)))
