"""A map with its marks, names and key, as it is drawn."""

from __future__ import annotations

from dataclasses import dataclass

from sitrep.geo.boxes import Box, Point, Stroke
from sitrep.site.pictures.kinds import shape_of
from sitrep.site.pictures.layout.naming import NameLayout, Sides
from sitrep.site.pictures.marks import MapMark
from sitrep.site.pictures.surveying import Graticule, ScaleBar


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a mark stands on one width of screen."""

    screen: str
    x: int
    y: int
    scale: float
    tie: Point | None
    """The place that it belongs to, where it stands away from it."""


@dataclass(frozen=True, slots=True)
class DrawnMark:
    """A story's mark on a map."""

    mark: MapMark
    is_filled: bool
    """Whether it stands at a place, and not just for an area."""
    stands: tuple[Stand, ...]
    """For each width of screen."""

    @property
    def shape(self) -> str:
        """The path of its kind's shape."""
        return shape_of(self.mark.kind)


@dataclass(frozen=True, slots=True)
class Lettering:
    """What is written on a map for one width of screen."""

    screen: str
    layout: NameLayout
    scale_bar: ScaleBar | None


@dataclass(frozen=True, slots=True)
class Atlas:
    """A map with its marks and their key."""

    view: Box
    """What of the chart is shown."""
    sides: Sides
    """Room beside it for names."""
    areas: str
    """The paths of the country's areas."""
    land: str
    """Those of the land around."""
    here: tuple[str, ...]
    """The paths of the areas that the page is about."""
    graticule: Graticule
    letterings: tuple[Lettering, ...]
    drawn: tuple[DrawnMark, ...]
    """In the order of their numbers."""
    off: tuple[MapMark, ...] = ()
    """Stories that are not on the map: of a whole country, or elsewhere."""
    crowded: tuple[MapMark, ...] = ()
    """Stories for whose marks the map has no room."""
    unmarked: int = 0
    """How many more stories there are, with less behind them."""

    @property
    def key(self) -> tuple[MapMark, ...]:
        """All stories with a number, in its order."""
        marks = (*(each.mark for each in self.drawn), *self.off, *self.crowded)
        return tuple(sorted(marks, key=lambda mark: mark.number))

    @property
    def on_map(self) -> tuple[MapMark, ...]:
        """The stories that are drawn."""
        return tuple(each.mark for each in self.drawn)

    @property
    def numbers(self) -> frozenset[int]:
        """Those of the stories that are drawn."""
        return frozenset(mark.number for mark in self.on_map)

    @property
    def has_filled(self) -> bool:
        """Whether a mark stands at a place."""
        return any(each.is_filled for each in self.drawn)

    @property
    def kinds(self) -> tuple[MapMark, ...]:
        """For each shape in the key the first story that has it, for a legend."""
        found = {shape_of(mark.kind): mark for mark in reversed(self.key)}
        return tuple(sorted(found.values(), key=lambda mark: mark.number))

    def ties(self, screen: str) -> str:
        """The path of the lines from marks to their places, where they stand apart."""
        stands = (stand for drawn in self.drawn for stand in drawn.stands if stand.screen == screen)
        lines = (Stroke((each.x, each.y), each.tie) for each in stands if each.tie)
        return "".join(map(str, lines))

    @property
    def has_dashed(self) -> bool:
        """Whether a mark stands for an area."""
        return any(not each.is_filled for each in self.drawn)

    @property
    def view_box(self) -> str:
        """The picture's, as SVG has it."""
        left, top = round(self.view.left) - self.sides.left, round(self.view.top)
        return f"{left} {top} {self.width} {self.height}"

    @property
    def width(self) -> int:
        """Of the picture, in its units."""
        return round(self.view.width) + self.sides.left + self.sides.right

    @property
    def height(self) -> int:
        """Of the picture, in its units."""
        return round(self.view.height)

    @property
    def frame(self) -> str:
        """The path around what of the chart is shown."""
        view = self.view
        return (
            f"M{view.left:.0f} {view.top:.0f}h{view.width:.0f}v{view.height:.0f}h-{view.width:.0f}z"
        )
