"""The codes of ISO 3166-1 and 3166-2; the only importer of pycountry at run time."""

from __future__ import annotations

import pycountry


def iso_codes() -> frozenset[str]:
    """Every code of ISO 3166-1 alpha-2 and ISO 3166-2 (pycountry, from Debian's iso-codes)."""
    countries = {country.alpha_2 for country in pycountry.countries}
    return frozenset(countries | {subdivision.code for subdivision in pycountry.subdivisions})
