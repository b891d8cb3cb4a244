"""The words of pages at which one line of a scraped text is several, read once from their file."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sitrep.core.errors import SettingsError

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
    text = files("sitrep.ingest.knowledge").joinpath("data", "seams.toml").read_text("utf-8")
    return tuple(map(_loaded, tomllib.loads(text)["seam"]))


def _loaded(entry: dict[str, str]) -> Seam:
    if entry.keys() != _KEYS:
        raise SettingsError(f"seams.toml: an entry has other keys than {', '.join(sorted(_KEYS))}.")
    try:
        return Seam(re.compile(entry["pattern"]), entry["catches"])
    except re.error as error:
        raise SettingsError(f"seams.toml: {entry['pattern']} is no pattern ({error}).") from error
