from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sitrep.site.data.parts import TableLine, by_year, cut, newest, part_address, size_of, year_of
from tests.support.growth import LINEAR, growth


def line(week: str, size: int) -> TableLine:
    return TableLine(week, "a" * size, size)


def test_the_first_part_has_the_plain_address_and_the_others_stand_below_it() -> None:
    assert part_address("data/reports/2020", 1, "csv") == "data/reports/2020.csv"
    assert part_address("data/reports/2020", 3, "json") == "data/reports/2020/3.json"


def test_a_week_belongs_to_its_iso_year() -> None:
    assert [year_of(week) for week in ("2020-W53", "2021-W01", None)] == ["2020", "2021", "undated"]


def test_years_are_in_order_with_their_weeks_oldest_first_and_none_of_them_vanishes() -> None:
    items = ["2021-W03 a", "2020-W10", "2021-W01", "2021-W03 b"]
    found = by_year(items, lambda item: item[:8], ["2019", "2021"])
    assert list(found.items()) == [
        ("2019", []),
        ("2020", ["2020-W10"]),
        ("2021", ["2021-W01", "2021-W03 a", "2021-W03 b"]),
    ]


@given(st.lists(st.integers(1, 40)), st.integers(1, 60))
def test_parts_have_everything_in_order_and_none_is_too_large_but_for_one_item(
    sizes: list[int], room: int
) -> None:
    parts = list(cut(sizes, lambda size: size, room))
    assert [size for part in parts for size in part] == sizes
    assert len(parts) >= 1
    assert all(sum(part) <= room or len(part) == 1 for part in parts)


@given(st.lists(st.integers(1, 40), min_size=1), st.integers(40, 90))
def test_what_is_added_leaves_all_parts_but_the_last_as_they_are(
    sizes: list[int], room: int
) -> None:
    before = list(cut(sizes[:-1], lambda size: size, room))
    assert list(cut(sizes, lambda size: size, room))[: len(before) - 1] == before[:-1]


def test_the_newest_weeks_are_whole() -> None:
    lines = [line("2020-W30", 4), line("2020-W29", 3), line("2020-W29", 3), line("2020-W28", 1)]
    assert newest(lines, 11) == tuple(lines)
    assert newest(lines, 10) == tuple(lines[:3])
    assert newest(lines, 9) == (lines[0],)
    assert newest(lines[::-1], 10) == tuple(lines[:0:-1][1:] + lines[:1])


def test_a_newest_week_that_is_too_large_alone_is_cut() -> None:
    lines = [line("2020-W30", 4), line("2020-W30", 4), line("2020-W30", 4), line("2020-W29", 1)]
    assert newest(lines, 9) == tuple(lines[:2])
    assert newest([], 9) == ()


def test_a_size_is_in_bytes() -> None:
    assert (size_of("é"), size_of("نص")) == (2, 4)


def test_choosing_takes_as_long_as_there_are_lines() -> None:
    def work(weeks: str) -> object:
        return newest([line(week, 1) for week in weeks.split()], 10**9)

    made = growth(work, lambda size: " ".join(f"{2000 + n % 20}-W10" for n in range(size)), 3_000)
    assert made < LINEAR
