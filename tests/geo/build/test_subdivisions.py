from __future__ import annotations

from typing import Any

import pytest

from sitrep.geo.build.subdivisions import (
    Codes,
    code_at,
    codes_of_divisions,
    plain_name,
    read_outlines,
)

SQUARE = [[[30.0, 10.0], [32.0, 10.0], [32.0, 12.0], [30.0, 12.0], [30.0, 10.0]]]
HOLE = [[30.5, 10.5], [31.5, 10.5], [31.5, 11.5], [30.5, 11.5], [30.5, 10.5]]


def feature(code: str, rings: list[Any], **about: str) -> dict[str, Any]:
    return {
        "properties": {"iso_3166_2": code, **about},
        "geometry": {"type": "Polygon", "coordinates": rings},
    }


def town(longitude: float, latitude: float, division: str = "01") -> dict[str, Any]:
    return {
        "countrycode": "SD",
        "admin1code": division,
        "longitude": longitude,
        "latitude": latitude,
        "population": 5,
    }


OUTLINES = read_outlines({"features": [feature("SD-GZ", SQUARE, name="Gezira")]})


def test_a_point_lies_in_the_subdivision_around_it() -> None:
    assert code_at(town(31, 11), OUTLINES) == "SD-GZ"
    assert code_at(town(33, 11), OUTLINES) is None


def test_a_hole_is_outside() -> None:
    outlines = read_outlines({"features": [feature("SD-GZ", [*SQUARE, HOLE])]})
    assert code_at(town(31, 11), outlines) is None
    assert code_at(town(30.2, 11), outlines) == "SD-GZ"


def test_a_division_has_the_code_that_half_its_towns_have() -> None:
    towns = [
        town(31, 11),
        town(31, 11.1),
        town(33, 11),
        *(town(33, 11, "02") for _ in range(3)),
        town(31, 11, "02"),
    ]
    assert codes_of_divisions(towns, OUTLINES) == {"SD.01": "SD-GZ"}


def test_an_outline_with_an_old_code_is_found_by_its_name() -> None:
    outlines = read_outlines({"features": [feature("SD-99", SQUARE, iso_a2="SD", name="Sennar")]})
    assert code_at(town(31, 11), outlines) == "SD-SI"


@pytest.mark.parametrize(
    ("code", "top"),
    [
        ("GB-KEN", "GB-ENG"),
        ("FR-75C", "FR-IDF"),
        ("IQ-AR", "IQ-AR"),
        ("SY-ID", "SY-ID"),
        ("XX-1", None),
    ],
)
def test_codes_of_lower_levels_climb_where_the_country_has_levels(
    code: str, top: str | None
) -> None:
    assert Codes().top(code) == top


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Poltavska oblast", "Poltavska"),
        ("Province of Sofala", "Sofala"),
        ("Kunduz", "Kunduz"),
        ("Region", "Region"),
    ],
)
def test_a_plain_name_lacks_the_word_for_its_kind(name: str, plain: str) -> None:
    assert plain_name(name) == plain
