"""The codes of ISO 3166-1 and 3166-2; the only importer of pycountry at run time."""

from __future__ import annotations

from functools import cache, lru_cache

import pycountry

WORLD = "001"
"""The code of the world (UN M49, CLDR), for what concerns no country more than others."""


@cache
def iso_codes() -> frozenset[str]:
    """Every code of ISO 3166-1 alpha-2 and ISO 3166-2 (Debian's iso-codes), and the world's."""
    countries = {country.alpha_2 for country in pycountry.countries}
    subdivisions = {subdivision.code for subdivision in pycountry.subdivisions}
    return frozenset({WORLD, *countries, *subdivisions})


@lru_cache(maxsize=300)
def three_letters(country: str) -> str | None:
    """The ISO 3166-1 alpha-3 code of a country by its alpha-2 code; None where there is none."""
    found = pycountry.countries.get(alpha_2=country) if country else None
    return str(found.alpha_3) if found else None
