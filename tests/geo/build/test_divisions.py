from __future__ import annotations

from typing import Any

from sitrep.geo.build.divisions import codes_of_towns, parse_divisions

DIVISIONS = parse_divisions(
    [
        "Central Darfur\tSD-DC\tSD.61\t1\tState\tوسط دارفور\t1\t\t9",
        "Azum\t\tSD.61.5\t2\t\tAzum District\t2\t1\t9",
        "Kurdistan\tIQ-KR\tIQ.19\t3\tRegion\t\t1\t\t8",
        "Erbil\tIQ-AR\tIQ.19.1\t4\tGovernorate\t\t2\t3\t8",
    ],
    ["Tumbar\t70\t2\t9\t500\t12.0\t23.0", "Quz\t71\t4|3\t8\t500\t36.0\t44.0"],
)


def town(identity: int, division: str, longitude: float = 23.0) -> dict[str, Any]:
    country, _, part = division.partition(".")
    place = {"countrycode": country, "admin1code": part, "latitude": 12.0, "longitude": longitude}
    return {"geonameid": identity, **place}


def test_a_district_has_the_code_of_the_subdivision_it_lies_in() -> None:
    assert [(each.code, each.is_first) for each in DIVISIONS.rows[:2]] == [
        ("SD-DC", True),
        ("SD-DC", False),
    ]
    assert DIVISIONS.rows[0].names == ("Central Darfur", "وسط دارفور")


def test_a_town_has_the_code_of_its_own_division_else_of_geonames_number() -> None:
    assert DIVISIONS.code_of(town(70, "SD.00")) == "SD-DC"
    assert DIVISIONS.code_of(town(99, "SD.61")) == "SD-DC"
    assert DIVISIONS.code_of(town(99, "SD.62")) is None


def test_a_region_over_provinces_is_no_answer_but_its_provinces_are() -> None:
    assert DIVISIONS.code_of(town(99, "IQ.19")) is None
    assert DIVISIONS.code_of(town(71, "IQ.19")) == "IQ-AR"


def test_a_town_without_a_code_has_its_neighbours_if_one_is_near() -> None:
    towns = [town(70, "SD.00"), town(98, "SD.00", 23.1), town(99, "SD.00", 29.0)]
    found = {each["geonameid"]: code for each, code in codes_of_towns(towns, DIVISIONS, {})}
    assert found == {70: "SD-DC", 98: "SD-DC", 99: "SD"}
