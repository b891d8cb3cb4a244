"""The pictures of a week, together."""

from __future__ import annotations

from dataclasses import dataclass

from sitrep.core.regions import Regions
from sitrep.geo.outlines import Chart
from sitrep.site.catalogue.edition import Edition
from sitrep.site.pictures.atlas import Atlas, build_atlas


@dataclass(frozen=True, slots=True)
class WeekPictures:
    """What an edition shows beside its words."""

    map: Atlas | None


def build_pictures(edition: Edition, regions: Regions, chart: Chart | None) -> WeekPictures:
    """The pictures of an edition."""
    return WeekPictures(map=build_atlas(edition, regions, chart))
