"""The outlines of countries and their subdivisions, in the units of the pictures they are drawn in.

The file is made from Natural Earth by ``geo/build/charts.py``, which projects and
simplifies; here it becomes values, and rings become the paths of an SVG.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sitrep.core.errors import BuildError
from sitrep.geo.boxes import Box, Point

MARGIN = 24
"""Units between the country and the edge of a chart, as geo/build draws it."""

Ring = tuple[Point, ...]
"""A closed line; the first point is not repeated at its end."""


@dataclass(frozen=True, slots=True)
class Spot:
    """The point of an area farthest from its borders, where a number has most room."""

    x: int
    y: int
    room: int
    """How far the nearest border is."""


@dataclass(frozen=True, slots=True)
class ChartArea:
    """The land of a code within a chart."""

    code: str
    """ISO 3166-2; ISO 3166-1 for other countries and for land without a known subdivision."""
    rings: tuple[Ring, ...]
    spot: Spot

    @property
    def bounds(self) -> Box:
        """The box around it."""
        across = [x for ring in self.rings for x, _ in ring]
        down = [y for ring in self.rings for _, y in ring]
        return Box(min(across), min(down), max(across), max(down))


@dataclass(frozen=True, slots=True)
class ChartFrame:
    """How degrees become the units of a chart: equirectangular about the country's middle."""

    west: float
    north: float
    scale: float
    """Units for a degree of latitude."""
    narrow: float
    """How much shorter a degree of longitude is."""

    def point(self, latitude: float, longitude: float) -> Point:
        """A place in the chart's units, from its upper left corner."""
        across = (longitude - self.west) * self.narrow * self.scale
        return round(across) + MARGIN, round((self.north - latitude) * self.scale) + MARGIN

    def degrees(self, x: float, y: float) -> tuple[float, float]:
        """The longitude and latitude of a point in the chart's units."""
        across = (x - MARGIN) / (self.narrow * self.scale)
        return self.west + across, self.north - (y - MARGIN) / self.scale


@dataclass(frozen=True, slots=True)
class Chart:
    """A country's subdivisions with the land around, ready to be drawn."""

    country: str
    """ISO 3166-1."""
    width: int
    height: int
    areas: tuple[ChartArea, ...]
    land: tuple[ChartArea, ...]
    """Other countries, cut off a little outside the frame."""
    frame: ChartFrame | None = None
    """How degrees become its units; None in a file that does not say."""


def parse_outlines(data: bytes, file: str) -> tuple[Chart, ...]:
    """The charts in a file that geo/build/charts.py wrote; raises BuildError for any other."""
    try:
        given = json.loads(data)
        return tuple(_chart(each) for each in given["charts"])
    except (ValueError, LookupError, TypeError) as error:
        remedy = "Build it again: python -m sitrep.geo.build.charts"
        raise BuildError(f"{file} contains no outlines ({error}). {remedy}.") from error


def _chart(given: Any) -> Chart:
    return Chart(
        country=str(given["country"]),
        width=int(given["width"]),
        height=int(given["height"]),
        areas=tuple(_outline(each) for each in given["areas"]),
        land=tuple(_outline(each) for each in given["land"]),
        frame=ChartFrame(*map(float, given["frame"])) if "frame" in given else None,
    )


def _outline(given: Any) -> ChartArea:
    rings = tuple(_ring(numbers) for numbers in given["rings"])
    x, y, room = given["spot"]
    return ChartArea(str(given["code"]), rings, Spot(int(x), int(y), int(room)))


def _ring(numbers: list[Any]) -> Ring:
    return tuple(zip(map(int, numbers[::2]), map(int, numbers[1::2]), strict=True))


def choose_chart(charts: Iterable[Chart], codes: Iterable[str]) -> Chart | None:
    """The chart with most of the codes on it, the first of several; None if none has any."""
    wanted = set(codes)
    chosen, most = None, 0
    for chart in charts:
        shown = len(wanted.intersection(area.code for area in chart.areas))
        if shown > most:
            chosen, most = chart, shown
    return chosen


@lru_cache(maxsize=1000)  # the same few dozen areas are drawn on every map
def path_of(rings: tuple[Ring, ...]) -> str:
    """Rings as the ``d`` of an SVG path, in steps from point to point to keep it short."""
    return "".join(map(_path, rings))


def _path(ring: Ring) -> str:
    (x, y), *rest = ring
    written = [f"M{x} {y}l"]
    for after_x, after_y in rest:
        step = f"{after_x - x} {after_y - y}".replace(" -", "-")
        joined = written[-1].endswith("l") or step.startswith("-")
        written.append(step if joined else f" {step}")
        x, y = after_x, after_y
    return "".join(written) + "z"
