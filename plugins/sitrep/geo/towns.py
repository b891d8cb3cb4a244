"""What the packaged gazetteer calls the towns and subdivisions of a country, in all spellings."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from sitrep.core.errors import BuildError
from sitrep.geo.spelling import fold

_DATA = Path(__file__).parent / "data"
_FLAGS = "!~?^"


@dataclass(frozen=True, slots=True)
class Town:
    """A town, or a subdivision as a whole."""

    code: str
    """The ISO 3166 code of the area that it lies in, or is."""
    names: tuple[str, ...]
    """Its name, then its other spellings, most of them folded as ``geo.spelling`` folds."""
    is_subdivision: bool = False


@lru_cache(maxsize=32)
def read_towns(country: str) -> tuple[Town, ...]:
    """Those of a country, by its ISO 3166-1 code, with the names of its districts.

    Raises BuildError for a broken file.
    """
    return (*_towns(country), *_districts(country))


def _towns(country: str) -> tuple[Town, ...]:
    found: list[Town] = []
    for number, cells in _rows("places", country):
        if len(cells) < 3:  # a subdivision called as a town elsewhere has no spelling of its own
            raise BuildError(_broken("places", country, number, "gazetteer"))
        code, inhabitants, name, *spellings = cells
        names = (name.lstrip(_FLAGS), *spellings)
        found.append(Town(code, names, is_subdivision=inhabitants == "*"))
    return tuple(found)


def _districts(country: str) -> tuple[Town, ...]:
    """Districts by all their names, those that share one as one."""
    found: dict[tuple[str, str], list[str]] = {}
    for number, cells in _rows("centres", country):
        if len(cells) != 4:
            raise BuildError(_broken("centres", country, number, "centres"))
        names = cells[3].split("|")
        found.setdefault((cells[0], fold(names[0])), []).extend(names)
    return tuple(Town(code, tuple(dict.fromkeys(names))) for (code, _), names in found.items())


def _rows(folder: str, country: str) -> list[tuple[int, list[str]]]:
    file = _DATA / folder / f"{country}.tsv"
    lines = file.read_text("utf-8").splitlines() if file.is_file() else []
    return [
        (number, line.split("\t"))
        for number, line in enumerate(lines, 1)
        if line[:1] not in ("#", "")
    ]


def _broken(folder: str, country: str, number: int, tool: str) -> str:
    return (
        f"geo/data/{folder}/{country}.tsv:{number} is unreadable. "
        f"Build it again: python -m sitrep.geo.build.{tool}."
    )
