from __future__ import annotations

import pytest

from sitrep.ingest.knowledge.head_words import (
    at_end,
    at_start,
    weekday_words,
    within,
    word_lists,
    word_set,
)


def test_words_are_in_small_letters_and_stand_once() -> None:
    for words in word_lists().values():
        assert all(word == word.lower().strip() for word in words)
    assert "published" in word_set("published")


@pytest.mark.parametrize("text", ["Publié le ", "Last updated:", "Обновлено: ", "نشر في "])
def test_words_before_a_date_are_known_at_the_end_of_what_is_before_it(text: str) -> None:
    assert at_end("published").search(text) or at_end("updated").search(text)


def test_words_stand_by_themselves() -> None:
    assert within("furniture").search("2 min read")
    assert not within("furniture").search("researchers")
    assert at_start("by").match("Von Karla")
    assert not at_start("by").match("Vonnegut")
    assert weekday_words().search("am Dienstag")
