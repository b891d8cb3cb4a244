"""What is to be named on a map, and where each name stands."""

from __future__ import annotations

from dataclasses import dataclass

from sitrep.geo.boxes import Box, Stroke
from sitrep.geo.outlines import Chart

LETTERS = 12
"""CSS pixels of a name: the least that is read with ease."""
LINE = 1.15
"""The height of a line, in parts of the size."""
TALLEST = 640
"""CSS pixels of the height that a map has at most."""


@dataclass(frozen=True, slots=True)
class Naming:
    """What is to be named on a chart, and on which screen."""

    chart: Chart
    names: tuple[tuple[str, str], ...]
    """The names of its areas, by code."""
    neighbours: tuple[tuple[str, str], ...]
    """Those of the land around, which give way to the others."""
    pixels: int
    """The width of the picture on the screen."""
    view: Box
    """What of the chart is shown."""
    taken: tuple[Box, ...] = ()
    """Where no name may stand: the scale bar."""
    has_sides: bool = True
    """Whether names may stand beside the map."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Room for names left and right of a map, in its units."""

    left: int = 0
    right: int = 0

    def widest(self, other: Sides) -> Sides:
        """Room for what either of them holds."""
        return Sides(max(self.left, other.left), max(self.right, other.right))


@dataclass(frozen=True, slots=True)
class PlacedName:
    """A name where it stands."""

    code: str
    lines: tuple[str, ...]
    x: int
    y: int
    """Of the middle of its first line."""
    box: Box
    anchor: str = "middle"
    """``start``, ``middle`` or ``end``, as SVG has it."""
    leader: Stroke | None = None
    """To its area, where it stands beside the map."""


@dataclass(frozen=True, slots=True)
class NameLayout:
    """The names of a map on one width of screen."""

    unit: float
    """Units of the map for a CSS pixel."""
    names: tuple[PlacedName, ...]
    neighbours: tuple[PlacedName, ...]
    sides: Sides
    missing: tuple[str, ...]
    """The codes of the areas whose names have no room."""

    @property
    def size(self) -> int:
        """The size of its letters, in units of the map."""
        return round(self.unit * LETTERS)

    def baseline(self, name: PlacedName) -> int:
        """Where the letters of a name's first line stand."""
        return round(name.y + 0.35 * self.size)

    @property
    def leader_path(self) -> str:
        """The lines to the areas of names beside the map, as one path."""
        return "".join(map(str, self.leaders))

    @property
    def boxes(self) -> tuple[Box, ...]:
        """Where names stand."""
        return tuple(name.box for name in (*self.names, *self.neighbours))

    @property
    def leaders(self) -> tuple[Stroke, ...]:
        """The lines to the areas of names beside the map."""
        return tuple(name.leader for name in self.names if name.leader)


def unit_of(view: Box, sides: Sides, pixels: int) -> float:
    """How many units of a map a CSS pixel has: as much as its width, or its height, asks for."""
    return max((view.width + sides.left + sides.right) / pixels, view.height / TALLEST)
