"""Where the names of a map's areas stand: on the area where they fit, else beside the map.

The rule knows no country. It is worked out twice: for a wide map, and for a phone, where letters
are larger in the map's units. Names beside the map stand in a column on the nearer side, each
with a line to its area, and never over one another.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sitrep.geo.outlines import Chart, ChartArea, Spot

SIZES = {"wide": 17, "phone": 28}
"""The size of names in units of the map; on either map that is about 11 pixels of a screen."""
LETTER = 0.58
"""The width of a letter of the label face, in parts of its size: no narrower than the mean."""
LINE = 1.25
"""The height of a line, in parts of the size."""
LOOSE = 1.12
"""By how much a name may reach over the circle that fits into its area: areas are no circles."""
SIDE = 150
"""Units beside the map for names."""
BELOW_MARKS = 15
"""How far above its area's middle a name stands where marks stand below it."""


_Place = tuple[str, int, int, str, str | None]
"""A name's text, x, y, anchor and leader."""


class Size(StrEnum):
    """For which width of the map a name is placed."""

    WIDE = "wide"
    PHONE = "phone"


@dataclass(frozen=True, slots=True)
class PlacedName:
    """A name on a map."""

    text: str
    x: int
    y: int
    anchor: str
    """``start``, ``middle`` or ``end``, as SVG has it."""
    sizes: frozenset[Size]
    """On which maps it stands there."""
    leader: str | None = None
    """The path of the line to its area, where it stands beside the map."""

    @property
    def size_class(self) -> str:
        """The class that hides it on the other map; empty where it stands there on both."""
        return "" if len(self.sizes) == len(Size) else f"on-{min(self.sizes)}"


def width_of(text: str, size: Size) -> float:
    """How wide a name is, in units of the map."""
    return len(text) * LETTER * SIZES[size]


def fits(text: str, spot: Spot, size: Size) -> bool:
    """Whether a name fits on its area, in one line."""
    half_width, half_height = width_of(text, size) / 2, SIZES[size] / 2
    return float(half_width**2 + half_height**2) <= (spot.room * LOOSE) ** 2


def place_names(
    chart: Chart, names: dict[str, str], marked: Iterable[str]
) -> tuple[PlacedName, ...]:
    """The names of a chart's areas, by their codes, where they stand.

    ``marked`` are the areas with marks on them: their names make room for these.
    """
    raised = set(marked)
    areas = [area for area in chart.areas if area.code in names]
    found: dict[_Place, set[Size]] = {}
    for size in Size:
        inside = [area for area in areas if fits(names[area.code], area.spot, size)]
        for area in inside:
            lift = BELOW_MARKS if area.code in raised else -SIZES[Size.WIDE] // 3
            found.setdefault(_inside(names[area.code], area.spot, lift), set()).add(size)
        for key in _beside(chart, [area for area in areas if area not in inside], names, size):
            found.setdefault(key, set()).add(size)
    return tuple(
        PlacedName(text, x, y, anchor, frozenset(sizes), leader)
        for (text, x, y, anchor, leader), sizes in found.items()
    )


def _inside(name: str, spot: Spot, lift: int) -> _Place:
    return name, spot.x, spot.y - lift, "middle", None


def sides_of(names: Iterable[PlacedName]) -> tuple[int, int]:
    """How much room names beside the map need, on its left and on its right."""
    anchors = {name.anchor for name in names if name.leader}
    return SIDE if "end" in anchors else 0, SIDE if "start" in anchors else 0


def _beside(
    chart: Chart, areas: Sequence[ChartArea], names: dict[str, str], size: Size
) -> list[_Place]:
    """Names in a column on the nearer side, from above, with lines to their areas."""
    placed: list[_Place] = []
    for on_left in (True, False):
        column = [area for area in areas if (area.spot.x < chart.width / 2) is on_left]
        column.sort(key=lambda area: (area.spot.y, area.spot.x, area.code))
        edge, text_x = (-6, -11) if on_left else (chart.width + 6, chart.width + 11)
        turn = 4 if on_left else chart.width - 4
        for area, y in zip(column, _spread(column, chart.height, size), strict=True):
            leader = f"M{edge} {y}H{turn}L{area.spot.x} {area.spot.y}"
            anchor = "end" if on_left else "start"
            middle = y + SIZES[Size.WIDE] // 3
            placed.append((names[area.code], text_x, middle, anchor, leader))
    return placed


def _spread(column: Sequence[ChartArea], height: int, size: Size) -> list[int]:
    """Heights near those of the areas, a line apart, and all of them on the map."""
    step = round(SIZES[size] * LINE)
    heights: list[int] = []
    for area in column:
        lowest = heights[-1] + step if heights else step
        heights.append(max(area.spot.y, lowest))
    limit = height - step // 2
    for at in range(len(heights) - 1, -1, -1):
        heights[at] = min(heights[at], limit)
        limit = heights[at] - step
    return heights
