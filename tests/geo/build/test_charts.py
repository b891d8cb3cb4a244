from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sitrep.core.errors import ContentError
from sitrep.geo.build.charts import countries_of, main
from sitrep.geo.outlines import Chart, ChartArea, parse_outlines

REGIONS = """\
[idlib]
name = "Idlib"
codes = ["SY-ID", "SY-HL"]
[odesa]
name = "Odesa"
codes = ["UA-51"]
[turkey]
name = "Turkey"
codes = ["TR"]
"""


def square(west: float, south: float, size: float = 1) -> list[list[float]]:
    """A closed ring, running right around as Natural Earth's do."""
    east, north = west + size, south + size
    return [[west, south], [west, north], [east, north], [east, south], [west, south]]


def feature(code: str, *rings: list[list[float]], country: str = "") -> dict[str, Any]:
    about = {"iso_3166_2": code, "iso_a2": country or code[:2]}
    return {
        "properties": about,
        "geometry": {"type": "MultiPolygon", "coordinates": [[ring] for ring in rings]},
    }


FEATURES = [
    feature("SY-ID", square(36, 35)),
    feature("SY-HL", square(37, 35)),
    feature("SY-X01~", square(38, 35, 0.5)),
    feature("TR-31", square(36, 36)),
    feature("TR-27", square(37, 36)),
    feature("-99-X04~", square(35.9, 35, 0.1), country="CY"),
    feature("UA-51", square(30, 46)),
    feature("IT-21", square(7, 44)),
]


@pytest.fixture
def build(tmp_path: Path) -> Any:
    """Runs the tool and reads what it wrote."""

    def run(*options: str, features: list[dict[str, Any]] = FEATURES) -> tuple[Chart, ...]:
        (tmp_path / "admin1.json").write_text(json.dumps({"features": features}), "utf-8")
        (tmp_path / "regions.toml").write_text(REGIONS, "utf-8")
        written = tmp_path / "outlines.json"
        paths = [
            str(tmp_path / "admin1.json"),
            "--regions",
            str(tmp_path / "regions.toml"),
            "--output",
            str(written),
        ]
        assert main([*paths, *options]) == 0
        return parse_outlines(written.read_bytes(), "outlines.json")

    return run


def codes(outlines: tuple[ChartArea, ...]) -> list[str]:
    return [outline.code for outline in outlines]


def test_a_chart_is_made_for_each_country_whose_subdivisions_the_regions_name(build: Any) -> None:
    assert [chart.country for chart in build()] == ["SY", "UA"]


def test_a_chart_can_be_asked_for(build: Any) -> None:
    (chart,) = build("--country", "TR")
    assert chart.country == "TR"
    assert codes(chart.areas) == ["TR-27", "TR-31"]


def test_a_chart_holds_the_subdivisions_and_land_without_a_known_code_as_the_countrys(
    build: Any,
) -> None:
    chart = build()[0]
    assert codes(chart.areas) == ["SY", "SY-HL", "SY-ID"]


def test_neighbours_are_whole_countries_and_those_far_away_are_left_out(build: Any) -> None:
    chart = build()[0]
    assert codes(chart.land) == ["CY", "TR"]
    turkey = chart.land[1]
    assert len(turkey.rings) == 1


def test_subdivisions_share_their_borders_with_each_other_and_with_neighbours(build: Any) -> None:
    chart = build()[0]
    found = {outline.code: set(outline.rings[0]) for outline in (*chart.areas, *chart.land)}
    assert len(found["SY-ID"] & found["SY-HL"]) == 2
    assert found["SY-ID"] & found["TR"]


def test_everything_lies_in_the_frame_or_just_outside(build: Any) -> None:
    for chart in build():
        for outline in (*chart.areas, *chart.land):
            assert all(
                -3 <= x <= chart.width + 3 and -3 <= y <= chart.height + 3
                for ring in outline.rings
                for x, y in ring
            )


def test_specks_are_left_out_and_islands_are_not(build: Any) -> None:
    island = feature("SY-TA", square(36, 34, 0.2), square(36.5, 34, 0.0005))
    chart = build(features=[*FEATURES, island])[0]
    (tartus,) = [outline for outline in chart.areas if outline.code == "SY-TA"]
    assert len(tartus.rings) == 1


def test_the_same_input_makes_the_same_file_in_whatever_order(build: Any) -> None:
    assert build() == build(features=FEATURES[::-1])


def test_the_file_says_what_it_is_and_has_an_outline_a_line(build: Any, tmp_path: Path) -> None:
    build("--country", "SY")
    text = (tmp_path / "outlines.json").read_text("utf-8")
    assert "Natural Earth" in text.split("\n")[0]
    assert "public domain" in text.split("\n")[0]
    assert sum(line.startswith('{"code"') for line in text.split("\n")) == 5


def test_a_country_on_no_outline_is_refused(build: Any) -> None:
    with pytest.raises(ContentError, match="ZZ: is not on any outline"):
        build("--country", "ZZ")


def test_wrong_regions_are_refused_with_their_line() -> None:
    with pytest.raises(
        ContentError, match=r"regions\.toml:3: a\.codes: “SY-QQ” is not an ISO 3166 code"
    ):
        countries_of('[a]\nname = "A"\ncodes = ["SY-QQ"]\n', "regions.toml")


def test_the_country_with_most_subdivisions_comes_first() -> None:
    assert countries_of(REGIONS, "regions.toml") == ["SY", "UA"]


def test_an_area_around_another_keeps_its_hole_and_the_other_fills_it(build: Any) -> None:
    around = feature("SY-RD", square(36, 33, 1))
    around["geometry"]["coordinates"][0].append(square(36.4, 33.4, 0.2)[::-1])
    chart = build("--country", "SY", features=[around, feature("SY-DI", square(36.4, 33.4, 0.2))])[
        0
    ]
    inside, outside = chart.areas
    assert (inside.code, outside.code) == ("SY-DI", "SY-RD")
    assert len(outside.rings) == 2
    assert set(inside.rings[0]) in [set(ring) for ring in outside.rings]
    x, y = outside.spot.x, outside.spot.y
    assert 0 < outside.spot.room < min(abs(x - at) + abs(y - down) for at, down in inside.rings[0])


def test_the_spot_of_an_area_is_where_it_has_most_room(build: Any) -> None:
    chart = build("--country", "SY", features=[feature("SY-ID", square(36, 35))])[0]
    (area,) = chart.areas
    width, height = area.size
    assert area.spot.x == pytest.approx(chart.width / 2, abs=2)
    assert area.spot.room == pytest.approx(min(width, height) / 2, abs=2)


def test_points_that_matter_little_are_left_out_of_a_border_on_both_its_sides(build: Any) -> None:
    wave: list[list[float]] = [
        [37 + (number % 2) * 0.002, 35 + number / 40] for number in range(1, 40)
    ]
    west: list[list[float]] = [[36, 35], [36, 36], [37, 36], *wave[::-1], [37, 35], [36, 35]]
    east: list[list[float]] = [[37, 35], *wave, [37, 36], [38, 36], [38, 35], [37, 35]]
    chart = build("--country", "SY", features=[feature("SY-ID", west), feature("SY-HL", east)])[0]
    rings = [set(area.rings[0]) for area in chart.areas]
    assert all(len(ring) < 15 < len(wave) for ring in rings)
    assert [len(ring - (rings[0] & rings[1])) for ring in rings] == [2, 2]
