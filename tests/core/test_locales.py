from __future__ import annotations

import pytest
from babel.dates import format_date

from sitrep.core.locales import is_language, locale_of
from tests.support.strategies import day


@pytest.mark.parametrize("order", [("zh", "tr", "ar-SY"), ("ar-SY", "zh", "tr"), ("tr", "zh")])
def test_a_month_is_that_of_its_language_whichever_was_asked_first(order: tuple[str, ...]) -> None:
    locale_of.cache_clear()
    months = {"zh": "七月", "tr": "Temmuz", "ar-SY": "تموز"}
    for code in order:
        said = format_date(day("2020-07-01"), "LLLL", locale=locale_of(code))
        assert said == months[code]


@pytest.mark.parametrize(
    ("code", "known"),
    [("ar", True), ("pt-BR", True), ("xx", False), ("", False), ("en_US; x", False)],
)
def test_only_what_cldr_knows_is_a_language(code: str, known: bool) -> None:
    assert is_language(code) is known
