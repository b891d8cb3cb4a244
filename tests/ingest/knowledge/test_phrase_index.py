from __future__ import annotations

import re

import pytest

from sitrep.ingest.knowledge.phrase_index import PhraseIndex

INDEX = PhraseIndex(
    [frozenset({"share", "donat"}), frozenset(), frozenset({"paypal"}), frozenset({"share"})]
)


@pytest.mark.parametrize(
    ("text", "possible"),
    [
        ("please donate by paypal", (0, 1, 2)),
        ("share, share and share again", (0, 1, 3)),
        ("the convoy left", (1,)),
        ("", (1,)),
    ],
)
def test_a_phrase_is_possible_where_one_of_its_words_stands(
    text: str, possible: tuple[int, ...]
) -> None:
    assert INDEX.possible_in(text) == possible


def test_many_texts_are_each_judged_by_their_own_words() -> None:
    texts = ["paypal", "", "the share", "donations"]
    assert INDEX.possible_in_each(texts) == [(1, 2), (1,), (0, 1, 3), (0, 1)]


def test_a_word_is_no_pattern() -> None:
    index = PhraseIndex([frozenset({"a.c"})])
    assert index.possible_in("abc") == ()
    assert re.search("a.c", "abc")
    assert index.possible_in("a.c") == (0,)
