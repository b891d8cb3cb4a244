"""Natural Earth's outlines under the codes of today, by the towns that lie in them.

Natural Earth keeps codes that ISO has given up or given to others: both Central and East Darfur
were under codes of their neighbours, all of Iran's under those before 2020.  An outline has the
code of most towns in it.  For gazetteer.py, charts.py and check.py.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import shapely
from shapely.geometry import shape as read_shape

from sitrep.geo.build.divisions import Divisions
from sitrep.geo.build.subdivisions import Codes, code_country

MAJORITY = 0.7
"""Share of the towns in an outline that must have a code for the outline to have it."""


@dataclass(frozen=True, slots=True)
class OutlineCheck:
    """What the towns in an outline say of its code."""

    country: str
    name: str
    given: str
    """Natural Earth's code, or the one of the first level that it belongs to."""
    found: str
    """The code of most towns in it; empty where none has a majority."""
    share: float
    towns: int
    is_ahead: bool = False
    """Whether no town has Natural Earth's code, though ISO knows it: GeoNames is ahead of ISO."""

    @property
    def code(self) -> str:
        """The code to go by."""
        return self.given if self.is_ahead or not self.found else self.found


def check_outlines(
    features: Iterable[Mapping[str, Any]],
    towns: Iterable[Mapping[str, Any]],
    divisions: Divisions,
) -> list[OutlineCheck]:
    """A check for each feature, in their order."""
    points: dict[str, list[tuple[float, float, str]]] = {}
    for town in towns:
        code = divisions.code_of(town)
        if code:
            point = float(town["longitude"]), float(town["latitude"]), code
            points.setdefault(str(town["countrycode"]), []).append(point)
    used = {code for country in points.values() for _, _, code in country}
    codes = Codes()
    given = list(features)
    held = {codes.top(str(feature["properties"].get("iso_3166_2") or "")) for feature in given}
    checks = [_check(feature, points, codes, used) for feature in given]
    return [
        replace(check, found="") if _is_apart(feature, check, held) else check
        for feature, check in zip(given, checks, strict=True)
    ]


def _is_apart(feature: Mapping[str, Any], check: OutlineCheck, held: Container[str | None]) -> bool:
    """Whether Natural Earth draws an area apart from the one that its towns belong to.

    It gives such an area a code of its own making ("SY-X01~", the Golan): whose it is, is in
    dispute, and a map that colours it takes a side.
    """
    made_up = str(feature["properties"].get("iso_3166_2") or "").endswith("~")
    return made_up and check.found in held


def _check(
    feature: Mapping[str, Any],
    points: Mapping[str, list[tuple[float, float, str]]],
    codes: Codes,
    used: Container[str],
) -> OutlineCheck:
    about = feature["properties"]
    country, name = code_country(about), str(about.get("name") or "")
    votes = _votes(feature, points.get(country, []))
    given = codes.top(str(about.get("iso_3166_2") or ""))
    (most, number), *_ = votes.most_common(1) or [("", 0)]
    share = number / max(1, votes.total())
    return OutlineCheck(
        country=country,
        name=name,
        given=given or "",
        found=most if share >= MAJORITY else "",
        share=share,
        towns=votes.total(),
        is_ahead=given is not None
        and given not in used
        and codes.of_name(country, [name]) == given,
    )


def _votes(feature: Mapping[str, Any], points: list[tuple[float, float, str]]) -> Counter[str]:
    """How many towns of each code lie in an outline."""
    if not points:
        return Counter()
    shape = shapely.make_valid(read_shape(feature["geometry"]))
    shapely.prepare(shape)
    inside = shapely.contains_xy(shape, [x for x, _, _ in points], [y for _, y, _ in points])
    return Counter(code for (_, _, code), is_in in zip(points, inside, strict=True) if is_in)


def relabelled(
    collection: Mapping[str, Any], checks: Iterable[OutlineCheck]
) -> dict[str, list[dict[str, Any]]]:
    """The features of a GeoJSON collection, each under the code that its towns say."""
    found = []
    for feature, check in zip(collection["features"], checks, strict=True):
        about = dict(feature["properties"])
        if check.code != check.given:
            # Its other names may be those of what the old code stood for.
            about |= {"iso_3166_2": check.code, "name_alt": None, "woe_name": None}
        found.append({"properties": about, "geometry": feature["geometry"]})
    return {"features": found}
