"""``python -m sitrep.geo.build.coverage [CODE…]``: what the packaged gazetteer knows of each country.

Places and districts, their names, the share of places that have one in other letters than Latin,
and the subdivisions of the first level without any place. Reads the packaged data alone.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass

import pycountry

from sitrep.geo.towns import Town, read_towns


@dataclass(frozen=True, slots=True)
class Coverage:
    """What is known of a country."""

    country: str
    places: int
    names: int
    in_other_letters: int
    divisions: int
    """Subdivisions of the first level that ISO 3166-2 has."""
    without: tuple[str, ...]
    """Those that no place lies in."""

    def __str__(self) -> str:
        share = 100 * self.in_other_letters // max(1, self.places)
        lacking = f"  {len(self.without)} without: {' '.join(self.without)}" if self.without else ""
        return (
            f"{self.country}  {self.places:6} places  {self.names:7} names  {share:3} % in other "
            f"letters  {self.divisions:3} divisions{lacking}"
        )


def coverage_of(country: str, towns: tuple[Town, ...]) -> Coverage:
    """What the towns of a country's file come to."""
    places = [town for town in towns if not town.is_subdivision]
    codes = {
        each.code
        for each in pycountry.subdivisions
        if each.country_code == country and each.parent_code is None
    }
    return Coverage(
        country,
        places=len(places),
        names=sum(len(town.names) for town in towns),
        in_other_letters=sum(not all(map(_is_latin, town.names)) for town in places),
        divisions=len(codes),
        without=tuple(sorted(codes - {town.code for town in places})),
    )


def _is_latin(name: str) -> bool:
    return all(ord(sign) < ord("\u0370") or not sign.isalpha() for sign in name)


def main() -> int:
    """Print a line for each country, and their sum."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("countries", nargs="*", help="ISO 3166-1 codes; all without any")
    wanted = parser.parse_args().countries or [each.alpha_2 for each in pycountry.countries]
    rows = [coverage_of(country, read_towns(country)) for country in sorted(wanted)]
    places, names = sum(row.places for row in rows), sum(row.names for row in rows)
    lacking = sum(len(row.without) for row in rows)
    divisions = sum(row.divisions for row in rows)
    lines = [
        *map(str, rows),
        f"{len(rows)} countries, {places} places, {names} names; "
        f"{lacking} of {divisions} divisions without a place",
    ]
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
