from __future__ import annotations

import datetime as dt

from sitrep.core.weeks import Span, Week
from sitrep.site.pictures.marks import MapMark
from sitrep.site.pictures.strip import WeekStrip, build_strip

WEEK = Week(2020, 27)
"""29 June to 5 July."""


def strip(*days: str | None) -> WeekStrip:
    marks = (
        MapMark(number, f"Story {number}", f"#{number}", days=Span.parse(words) if words else None)
        for number, words in enumerate(days, 1)
    )
    return build_strip(marks, WEEK)


def numbers(marks: tuple[MapMark, ...]) -> list[int]:
    return [mark.number for mark in marks]


def test_a_week_has_its_seven_days_with_what_happened_on_each_alone() -> None:
    found = strip("2020-06-29", "2020-07-01", "2020-07-01", "2020-07-05")
    assert [day.date for day in found.days] == [
        dt.date(2020, 6, 29) + dt.timedelta(days=number) for number in range(7)
    ]
    assert [numbers(day.marks) for day in found.days] == [[1], [], [2, 3], [], [], [], [4]]


def test_what_took_several_days_has_a_bar_over_them_shared_by_those_of_the_same_days() -> None:
    found = strip("2020-06-30/2020-07-02", "2020-07-03/2020-07-04", "2020-06-30/2020-07-02")
    assert [(span.first, span.last, numbers(span.marks)) for span in found.spans] == [
        (2, 4, [1, 3]),
        (5, 6, [2]),
    ]


def test_a_bar_ends_with_the_week_and_says_where_it_goes_on() -> None:
    (span,) = strip("2020-06-20/2020-07-20", "2020-06-29/2020-07-05").spans
    long, week = span.marks
    assert (span.first, span.last) == (1, 7)
    assert (span.is_from_before(long), span.goes_on(long)) == (True, True)
    assert (span.is_from_before(week), span.goes_on(week)) == (False, False)


def test_the_end_of_something_that_began_before_stands_on_its_last_day() -> None:
    (span,) = strip("2020-06-20/2020-06-29").spans
    assert (span.first, span.last) == (1, 1)


def test_what_lies_outside_the_week_or_has_no_day_stands_apart() -> None:
    found = strip("2020-06-28", None, "2020-07-06/2020-07-08")
    assert [numbers(each) for each in (found.before, found.after, found.undated)] == [[1], [3], [2]]
    assert not found.spans
    assert not any(day.marks for day in found.days)


def test_every_story_stands_on_the_strip_once() -> None:
    days = ("2020-06-28", None, "2020-07-01", "2020-06-30/2020-07-02", "2020-08-01", "2020-07-05")
    found = strip(*days)
    groups = [
        *(day.marks for day in found.days),
        *(span.marks for span in found.spans),
        found.before,
        found.after,
        found.undated,
    ]
    assert sorted(number for group in groups for number in numbers(group)) == [1, 2, 3, 4, 5, 6]


def test_bars_stand_in_as_few_rows_as_they_need_with_the_room_beside_them() -> None:
    found = strip(
        "2020-06-29/2020-06-30",
        "2020-07-02/2020-07-04",
        "2020-06-30/2020-07-01",
        "2020-06-29/2020-07-05",
    )
    rows = [
        [(cell.days, numbers(cell.span.marks) if cell.span else []) for cell in row]
        for row in found.rows
    ]
    assert rows == [
        [(7, [4])],
        [(2, [1]), (1, []), (3, [2]), (1, [])],
        [(1, []), (2, [3]), (4, [])],
    ]
    assert strip("2020-07-01").rows == ()


def test_a_week_of_which_nothing_is_told_has_nothing_on_its_strip() -> None:
    assert not strip().has_stories
    for days in ("2020-07-01", "2020-06-30/2020-07-01", "2020-06-01", "2020-08-01", None):
        assert strip(days).has_stories
