from __future__ import annotations

import pytest

from sitrep.core.numbers import can_read, unsaid_numbers
from tests.support.growth import LINEAR, growth


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
        ("A strike on a market has killed five people.", 1),
        ("A market in Idlib was hit. Five people died there.", 1),
        ("Five people were killed.", 6),
        ("Seven people died.", 6),
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
    "text",
    [
        "Gunmen killed a beekeeper near the town.",
        "The shelling wounded an old beekeeper of the village.",
        "The arrest of Rami Said was confirmed by the police.",
        "The strike, killing Ahmad al-Hasan, was the third of the week.",
        "Rami al-Said died on the way to the hospital.",
        "He later died on the way to the hospital.",
        "A beekeeper from the village was shot in the leg.",
        "Civilian killed in the north of Idlib",
        "One of the guards died.",
    ],
)
def test_one_is_said_by_a_single_human_being(text: str) -> None:
    assert unsaid_numbers({1}, text) == ()


def test_one_may_be_said_without_a_word_for_it_in_other_languages() -> None:
    assert unsaid_numbers({1}, "مقتل سائق في إدلب", "ar") == ()
    assert unsaid_numbers({1}, "Погиб мирный житель.", "ru") == ()


@pytest.mark.growth
@pytest.mark.parametrize("part", ["a ", "a b ", "was ", "killed A", "Abc ", "he is ", "death of "])
def test_work_grows_with_the_text(part: str) -> None:
    assert growth(lambda text: unsaid_numbers({77}, text, "en"), part.__mul__, 400) < LINEAR
