"""What every file of a site follows from: the program, its libraries, the settings, the templates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import ModuleType

from sitrep.core.errors import NotAValueError
from sitrep.files.cache.digest import Digester
from sitrep.files.cache.version import PACKAGE, folders_digest, program_version

_PLACES = frozenset({"PATH", "OUTPUT_PATH", "THEME", "CACHE_PATH", "PLUGIN_PATHS"})
"""Settings that say where something lies: what lies there counts, not where."""
_ELSEWHERE = frozenset({"commit"})
"""Our own settings that are arguments of the few files that say them: a commit is another one with
each build that CI makes, and must not call all files into question."""


def base_digest(
    settings: Mapping[str, object], themes: Iterable[Path], plugins: Iterable[ModuleType]
) -> str | None:
    """The digest of it; None where a setting holds a program, of which nothing can be known.

    ``settings`` are Pelican's; ``themes`` the folders that templates, styles and pictures are read
    from; ``plugins`` those that PLUGINS names.
    """
    plain = {name: _plain(value) for name, value in settings.items() if name not in _PLACES}
    ours = settings.get("SITREP")
    if isinstance(ours, Mapping):
        plain["SITREP"] = {key: value for key, value in ours.items() if key not in _ELSEWHERE}
    places = dict.fromkeys((*themes, *_foreign(plugins)))
    try:
        return Digester().of(program_version(), plain, folders_digest(places))
    except NotAValueError:
        return None


def _foreign(plugins: Iterable[ModuleType]) -> Iterator[Path]:
    """Where the plugins lie that are no part of this project."""
    for plugin in plugins:
        file = getattr(plugin, "__file__", None)
        if file and PACKAGE not in (path := Path(file)).parents:
            yield path.parent if path.name == "__init__.py" else path


def _plain(value: object) -> object:
    """A module by its name; all else as it is."""
    if isinstance(value, ModuleType):
        return value.__name__
    if isinstance(value, list | tuple):
        return tuple(map(_plain, value))
    return value
