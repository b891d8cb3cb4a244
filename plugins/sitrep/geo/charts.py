"""The chart that the digest's maps are drawn on."""

from __future__ import annotations

from pathlib import Path

from sitrep.core.regions import Regions
from sitrep.geo.outlines import Chart, choose_chart, parse_outlines

FILE = Path(__file__).parent / "data" / "outlines.json"


def read_chart(regions: Regions) -> Chart | None:
    """The chart with most of the regions' codes, or None if none has any.

    Raises BuildError for a broken file.
    """
    charts = parse_outlines(FILE.read_bytes(), f"geo/data/{FILE.name}")
    return choose_chart(charts, (code for row in regions.rows for code in row.codes))
