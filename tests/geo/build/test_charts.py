from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sitrep.core.errors import ContentError
from sitrep.geo.build.charts import main
from sitrep.geo.outlines import Chart, ChartArea, parse_outlines


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
        folder = tmp_path / "outlines"
        for old in folder.glob("*"):
            old.unlink()
        assert main([str(tmp_path / "admin1.json"), "--output", str(folder), *options]) == 0
        files = sorted(folder.iterdir())
        charts = (chart for file in files for chart in parse_outlines(file.read_bytes(), file.name))
        return tuple(charts)

    return run


def codes(outlines: tuple[ChartArea, ...]) -> list[str]:
    return [outline.code for outline in outlines]


def test_a_chart_is_made_for_each_country_with_subdivisions(build: Any) -> None:
    assert [chart.country for chart in build()] == ["IT", "SY", "TR", "UA"]


def test_a_chart_can_be_asked_for(build: Any) -> None:
    (chart,) = build("--country", "TR")
    assert chart.country == "TR"
    assert codes(chart.areas) == ["TR-27", "TR-31"]


def test_a_chart_holds_the_subdivisions_and_land_without_a_known_code_as_the_countrys(
    build: Any,
) -> None:
    (chart,) = build("--country", "SY")
    assert codes(chart.areas) == ["SY", "SY-HL", "SY-ID"]


def test_neighbours_are_whole_countries_and_those_far_away_are_left_out(build: Any) -> None:
    (chart,) = build("--country", "SY")
    assert codes(chart.land) == ["CY", "TR"]
    turkey = chart.land[1]
    assert len(turkey.rings) == 1


def test_subdivisions_share_their_borders_with_each_other_and_with_neighbours(build: Any) -> None:
    (chart,) = build("--country", "SY")
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
    chart = build("--country", "SY", features=[*FEATURES, island])[0]
    (tartus,) = [outline for outline in chart.areas if outline.code == "SY-TA"]
    assert len(tartus.rings) == 1


def test_the_same_input_makes_the_same_file_in_whatever_order(build: Any) -> None:
    assert build() == build(features=FEATURES[::-1])


def test_the_file_says_what_it_is_and_has_an_outline_a_line(build: Any, tmp_path: Path) -> None:
    build("--country", "SY")
    text = (tmp_path / "outlines" / "SY.json").read_text("utf-8")
    assert "Natural Earth" in text.split("\n")[0]
    assert "public domain" in text.split("\n")[0]
    assert sum(line.startswith('{"code"') for line in text.split("\n")) == 5


def test_a_country_on_no_outline_is_refused(build: Any) -> None:
    with pytest.raises(ContentError, match="ZZ: is not on any outline"):
        build("--country", "ZZ")


def test_a_country_on_both_sides_of_the_date_line_is_drawn_in_one_piece(build: Any) -> None:
    islands = [feature("FJ-01", square(178, -18)), feature("FJ-02", square(-180, -18))]
    (chart,) = build(features=islands)
    east, west = (area.bounds for area in chart.areas)
    assert 0 < west.left - east.right < 1.1 * east.width
    assert chart.width > 2 * east.width
