from __future__ import annotations

from sitrep.core.leaning.names import SourceNames
from sitrep.core.model import Source


def found(text: str, *sources: Source) -> list[tuple[str, str]]:
    return [(each.source, text[each.start : each.end]) for each in SourceNames(sources).find(text)]


def test_the_longest_name_is_found_and_a_domain_is_none() -> None:
    post = Source("post", "Morning Post", aliases=("morningpost.example",))
    weekend = Source("weekend", "Morning Post Weekend")
    text = "Morning Post Weekend and Morning Post, not morningpost.example"
    assert found(text, post, weekend) == [
        ("weekend", "Morning Post Weekend"),
        ("post", "Morning Post"),
    ]


def test_a_name_in_small_letters_is_a_word() -> None:
    assert found("the smart clerk", Source("smart", "SMART")) == []


def test_the_words_of_a_ministry_may_stand_in_another_order_and_form() -> None:
    ministry = Source("defence", "Ruritanian Ministry of National Defence")
    army = Source("army", "Ruritanian Army")
    assert found("said Ruritania's defence ministry", ministry, army) == [
        ("defence", "Ruritania's defence ministry")
    ]
    assert found("the Ruritanian Free Army", army) == []


def test_the_order_of_sources_plays_no_part() -> None:
    one, other = Source("a", "Wire"), Source("b", "Wire")
    assert found("Wire", one, other) == found("Wire", other, one) == [("a", "Wire")]
