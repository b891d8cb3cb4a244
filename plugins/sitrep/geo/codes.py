"""The codes of ISO 3166-1 and 3166-2; the only importer of pycountry at run time."""

from __future__ import annotations

import pycountry

WORLD = "001"
"""The code of the world (UN M49, CLDR), for what concerns no country more than others."""


def iso_codes() -> frozenset[str]:
    """Every code of ISO 3166-1 alpha-2 and ISO 3166-2 (Debian's iso-codes), and the world's."""
    countries = {country.alpha_2 for country in pycountry.countries}
    subdivisions = {subdivision.code for subdivision in pycountry.subdivisions}
    return frozenset({WORLD, *countries, *subdivisions})
