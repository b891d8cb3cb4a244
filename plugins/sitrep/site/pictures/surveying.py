"""What makes a drawing a map: its scale, its graticule, and which part of a chart it shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor

from sitrep.geo.boxes import Box
from sitrep.geo.outlines import Chart, ChartArea
from sitrep.site.pictures.layout.ground import COUNTRY, ground_of
from sitrep.site.pictures.layout.naming import LETTERS, Sides, unit_of

KILOMETRES = (1000, 500, 200, 100, 50, 20, 10, 5)
"""What a scale bar may stand for."""
DEGREE = 111.195
"""Kilometres of a degree of latitude."""
LONGEST_BAR = 0.25
"""How much of the width a scale bar takes at most."""
STEPS = (0.5, 1, 2, 5, 10, 20)
"""Degrees between two lines of a graticule."""
FEWEST_LINES = 5
"""A graticule has about so many lines each way, and no more."""
AROUND = 0.4
"""How much land a small map shows around its subject, in parts of the subject's size."""
SMALLEST = 0.34
"""How much of a chart a small map shows at least."""


@dataclass(frozen=True, slots=True)
class ScaleBar:
    """A bar with its length in words."""

    x: int
    y: int
    length: int
    kilometres: int
    words_at: int
    """Where the feet of its words stand, which are above it."""
    box: Box
    """What it covers with them."""

    @property
    def middle(self) -> int:
        """Of the bar, from the left."""
        return self.x + self.length // 2


@dataclass(frozen=True, slots=True)
class Graticule:
    """Lines of whole degrees."""

    path: str = ""


def scale_of(chart: Chart, view: Box, pixels: int) -> ScaleBar | None:
    """The scale bar of a map, in the corner with least of the country; None where it is unknown."""
    if chart.frame is None:
        return None
    longest = view.width * LONGEST_BAR
    lengths = ((km, round(chart.frame.scale * km / DEGREE)) for km in KILOMETRES)
    found = next(((km, length) for km, length in lengths if length <= longest), None)
    if found is None:
        return None
    kilometres, length = found
    size = unit_of(view, Sides(), pixels) * LETTERS
    width, height, gap = max(length, 5 * size), 2.2 * size, size
    corners = (
        Box(view.right - gap - width, view.bottom - height, view.right - gap, view.bottom),
        Box(view.left + gap, view.bottom - height, view.left + gap + width, view.bottom),
        Box(view.right - gap - width, view.top, view.right - gap, view.top + height),
        Box(view.left + gap, view.top, view.left + gap + width, view.top + height),
    )
    ground = ground_of(chart)
    box = min(corners, key=lambda corner: ground.share(COUNTRY, corner))
    x = round((box.left + box.right - length) / 2)
    y = round(box.bottom - 0.5 * size)
    return ScaleBar(x, y, length, kilometres, round(y - 0.6 * size), box)


def graticule_of(chart: Chart, view: Box) -> Graticule:
    """Lines of whole degrees over what is in view; none where a chart does not say where it lies."""
    frame = chart.frame
    if frame is None:
        return Graticule()
    west, north = frame.degrees(view.left, view.top)
    east, south = frame.degrees(view.right, view.bottom)
    span = max(east - west, north - south)
    step = next((each for each in STEPS if span / each <= FEWEST_LINES), STEPS[-1])
    lines = [
        f"M{frame.point(north, degree)[0]} {view.top:.0f}v{view.height:.0f}"
        for degree in _whole(west, east, step)
    ]
    lines += [
        f"M{view.left:.0f} {frame.point(degree, west)[1]}h{view.width:.0f}"
        for degree in _whole(south, north, step)
    ]
    return Graticule("".join(lines))


def crop_to(areas: Iterable[ChartArea], chart: Chart) -> Box:
    """The part of a chart about areas, four wide by three high, within the chart."""
    bounds = [area.bounds for area in areas]
    left, top = min(each.left for each in bounds), min(each.top for each in bounds)
    right, bottom = max(each.right for each in bounds), max(each.bottom for each in bounds)
    least = SMALLEST * max(chart.width, chart.height)
    width = max((right - left) * (1 + AROUND), (bottom - top) * (1 + AROUND) * 4 / 3, least)
    width = min(width, chart.width)
    height = min(max(width * 3 / 4, (bottom - top) * (1 + AROUND)), chart.height)
    x = _within((left + right) / 2, width, chart.width)
    y = _within((top + bottom) / 2, height, chart.height)
    return Box(round(x), round(y), round(x + width), round(y + height))


def _within(middle: float, size: float, whole: float) -> float:
    return min(max(0.0, middle - size / 2), whole - size)


def _whole(low: float, high: float, step: float) -> list[float]:
    return [number * step for number in range(ceil(low / step), floor(high / step) + 1)]
