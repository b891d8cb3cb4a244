from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from unicode_rbnf import RbnfEngine

from sitrep.core.numbers import find_numbers
from tests.support.growth import LINEAR, growth

CASES = [
    line.split("\t")
    for line in Path(__file__).with_name("cases.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
SPELLED = ("ar", "de", "en", "es", "fa", "fr", "ru", "tr")


def says(text: str, language: str) -> list[tuple[int, ...]]:
    return [number.values for number in find_numbers(text, language)]


@pytest.mark.parametrize(("language", "text", "numbers"), CASES)
def test_numbers_are_read_in_digits_and_words(language: str, text: str, numbers: str) -> None:
    expected = [set(map(int, each.split("/"))) for each in numbers.split()]
    found = says(text, language)
    assert len(found) == len(expected), found
    for values, wanted in zip(found, expected, strict=True):
        assert wanted <= set(values)
        assert len(wanted) > 1 or values[0] in wanted


def test_a_number_is_found_where_it_stands() -> None:
    text = "At least twenty-one people, 4.1 million"
    found = find_numbers(text, "en")
    assert [text[each.start : each.end] for each in found] == ["twenty-one", "4.1 million"]
    assert [each.is_spelled for each in found] == [True, False]


@given(st.sampled_from(SPELLED), st.integers(2, 99_999_999))
def test_whatever_unicode_spells_out_is_read_back(language: str, number: int) -> None:
    by_rules = RbnfEngine.for_language(language).format_number(number).text_by_ruleset
    for name, text in by_rules.items():
        if name.startswith("spellout-cardinal"):
            assert (number,) in says(text, language), text


@given(st.text(), st.sampled_from(SPELLED))
def test_any_text_is_read(text: str, language: str) -> None:
    for number in find_numbers(text, language):
        assert 0 <= number.start < number.end <= len(text)
        assert number.values


@pytest.mark.growth
@pytest.mark.parametrize(
    "part",
    ["two hundred ", "tausend", "thousand ", "1,234", "7", "1 ", "five to ", "a ", "ثلاثة و", "ب"],
)
@pytest.mark.parametrize("language", ["en", "de", "ar"])
def test_work_grows_with_the_text(part: str, language: str) -> None:
    assert growth(lambda text: find_numbers(text, language), part.__mul__, 400) < LINEAR
