from __future__ import annotations

from collections.abc import Mapping

from sitrep.core.regions import Regions
from sitrep.geo.outlines import Chart, ChartArea, Spot
from sitrep.site.catalogue.build import Catalogue
from sitrep.site.pictures.map import (
    Area,
    Measure,
    RegionMap,
    build_edition_map,
    build_index_map,
    build_locator,
)
from tests.support.trees import catalogue, content, report_text, tree

REGIONS = """\
[idlib]
name = "Idlib"
codes = ["SY-ID"]
[homs]
name = "Homs"
codes = ["SY-HI"]
[north-west]
name = "North-west"
codes = ["SY-ID", "SY-HL"]
[syria]
name = "Syria"
codes = ["SY"]
[turkey]
name = "Turkey"
codes = ["TR"]
[iran]
name = "Iran"
codes = ["IR"]
"""


def outline(code: str, x: int, *, size: int = 100, room: int = 40) -> ChartArea:
    ring = ((x, 0), (x + size, 0), (x + size, size), (x, size))
    return ChartArea(code, (ring,), Spot(x + size // 2, size // 2, room))


CHART = Chart(
    country="SY",
    width=500,
    height=100,
    areas=(outline("SY", 400, size=5, room=2), outline("SY-DI", 300, size=20, room=8), outline("SY-HI", 0),
           outline("SY-HL", 100), outline("SY-ID", 200)),
    land=(outline("TR", 420),),
)  # fmt: skip


def files(reports: Mapping[str, str]) -> dict[str, str]:
    return {**tree(reports), "regions.toml": REGIONS}


def report(name: str, *regions: str, **keys: str) -> str:
    body = "".join(f"::: passage {words}\nText.\n:::\n" for words in regions)
    return report_text(name, body=body, **keys)


def built(reports: Mapping[str, str]) -> tuple[Catalogue, Regions]:
    made = files(reports)
    return catalogue(made), content(made).regions


def week_map(reports: Mapping[str, str], chart: Chart | None = CHART) -> RegionMap:
    made, regions = built(reports)
    found = build_edition_map(made.editions[0], regions, chart)
    assert found is not None
    return found


def areas(found: RegionMap) -> dict[str, Area]:
    return {area.code: area for area in found.areas}


def test_an_area_is_tinted_by_the_independent_sources_that_report_on_it() -> None:
    found = week_map(
        {
            "a": report("a", "SY-ID", "SY-ID"),
            "b": report("b", "SY-ID"),
            "c": report("c", "SY-ID SY-HI", source="example-review"),
        }
    )
    counts = {
        code: (area.count, area.level, area.figures.reports) for code, area in areas(found).items()
    }
    assert counts["SY-ID"] == (2, 2, 3)
    assert counts["SY-HI"] == (1, 1, 1)
    assert counts["SY-HL"] == (0, 0, 0)


def test_carriers_add_no_source() -> None:
    found = week_map(
        {"a": report("a", "SY-ID", carriers="[{source: example-review, date: 2020-07-02}]")}
    )
    assert areas(found)["SY-ID"].count == 1


def test_a_region_of_several_subdivisions_tints_each_and_they_lead_to_the_smallest_section_on_them() -> (
    None
):
    found = areas(week_map({"a": report("a", "north-west")}))
    page = "editions/2020-W27/"
    assert {
        code: (area.count, area.figures.address) for code, area in found.items() if area.count
    } == {
        "SY-HL": (1, f"{page}#region-north-west"),
        "SY-ID": (1, f"{page}#region-idlib"),
    }


def test_an_area_leads_to_the_smallest_region_that_has_a_section() -> None:
    found = areas(week_map({"a": report("a", "north-west"), "b": report("b", "SY-ID")}))
    assert found["SY-ID"].figures.address == "editions/2020-W27/#region-idlib"
    assert found["SY-HL"].figures.address == "editions/2020-W27/#region-north-west"


def test_what_concerns_the_whole_country_tints_nothing_and_stands_in_the_figures() -> None:
    found = week_map({"a": report("a", "SY", "IR", "TR-31")})
    assert {area.count for area in found.areas} == {0}
    assert [(figures.name, figures.independent, figures.reports) for figures in found.beyond] == [
        ("Syria", 1, 1), ("Turkey", 1, 1), ("Iran", 1, 1),
    ]  # fmt: skip
    assert [figures.address for figures in found.beyond] == [
        f"editions/2020-W27/#region-{name}" for name in ("syria", "turkey", "iran")
    ]


def test_a_code_without_an_outline_is_still_in_the_figures() -> None:
    found = week_map({"a": report("a", "SY-RA")})
    assert [figures.name for figures in found.shown] == ["Syria"]


def test_the_figures_beside_a_map_are_those_on_it_the_highest_first() -> None:
    found = week_map(
        {
            "a": report("a", "SY-HI"),
            "b": report("b", "SY-ID", source="example-review"),
            "c": report("c", "SY-ID"),
            "d": report("d", "SY"),
        }
    )
    assert [(figures.name, figures.independent) for figures in found.shown] == [
        ("Idlib", 2),
        ("Homs", 1),
        ("Syria", 1),
    ]
    drawn = {area.figures.name: area.count for area in found.areas if area.count}
    assert {
        figures.name: figures.independent for figures in found.shown if figures.name in drawn
    } == drawn
    assert found.empty == ("SY-DI", "SY-HL")


def test_land_without_a_subdivision_is_drawn_but_neither_linked_nor_named_as_silent() -> None:
    found = areas(week_map({"a": report("a", "SY")}))
    assert found["SY"].figures.address is None
    assert found["SY"].level == 0


def test_small_areas_lie_on_top_with_a_wider_target() -> None:
    found = week_map({"a": report("a", "SY-ID")})
    assert [area.code for area in found.areas if area.small] == ["SY-DI", "SY"]
    assert [area.small for area in found.areas] == [False, False, False, True, True]
    assert areas(found)["SY-DI"].tight
    assert not areas(found)["SY-ID"].tight


def test_a_name_is_written_where_it_fits_and_readers_know_it() -> None:
    found = areas(week_map({"a": report("a", "SY-ID")}))
    assert {code for code, area in found.items() if area.roomy} == {"SY-ID", "SY-HI"}


def test_the_map_of_all_weeks_counts_reports_and_leads_to_pages() -> None:
    made, regions = built(
        {
            "a": report("a", "SY-ID"),
            "b": report("b", "SY-ID", date="2020-06-20"),
            "c": report("c", "SY-HL"),
        }
    )
    found = build_index_map(made.regions, regions, CHART)
    assert found is not None
    assert found.measure is Measure.REPORTS
    assert areas(found)["SY-ID"].count == 2
    assert areas(found)["SY-ID"].figures.address == "regions/idlib/"
    assert areas(found)["SY-HL"].figures.address == "regions/north-west/"


def test_a_locator_highlights_a_region_and_leads_to_the_pages_of_others() -> None:
    made, regions = built({"a": report("a", "north-west", "SY-HI")})
    region = regions.named("north-west")
    assert region is not None
    found = build_locator(region, made.regions, regions, CHART)
    assert found is not None
    assert {area.code for area in found.areas if area.here} == {"SY-ID", "SY-HL"}
    assert {area.count for area in found.areas} == {0}
    assert areas(found)["SY-HI"].figures.address == "regions/homs/"
    assert found.scale == ()
    assert found.here == ("Idlib", "SY-HL")


def test_a_neighbour_can_be_located_and_a_country_far_away_has_no_map() -> None:
    made, regions = built({"a": report("a", "TR", "IR", "SY")})
    rows = {row.id: row for row in regions.rows}
    turkey = build_locator(rows["turkey"], made.regions, regions, CHART)
    assert turkey is not None
    assert turkey.here == ("Turkey",)
    assert build_locator(rows["iran"], made.regions, regions, CHART) is None
    country = build_locator(rows["syria"], made.regions, regions, CHART)
    assert country is not None
    assert all(area.here for area in country.areas)


def test_without_a_chart_there_is_no_map() -> None:
    made, regions = built({"a": report("a", "SY-ID")})
    assert build_edition_map(made.editions[0], regions, None) is None
    assert build_index_map(made.regions, regions, None) is None
    assert build_locator(regions.rows[0], made.regions, regions, None) is None
