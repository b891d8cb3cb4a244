"""GeoJSON as RFC 7946 has it: features with flat properties, as programs of maps read them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from sitrep.core.events import Event
from sitrep.core.regions import Regions
from sitrep.geo.centres import Centre
from sitrep.geo.charts import ChartGround
from sitrep.geo.shapes import DECIMALS, Polygon
from sitrep.site.data.index_record import PartRecord, SubsetRecord
from sitrep.site.data.json_text import WrittenValue

ATTRIBUTION = (
    "Outlines: Natural Earth (public domain), simplified. Middles of districts and subdistricts: "
    "Open-Syria, from HDX/OCHA, GeoNames and geoBoundaries (CC BY 4.0)."
)
Property = str | int | bool | dt.date | None
Geometry = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class FeatureRecord:
    """A region or an event on the map; without a geometry where none is known."""

    type: str
    id: str
    geometry: Geometry | None
    properties: Mapping[str, Property]


@dataclass(frozen=True, slots=True)
class MappedEvent(WrittenValue):
    """An event as a feature that is written already."""

    id: str
    week: str
    """The first that tells of it."""
    updated: dt.date | None


@dataclass(frozen=True, slots=True)
class FeaturesRecord:
    """A file of features."""

    type: str
    name: str
    version: int
    commit: str | None
    content_hash: str
    licence: str
    attribution: str
    """Whom to name for the geometries."""
    subset: SubsetRecord | None
    """Of a year: which part it is."""
    parts: tuple[PartRecord, ...]
    """Of all events: the files by year, which have every one."""
    whole: bool
    """Whether nothing that belongs here was left out for want of room."""
    features: tuple[FeatureRecord | MappedEvent, ...]


def feature(
    name: str, geometry: Geometry | None, properties: Mapping[str, Property]
) -> FeatureRecord:
    """A feature of that id."""
    return FeatureRecord("Feature", name, geometry, properties)


def land(codes: frozenset[str] | tuple[str, ...], ground: ChartGround) -> Geometry | None:
    """The land of codes; None where no outline is known."""
    return _surface(ground.shapes.polygons(codes))


def spot_of(event: Event, regions: Regions, ground: ChartGround) -> Geometry | None:
    """The middle of the district or subdistrict that an event names as its place, if it is known.

    No map may point nearer than that.
    """
    codes = sorted(regions.codes_of(event.regions))
    if not event.place:
        return None
    for country in sorted({code.partition("-")[0] for code in codes}):
        found = (
            ground.centres[country].find(event.place, codes) if country in ground.centres else None
        )
        if found:
            return {"type": "Point", "coordinates": _rounded(found)}
    return None


def _rounded(centre: Centre) -> tuple[float, float]:
    return round(centre.longitude, DECIMALS), round(centre.latitude, DECIMALS)


def _surface(polygons: tuple[Polygon, ...]) -> Geometry | None:
    if not polygons:
        return None
    if len(polygons) == 1:
        return {"type": "Polygon", "coordinates": polygons[0]}
    return {"type": "MultiPolygon", "coordinates": polygons}
