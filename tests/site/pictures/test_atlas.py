from __future__ import annotations

from dataclasses import replace

import pytest

from sitrep.core.model import Region, Source
from sitrep.core.regions import Regions
from sitrep.geo.charts import read_chart
from sitrep.geo.outlines import Chart
from sitrep.site.catalogue.independence import Independence
from sitrep.site.pictures.atlas import (
    MOST_MARKS,
    build_event_map,
    build_place_map,
    build_plain_map,
    draw_marks,
    most_told,
)
from sitrep.site.pictures.drawn import Atlas
from sitrep.site.pictures.marks import MapMark
from tests.support.site.charts import chart_of, iso_name
from tests.support.trees import CODES, catalogue, content, report_text, tree

EVENT = """\
---
title: Something happens
regions: [{regions}]
place: {place}
days: 2020-07-01
kind: clash
---
"""
BODY = "::: passage {codes} event=thing\nText.\n:::\n"


def regions_of(country: str) -> Regions:
    chart = chart_of(country)
    codes = [area.code for area in (*chart.areas, *chart.land)]
    rows = [Region(code.lower(), iso_name(code), frozenset({code})) for code in codes]
    return Regions(rows, CODES)


def mark(number: int, *codes: str, place: str | None = None, kind: str = "clash") -> MapMark:
    return MapMark(number, f"Story {number}", f"page/#{number}", kind, kind.title(), codes, place)


def atlas(*marks: MapMark, country: str = "SY") -> Atlas:
    found = draw_marks(marks, regions_of(country), chart_of(country))
    assert found is not None
    return found


def numbers(marks: tuple[MapMark, ...]) -> list[int]:
    return [each.number for each in marks]


def test_a_known_place_has_a_filled_mark_at_its_subdistrict_and_an_area_a_dashed_one() -> None:
    found = atlas(mark(1, "SY-HL", place="Azaz"), mark(2, "SY-HI"))
    azaz, homs = found.drawn
    assert (azaz.is_filled, homs.is_filled) == (True, False)
    assert (found.has_filled, found.has_dashed) == (True, True)
    frame = chart_of("SY").frame
    assert frame
    x, y = frame.point(36.6, 37.05)
    for stand in azaz.stands:
        there = stand.tie or (stand.x, stand.y)
        assert max(abs(there[0] - x), abs(there[1] - y)) < 15


def test_a_place_that_nobody_here_knows_is_drawn_as_its_area() -> None:
    (drawn,) = atlas(mark(1, "SY-HL", place="Nowhere-on-Sea")).drawn
    assert not drawn.is_filled


def test_a_place_of_another_area_is_not_mistaken_for_the_one_named() -> None:
    (drawn,) = atlas(mark(1, "SY-HI", place="Azaz")).drawn
    assert not drawn.is_filled


@pytest.mark.parametrize(
    "codes",
    [("SY",), ("TR",), ("IR",), (), ("SY-HI", "SY"), tuple(a.code for a in chart_of("SY").areas)],
)
def test_what_concerns_a_whole_country_or_lies_elsewhere_is_listed_and_not_drawn(
    codes: tuple[str, ...],
) -> None:
    found = atlas(mark(1, *codes), mark(2, "SY-ID"))
    assert (numbers(found.off), numbers(found.on_map)) == ([1], [2])
    assert numbers(found.key) == [1, 2]


def test_every_story_is_in_the_key_whether_it_is_drawn_or_not() -> None:
    codes = ["SY-ID", "SY", "SY-HL", "IR", "SY-DI", "SY-HI"]
    found = atlas(*(mark(at, code) for at, code in enumerate(codes, 1)))
    assert numbers(found.key) == [1, 2, 3, 4, 5, 6]
    assert sorted([*numbers(found.on_map), *numbers(found.off)]) == [1, 2, 3, 4, 5, 6]


def test_a_mark_has_its_place_on_a_phone_and_on_a_wide_map() -> None:
    (drawn,) = atlas(mark(1, "SY-HI")).drawn
    assert [stand.screen for stand in drawn.stands] == ["phone", "wide"]
    phone, wide = drawn.stands
    assert phone.scale > wide.scale


def test_a_mark_off_its_area_has_a_line_to_it() -> None:
    found = atlas(*(mark(number, "SY-DI") for number in range(1, 6)))
    assert len(found.drawn) == 5
    assert found.ties("phone").count("M") == sum(
        bool(stand.tie) for each in found.drawn for stand in each.stands if stand.screen == "phone"
    )
    assert found.ties("phone")


def test_the_legend_has_each_shape_once() -> None:
    kinds = ["clash", "air-strike", "clash", "siege", "sports-day"]
    found = atlas(*(mark(at, "SY-HI", kind=kind) for at, kind in enumerate(kinds, 1)))
    assert [each.kind for each in found.kinds] == ["clash", "air-strike", "siege"]


def test_a_full_week_marks_events_then_those_with_most_roots_numbered_anew() -> None:
    plain = [replace(mark(number, "SY-HI"), kind=None) for number in range(1, MOST_MARKS + 1)]
    rooted = replace(
        plain[-1], independence=Independence(roots=(Source("sana", "SANA"),), unnamed=2)
    )
    event = mark(MOST_MARKS + 1, "SY-ID")
    chosen = most_told([*plain[:-1], rooted, event])
    told = [*plain[:-2], rooted, event]
    assert chosen == tuple(replace(each, number=at) for at, each in enumerate(told, 1))


def test_other_countries_are_drawn_by_the_same_rule() -> None:
    found = atlas(mark(1, "UA-51"), mark(2, "UA-14"), mark(3, "UA"), country="UA")
    assert (numbers(found.on_map), numbers(found.off)) == ([1, 2], [3])


def test_without_a_chart_or_a_story_there_is_no_map() -> None:
    regions = regions_of("SY")
    assert draw_marks((mark(1, "SY-ID"),), regions, None) is None
    assert draw_marks((), regions, chart_of("SY")) is None
    assert build_plain_map(regions, None) is None
    assert build_place_map(regions.rows[:1], regions, None) is None


def test_a_map_without_stories_names_areas() -> None:
    found = build_plain_map(regions_of("SY"), chart_of("SY"))
    assert found
    assert not found.key
    named = {name.code for each in found.letterings for name in each.layout.names}
    assert len(named) == 14


def test_where_regions_lie_is_shown_near_by_with_their_areas_set_off() -> None:
    regions, chart = regions_of("SY"), chart_of("SY")
    rows = {row.id: row for row in regions.rows}
    found = build_place_map([rows["sy-id"], rows["sy-la"]], regions, chart)
    assert found
    assert len(found.here) == 2
    assert found.width < chart.width
    assert build_place_map([Region("iran", "Iran", frozenset({"IR"}))], regions, chart) is None
    turkey = build_place_map([rows["tr"]], regions, chart)
    assert turkey
    assert len(turkey.here) == 1


def _event_map(regions: str, place: str, chart: Chart | None) -> Atlas | None:
    made = tree({"a": report_text("a", body=BODY.format(codes="SY-ID"))})
    made["events/thing.md"] = EVENT.format(regions=regions, place=place)
    (event,) = catalogue(made).events
    return build_event_map(event, content(made).regions, chart)


def test_an_events_map_shows_its_area_and_its_one_mark() -> None:
    chart = read_chart(content(tree()).regions)
    found = _event_map("SY-ID", "Idlib", chart)
    assert found
    (drawn,) = found.drawn
    assert drawn.is_filled
    assert [stand.screen for stand in drawn.stands] == ["all"]
    assert found.sides.left == found.sides.right == 0
    assert _event_map("SY", "Idlib", chart) is None
    assert _event_map("SY-ID", "Idlib", None) is None
