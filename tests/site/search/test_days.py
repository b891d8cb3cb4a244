from __future__ import annotations

import datetime as dt

import pytest

from sitrep.core.language import ENGLISH, Language
from sitrep.core.weeks import Span
from sitrep.site.search.days import month_words, times_of, week_names
from sitrep.site.search.folding import fold_word


def test_a_span_is_found_by_its_days_months_and_iso_weeks() -> None:
    span = Span(dt.date(2020, 12, 31), dt.date(2021, 1, 1))
    assert times_of([span]) == ("2020-12", "2020-12-31", "2020-W53", "2021-01", "2021-01-01")


def test_a_long_span_is_found_by_its_months_alone() -> None:
    found = times_of([Span(dt.date(2019, 1, 1), dt.date(2019, 12, 31))])
    assert "2019-07" in found
    assert not [time for time in found if len(time) == 10]


@pytest.mark.parametrize(
    ("language", "word", "number"),
    [
        ("en", "July", 7),
        ("de", "März", 3),
        ("fr", "août", 8),
        ("ar", "يوليو", 7),
        ("ru", "июля", 7),
    ],
)
def test_months_are_known_in_the_digests_language_and_in_english(
    language: str, word: str, number: int
) -> None:
    found = month_words(Language(language))
    assert found[fold_word(word)] == number
    assert found[fold_word("Jul")] == 7


@pytest.mark.parametrize(
    ("language", "word"),
    [("en", "weeks"), ("de", "Woche"), ("fr", "semaine"), ("ar", "الأسبوع"), ("tr", "hafta")],
)
def test_weeks_are_known_in_the_digests_language_and_in_english(language: str, word: str) -> None:
    found = week_names(Language(language))
    assert fold_word(word) in found
    assert {"w", fold_word("week")} <= set(found)
    assert "of" not in week_names(ENGLISH)
