from __future__ import annotations

import datetime as dt

from sitrep.site.pictures.days import DayStrip, build_day_strip
from tests.support.trees import catalogue, report_text, tree

PHONE = 328
"""CSS pixels of a page's text on a phone of 360."""


def report(name: str, date: str, *regions: str, **keys: str) -> str:
    body = "".join(f"::: passage {words}\nText.\n:::\n" for words in regions or ["SY-ID"])
    return report_text(name, body=body, date=date, added="2020-08-01", **keys)


def strip(**dates: str) -> DayStrip:
    made = catalogue(tree({name: report(name, date) for name, date in dates.items()}))
    return build_day_strip(made.editions[0])


def test_a_week_has_its_seven_days_with_the_reports_first_published_on_each() -> None:
    found = strip(a="2020-06-29", b="2020-07-01", c="2020-07-01", d="2020-07-05")
    assert [day.date for day in found.days] == [
        dt.date(2020, 6, 29) + dt.timedelta(days=n) for n in range(7)
    ]
    assert [day.count for day in found.days] == [1, 0, 2, 0, 0, 0, 1]
    assert [day.level for day in found.days] == [1, 0, 2, 0, 0, 0, 1]
    assert found.reports == 4


def test_a_day_leads_to_its_first_passage_in_the_order_of_the_page() -> None:
    reports = {
        "a": report("a", "2020-07-01", "SY-HI"),
        "b": report("b", "2020-07-01", "SY-ID"),
        "c": report("c", "2020-07-02", "SY-ID"),
    }
    found = build_day_strip(catalogue(tree(reports)).editions[0])
    addresses = [day.address for day in found.days]
    assert addresses == [
        None,
        None,
        "editions/2020-W27/#b-1",
        "editions/2020-W27/#c-1",
        None,
        None,
        None,
    ]


def test_a_withdrawn_report_counts_on_no_day() -> None:
    change = "[{date: 2020-07-09, note: Withdrawn.}]"
    reports = {
        "a": report("a", "2020-07-01"),
        "b": report("b", "2020-07-02", status="withdrawn", changes=change),
    }
    found = build_day_strip(catalogue(tree(reports)).editions[0])
    assert [day.count for day in found.days] == [0, 0, 1, 0, 0, 0, 0]


def test_the_days_stand_side_by_side_on_a_phone_and_can_be_hit() -> None:
    found = strip(a="2020-07-01")
    assert found.width <= PHONE
    assert min(found.cell) >= 24
    assert all(
        after.x - day.x >= found.cell[0]
        for day, after in zip(found.days, found.days[1:], strict=False)
    )
    assert found.days[-1].x + found.cell[0] == found.width
    assert found.height == found.head + found.cell[1]
