from __future__ import annotations

from typing import Any

from sitrep.geo.build.check import CountryCheck, check_countries
from sitrep.geo.build.divisions import parse_divisions
from sitrep.geo.build.relabel import OutlineCheck, check_outlines, relabelled

DIVISIONS = parse_divisions(
    [
        "Central Darfur\tSD-DC\tSD.61\t1\t\t\t1\t\t9",
        "East Darfur\tSD-DE\tSD.60\t2\t\t\t1\t\t9",
    ],
    [],
)


def square(west: float) -> list[list[list[float]]]:
    return [[[west, 10.0], [west + 2, 10.0], [west + 2, 12.0], [west, 12.0], [west, 10.0]]]


def feature(name: str, code: str, west: float) -> dict[str, Any]:
    return {
        "properties": {"name": name, "iso_3166_2": code, "name_alt": "Old"},
        "geometry": {"type": "Polygon", "coordinates": square(west)},
    }


def town(longitude: float, division: str) -> dict[str, Any]:
    place = {"countrycode": "SD", "longitude": longitude, "latitude": 11.0}
    return {"geonameid": 0, "admin1code": division, **place}


FEATURES = [feature("Central Darfur", "SD-DE", 22.0), feature("Eastern Darfur", "SD-DS", 26.0)]
TOWNS = [town(22.5, "61"), town(23.5, "61"), town(26.5, "60"), town(27.5, "60")]


def test_an_outline_has_the_code_of_the_towns_in_it() -> None:
    checks = check_outlines(FEATURES, TOWNS, DIVISIONS)
    assert [(each.given, each.code) for each in checks] == [("SD-DE", "SD-DC"), ("SD-DS", "SD-DE")]
    found = relabelled({"features": FEATURES}, checks)["features"]
    assert [each["properties"]["iso_3166_2"] for each in found] == ["SD-DC", "SD-DE"]
    assert found[0]["properties"]["name_alt"] is None


def test_an_outline_whose_towns_disagree_keeps_its_code() -> None:
    mixed = [town(22.5, "61"), town(23.5, "60")]
    (check, _) = check_outlines(FEATURES, mixed, DIVISIONS)
    assert (check.found, check.code) == ("", "SD-DE")


def test_an_outline_that_iso_knows_and_geonames_has_given_up_keeps_its_code() -> None:
    own = [feature("North Darfur", "SD-DN", 22.0)]
    (check,) = check_outlines(own, TOWNS, DIVISIONS)
    assert (check.found, check.code) == ("SD-DC", "SD-DN")


def test_the_report_names_what_fails_by_country() -> None:
    outlines = [
        OutlineCheck("SD", "Central Darfur", "SD-DE", "SD-DC", 1.0, 5),
        OutlineCheck("SD", "Kordofan", "SD-KS", "", 0.5, 4),
    ]
    towns = [(23.0, 11.0, "SD-DC"), *[(30.0, 11.0 + at / 100, "SD-DE") for at in range(9)]]
    found = {
        each.country: each for each in check_countries(outlines, towns, [(30.0, 11.0, "SD-DC")])
    }
    assert found["SD"].wrong["relabelled"] == ["Central Darfur SD-DE → SD-DC"]
    assert found["SD"].wrong["merged"] == ["Kordofan SD-KS"]
    assert "SD-DN" in found["SD"].wrong["missing"]
    assert found["SD"].wrong["astray"] == ["SD-DC among SD-DE"]


def test_a_country_without_faults_is_said_to_agree() -> None:
    assert str(CountryCheck("SY", 14)) == "SY (14)  agrees"
