"""A settings file, which is Python, as Pelican reads it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pelican.settings import read_settings

from sitrep.core.errors import SettingsError, SitrepError

PelicanSettings = dict[str, Any]
"""Pelican's settings; settings.py reads ours out of them."""
_ERRORS = (
    ArithmeticError,
    AttributeError,
    ImportError,
    LookupError,
    NameError,
    OSError,
    SyntaxError,
    TypeError,
    ValueError,
)
"""What running a settings file may raise."""


def read_settings_file(path: Path, override: Mapping[str, object]) -> PelicanSettings:
    """The settings in a file, some of them replaced; raises SitrepError where it cannot be read."""
    if not path.is_file():
        raise SitrepError(
            f"{path} does not exist. Run this in the project's folder, or name the "
            "settings file with --settings."
        )
    try:
        settings: PelicanSettings = read_settings(str(path), override={**override})
    except _ERRORS as error:
        raise SettingsError(f"{path}: {error}.") from error
    return settings
