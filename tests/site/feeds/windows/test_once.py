"""What is made once is made of the very value, and kept only so long."""

from __future__ import annotations

from dataclasses import dataclass

from sitrep.site.feeds.windows.once import Once, forget_all
from sitrep.site.site import Site
from tests.support.site.feeds import SITE


@dataclass(frozen=True, slots=True)
class Word:
    text: str


def counting() -> tuple[list[str], Once[Word, str]]:
    """What was made, and what makes it, keeping two."""
    made: list[str] = []

    def make(word: Word, _site: Site) -> str:
        made.append(word.text)
        return word.text.upper()

    return made, Once(make, 2)


def test_of_one_value_it_is_made_once() -> None:
    made, once = counting()
    word = Word("ford")
    assert [once(word, SITE), once(word, SITE)] == ["FORD", "FORD"]
    assert made == ["ford"]


def test_of_an_equal_value_it_is_made_again() -> None:
    made, once = counting()
    assert {once(Word("ford"), SITE) for _ in range(3)} == {"FORD"}
    assert made == ["ford"] * 3


def test_what_was_made_first_is_forgotten_first() -> None:
    made, once = counting()
    words = [Word("a"), Word("b"), Word("c")]
    for word in (*words, words[2], words[1], words[0]):
        assert once(word, SITE) == word.text.upper()
    assert made == ["a", "b", "c", "a"]


def test_nothing_is_kept_once_the_feeds_are_written() -> None:
    made, once = counting()
    word = Word("ford")
    once(word, SITE)
    forget_all()
    assert once(word, SITE) == "FORD"
    assert made == ["ford"] * 2
