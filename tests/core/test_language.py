from __future__ import annotations

import pytest

from sitrep.core.language import ENGLISH, Language, Untranslated, direction_of, marked
from tests.support.site.translated import translated
from tests.support.strategies import day


def test_a_day_is_said_as_its_language_says_it() -> None:
    assert ENGLISH.day(day("2020-07-01")) == "1 July 2020"
    assert Language("fr").day(day("2020-07-01")) == "1er juillet 2020"
    assert Language("ar").day(day("2020-07-01")) == "1 يوليو 2020"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2020-07-01", "2020-07-01", "1 July 2020"),
        ("2020-07-06", "2020-07-12", "6–12 July 2020"),
        ("2020-06-29", "2020-07-05", "29 June – 5 July 2020"),
        ("2020-12-28", "2021-01-03", "28 December 2020 – 3 January 2021"),
        ("2019-07-01", "2020-07-01", "1 July 2019 – 1 July 2020"),
    ],
)
def test_a_span_says_nothing_twice(first: str, last: str, words: str) -> None:
    assert ENGLISH.span(day(first), day(last)) == words


def test_short_forms_leave_out_what_is_known() -> None:
    assert (ENGLISH.short_day(day("2020-07-01")), ENGLISH.weekday(day("2020-07-01"))) == (
        "1 Jul",
        "Wed",
    )
    assert ENGLISH.month(day("2020-07-01")) == "July"


def test_a_label_is_said_in_english_where_nobody_translated_it() -> None:
    french = Language("fr", translated({"Editions": "Éditions"}))
    assert (french.say("Editions"), french.say("Sources")) == ("Éditions", "Sources")


def test_a_label_is_filled_in_and_a_percent_sign_alone_is_none() -> None:
    assert ENGLISH.say("by %(name)s", name="100 %") == "by 100 %"
    assert ENGLISH.say("100 %") == "100 %"


def test_a_number_chooses_the_form() -> None:
    assert [ENGLISH.count("%(num)s report", "%(num)s reports", n) for n in (0, 1, 2)] == [
        "0 reports",
        "1 report",
        "2 reports",
    ]


def test_a_marked_label_is_itself() -> None:
    assert marked("unreliable") == "unreliable"


@pytest.mark.parametrize(
    ("language", "direction"),
    [("en", "ltr"), ("ar", "rtl"), ("fa", "rtl"), ("he", "rtl"), ("pt-BR", "ltr")],
)
def test_a_language_runs_its_own_way(language: str, direction: str) -> None:
    assert direction_of(language) == Language(language).direction == direction


@pytest.mark.parametrize(
    ("language", "whole", "within", "across"),
    [
        ("fr", "1er juillet 2020", "9–14 juillet 2020", "29 juin – 5 juillet 2020"),
        ("ar", "1 يوليو 2020", "9–14 يوليو 2020", "29 يونيو – 5 يوليو 2020"),
        ("ar-SY", "1 تموز 2020", "9–14 تموز 2020", "29 حزيران – 5 تموز 2020"),
        ("de", "1. Juli 2020", "9.–14. Juli 2020", "29. Juni – 5. Juli 2020"),
        ("zh", "2020年7月1日", "2020年7月9日至14日", "2020年6月29日至7月5日"),
        ("en-US", "July 1, 2020", "July 9 – 14, 2020", "June 29 – July 5, 2020"),
    ],
)
def test_days_stand_in_the_order_of_their_language(
    language: str, whole: str, within: str, across: str
) -> None:
    said = Language(language)
    assert said.day(day("2020-07-01")) == whole
    assert said.span(day("2020-07-09"), day("2020-07-14")) == within
    assert said.span(day("2020-06-29"), day("2020-07-05")) == across


def test_only_the_first_of_a_month_is_an_ordinal_in_french() -> None:
    french = Language("fr")
    days = ("2020-07-01", "2020-07-11", "2020-07-21", "2020-07-31")
    assert [french.short_day(day(each)) for each in days] == [
        "1er juil.",
        "11 juil.",
        "21 juil.",
        "31 juil.",
    ]
    assert french.span(day("2020-07-01"), day("2020-08-01")) == "1er juillet – 1er août 2020"


def test_what_is_said_in_english_for_want_of_a_translation_is_remembered() -> None:
    fallback = Untranslated()
    french = translated({"Editions": "Éditions"})
    french.add_fallback(fallback)
    language = Language("fr", french, fallback)
    for label in ("Sources", "Editions", "Events", "Sources"):
        language.say(label)
    assert language.untranslated == ("Events", "Sources")


def test_a_distance_is_said_as_its_language_says_it() -> None:
    said = [Language(each).kilometres(100) for each in ("en", "fr", "ar")]
    assert [each.replace("\u202f", " ").replace("\u00a0", " ") for each in said] == [
        "100 km",
        "100 km",
        "100 كم",
    ]


def test_a_series_has_the_comma_of_its_language() -> None:
    arabic = Language("ar", translated({"%(first)s, %(next)s": "%(first)s، %(next)s"}))
    assert ENGLISH.series(["one", "two", "three"]) == "one, two, three"
    assert arabic.series(["one", "two", "three"]) == "one، two، three"
    assert ENGLISH.series(["one"]) == "one"


@pytest.mark.parametrize(
    ("first", "last", "days", "month"),
    [
        ("2020-07-09", "2020-07-09", "9", "July"),
        ("2020-07-09", "2020-07-14", "9–14", "July"),
        ("2020-06-30", "2020-07-01", "30", "June – 1 July"),
        ("2019-12-30", "2020-01-02", "30", "December 2019 – 2 January"),
    ],
)
def test_days_beside_a_text_name_no_day_of_a_month_that_has_none(
    first: str, last: str, days: str, month: str
) -> None:
    rail = ENGLISH.rail(day(first), day(last))
    assert (rail.days, rail.month) == (days, month)
    assert rail.is_long == ("–" in days)
