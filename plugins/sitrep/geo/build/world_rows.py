"""The lines of ``data/places/``, and which of them are known without their country.

For gazetteer.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from sitrep.geo.build.country_names import country_names
from sitrep.geo.build.place_rules import GazetteerRules
from sitrep.geo.spelling import fold

WORLD_FLOOR = 150_000
"""Inhabitants of a city that a report may name without its country."""
WAR_FLOOR = 10_000
"""The same where there is war: several such towns tell of which country a report is."""
HINT = "^"
"""The mark of a town that only tells so."""
DOMINANT = 10
"""A city known without its country has so many times the inhabitants of any namesake abroad."""


@dataclass(frozen=True, slots=True)
class CountryRow:
    """A line of a country's file."""

    code: str
    population: int | None
    """None for a subdivision."""
    name: str
    keys: tuple[str, ...]
    mark: str = ""
    """As the head of the files says."""
    is_sure: bool = False
    """Whether a hand has put it there, against what the packages say."""

    def __str__(self) -> str:
        people = "*" if self.population is None else str(self.population)
        return "\t".join((self.code, people, self.mark + self.name, *self.keys))


def world_rows(
    towns: list[dict[str, Any]], tables: Mapping[str, list[CountryRow]], rules: GazetteerRules
) -> list[CountryRow]:
    """The rows that are known without their country: no namesake abroad comes near them."""
    rows = _countries()
    largest: dict[str, dict[str, int]] = {}
    for country, key, people in _claims(towns, {**tables, "": rows}):
        sizes = largest.setdefault(key, {})
        sizes[country] = max(people, sizes.get(country, 0))
    found = []
    for row in chain(rows, *tables.values()):
        country = row.code[:2]
        is_great = _is_of_the_world(row)
        if is_great or (country in rules.whole and _is_of_the_war(row)):
            keys = tuple(key for key in row.keys if _is_alone(largest.get(key, {}), country))
            if keys:
                found.append(replace(row, keys=keys, mark=row.mark if is_great else HINT))
    return found


def _is_of_the_world(row: CountryRow) -> bool:
    """Whether a place may be named without its country: a capital, a great city, a subdivision."""
    if row.population is None or row.mark == "!":
        return True
    return row.population >= WORLD_FLOOR and row.mark != "?"


def _is_of_the_war(row: CountryRow) -> bool:
    return row.population is not None and row.population >= WAR_FLOOR and not row.mark


def _countries() -> list[CountryRow]:
    return [CountryRow(code, None, name, keys) for code, name, keys in country_names() if keys]


def _claims(
    towns: Iterable[Mapping[str, Any]], tables: Mapping[str, list[CountryRow]]
) -> Iterator[tuple[str, str, int]]:
    """Country, spelling and inhabitants of all that bears a name; a subdivision is a city."""
    for town in towns:
        yield str(town["countrycode"]), fold(str(town["name"])), int(town["population"])
    for row in chain(*tables.values()):
        for key in row.keys:
            yield row.code[:2], key, WORLD_FLOOR if row.population is None else row.population


def _is_alone(sizes: Mapping[str, int], country: str) -> bool:
    return all(
        people * DOMINANT <= sizes.get(country, 0)
        for other, people in sizes.items()
        if other != country
    )
