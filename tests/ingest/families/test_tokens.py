from __future__ import annotations

import pytest

from sitrep.ingest.families.tokens import TokenKind, sentences_of, tokens_of


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("on Monday 4 May 12 people", {"Monday": "day", "4": "day", "May": "day", "12": "figure"}),
        ("as of 2021-05-04 nine had left", {"2021-05-04": "day", "nine": "figure"}),
        ("in May 2021 it rained", {"May": "day", "2021": "day"}),
        ("they may leave one by one", {"may": "word", "one": "word"}),
        ("a shell fell on Kafr Nabl", {"Kafr": "name", "Nabl": "name", "shell": "word"}),
        ("Nobody came to al-Bab", {"Nobody": "word", "al-Bab": "name"}),
    ],
)
def test_words_are_days_figures_and_names(sentence: str, kinds: dict[str, str]) -> None:
    found = {token.text: str(token.kind) for token in tokens_of(sentence)}
    assert {word: found[word] for word in kinds} == kinds


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("shells fell near Kafr Nabl", True),
        ("in the town of Harim", True),
        ("the army of Harim", False),
    ],
)
def test_a_name_behind_in_near_or_the_town_of_is_a_places(sentence: str, place: bool) -> None:
    assert tokens_of(sentence)[-1].place is place


def test_a_sentences_first_word_is_a_name_where_it_is_one_elsewhere() -> None:
    first, second = sentences_of("Harim was quiet. Shells fell on Harim.")
    assert (first[0].kind, second[0].kind) == (TokenKind.NAME, TokenKind.WORD)


def test_without_capitals_a_word_said_again_is_a_place_where_places_stand() -> None:
    said = sentences_of("الطريق إلى عتمان مفتوح. لا قتال في عتمان اليوم. السوق في البلد مفتوح.")
    places = {token.text for sentence in said for token in sentence if token.place}
    assert places == {"عتمان"}
    assert all(
        token.kind is TokenKind.NAME for sentence in said for token in sentence if token.place
    )
