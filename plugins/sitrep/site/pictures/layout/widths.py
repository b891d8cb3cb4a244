"""How wide a text is, in parts of its size, by its letters: near enough, and seldom too narrow.

A build has no browser to measure in, and readers without the digest's faces see another one.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_NARROW = frozenset("iIjl.,;:!|'’‘`·()[]ft")
_WIDE = frozenset("mwMW@%—ЖШЩЮжшщюм")


@lru_cache(maxsize=4096)
def width_of(text: str) -> float:
    """The width of a line, in parts of its size."""
    return sum(map(_letter, text))


def _letter(letter: str) -> float:
    category = unicodedata.category(letter)
    if category in {"Mn", "Me", "Cf"}:
        return 0.0  # it stands above or below another letter, or is not seen
    if unicodedata.east_asian_width(letter) in {"W", "F"}:
        return 1.0
    if letter in _WIDE:
        return 0.9
    if letter in _NARROW:
        return 0.36
    if category == "Zs":
        return 0.27
    return 0.7 if category == "Lu" else 0.6


def broken(text: str) -> tuple[str, ...]:
    """A name in two lines as even as its words allow; one of a single word stays whole.

    A hyphen stays at the end of the first line.
    """
    places = [at for at, letter in enumerate(text) if letter in " -‑" and 0 < at < len(text) - 1]
    halves = [(text[: at + 1].rstrip(), text[at + 1 :].lstrip()) for at in places]
    if not halves:
        return (text,)
    return min(halves, key=lambda lines: max(width_of(line) for line in lines))
