"""The sources and regions of a content folder, and which one a misspelt name may mean."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from pathlib import Path

from sitrep.content.digest_file import parse_digest
from sitrep.content.regions_file import parse_regions
from sitrep.content.sources_file import parse_sources
from sitrep.core.events import KINDS
from sitrep.core.limits import PICTURE
from sitrep.core.model import UNKNOWN_SOURCE
from sitrep.files.plain import read_plain
from sitrep.geo.codes import iso_codes

_MOST = 3
"""Suggestions of one message: more would be a list to read."""


def find_unknown(folder: Path, *, source: str | None, region: str | None) -> str | None:
    """A sentence on a source or region that the content folder does not have, else None.

    A region may also be a code of ISO 3166. A file that cannot be read knows nothing: its faults
    are the build's to report.
    """
    sources = {UNKNOWN_SOURCE.id: UNKNOWN_SOURCE.name, **_sources(folder)}
    if source and source not in sources:
        return (
            f"there is no source “{source}” in sources.toml.{_suggestions(source, sources)} "
            "Add it first with ./dev new source, or leave --source out"
        )
    if not region or region in iso_codes():
        return None
    regions = _regions(folder)
    if region not in regions:
        return (
            f"there is no region “{region}” in regions.toml.{_suggestions(region, regions)} "
            "Write an id of regions.toml or an ISO 3166-2 code such as SY-ID"
        )
    return None


def find_unknown_kind(folder: Path, kind: str | None) -> str | None:
    """A sentence on a kind of event that neither every digest nor this one has, else None."""
    digest = parse_digest(_read(folder / "digest.toml"), "digest.toml", [])
    kinds = {**KINDS, **{own.id: own.label for own in digest.kinds}}
    if kind is None or kind in kinds:
        return None
    return (
        f"“{kind}” is not a kind of event.{_suggestions(kind, kinds)} Kinds are {', '.join(kinds)}"
    )


def _sources(folder: Path) -> dict[str, str]:
    rows = parse_sources(_read(folder / "sources.toml"), "sources.toml", []) or ()
    return {row.id: row.name for row in rows}


def _regions(folder: Path) -> dict[str, str]:
    rows = parse_regions(_read(folder / "regions.toml"), "regions.toml", iso_codes(), []) or ()
    return {row.id: row.name for row in rows}


def _read(path: Path) -> str:
    if not path.is_file():
        return ""
    return read_plain(path, PICTURE.most).decode("utf-8", "replace")


def _suggestions(word: str, names: Mapping[str, str]) -> str:
    """`` Did you mean …?`` by ids and by names: a curator may remember either."""
    by_spelling: dict[str, str] = {}
    for id_, name in names.items():
        by_spelling[id_.casefold()] = id_
        by_spelling[name.casefold()] = id_
    near = difflib.get_close_matches(word.casefold(), by_spelling, n=_MOST)
    ids = dict.fromkeys(by_spelling[spelling] for spelling in near)
    if not ids:
        return ""
    shown = " or ".join(f"{id_} ({names[id_]})" for id_ in ids)
    return f" Did you mean {shown}?"
