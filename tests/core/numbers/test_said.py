from __future__ import annotations

import pytest

from sitrep.core.numbers import can_read, numbers_said, unsaid_numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Four or five people died.", {4, 5}),
        ("A civilian was killed in the town.", {1}),
        ("The commander's deputy died.", {1}),
        ("Rami was badly wounded in the leg.", {1}),
        ("An aid worker died.", {1}),
        ("No one was hurt.", {0}),
        ("At least two dozen people were hurt.", {24}),
    ],
)
def test_what_a_text_says_is_not_missed(text: str, numbers: set[int]) -> None:
    assert unsaid_numbers(numbers, text) == ()


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Five people were killed in the market.", 1),
        ("Civilians were killed in a market.", 1),
        ("Five people were killed.", 6),
        ("Five people were killed.", 15),
        ("Some 4.1 million people live there.", 4),
        ("Dozens were killed.", 24),
        ("Hundreds were killed.", 100),
        # “bin” is a thousand in Turkish, “on” is ten.
        ("The convoy of bin Hadi was hit on the road.", 1000),
        ("The convoy was hit on the road to the town.", 10),
        ("Five people were killed.", 0),
    ],
)
def test_what_it_does_not_say_is_missed(text: str, number: int) -> None:
    assert unsaid_numbers({number, 5} if "Five" in text else {number}, text) == (number,)


def test_what_is_missed_comes_in_order_whatever_was_asked_first() -> None:
    assert unsaid_numbers([9, 3, 5, 3], "Five people were killed.") == (3, 9)


def test_a_text_says_numbers_in_its_own_language_and_in_english() -> None:
    text = "Bei dem Angriff starben siebzehn Menschen. “Nine of us are left.”"
    assert unsaid_numbers({17, 9}, text, "de") == ()
    assert unsaid_numbers({17, 8}, text, "de") == (8,)
    assert unsaid_numbers({17}, "The strike killed siebzehn of the people.", "en") == (17,)


def test_a_text_of_which_nobody_says_the_language_is_read_in_any() -> None:
    assert unsaid_numbers({17}, "Bei dem Angriff starben siebzehn Menschen.") == ()
    assert unsaid_numbers({17}, "W ataku zginęło siedemnaście osób.") == ()
    assert unsaid_numbers({5}, "مقتل خمسة مدنيين") == ()
    assert unsaid_numbers({6}, "مقتل خمسة مدنيين") == (6,)


def test_nothing_is_missed_in_a_language_nobody_here_can_read() -> None:
    assert not can_read("so")
    assert unsaid_numbers({17}, "Toddoba iyo toban qof ayaa dhimatay.", "so") == ()


@pytest.mark.parametrize(
    ("text", "language"),
    [("مقتل مدني في إدلب", "ar"), ("Погиб мирный житель.", "ru"), ("Un civil a été tué.", "fr")],
)
def test_one_is_said_by_a_single_human_being(text: str, language: str) -> None:
    assert 1 in numbers_said(text, language)


def test_one_is_not_said_by_many() -> None:
    assert 1 not in numbers_said("مقتل مدنيين في إدلب", "ar")
    assert 1 not in numbers_said("Погибли мирные жители.", "ru")
