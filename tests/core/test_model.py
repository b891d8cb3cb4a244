from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.core.model import Region, Report, Rights, RightsKind
from sitrep.core.weeks import Span, Week
from tests.support.strategies import day

WEEKS = st.dates(max_value=dt.date(9999, 12, 26)).map(Week.of)


@pytest.mark.parametrize(
    ("text", "week"),
    [
        ("2020-06-28", "2020-W26"),
        ("2020-06-29", "2020-W27"),
        ("2020-07-05", "2020-W27"),
        ("2021-01-03", "2020-W53"),
        ("2021-01-04", "2021-W01"),
        ("2019-12-30", "2020-W01"),
        ("2016-01-03", "2015-W53"),
    ],
)
def test_a_day_falls_in_its_iso_week(text: str, week: str) -> None:
    assert str(Week.of(day(text))) == week


@given(WEEKS)
def test_a_week_is_read_back_as_it_is_written(week: Week) -> None:
    assert Week.parse(str(week)) == week


@given(WEEKS)
def test_a_week_runs_from_monday_to_sunday(week: Week) -> None:
    assert (week.first.isoweekday(), week.last.isoweekday()) == (1, 7)
    assert Week.of(week.first) == Week.of(week.last) == week


@given(WEEKS, WEEKS)
def test_weeks_sort_as_their_days_do(one: Week, other: Week) -> None:
    assert (one < other) == (one.first < other.first)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2020",
        "2020-W7",
        "2020-W00",
        "2020-W54",
        "2021-W53",
        "0000-W01",
        "20-W27",
        "２０２０-W27",
        "2020-w27",
        "2020-W27 ",
    ],
)
def test_what_is_no_iso_week_is_none(text: str) -> None:
    assert Week.parse(text) is None


@pytest.mark.parametrize(
    "text", ["2020-W+7", "2020-W 7", "2020-W7 ", " 202-W27", "+202-W27", "2_02-W27"]
)
def test_a_sign_a_space_or_an_underscore_makes_no_week(text: str) -> None:
    assert Week.parse(text) is None


@pytest.mark.parametrize(
    ("rights", "text"),
    [
        (Rights(RightsKind.FULL), "full"),
        (Rights(RightsKind.EXCERPT, 80), "excerpt:80"),
        (Rights(RightsKind.LINK), "link"),
        (Rights(RightsKind.WITHHOLD), "withhold"),
    ],
)
def test_a_policy_is_said_as_it_is_written(rights: Rights, text: str) -> None:
    assert str(rights) == text


def test_a_span_of_one_day_is_said_as_that_day() -> None:
    first, last = day("2020-06-30"), day("2020-07-01")
    assert str(Span(first, first)) == "2020-06-30"
    assert str(Span(first, last)) == "2020-06-30/2020-07-01"


def test_a_region_holds_its_own_codes_and_a_country_all_its_parts() -> None:
    country, province = (
        Region("syria", "Syria", frozenset({"SY"})),
        Region("idlib", "Idlib", frozenset({"SY-ID"})),
    )
    assert country.contains("SY")
    assert country.contains("SY-ID")
    assert province.contains("SY-ID")
    assert not province.contains("SY")
    assert not province.contains("SY-DR")
    assert not country.contains("TR-63")


def test_fewer_subdivisions_are_smaller_and_any_number_of_them_smaller_than_a_country() -> None:
    one = Region("a", "A", frozenset({"SY-ID"}))
    many = Region("b", "B", frozenset({"SY-ID", "SY-DR", "SY-HI"}))
    country = Region("c", "C", frozenset({"SY"}))
    mixed = Region("d", "D", frozenset({"SY", "TR-63"}))
    two = Region("e", "E", frozenset({"SY", "TR"}))
    assert sorted([two, mixed, country, many, one], key=lambda region: region.extent) == [
        one,
        many,
        country,
        mixed,
        two,
    ]


def test_values_cannot_be_changed_nor_carry_anything_else() -> None:
    report = Report("a")
    with pytest.raises(dataclasses.FrozenInstanceError):
        report.title = "Other"  # type: ignore[misc]
    assert not hasattr(report, "__dict__")


def test_a_report_is_a_draft_until_it_says_otherwise() -> None:
    assert Report("a").status == "draft"
