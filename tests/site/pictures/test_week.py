from __future__ import annotations

from sitrep.geo.charts import read_chart
from sitrep.site.pictures.atlas import MOST_MARKS
from sitrep.site.pictures.week import WeekPictures, build_pictures
from tests.support.trees import catalogue, content, report_text, tree


def pictures(stories: int, *, with_chart: bool = True) -> WeekPictures:
    body = "".join(
        f"::: passage SY-ID 2020-07-01\n# Story {at}\n\nText.\n:::\n" for at in range(stories)
    )
    files = tree({"a": report_text("a", body=body)})
    regions = content(files).regions
    chart = read_chart(regions) if with_chart else None
    return build_pictures(catalogue(files).editions[0], regions, chart)


def test_map_and_strip_tell_of_the_same_stories_under_the_same_numbers() -> None:
    found = pictures(3)
    assert found.map
    on_strip = [mark for day in found.strip.days for mark in day.marks]
    assert on_strip == list(found.map.key)
    assert found.map.unmarked == 0


def test_a_week_too_full_for_a_map_says_how_many_stories_have_no_mark() -> None:
    found = pictures(MOST_MARKS + 7)
    assert found.map
    assert len(found.map.key) == MOST_MARKS
    assert found.map.unmarked == 7


def test_without_a_chart_there_is_a_strip_all_the_same() -> None:
    found = pictures(2, with_chart=False)
    assert found.map is None
    assert sum(len(day.marks) for day in found.strip.days) == 2


def test_a_week_marks_its_events_and_one_without_events_its_stories() -> None:
    body = "::: passage SY-ID 2020-07-01 event=clash\nText.\n:::\n::: passage SY-HI\nText.\n:::\n"
    event = "---\ntitle: A clash\nregions: [SY-ID]\ndays: 2020-07-01\nkind: clash\n---\n"
    files = {**tree({"a": report_text("a", body=body)}), "events/clash.md": event}
    regions = content(files).regions
    found = build_pictures(catalogue(files).editions[0], regions, read_chart(regions)).map
    assert found
    assert [mark.title for mark in found.key] == ["A clash"]
    assert found.unmarked == 1
    alone = pictures(2).map
    assert alone
    assert [mark.kind for mark in alone.key] == [None, None]
