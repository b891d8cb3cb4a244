"""All surfaces of an output, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from tests.support.site.surfaces.data import read_json, read_tables
from tests.support.site.surfaces.feeds import read_feeds, read_mail
from tests.support.site.surfaces.geojson import read_geojson
from tests.support.site.surfaces.pages import (
    read_archive,
    read_editions,
    read_events,
    read_front,
    read_regions,
    read_reports,
    read_sources,
)
from tests.support.site.surfaces.pictures import read_cards, read_maps
from tests.support.site.surfaces.readings import Reading
from tests.support.site.surfaces.searched import read_search
from tests.support.site.surfaces.structured import read_structured

SURFACES: tuple[Callable[[Path], Iterator[Reading]], ...] = (
    read_editions,
    read_front,
    read_archive,
    read_regions,
    read_events,
    read_reports,
    read_sources,
    read_maps,
    read_cards,
    read_structured,
    read_search,
    read_json,
    read_tables,
    read_geojson,
    read_feeds,
    read_mail,
)


def read_surfaces(output: Path) -> Iterator[Reading]:
    """What all of them say."""
    for surface in SURFACES:
        yield from surface(output)
