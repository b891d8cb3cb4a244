from __future__ import annotations

import pytest

from sitrep.core.weeks import Span
from sitrep.ingest.find.event_days import events_of
from tests.support.strategies import day

WEDNESDAY = day("2020-07-01")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("The bridge fell on June 30.", "2020-06-30", "2020-06-30"),
        ("Shells fell on 28 June and again on June 30, 2020.", "2020-06-28", "2020-06-30"),
        ("The convoy came on Monday.", "2020-06-29", "2020-06-29"),
        ("The convoy came on Wednesday.", "2020-07-01", "2020-07-01"),
        ("The convoy came on Thursday.", "2020-06-25", "2020-06-25"),
        ("It was shelled yesterday; today it was quiet.", "2020-06-30", "2020-07-01"),
        ("Two days ago the mill burned.", "2020-06-29", "2020-06-29"),
        ("The mill burned on June 30; two days earlier a shop had.", "2020-06-28", "2020-06-30"),
        ("On Monday the mill burned. A day later the shop did.", "2020-06-29", "2020-06-30"),
        ("A day earlier, boats had left.", "2020-06-30", "2020-06-30"),
        ("Since 27 June, boats have left.", "2020-06-27", "2020-07-01"),
        ("Boats have been leaving since Monday.", "2020-06-29", "2020-07-01"),
        ("Drones hit the mill overnight.", "2020-06-30", "2020-07-01"),
        ("The mill burned over the weekend.", "2020-06-27", "2020-06-28"),
        ("The mill burned last week.", "2020-06-22", "2020-06-28"),
        ("Вчера горела мельница.", "2020-06-30", "2020-06-30"),
        ("قصفت القرية أمس", "2020-06-30", "2020-06-30"),
        ("قصفت القرية في 30 حزيران", "2020-06-30", "2020-06-30"),
        ("قصفت القرية في ٣٠ حزيران/يونيو ٢٠٢٠", "2020-06-30", "2020-06-30"),
    ],
)
def test_days_that_are_news_are_the_days_of_events(text: str, first: str, last: str) -> None:
    assert events_of([text], WEDNESDAY) == Span(day(first), day(last))


@pytest.mark.parametrize(
    "text",
    [
        "A like attack on May 25 killed seven.",
        "The war began on 15 March 2011.",
        "Talks are to go on next Friday.",
        "They must leave by Friday.",
        "The mon and the sun.",
        "He told The Sun so and Sat down.",
        "It may 30 times fail.",
        "No day is named.",
        "Ten years ago the mill burned.",
        "Since 15 March 2011, many have left.",
        "Forty days later nobody had come.",
        "He came some days ago.",
    ],
)
def test_background_plans_and_words_are_no_events(text: str) -> None:
    assert events_of([text], WEDNESDAY) is None


def test_a_day_across_the_new_year_is_of_the_old_one() -> None:
    assert events_of(["The depot burned on December 30."], day("2021-01-02")) == Span(
        day("2020-12-30"), day("2020-12-30")
    )


def test_without_the_date_of_publication_no_day_is_guessed() -> None:
    assert events_of(["The convoy came on Monday, June 29."], None) is None


def test_a_day_earlier_counts_from_the_day_that_a_paragraph_above_has_named() -> None:
    texts = ["The mill burned on Monday.", "A day earlier, boats had left."]
    assert events_of(texts, WEDNESDAY) == Span(day("2020-06-28"), day("2020-06-29"))
