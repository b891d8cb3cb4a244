"""Counting steps tells what grows with the length from what grows with its square."""

from __future__ import annotations

from tests.support.growth import LINEAR, growth


def every_pair(text: str) -> int:
    return sum(one == other for one in text for other in text)


def every_letter(text: str) -> int:
    return sum(one == "a" for one in text)


def test_the_square_of_a_length_is_seen() -> None:
    assert growth(every_letter, lambda size: "a" * size, 200) < LINEAR
    assert growth(every_pair, lambda size: "a" * size, 200) > LINEAR
