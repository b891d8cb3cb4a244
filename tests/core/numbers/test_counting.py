from __future__ import annotations

import pytest

from sitrep.core.numbers import find_counts
from tests.support.growth import LINEAR, growth


@pytest.mark.parametrize(
    ("language", "text", "counts"),
    [
        ("en", "13 people, 1,234 men, 4.1m, twenty-one", ["13", "1,234", "4.1m", "twenty-one"]),
        ("en", "on 12 July, July 12, 12 Jul. and 3 to 5 August", []),
        ("en", "on the 12th of July at 10:30, at 5 p.m., 10 o'clock", []),
        ("en", "2020-07-19, 19/7/2020, 19.7.2020", []),
        ("en", "in 2019, since 2011, 2020", []),
        ("en", "killed 2000 people", ["2000"]),
        ("en", "22 may die, 12 march north", ["22", "12"]),
        ("en", "the M4, a T-72, COVID-19, F-16s, 122mm and 122-mm guns, #5", []),
        ("en", "Resolution 2533, article 5, aged 12, pages 3", []),
        ("en", "a six-member group, two-day talks", []),
        ("en", "the 5th Corps, the 2nd", []),
        ("en", "both men, neither of them, the pair", []),
        ("de", "beide am 3. August 2020 um 10 Uhr", []),
        ("de", "3 Menschen im August", ["3"]),
        ("ar", "في 19 يوليو قتل 5", ["5"]),
        ("fr", "le 19 juillet, 5 morts", ["5"]),
        ("tr", "19 Temmuz 2020'de 5 kişi", ["5"]),
        ("ru", "19 июля погибли 5 человек", ["5"]),
        ("es", "el 19 de julio murieron 5", ["5"]),
    ],
)
def test_what_counts_is_told_from_what_dates_and_names(
    language: str, text: str, counts: list[str]
) -> None:
    assert [text[each.start : each.end] for each in find_counts(text, language)] == counts


@pytest.mark.growth
@pytest.mark.parametrize("part", ["July 12 ", "12 and ", "a 1 ", "1:", "in 2020 "])
def test_work_grows_with_the_text(part: str) -> None:
    assert growth(lambda text: find_counts(text, "en"), part.__mul__, 300) < LINEAR
