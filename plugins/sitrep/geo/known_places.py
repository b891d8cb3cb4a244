"""All spellings of places that the package knows in some countries, for looking up what a text names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

PLACES = Path(__file__).parent / "data" / "places"
CENTRES = Path(__file__).parent / "data" / "centres"
SUBDIVISION = "*"
"""What stands for the inhabitants of a subdivision in the gazetteer."""
_SIGNS = "!~?"
"""What the gazetteer writes before some names."""


@dataclass(frozen=True, slots=True)
class KnownPlaces:
    """Spellings by which places and subdivisions are known."""

    spellings: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By the key of each spelling, the keys of all of the same place."""
    subdivisions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The spellings of subdivisions by their codes."""

    def of_subdivision(self, codes: Iterable[str]) -> tuple[str, ...]:
        """The spellings of a region that is one subdivision; of any other there are none."""
        listed = tuple(codes)
        return self.subdivisions.get(listed[0], ()) if len(listed) == 1 else ()


def read_known_places(countries: Iterable[str], key: Callable[[str], str]) -> KnownPlaces:
    """Those of countries, by ISO 3166-1; ``key`` folds a spelling."""
    groups: list[list[str]] = []
    subdivisions: dict[str, tuple[str, ...]] = {}
    for country in sorted(set(countries)):
        for row in _rows(PLACES / f"{country}.tsv"):
            code, inhabitants, *names = row
            spelt = tuple(name.lstrip(_SIGNS) for name in names)
            if inhabitants == SUBDIVISION:
                subdivisions[code] = spelt
            else:
                groups.append([name for name in map(key, spelt) if name])
        for code, _latitude, _longitude, listed in _rows(CENTRES / f"{country}.tsv"):
            spelt = tuple(listed.split("|"))
            groups.append([name for name in map(key, spelt) if name])
            _add_governorate(code, spelt, subdivisions, key)
    return KnownPlaces(_joined(groups), subdivisions)


def _add_governorate(
    code: str,
    names: Iterable[str],
    subdivisions: dict[str, tuple[str, ...]],
    key: Callable[[str], str],
) -> None:
    """A subdivision called like its chief place is spelt as that is, in its own script as well."""
    known = subdivisions.get(code, ())
    if {key(name) for name in names} & {key(name) for name in known}:
        subdivisions[code] = tuple(dict.fromkeys((*known, *names)))


def _rows(file: Path) -> Iterator[list[str]]:
    if file.is_file():
        for line in file.read_text("utf-8").splitlines():
            if not line.startswith("#"):
                yield line.split("\t")


def _joined(groups: Iterable[Sequence[str]]) -> dict[str, frozenset[str]]:
    """The groups by each of their members.

    What has the name of a group that is known joins it: a town, its subdistrict and its district
    are spelt alike. Another spelling of two places belongs to the first.
    """
    found: dict[str, set[str]] = {}
    for group in groups:
        own = found.get(group[0], set()) if group else set()
        for name in group:
            if found.setdefault(name, own) is own:
                own.add(name)
    return {name: frozenset(group) for name, group in found.items()}
