"""What the content folder tells cleaning: its sources, regions and places."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from sitrep.content.places_file import parse_places
from sitrep.content.regions_file import parse_regions
from sitrep.content.sources_file import parse_sources
from sitrep.content.syntax.front_matter import decode
from sitrep.core.errors import Fault
from sitrep.core.limits import PICTURE
from sitrep.core.model import Source
from sitrep.files.plain import read_plain
from sitrep.ingest.knowledge.bank import Settings, load_settings

SOURCES, REGIONS, PLACES = "sources.toml", "regions.toml", "places.toml"


def read_settings(folder: Path) -> Settings:
    """The settings of a content folder, whose reports are left unread.

    A file that is missing, is a link or cannot be read says nothing: that is the build's to say.
    """
    given: dict[str, bytes] = {}
    for name in (SOURCES, REGIONS, PLACES):
        path = folder / name
        if path.is_file() and not path.is_symlink():
            try:
                given[name] = read_plain(path, PICTURE.most)
            except OSError:
                continue
    return settings_in(given, sources_in(given))


def sources_in(given: Mapping[str, bytes]) -> tuple[Source, ...]:
    """The rows of sources.toml among files by their paths; none where it says nothing."""
    return parse_sources(_text(given, SOURCES) or "", SOURCES, []) or ()


def settings_in(given: Mapping[str, bytes], sources: tuple[Source, ...]) -> Settings:
    """The settings that files by their paths make with these sources."""
    regions, places = _text(given, REGIONS), _text(given, PLACES)
    faults: list[Fault] = []
    return load_settings(
        sources,
        parse_regions(regions, REGIONS, frozenset(), faults) or () if regions else (),
        parse_places(places, PLACES, frozenset(), faults) or () if places else (),
    )


def _text(given: Mapping[str, bytes], name: str) -> str | None:
    return decode(given[name], name, []) if name in given else None
