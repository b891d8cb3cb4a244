"""The chart that the digest's maps are drawn on, and the ground for maps of others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sitrep.core.regions import Regions
from sitrep.geo.centres import Centres, read_centres
from sitrep.geo.outlines import Chart, choose_chart, parse_outlines
from sitrep.geo.shapes import Shapes, shapes_of

FOLDER = Path(__file__).parent / "data" / "outlines"
"""A file for each country that has subdivisions, by its ISO 3166-1 code."""


@dataclass(frozen=True, slots=True)
class ChartGround:
    """What maps of other programs need: outlines and middles, in degrees."""

    shapes: Shapes = field(default_factory=Shapes)
    centres: Mapping[str, Centres] = field(default_factory=dict)
    """By country."""


def read_chart(regions: Regions) -> Chart | None:
    """The chart of the country with most of the regions' codes, or None if none has any.

    Of equals it is that whose country's regions come first. Raises BuildError for a broken file.
    """
    codes = [code for row in regions.rows for code in sorted(row.codes)]
    countries = dict.fromkeys(code.partition("-")[0] for code in codes if "-" in code)
    charts = (chart for country in countries for chart in _charts_of(country))
    return choose_chart(charts, codes)


def read_ground(regions: Regions) -> ChartGround:
    """The ground of all countries that regions have codes of."""
    codes = {code.partition("-")[0] for row in regions.rows for code in row.codes}
    countries = sorted(codes)
    charts = (chart for country in countries for chart in _charts_of(country))
    return ChartGround(shapes_of(charts), {country: read_centres(country) for country in countries})


def has_outlines(country: str) -> bool:
    """Whether there is a chart of a country."""
    return _file_of(country).is_file()


def _file_of(country: str) -> Path:
    return FOLDER / f"{country}.json"


def _charts_of(country: str) -> Iterator[Chart]:
    file = _file_of(country)
    if file.is_file():
        yield from parse_outlines(file.read_bytes(), f"geo/data/outlines/{file.name}")
