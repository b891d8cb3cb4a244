"""The words of pages at which one line of a scraped text is several, read once from their file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from sitrep.core.errors import SettingsError
from sitrep.ingest.knowledge.data_files import read_data

_KEYS = {"pattern", "catches"}


@dataclass(frozen=True, slots=True)
class Seam:
    """Words of a page in one line with others."""

    pattern: re.Pattern[str]
    catches: str
    """A line that holds them."""


@cache
def load_seams() -> tuple[Seam, ...]:
    """The seams in the order of their file; raises SettingsError for a wrong entry."""
    return tuple(map(_loaded, read_data("seams")["seam"]))


def _loaded(entry: dict[str, str]) -> Seam:
    if entry.keys() != _KEYS:
        raise SettingsError(f"seams.toml: an entry has other keys than {', '.join(sorted(_KEYS))}.")
    try:
        return Seam(re.compile(entry["pattern"]), entry["catches"])
    except re.error as error:
        raise SettingsError(f"seams.toml: {entry['pattern']} is no pattern ({error}).") from error
