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

IN_FOLDERS: dict[str, tuple[Callable[[Path], Iterator[Reading]], ...]] = {
    "": (
        *(read_editions, read_front, read_archive, read_regions, read_events),
        *(read_reports, read_sources, read_maps, read_cards, read_structured),
    ),
    "pagefind": (read_search,),
    "data": (read_json, read_tables, read_geojson),
    "feeds": (read_feeds,),
    "mail": (read_mail,),
}
"""What reads the files of a folder, ``""`` those of all others."""


def read_surfaces(output: Path) -> Iterator[Reading]:
    """What all of them say."""
    for surfaces in IN_FOLDERS.values():
        for surface in surfaces:
            yield from surface(output)


def read_surfaces_like(file: str, output: Path) -> Iterator[Reading]:
    """What those say that are read from files such as this one."""
    for surface in IN_FOLDERS.get(file.partition("/")[0], IN_FOLDERS[""]):
        yield from surface(output)
