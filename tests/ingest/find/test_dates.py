from __future__ import annotations

import datetime as dt
import tracemalloc
from dataclasses import replace

import pytest

from sitrep.core.model import DateBasis
from sitrep.ingest import clean
from sitrep.ingest.draft import Block, Day, Draft, Verdict
from sitrep.ingest.find.dates import find_dates
from sitrep.ingest.find.nearest_days import LATEST_AFTER, with_year
from sitrep.ingest.read.decode import read_document
from tests.support.growth import LINEAR, growth
from tests.support.ingest.documents import (
    CANAL,
    FLOOD,
    cleaned,
    day_of,
    document,
    joined,
    knowledge,
)
from tests.support.site.pages import HEAD, news_page

HEADLINE = "Pontoons washed away below the dam"
OWN = ("Support Harbour Review", HEADLINE)
"""The head of an outlet's own page."""
CREDIT = "Source: Harbour Review"


def dates(*parts: str) -> tuple[str | None, str | None]:
    """Of the copy and of the first publication."""
    draft = cleaned(joined(*parts))
    return day_of(draft, "published"), day_of(draft, "original")


def days(*parts: str) -> tuple[Day | None, Day | None]:
    draft = cleaned(joined(*parts))
    return draft.published, draft.original


# --- This copy ---


@pytest.mark.parametrize(
    "line",
    [
        "May 14, 2021",
        "Friday, 14 May 2021 10:40 UTC",
        "Published: 2021-05-14",
        "14/05/2021",
        "Meridian Post, May 14, 2021",
        "By Jane Roe May 14, 2021",
        "date 2021-05-14 Posted on by lakeside_reader",
    ],
)
def test_a_copys_date_is_that_of_the_line_above_its_text(line: str) -> None:
    day = days(HEADLINE, line, *FLOOD)[0]
    assert day
    assert (str(day.date), day.basis, day.evidence) == ("2021-05-14", DateBasis.STATED, line)


def test_a_date_line_gets_the_verdict_and_keeps_a_stronger_one() -> None:
    blocks = cleaned(joined(HEADLINE, "By Jane Roe May 14, 2021", "May 15, 2021", *FLOOD)).blocks
    assert [block.verdict for block in blocks[:3]] == [
        Verdict.TITLE,
        Verdict.BYLINE,
        Verdict.DATELINE,
    ]


@pytest.mark.parametrize(
    ("lines", "date"),
    [
        (["May 1, 2021", "May 14, 2021"], "2021-05-14"),
        (["Updated: May 14, 2021", "May 1, 2021"], "2021-05-01"),
        (["Meridian Post, May 14, 2021", "Posted May 20, 2021", "May 1, 2021"], "2021-05-14"),
    ],
    ids=["nearest-to-the-text", "no-change-of-it", "its-publishers"],
)
def test_of_several_lines_the_best_founded_dates_the_copy(lines: list[str], date: str) -> None:
    assert dates(HEADLINE, *lines, *FLOOD)[0] == date


@pytest.mark.parametrize(
    "lines",
    [
        [],
        ["May 14"],
        ["May 2021"],
        ["05/04/2021"],
        ["The accord of 3 May 2019 between the two towns on wells, tolls and grazing is void"],
    ],
    ids=["none", "no-year", "no-day", "either-order", "a-sentence"],
)
def test_where_no_line_dates_the_copy_it_has_no_date(lines: list[str]) -> None:
    assert dates(HEADLINE, *lines, *FLOOD) == (None, None)


def test_a_date_right_below_the_text_dates_the_copy_and_one_within_it_does_not() -> None:
    assert dates(
        HEADLINE, *FLOOD[:3], "A truce was signed on May 3, 2019 and held for a year.", FLOOD[3]
    ) == (
        None,
        None,
    )
    assert dates(HEADLINE, *FLOOD, "May 14, 2021")[0] == "2021-05-14"
    assert dates(HEADLINE, *FLOOD, "Reply", "Jane", "May 14, 2021") == (None, None)


@pytest.mark.parametrize(
    "headline",
    ["Canal Zone Situation Report, 14 May 2021", "Update of May 14, 2021: Dam gates open"],
)
def test_a_headline_with_a_date_dates_the_copy_and_stays_the_headline(headline: str) -> None:
    draft = cleaned(joined(headline, *FLOOD))
    assert day_of(draft, "published") == "2021-05-14"
    assert draft.title
    assert draft.title.value == headline


def test_day_and_month_are_told_apart_by_the_days_the_text_names() -> None:
    text = "The gates were opened on May 3 and shut again on May 4, when the river had fallen by a foot."
    assert dates(HEADLINE, "05/04/2021", *FLOOD[:3], text)[0] == "2021-05-04"


def test_day_and_month_are_told_apart_by_other_dates_of_the_document() -> None:
    assert dates("Last login 28/04/2021", HEADLINE, "05/04/2021", *FLOOD)[0] == "2021-04-05"


# --- The first publication ---


def test_copy_and_origin_are_dated_apart_each_by_its_own_line() -> None:
    published, original = days(
        HEADLINE,
        "By Harbour Review",
        "Meridian Post, May 16, 2021",
        "Harbour Review 14 May 2021",
        *FLOOD,
    )
    assert published
    assert original
    assert (str(published.date), published.evidence) == (
        "2021-05-16",
        "Meridian Post, May 16, 2021",
    )
    assert (str(original.date), original.evidence) == ("2021-05-14", "Harbour Review 14 May 2021")


def test_a_copys_own_date_is_not_its_origins() -> None:
    assert dates(HEADLINE, "Meridian Post, May 16, 2021", *FLOOD, CREDIT) == ("2021-05-16", None)


def test_the_origins_own_page_dates_both() -> None:
    assert dates(*OWN, "May 14, 2021", *FLOOD) == ("2021-05-14", "2021-05-14")


@pytest.mark.parametrize(
    ("address", "date"),
    [
        ("https://harbour-review.example/video/GZ_03_05_2021_EN.mp4", "2021-05-03"),
        ("https://harbour-review.example/video/GZ_05_03_2021_EN.mp4", "2021-05-03"),
        ("https://harbour-review.example/video/GZ 03 05 2021 EN.mp4", "2021-05-03"),
        ("https://harbour-review.example/2021/05/04/a.mp4", "2021-05-04"),
        ("https://harbour-review.example/video/GZ_03_09_2021_EN.mp4", None),
        ("https://harbour-review.example/video/99.mp4", None),
    ],
)
def test_a_recordings_address_dates_the_origin_in_the_order_that_fits_the_text(
    address: str, date: str | None
) -> None:
    text = (
        "On May 3 the ferry ran again, and by the next day it was full, the men on the pier said."
    )
    day = days(*OWN, text, address, *FLOOD[1:])[1]
    assert (str(day.date) if day else None) == date
    assert day is None or (day.basis, day.evidence) == (DateBasis.URL, address)


def test_a_recordings_address_that_can_be_read_in_two_ways_dates_nothing() -> None:
    assert (
        dates(
            *OWN, *FLOOD[:2], "https://harbour-review.example/video/GZ_03_05_2021.mp4", *FLOOD[2:]
        )[1]
        is None
    )


def test_the_articles_address_dates_the_origin() -> None:
    link = "https://harbour-review.example/2021/05/14/pontoons-washed-away-below-dam/"
    assert dates(HEADLINE, *FLOOD, CREDIT, link)[1] == "2021-05-14"


def test_a_leap_day_far_from_any_leap_year_fits_no_address() -> None:
    link = "https://harbour-review.example/2022/05/14/pontoons-washed-away-below-dam/"
    plaque = "A plaque on the dam says that it was opened on February 29 by the prefect himself."
    assert dates(HEADLINE, *FLOOD, plaque, CREDIT, link)[1] is None


def test_a_recording_on_a_server_of_others_dates_nothing() -> None:
    assert (
        dates(*OWN, *FLOOD[:2], "https://archive.example/2011/03/18/dam.mp4", *FLOOD[2:])[1] is None
    )


@pytest.mark.parametrize(
    "words",
    ["As of May 3", "as of Monday, May 3", "By the morning of May 3", "By the end of 3 May"],
)
def test_a_text_that_says_as_of_when_it_speaks_is_of_that_day(words: str) -> None:
    original = days(
        HEADLINE, *FLOOD[:3], f"{words} the ferry was running, though on May 2 it was not."
    )[1]
    assert original
    assert (original.month, original.day, original.basis) == (5, 3, DateBasis.TEXT)


def test_a_day_without_a_year_stays_without() -> None:
    original = days(*CANAL)[1]
    assert original
    assert (original.year, original.date) == (None, None)


@pytest.mark.parametrize(
    ("copy", "date"), [("May 5, 2021", "2021-05-03"), ("January 2, 2022", None)]
)
def test_a_day_takes_the_year_of_the_copy_that_came_soon_after(copy: str, date: str | None) -> None:
    assert dates(f"{copy} Posted on by lakeside_reader", *CANAL)[1] == date


@pytest.mark.parametrize(
    "text", ["On May 3 the ferry was running.", "The ferry ran from May 1 to May 3."]
)
def test_days_that_a_text_merely_names_do_not_date_it(text: str) -> None:
    assert days(HEADLINE, *FLOOD, f"{text} Nobody knows for how long it will.")[1] is None


def test_as_of_dates_nothing_where_the_text_speaks_of_a_later_day() -> None:
    assert (
        days(
            HEADLINE,
            *FLOOD,
            "As of May 3 it ran. On May 9 it lay on the bank with a hole below the water.",
        )[1]
        is None
    )


def test_as_of_dates_nothing_where_a_later_day_has_a_year() -> None:
    text = "As of May 3 it ran. On May 9, 2021 it lay on the bank with a hole below the water."
    assert days(HEADLINE, *FLOOD, text)[1] is None


def test_of_two_days_across_the_new_year_the_later_counts() -> None:
    text = "As of December 30, 2020 nine boats were left, and as of January 2, 2021 there were four of them."
    assert dates(HEADLINE, *FLOOD, text)[1] == "2021-01-02"


def test_the_origins_own_page_is_dated_by_its_line_and_not_by_an_old_as_of() -> None:
    text = "A truce has been in force as of March 6 along the whole canal, although neither side trusts it."
    assert dates(*OWN, "May 14, 2021", *FLOOD, text)[1] == "2021-05-14"


# --- Years ---


def day(month: int, number: int, year: int | None) -> Day:
    return Day(month, number, year, DateBasis.TEXT, "as of then")


@pytest.mark.parametrize(
    ("near", "year"),
    [
        (day(12, 31, 2020), 2020),
        (day(1, 5, 2021), 2020),
        (day(2, 28, 2021), 2020),
        (day(3, 15, 2021), None),
        (day(12, 30, 2020), None),
        (day(5, 1, None), None),
        (None, None),
    ],
)
def test_a_year_is_taken_from_a_date_at_most_so_many_days_after(
    near: Day | None, year: int | None
) -> None:
    assert LATEST_AFTER == 60
    assert with_year(day(12, 31, None), near).year == year


def test_a_year_that_is_there_stays() -> None:
    assert with_year(day(12, 31, 2018), day(1, 5, 2021)) == day(12, 31, 2018)


def test_a_year_taken_says_from_where() -> None:
    taken = with_year(day(5, 3, None), Day(5, 5, 2021, DateBasis.STATED, "May 5, 2021"))
    assert taken.evidence == "as of then; year from May 5, 2021"


def test_a_leap_day_finds_its_year() -> None:
    assert with_year(day(2, 29, None), day(3, 1, 2020)).year == 2020
    assert with_year(day(2, 29, None), day(3, 1, 2021)).year is None


@pytest.mark.parametrize("today", ["1999-01-01", "2035-12-31"])
def test_nothing_comes_from_a_clock(today: str, monkeypatch: pytest.MonkeyPatch) -> None:
    class Frozen(dt.date):
        @classmethod
        def today(cls) -> Frozen:
            return cls.fromisoformat(today)

    monkeypatch.setattr(dt, "date", Frozen)
    assert dates(*CANAL) == (None, None)
    assert dates("May 5, 2021 Posted on by lakeside_reader", *CANAL) == ("2021-05-05", "2021-05-03")


def found_in(text: str) -> object:
    return find_dates(
        Draft(document(text), (Block(0, len(text), text, Verdict.BODY),)), knowledge()
    )


@pytest.mark.growth
@pytest.mark.parametrize(
    "unit",
    [
        f"{FLOOD[0]} ",
        "as of May 3, ",
    ],
    ids=["prose", "days"],
)
def test_finding_dates_takes_linear_time(unit: str) -> None:
    assert growth(found_in, lambda size: unit * (size // len(unit)), 2000) < LINEAR


def peak(text: str) -> int:
    tracemalloc.start()
    found_in(text)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most


def test_finding_dates_takes_memory_in_step_with_the_text() -> None:
    unit = "It began on June 3 and went on there. "
    assert peak(unit * 400) < 8 * peak(unit * 100)


# --- Days that are still to come ---


TODAY = dt.date(2021, 5, 14)


def taken_today(text: str | bytes) -> Draft:
    data = text.encode() if isinstance(text, str) else text
    return clean(read_document(data, "a"), replace(knowledge(), today=TODAY))


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("May 14, 2021", "2021-05-14"),
        ("May 15, 2021", "2021-05-15"),
        ("May 16, 2021", None),
        ("Published: 2031-05-14", None),
        ("14/05/2031", None),
    ],
)
def test_a_text_is_not_dated_after_the_day_of_ingest(line: str, date: str | None) -> None:
    draft = taken_today(joined(HEADLINE, line, *FLOOD))
    assert (day_of(draft, "published"), day_of(draft, "original")) == (date, date)
    assert bool([doubt for doubt in draft.doubts if doubt.startswith("date: ")]) == (date is None)


def test_a_line_that_shows_a_day_to_come_leaves_the_true_one() -> None:
    draft = taken_today(joined("Fair on June 3, 2021", HEADLINE, "May 11, 2021", *FLOOD))
    assert day_of(draft, "published") == "2021-05-11"


@pytest.mark.parametrize(
    ("stated", "date"),
    [
        ("2021-05-14T09:30:00+03:00", "2021-05-14"),
        ("2021-05-15T01:00:00+14:00", "2021-05-15"),
        ("2031-05-07T09:30:00+03:00", "2021-05-07"),
        ("7 May 2031", "2021-05-07"),
        ("2099-12-31", "2021-05-07"),
    ],
)
def test_a_page_that_states_a_day_to_come_is_dated_by_what_it_shows(stated: str, date: str) -> None:
    draft = taken_today(news_page(head=HEAD.replace("2021-05-07T09:30:00+03:00", stated)))
    assert day_of(draft, "published") == date
    assert bool([doubt for doubt in draft.doubts if "after the day of ingest" in doubt]) == (
        "31" in stated
    )


def test_structured_data_that_state_a_day_to_come_give_way_to_the_head() -> None:
    data = '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2031-01-01"}</script>'
    assert day_of(taken_today(news_page(head=HEAD + data)), "published") == "2021-05-07"


def test_an_address_does_not_date_a_text_after_the_day_of_ingest() -> None:
    parts = (*OWN, *FLOOD, "https://harbour-review.example/2031/05/14/pontoons-washed-away")
    assert day_of(taken_today(joined(*parts)), "original") is None


def test_as_of_a_day_to_come_dates_nothing() -> None:
    assert (
        day_of(taken_today(joined(*FLOOD, "As of June 3, 2031 the ferry is to run.")), "original")
        is None
    )


def test_without_a_day_of_ingest_every_day_is_taken() -> None:
    assert dates(HEADLINE, "May 14, 2031", *FLOOD)[0] == "2031-05-14"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("تاریخ انتشار: ۵ مرداد ۱۴۰۰ - ۱۰:۳۰", "2021-07-27"),
        ("1400/05/05", "2021-07-27"),
        ("วันศุกร์ที่ 14 พ.ค. 2564", "2021-05-14"),
        ("٥ شوال ١٤٤٢ هـ الموافق 17 مايو 2021", "2021-05-17"),
    ],
)
def test_a_line_may_date_by_another_calendar(line: str, day: str) -> None:
    assert dates("Pontoons lost below the dam", line, *FLOOD)[0] == day


def test_an_islamic_date_alone_is_a_doubt() -> None:
    draft = cleaned(joined("Pontoons lost below the dam", "٥ شوال ١٤٤٢ هـ", *FLOOD))
    assert draft.published is None
    assert any("5 شوال 1442 هـ” is of the Islamic calendar" in doubt for doubt in draft.doubts)
