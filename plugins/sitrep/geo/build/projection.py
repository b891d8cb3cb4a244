"""The frame of a picture of a country: how degrees become its units, and where it ends.

For charts.py. The projection is written out: equirectangular about a country's middle is three
lines, and a library of projections would bring a database of them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import shapely

from sitrep.geo.outlines import MARGIN

LONGEST = 720
"""Units of the picture's longer side."""
OUTSIDE = 3
"""Units beyond that edge at which land is cut, so that the cut is not seen."""


@dataclass(frozen=True, slots=True)
class Projection:
    """A piece of the Earth as a picture shows it, equirectangular about its middle."""

    west: float
    north: float
    scale: float
    """Units of the picture for a degree of latitude."""
    narrow: float
    """How much shorter a degree of longitude is."""
    width: int
    height: int

    def project(self, shape: shapely.Geometry) -> shapely.Geometry:
        """A shape in degrees, in units of the picture from its upper left corner."""
        across = self.narrow * self.scale
        return shapely.transform(
            shape,
            lambda degrees: (
                (degrees - (self.west, self.north)) * (across, -self.scale) + (MARGIN, MARGIN)
            ),
        )

    def cut(self, shape: shapely.Geometry) -> shapely.Geometry:
        """What of a shape lies in the picture or just outside of it."""
        right, bottom = self.width + OUTSIDE, self.height + OUTSIDE
        return shapely.intersection(shape, shapely.box(-OUTSIDE, -OUTSIDE, right, bottom))


def frame_of(shape: shapely.Geometry) -> Projection:
    """The frame around a country, given in degrees."""
    west, south, east, north = (float(edge) for edge in shapely.bounds(shape))
    narrow = math.cos(math.radians((south + north) / 2))
    scale = (LONGEST - 2 * MARGIN) / max((east - west) * narrow, north - south)
    width = round((east - west) * narrow * scale) + 2 * MARGIN
    return Projection(
        west, north, scale, narrow, width, round((north - south) * scale) + 2 * MARGIN
    )
