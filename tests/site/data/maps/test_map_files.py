from __future__ import annotations

import json
from typing import Any

import pytest
import shapely
from shapely.geometry import shape

from sitrep.content.tree import Content
from sitrep.site.catalogue.build import build_catalogue
from sitrep.site.data.parts import LIMIT
from sitrep.site.site import Site
from tests.support.site.data import build_data, data_content
from tests.support.trees import REGIONS, SOURCES, content, report_text, tree

SITE = Site(
    "Example Digest", "https://digest.example.org/", "For tests.", "tag:digest.example.org,2026:"
)
ARMY = '[army]\nname = "The Army"\nreliability = "E"\nreason = "Invented."\n'
NOWHERE = '\n[ice]\nname = "The ice"\ncodes = ["AQ"]\n'


def event(regions: str, place: str = "", days: str = "2020-07-01") -> str:
    line = f"place: {place}\n" if place else ""
    return f"---\ntitle: A blast\nregions: [{regions}]\n{line}days: {days}\nkind: bombing\n---\n"


EVENTS = {
    "events/known.md": event("SY-HI, SY-DR", "Rastan"),
    "events/village.md": event("SY-HI", "Nowhere at all"),
    "events/elsewhere.md": event("SY-DR", "Rastan"),
    "events/ice.md": event("AQ"),
}


def told(name: str, codes: str = "SY-HI", roots: str = "") -> str:
    return f"::: passage {codes} event={name}{roots}\nA blast, of which {name} is the name.\n:::\n"


REPORTS = {
    "a": report_text("a", body=told("known") + told("village") + told("elsewhere", "SY-DR")),
    "b": report_text("b", body=told("known", "SY-DR", " from=army") + told("ice", "AQ")),
    "c": report_text("c", body=told("known"), date="2020-07-08", added="2020-07-09", source="army"),
}


def given() -> Content:
    files = {**tree(REPORTS), **EVENTS}
    return content({**files, "sources.toml": SOURCES + ARMY, "regions.toml": REGIONS + NOWHERE})


def maps(limit: int = LIMIT) -> dict[str, Any]:
    read = given()
    made = build_data(data_content(build_catalogue(read), read.regions), SITE, limit=limit)
    return {
        file.address.removeprefix("data/"): json.loads(file.text)
        for file in made
        if file.address.endswith(".geojson")
    }


def by_id(collection: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {each["id"]: each for each in collection["features"]}


def test_there_is_a_map_of_the_whole_of_each_year_and_of_each_week() -> None:
    assert sorted(maps()) == [
        "editions/2020-W27.events.geojson",
        "editions/2020-W27.regions.geojson",
        "editions/2020-W28.events.geojson",
        "editions/2020-W28.regions.geojson",
        "events.geojson",
        "events/2020.geojson",
        "regions.geojson",
    ]


def test_every_geometry_is_valid_and_its_properties_are_flat() -> None:
    for collection in maps().values():
        assert collection["type"] == "FeatureCollection"
        assert "Open-Syria" in collection["attribution"]
        for each in collection["features"]:
            assert not [
                name for name, value in each["properties"].items() if isinstance(value, dict | list)
            ]
            if each["geometry"]:
                found = shape(each["geometry"])
                assert found.is_valid
                assert -180 <= found.bounds[0] <= found.bounds[2] <= 180


def test_an_event_is_where_its_subdistrict_is_or_on_all_of_its_areas() -> None:
    found = by_id(maps()["events.geojson"])
    kinds = {name: (each["properties"]["located_by"], (each["geometry"] or {}).get("type"))
             for name, each in found.items()}  # fmt: skip
    assert kinds == {
        "known": ("subdistrict", "Point"),
        "village": ("area", "Polygon"),
        "elsewhere": ("area", "Polygon"),
        "ice": (None, None),
    }
    homs = shape(by_id(maps()["regions.geojson"])["homs"]["geometry"])
    assert homs.contains(shape(found["known"]["geometry"]))
    assert shapely.equals(homs, shape(found["village"]["geometry"]))


def test_an_event_says_how_much_stands_behind_it_in_all_and_in_its_week() -> None:
    names = (
        "week",
        "accounts",
        "accounts_of_week",
        "independent",
        "single_root",
        "roots",
        "echoes",
    )
    found = maps()
    said = {
        week: tuple(
            by_id(found[f"editions/{week}.events.geojson"])["known"]["properties"][name]
            for name in names
        )
        for week in ("2020-W27", "2020-W28")
    }
    assert said == {
        "2020-W27": ("2020-W27", 3, 2, 2, False, "example-wire; army", 1),
        "2020-W28": ("2020-W28", 3, 1, 2, False, "example-wire; army", 1),
    }
    village = by_id(found["events.geojson"])["village"]["properties"]
    assert [village[name] for name in names] == [None, 1, None, 1, True, "example-wire", 0]


def test_a_region_says_the_same_of_its_week_as_the_editions_data() -> None:
    read = given()
    made = build_data(data_content(build_catalogue(read), read.regions), SITE)
    files = {file.address: file.text for file in made}
    edition = json.loads(files["data/editions/2020-W27.json"])
    features = by_id(json.loads(files["data/editions/2020-W27.regions.geojson"]))
    days = {each["id"]: each["updated"] for each in edition["reports"]}
    assert len(features) == len(edition["regions"]) > 2
    for section in edition["regions"]:
        properties = features[section["region"]["id"]]["properties"]
        assert (properties["reports"], properties["passages"], properties["independent"]) == (
            section["reports"],
            len(section["passages"]),
            section["independent"],
        )
        assert properties["roots"] == "; ".join(section["reliance"]["roots"])
        assert properties["updated"] == max(
            days[each["report"]] for each in (*section["passages"], *section["mentions"])
        )
        assert (properties["first"], properties["last"]) == ("2020-06-29", "2020-07-05")
    assert features["homs"]["properties"]["events"] == 2
    roots = {name: features[name]["properties"]["single_root"] for name in ("homs", "daraa")}
    assert roots == {"homs": True, "daraa": False}


@pytest.mark.parametrize(("limit", "parts"), [(12_500, 2), (25_000, 1)])
def test_no_map_of_events_is_larger_than_the_limit_and_years_have_each_once(
    limit: int, parts: int
) -> None:
    made = {name: each for name, each in maps(limit).items() if name.startswith("events")}
    assert max(len(json.dumps(each, ensure_ascii=False)) for each in made.values()) <= limit
    named = ("known", "village", "elsewhere", "ice")
    assert made["events.geojson"]["whole"] is (len(by_id(made["events.geojson"])) == len(named))
    assert made["events.geojson"]["whole"] is (parts == 1)
    years = [each for name, each in made.items() if name.startswith("events/2020")]
    assert len(years) == parts
    assert sorted(each["id"] for part in years for each in part["features"]) == sorted(named)


def test_the_map_of_all_events_leads_to_the_parts_that_have_every_one() -> None:
    """So nobody takes the newest weeks for all: a map has no null in place of its features."""
    made = maps(12_500)
    listed = {
        part["url"].removeprefix(f"{SITE.address}data/"): part
        for part in made["events.geojson"]["parts"]
    }
    assert list(listed) == ["events/2020.geojson", "events/2020/2.geojson"]
    for name, part in listed.items():
        assert (part["items"], part["content_hash"], part["updated"]) == (
            len(made[name]["features"]),
            made[name]["content_hash"],
            max(each["properties"]["updated"] for each in made[name]["features"]),
        )
        assert made[name]["subset"]["number"] == part["number"]
    assert made["events/2020.geojson"]["subset"]["next"].endswith("events/2020/2.geojson")
    assert [made[name]["whole"] for name in listed] == [True, True]
    others = [each for name, each in made.items() if name != "events.geojson"]
    assert [each["parts"] for each in others] == [[]] * len(others)


def test_a_week_has_the_first_of_its_events_where_there_is_no_room_for_all() -> None:
    whole, cut = (maps(limit)["editions/2020-W27.events.geojson"] for limit in (LIMIT, 12_500))
    assert (whole["whole"], cut["whole"]) == (True, False)
    assert 0 < len(cut["features"]) < len(whole["features"])
    assert cut["features"] == whole["features"][: len(cut["features"])]


def test_a_map_says_when_what_it_tells_of_last_changed() -> None:
    found = maps()
    days = {
        name: each["properties"]["updated"] for name, each in by_id(found["events.geojson"]).items()
    }
    assert (days["known"], days["village"]) == ("2020-07-09", "2020-07-02")
    homs = by_id(found["editions/2020-W27.regions.geojson"])["homs"]["properties"]
    assert (homs["updated"], homs["last"]) == ("2020-07-02", "2020-07-05")
