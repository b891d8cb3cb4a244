from __future__ import annotations

import pytest

from sitrep.ingest.knowledge.languages.calendars import (
    foreign_days,
    islamic_date,
    without_islamic_dates,
)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1 فروردین 1400", "2021-03-21"),
        ("۲۹ اسفند ۱۳۹۸".translate(str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789")), "2020-03-19"),
        ("30 اسفند 1399", "2021-03-20"),
        ("11 شهریور ماه سال 1402", "2023-09-02"),
        ("7 جوزا 1389", "2010-05-28"),
        ("1403/10/12", "2025-01-01"),
        ("28 กุมภาพันธ์ พ.ศ. 2563", "2020-02-28"),
        ("3 มิ.ย. 2562", "2019-06-03"),
        ("03/06/2562", "2019-06-03"),
    ],
)
def test_days_of_other_calendars_are_days_of_ours(text: str, day: str) -> None:
    assert [str(each.date) for each in foreign_days(text)] == [day]


@pytest.mark.parametrize(
    "text",
    [
        "30 اسفند 1400",
        "32 مرداد 1400",
        "1400/13/05",
        "1442/10/02",
        "5 شوال 1442",
        "29 กุมภาพันธ์ 2562",
        "31/02/2562",
        "11400/05/05",
        "5 مرداد",
        "pages 1400-1402",
    ],
)
def test_what_is_no_such_day_is_none(text: str) -> None:
    assert list(foreign_days(text)) == []


def test_an_islamic_date_is_known_and_no_day() -> None:
    text = "السبت 5 شوال 1442 هـ - 17 مايو 2021"
    assert islamic_date(text) == "5 شوال 1442 هـ"
    assert "شوال" not in without_islamic_dates(text)
    assert islamic_date("17 مايو 2021, room 1442") is None
