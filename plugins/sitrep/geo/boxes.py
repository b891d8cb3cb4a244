"""Rectangles and lines in the units of a chart, and whether they meet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle, in units of a map."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def around(cls, x: float, y: float, width: float, height: float) -> Box:
        """The one about a middle."""
        return cls(x - width / 2, y - height / 2, x + width / 2, y + height / 2)

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    def overlaps(self, other: Box) -> bool:
        """Whether they have more in common than an edge."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, other: Box) -> bool:
        """Whether another lies in it."""
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.top <= other.top
            and other.bottom <= self.bottom
        )

    def grown(self, by: float) -> Box:
        """With a margin around."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line between two points."""

    start: Point
    end: Point

    def __str__(self) -> str:
        """The line as an SVG path."""
        return f"M{self.start[0]} {self.start[1]}L{self.end[0]} {self.end[1]}"

    def crosses(self, other: Stroke) -> bool:
        """Whether two lines go through each other; to touch is not to cross."""
        apart = _side(self, other.start) * _side(self, other.end)
        return apart < 0 and _side(other, self.start) * _side(other, self.end) < 0

    def meets(self, box: Box) -> bool:
        """Whether some of it lies in a box (Liang and Barsky's way)."""
        (x, y), (end_x, end_y) = self.start, self.end
        first, last = 0.0, 1.0
        for along, low, high in (
            (end_x - x, box.left - x, box.right - x),
            (end_y - y, box.top - y, box.bottom - y),
        ):
            if along == 0:
                if low >= 0 or high <= 0:
                    return False
                continue
            enters, leaves = sorted((low / along, high / along))
            first, last = max(first, enters), min(last, leaves)
        return first < last


def _side(line: Stroke, point: Point) -> int:
    """On which side of a line a point lies: a sign, 0 on it."""
    (x, y), (end_x, end_y) = line.start, line.end
    turned = (end_x - x) * (point[1] - y) - (end_y - y) * (point[0] - x)
    return (turned > 0) - (turned < 0)


def any_meets(box: Box, boxes: Iterable[Box], lines: Iterable[Stroke]) -> bool:
    """Whether a box would cover any of others, or of lines."""
    return any(box.overlaps(other) for other in boxes) or any(line.meets(box) for line in lines)
