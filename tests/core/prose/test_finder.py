from __future__ import annotations

import pickle

from hypothesis import given
from hypothesis import strategies as st

from sitrep.core.prose.finder import WordFinder
from tests.support.growth import LINEAR, growth

WORDS = ["oil", "boiler", "il", "Ölpreis", "هـ"]


def test_words_are_found_within_others_and_over_one_another_by_their_start() -> None:
    assert WordFinder(WORDS).found_in("a boiler") == [(1, 2, 8), (0, 3, 6), (2, 4, 6)]


def test_places_are_those_of_letters_in_any_script() -> None:
    assert WordFinder(WORDS).found_in("… Ölpreis هـ") == [(3, 2, 9), (4, 10, 12)]


def test_half_a_surrogate_pair_hides_nothing() -> None:
    assert WordFinder(WORDS).found_in("\ud800 oil") == [(0, 2, 5), (2, 3, 5)]


@given(st.lists(st.text("oil b\nÖ", max_size=12), max_size=6))
def test_each_of_many_texts_has_what_it_has_alone(texts: list[str]) -> None:
    finder = WordFinder(WORDS)
    assert finder.found_in_each(texts) == [finder.found_in(text) for text in texts]


def test_it_goes_to_other_processes() -> None:
    again = pickle.loads(pickle.dumps(WordFinder(WORDS)))
    assert again.found_in("oil") == [(0, 0, 3), (2, 1, 3)]


def test_twice_the_texts_take_little_more_than_twice_the_time() -> None:
    finder = WordFinder(WORDS)

    def find(text: str) -> object:
        return finder.found_in_each(text.splitlines())

    assert growth(find, lambda size: "oil and boilers\n" * size, 500) < LINEAR
