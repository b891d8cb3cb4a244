from __future__ import annotations

import re

import pytest

from sitrep.core.locales import locale_of
from sitrep.ingest.knowledge.calendar_words import (
    all_months,
    all_weekdays,
    alternatives,
    unsure_months,
)

LANGUAGES = "en fr de es pt it nl ru uk be pl cs sk ro bg sr mk tr az ku ar fa ps ur he hi id sv da nb fi el hu ka hy am".split()  # noqa: SIM905, E501


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("context", ["format", "stand-alone"])
def test_months_are_known_as_cldr_names_them(language: str, context: str) -> None:
    for width in ("wide", "abbreviated"):
        for number, name in locale_of(language).months[context][width].items():
            key = name.lower().rstrip(".").strip()
            if len(key) > 1 and not key[0].isdigit():
                assert all_months()[key] == number


@pytest.mark.parametrize("language", LANGUAGES)
def test_weekdays_are_known_as_cldr_names_them(language: str) -> None:
    for number, name in locale_of(language).days["format"]["wide"].items():
        assert all_weekdays()[name.lower().rstrip(".")] == number + 1


def test_unsure_names_are_names_of_months() -> None:
    assert unsure_months() <= set(all_months())


def test_the_longest_of_several_names_is_found() -> None:
    pattern = re.compile(alternatives(["mar", "march", "may", "st. x"]))
    assert [pattern.match(word)[0] for word in ("march", "mar", "may", "st. x") if pattern.match(word)] == [  # type: ignore[index]
        "march", "mar", "may", "st. x",
    ]  # fmt: skip
