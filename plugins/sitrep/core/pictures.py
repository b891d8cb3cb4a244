"""The pictures of a week, together."""

from __future__ import annotations

from dataclasses import dataclass

from sitrep.core.daystrip import DayStrip, build_day_strip
from sitrep.core.edition import Edition
from sitrep.core.maps import RegionMap, build_edition_map
from sitrep.core.outlines import Chart
from sitrep.core.regions import Regions
from sitrep.core.sourcemix import SourceMix, build_source_mix


@dataclass(frozen=True, slots=True)
class WeekPictures:
    """What an edition shows beside its words."""

    map: RegionMap | None
    days: DayStrip
    mix: SourceMix | None


def build_pictures(edition: Edition, regions: Regions, chart: Chart | None) -> WeekPictures:
    """The pictures of an edition."""
    return WeekPictures(
        map=build_edition_map(edition, regions, chart),
        days=build_day_strip(edition),
        mix=build_source_mix(edition.families, edition.reliance),
    )
