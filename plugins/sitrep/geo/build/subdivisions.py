"""Which ISO 3166-2 code a point lies in, by the outlines of Natural Earth (public domain).

For gazetteer.py.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pycountry
import shapely
from shapely.geometry import shape as read_shape

from sitrep.geo.spelling import fold

ENOUGH = 0.5
"""Share of a GeoNames division's towns that must lie in one subdivision for the code to be its."""
NAME_KEYS = ("name", "name_en", "name_alt", "gn_name", "woe_name")
_PARTS = re.compile(r"[|;/()\[\]]")


@dataclass(frozen=True, slots=True)
class SubdivisionArea:
    """A subdivision's area."""

    code: str
    names: tuple[str, ...]
    shape: shapely.Geometry
    """In degrees."""


def read_outlines(collection: Mapping[str, Any]) -> dict[str, list[SubdivisionArea]]:
    """The outlines of a GeoJSON collection by country, those that a current code is found for."""
    codes = Codes()
    found: dict[str, list[SubdivisionArea]] = {}
    for feature in collection["features"]:
        about = feature["properties"]
        country = code_country(about)
        names = [
            part.strip() for key in NAME_KEYS for part in _PARTS.split(str(about.get(key) or ""))
        ]
        code = codes.top(str(about.get("iso_3166_2") or "")) or codes.of_name(country, names)
        if code:
            shape = shapely.make_valid(read_shape(feature["geometry"]))
            shapely.prepare(shape)  # thousands of towns are looked for in it
            own = (
                tuple(dict.fromkeys(filter(None, names)))
                if codes.is_top(str(about.get("iso_3166_2")))
                else ()
            )
            found.setdefault(country, []).append(SubdivisionArea(code, own, shape))
    return found


def code_country(about: Mapping[str, Any]) -> str:
    """The country of a code: Natural Earth's own answer follows who holds the ground."""
    code = str(about.get("iso_3166_2") or "")
    return code[:2] if re.fullmatch(r"[A-Z]{2}-[A-Z0-9]+", code) else str(about.get("iso_a2") or "")


class Codes:
    """The current codes of ISO 3166-2, as pycountry has them."""

    def __init__(self) -> None:
        self._known: dict[str, Any] = {each.code: each for each in pycountry.subdivisions}
        parts = Counter(each.country_code for each in self._known.values())
        lower = Counter(each.country_code for each in self._known.values() if each.parent_code)
        self._climbs = frozenset(
            country for country in lower if lower[country] > parts[country] / 2
        )
        self._over = frozenset(
            each.parent_code
            for code, each in self._known.items()
            if each.parent_code and self.top(code) == code
        )
        self._names: dict[str, str] = {}
        for code, each in self._known.items():
            for name in _PARTS.split(each.name):
                self._names.setdefault(f"{each.country_code} {fold(plain_name(name))}", code)

    def top(self, code: str) -> str | None:
        """The subdivision of the first level that ``code`` belongs to, or None where it is unknown.

        A region over a few of a country's provinces alone, as in Iraq, is not a level.
        """
        while code in self._known and self._known[code].parent_code and code[:2] in self._climbs:
            code = str(self._known[code].parent_code)
        return code if code in self._known else None

    def is_top(self, code: str) -> bool:
        """Whether the code is of the first level."""
        return self.top(code) in {code, None}

    def is_over_others(self, code: str) -> bool:
        """Whether others of the first level lie in it, as provinces in Iraqi Kurdistan."""
        return code in self._over

    def of_name(self, country: str, names: Iterable[str]) -> str | None:
        """The first-level code that one of the names belongs to."""
        keys = (f"{country} {fold(plain_name(name))}" for name in names)
        return next((self.top(self._names[key]) for key in keys if key in self._names), None)

    def names(self) -> Iterator[tuple[str, str]]:
        """Code and name of every subdivision of the first level; one of several names, each."""
        for code, each in self._known.items():
            if self.top(code) == code:
                yield from (
                    (code, name.strip()) for name in _PARTS.split(each.name) if name.strip()
                )


TYPE_WORDS = (
    "autonomous republic|autonomous region|autonomous province|capital district|capital territory|"
    "administrative region|"
    "oblast|province|provincia|provincie|governorate|region|state|district|department|departamento|departement|"
    "prefecture|county|"
    "republic|respublika|avtonomna|autonomous|territory|krai|kray|canton|parish|municipality|voivodship|voivodeship|"
    "division|emirate|wilaya|wilayat|muhafazat|viloyati|oblysy|rayon|raion|estado de|estado|"
    "provincia de|provincia di|region de|comunidad de|kanton|kraj|zupa|zupanija|megye|lan|fylke|"
    "qarku"
)
"""What a name of a subdivision says of its kind."""
_TYPES = re.compile(rf"\b(?:{TYPE_WORDS})\b\.?", re.IGNORECASE)


def plain_name(name: str) -> str:
    """A subdivision's name without what it says of its kind."""
    stem = (
        " ".join(_TYPES.sub(" ", name).split())
        .removeprefix("of ")
        .removesuffix(" of")
        .strip(" ,-’'")
    )
    return stem or name


def codes_of_divisions(
    towns: Iterable[Mapping[str, Any]], outlines: Mapping[str, list[SubdivisionArea]]
) -> dict[str, str]:
    """The code of each GeoNames division ("UA.07") whose largest towns lie in one subdivision."""
    votes: dict[str, Counter[str]] = {}
    for town in towns:
        votes.setdefault(f"{town['countrycode']}.{town['admin1code']}", Counter())
    for division, sample in _samples(towns).items():
        for town in sample:
            code = code_at(town, outlines)
            votes[division][code or ""] += 1
    winners = {division: counts.most_common(1)[0] for division, counts in votes.items() if counts}
    return {
        division: code
        for division, (code, number) in winners.items()
        if code and number >= ENOUGH * sum(votes[division].values())
    }


def code_at(town: Mapping[str, Any], outlines: Mapping[str, list[SubdivisionArea]]) -> str | None:
    """The code of the subdivision of its country that the town lies in."""
    longitude, latitude = float(town["longitude"]), float(town["latitude"])
    for area in outlines.get(town["countrycode"], []):
        if shapely.contains_xy(area.shape, longitude, latitude):
            return area.code
    return None


def _samples(towns: Iterable[Mapping[str, Any]]) -> dict[str, list[Mapping[str, Any]]]:
    """The fifteen largest towns of each division."""
    found: dict[str, list[Mapping[str, Any]]] = {}
    for town in sorted(towns, key=lambda town: -int(town["population"])):
        sample = found.setdefault(f"{town['countrycode']}.{town['admin1code']}", [])
        if len(sample) < 15:
            sample.append(town)
    return found
