from __future__ import annotations

import pytest

from sitrep.core.days import day_words, span_words
from tests.strategies import day


def test_a_day_is_said_in_words() -> None:
    assert day_words(day("2020-07-01")) == "1 July 2020"


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
    assert span_words(day(first), day(last)) == words
