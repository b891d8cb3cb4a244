from __future__ import annotations

import pytest

from sitrep.ingest.knowledge.number_words import is_number_word, join_number_words, number_of


@pytest.mark.parametrize(
    ("words", "joined"),
    [
        ("twenty one men", "twenty-one men"),
        ("three hundred twelve boats", "three-hundred-twelve boats"),
        ("two thousand left", "two-thousand left"),
        ("eight nine", "eight nine"),
        ("one of nine", "one of nine"),
    ],
)
def test_words_of_one_number_are_put_together(words: str, joined: str) -> None:
    assert join_number_words(words.split()) == joined.split()


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("nine", 9),
        ("twenty-one", 21),
        ("three-hundred-twelve", 312),
        ("two-thousand-forty", 2040),
        ("hundred", 100),
        ("dozens", None),
        ("boats", None),
        ("", None),
    ],
)
def test_a_number_in_words_has_a_value(word: str, number: int | None) -> None:
    assert number_of(word) == number


@pytest.mark.parametrize(
    ("word", "says"), [("nine", True), ("dozens", True), ("forty-two", True), ("boats", False)]
)
def test_words_that_say_how_many_are_known(word: str, says: bool) -> None:
    assert is_number_word(word) is says
