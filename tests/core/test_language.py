from __future__ import annotations

import pytest

from sitrep.core.language import ENGLISH, Language, direction_of, is_language, marked
from tests.support.site.translated import translated
from tests.support.strategies import day


def test_a_day_is_said_as_its_language_says_it() -> None:
    assert ENGLISH.day(day("2020-07-01")) == "1 July 2020"
    assert Language("fr").day(day("2020-07-01")) == "1 juillet 2020"
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
    ("code", "known"),
    [("ar", True), ("pt-BR", True), ("xx", False), ("", False), ("en_US; x", False)],
)
def test_only_what_cldr_knows_is_a_language(code: str, known: bool) -> None:
    assert is_language(code) is known
