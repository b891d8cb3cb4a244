"""Charts of countries as the package has them, with names to place on them."""

from __future__ import annotations

from functools import lru_cache

import pycountry

from sitrep.geo.boxes import Box
from sitrep.geo.charts import FOLDER
from sitrep.geo.outlines import Chart, parse_outlines
from sitrep.site.pictures.layout.naming import Naming

COUNTRIES = (
    "SY",
    "UA",
    "SD",
    "YE",
    "IL",
    "LB",
    "MM",
    "CD",
    "LY",
    "IQ",
    "CL",
    "ET",
    "FJ",
    "NE",
)
"""Wide and tall ones, with few areas and with many, with islands and without a coast."""


@lru_cache(maxsize=32)
def chart_of(country: str) -> Chart:
    file = FOLDER / f"{country}.json"
    (chart,) = parse_outlines(file.read_bytes(), file.name)
    return chart


def naming_of(country: str, pixels: int, *, has_sides: bool = True) -> Naming:
    """All areas by their first names in ISO 3166, the land around by that of its country."""
    chart = chart_of(country)
    return Naming(
        chart,
        tuple((area.code, iso_name(area.code)) for area in chart.areas if "-" in area.code),
        tuple((area.code, iso_name(area.code)) for area in chart.land),
        pixels,
        Box(0, 0, chart.width, chart.height),
        has_sides=has_sides,
    )


def iso_name(code: str) -> str:
    """The first of the names that a code has."""
    names = _subdivisions() if "-" in code else _countries()
    return names.get(code, code).partition("(")[0].partition(",")[0].partition("[")[0].strip()


@lru_cache(maxsize=1)
def _subdivisions() -> dict[str, str]:
    return {each.code: each.name for each in pycountry.subdivisions}


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    return {each.alpha_2: each.name for each in pycountry.countries}
