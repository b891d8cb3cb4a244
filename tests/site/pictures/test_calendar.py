from __future__ import annotations

import datetime as dt

import pytest

from sitrep.core.weeks import Week
from sitrep.site.pictures.calendar import (
    CELL,
    WeekCount,
    build_calendars,
    count_weeks,
)
from tests.support.trees import catalogue, report_text, tree

PHONE = 328
"""CSS pixels of a page's text on a phone of 360."""


def count(text: str, reports: int = 1) -> WeekCount:
    week = Week.parse(text)
    assert week is not None
    return WeekCount(week, reports, f"editions/{week}/")


@pytest.mark.parametrize(("year", "weeks"), [(2019, 52), (2020, 53), (2021, 52), (2026, 53)])
def test_a_year_has_all_its_weeks_and_fits_on_a_phone(year: int, weeks: int) -> None:
    (calendar,) = build_calendars([count(f"{year}-W10")])
    assert [cell.week.number for cell in calendar.cells] == list(range(1, weeks + 1))
    assert calendar.width <= PHONE
    assert max(cell.x for cell in calendar.cells) + CELL == calendar.width
    assert max(cell.y for cell in calendar.cells) + CELL == calendar.height


def test_no_two_weeks_share_a_place_and_links_are_big_enough_to_hit() -> None:
    (calendar,) = build_calendars([count("2020-W10")])
    places = [(cell.x, cell.y) for cell in calendar.cells]
    assert calendar.size >= 24
    for number, (x, y) in enumerate(places):
        assert all(
            abs(x - across) >= CELL or abs(y - down) >= CELL
            for across, down in places[number + 1 :]
        )


def test_a_quarter_is_a_row() -> None:
    (calendar,) = build_calendars([count("2021-W10")])
    rows = {cell.y: 0 for cell in calendar.cells}
    for cell in calendar.cells:
        rows[cell.y] += 1
    assert list(rows.values()) == [13, 13, 13, 13]


def test_only_weeks_with_reports_are_links() -> None:
    (calendar,) = build_calendars([count("2020-W27", 5), count("2020-W03", 1)])
    assert [
        (cell.week.number, cell.count, cell.level, cell.address) for cell in calendar.shown
    ] == [
        (3, 1, 1, "editions/2020-W03/"),
        (27, 5, 3, "editions/2020-W27/"),
    ]
    assert {cell.address for cell in calendar.cells if not cell.count} == {None}
    assert calendar.reports == 6


def test_each_month_is_marked_once_where_it_begins() -> None:
    (calendar,) = build_calendars([count("2020-W27")])
    assert [mark.first for mark in calendar.months] == [
        dt.date(2020, month, 1) for month in range(1, 13)
    ]
    july = calendar.months[6]
    week = next(cell for cell in calendar.cells if cell.week.number == 27)
    assert (july.x, july.y < week.y) == (week.x, True)


def test_the_name_of_a_month_that_begins_in_the_last_column_ends_there() -> None:
    (calendar,) = build_calendars([count("2021-W14")])
    ends = {mark.first: mark.x for mark in calendar.months if mark.ends}
    assert ends == {dt.date(2021, 4, 1): calendar.width, dt.date(2021, 7, 1): calendar.width}
    assert not any(mark.ends for mark in build_calendars([count("2020-W14")])[0].months)


def test_years_come_newest_first_and_years_without_reports_not_at_all() -> None:
    calendars = build_calendars([count("2018-W05"), count("2020-W53"), count("2021-W01")])
    assert [calendar.year for calendar in calendars] == [2021, 2020, 2018]
    assert build_calendars([]) == ()


def report(name: str, date: str, *regions: str) -> str:
    body = "".join(f"::: passage {words}\nText.\n:::\n" for words in regions)
    return report_text(name, body=body, date=date, added="2020-08-01")


def test_a_region_counts_reports_that_stand_in_it_or_concern_it_each_once() -> None:
    reports = {
        "a": report("a", "2020-07-01", "SY-HI", "SY-HI"),
        "b": report("b", "2020-07-02", "SY-HI SY-DY"),
        "c": report("c", "2020-06-20", "SY-ID"),
    }
    made = catalogue(tree(reports))
    homs = next(section for section in made.regions if section.region.id == "homs")
    assert [(str(each.week), each.reports, each.address) for each in count_weeks(homs)] == [
        ("2020-W27", 2, "editions/2020-W27/#region-homs")
    ]
