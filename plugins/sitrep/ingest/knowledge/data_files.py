"""The TOML files of ``data/``: read once, and a wrong entry is named."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from sitrep.core.errors import SettingsError

Entries = Mapping[str, Mapping[str, object]]


def read_entries(name: str) -> Entries:
    """The tables of a data file, by their names; *name* is without its ending."""
    return {key: entry for key, entry in read_data(name).items() if isinstance(entry, Mapping)}


@cache
def read_data(name: str) -> Mapping[str, Any]:
    """All of a data file; raises SettingsError where it is no TOML."""
    text = files("sitrep.ingest.knowledge").joinpath("data", f"{name}.toml").read_text("utf-8")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{name}.toml is not valid TOML: {error}.") from error


def check_keys(file: str, name: str, entry: Mapping[str, object], known: frozenset[str]) -> None:
    """Raise SettingsError for the first key of an entry that its file does not have."""
    for key in entry:
        if key not in known:
            known_keys = ", ".join(sorted(known))
            raise SettingsError(
                f"{file}: [{name}] has an unknown key {key}. Known keys are {known_keys}."
            )


def texts_of(entry: Mapping[str, object], key: str) -> tuple[str, ...]:
    """The list of texts under a key, empty where there is none; SettingsError for anything else."""
    value = entry.get(key, [])
    if not isinstance(value, list):
        raise SettingsError(f'{key} must be a list of texts, not {value!r}. Write {key} = ["…"].')
    return tuple(map(str, value))
