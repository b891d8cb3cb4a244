from __future__ import annotations

from typing import Any

import pytest

from sitrep.geo.build.divisions import Divisions, parse_divisions
from sitrep.geo.build.gazetteer import PlaceSources, build_tables
from sitrep.geo.build.place_rules import GazetteerRules, read_rules
from sitrep.geo.build.subdivisions import read_outlines
from sitrep.geo.build.world_rows import CountryRow, world_rows
from sitrep.geo.spelling import fold
from sitrep.ingest.knowledge.world import load_layer

SQUARE = [[[30.0, 10.0], [32.0, 10.0], [32.0, 12.0], [30.0, 12.0], [30.0, 10.0]]]
OUTLINES = read_outlines(
    {
        "features": [
            {
                "properties": {"iso_3166_2": "SD-GZ", "name": "Gezira"},
                "geometry": {"type": "Polygon", "coordinates": SQUARE},
            }
        ]
    }
)
RULES = GazetteerRules(
    floors={"SD": 1000},
    default=50_000,
    whole=frozenset(),
    arabic=frozenset({"SD"}),
    spellings=2,
    spellings_in_conflict=9,
    words=frozenset({"gold"}),
    people=frozenset({"amal"}),
    capitals=frozenset({"SD bahri"}),
    scripts={"ARABIC": frozenset({"SD"})},
)
NONE = Divisions((), {})


def sources(
    *towns: dict[str, Any],
    divisions: Divisions = NONE,
    villages: dict[str, list[str]] | None = None,
) -> PlaceSources:
    return PlaceSources(list(towns), OUTLINES, divisions, villages or {})


def town(name: str, people: int, *others: str, country: str = "SD") -> dict[str, Any]:
    place = {"countrycode": country, "admin1code": "01", "longitude": 31.0, "latitude": 11.0}
    return {"name": name, "population": people, "alternatenames": list(others), **place}


def rows(*towns: dict[str, Any]) -> dict[str, CountryRow]:
    return {
        row.name: row
        for row in build_tables(sources(*towns), RULES)["SD"]
        if row.population is not None
    }


def test_towns_from_their_countrys_floor_on_are_taken_with_their_code() -> None:
    assert {
        (row.name, row.code) for row in rows(town("Tumbar", 1000), town("Quz", 999)).values()
    } == {("Tumbar", "SD-GZ")}


def test_spellings_in_other_letters_codes_and_words_are_left_out_and_few_kept() -> None:
    found = rows(
        town("Tumbar", 5000, "TMB", "Тумбар", "tumbār", "Sahlan", "Tunbar", "Tombar", "Gold")
    )["Tumbar"]
    assert found.keys == ("tumbar", "tombar", "tunbar")


def test_the_scripts_of_the_country_are_taken_and_for_great_cities_those_of_reports() -> None:
    names = ("Тумбар", "تمبر", "图姆巴")
    found = rows(town("Tumbar", 5000, *names), town("Sahlan", 200_000, "Сахлан", "سهلن"))
    assert found["Tumbar"].keys == ("tumbar", "تمبر")
    assert set(found["Sahlan"].keys) == {"sahlan", "сахлан", "سهلن"}


def test_a_towns_own_division_decides_before_the_outline_around_it() -> None:
    lines = ["Blue Nile\tSD-NB\tSD.01\t7\tState\t\t1\t\t1"]
    found = build_tables(sources(town("Tumbar", 5000), divisions=parse_divisions(lines, [])), RULES)
    assert [row.code for row in found["SD"] if row.name == "Tumbar"] == ["SD-NB"]


def test_what_is_written_by_hand_is_a_rival_and_with_its_mark_the_only_one() -> None:
    def named(*written: str) -> list[tuple[str, int | None]]:
        given = sources(town("Tumbar", 5000), villages={"SD-NB": list(written)})
        table = build_tables(given, RULES)["SD"]
        return [(row.code, row.population) for row in table if "tumbar" in row.keys]

    assert named("Tumbar|Tombar") == [("SD-GZ", 5000), ("SD-NB", 0)]
    assert named("!Tumbar|Tombar") == [("SD-NB", 5000)]


def test_a_small_place_is_not_called_as_a_great_city_abroad() -> None:
    tables = build_tables(
        sources(town("Sahlan", 5000), town("Sahlan", 900_000, country="YE")), RULES
    )
    assert [row.name for row in tables["SD"] if row.population] == []


def test_countries_are_known_by_their_names_in_other_languages() -> None:
    known = {key: row.code for row in world_rows([], {}, RULES) for key in row.keys}
    assert known["سودان"] == "SD"
    assert known[fold("Tschad")] == "TD"


def test_the_arabic_article_is_no_part_of_a_spelling() -> None:
    assert rows(town("As Sahl", 5000))["As Sahl"].keys == ("sahl",)


@pytest.mark.parametrize(
    ("name", "mark"), [("Gold", "~"), ("Amal", "?"), ("Bahri", "!"), ("Tumbar", "")]
)
def test_a_name_is_marked_by_what_else_it_is(name: str, mark: str) -> None:
    assert rows(town(name, 5000))[name].mark == mark


def test_a_by_name_gives_way_to_a_towns_own_name() -> None:
    found = rows(town("Tumbar", 9000, "Sahlan"), town("Sahlan", 2000))
    assert found["Tumbar"].keys == ("tumbar",)


def test_the_world_knows_great_cities_without_a_namesake_abroad() -> None:
    towns = [
        town("Tumbar", 200_000),
        town("Sahlan", 300_000),
        town("Sahlan", 100_000, country="YE"),
        town("Quz", 2000),
    ]
    tables = build_tables(sources(*towns), RULES)
    assert {row.name for row in world_rows(towns, tables, RULES) if row.population} == {"Tumbar"}


def test_the_rules_are_those_of_the_data_files() -> None:
    rules = read_rules([{"iso": "SD", "capital": "Khartoum"}])
    assert rules.floor("SD") == 0
    assert rules.floor("ZZ") == rules.default
    assert rules.mark("SD", "khartum") == "!"


def test_a_row_is_written_as_it_is_read() -> None:
    assert (
        str(CountryRow("SD-GZ", None, "Gezira", ("gezira", "jazira")))
        == "SD-GZ\t*\tGezira\tgezira\tjazira"
    )
    assert str(CountryRow("SD-GZ", 7, "Amal", ("amal",), "?")) == "SD-GZ\t7\t?Amal\tamal"
    assert "gezira" in load_layer("SD").names
