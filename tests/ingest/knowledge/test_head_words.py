from __future__ import annotations

import pytest

from sitrep.ingest.knowledge.head_words import (
    at_end,
    at_start,
    kinds_in,
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


@pytest.mark.parametrize(
    "line",
    [
        "Published Monday by Jane Roe",
        "Republished bylines",
        "İlk yayınlanma: 5 Mayıs",
        "2 min read",
        "Il y a 3 heures",
        "记者 王",
        "图片来源",
        "صورة أرشيفية",
        "Photo: a clerk, staff writer",
        "Weekly Situation Report No. 3",
        "",
    ],
)
def test_one_pass_finds_the_kinds_that_their_patterns_find(line: str) -> None:
    kinds = ("published", "updated", "original", "ago", "by", "roles", "captions", "series")
    found = {kind for kind in (*kinds, "furniture") if within(kind).search(line)}
    assert kinds_in(line) == found
