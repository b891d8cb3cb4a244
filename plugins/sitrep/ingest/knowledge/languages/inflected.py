"""Names as languages inflect them: "Reuters'a", "Рейтером", "لرويترز".

Endings behind a sign (Turkish, Finnish, Polish, Hungarian), endings of Russian and Ukrainian cases,
and what Arabic writes as one with the word behind it: and, by, for, as.

Limits: of Slavic names in Latin letters only endings behind a sign are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

LEAST = 4
"""Fewest letters of what is left of a name of one word."""
LEAST_OF_SEVERAL = 3
"""Fewest letters of what is left of a word of a longer name."""

_BEHIND_SIGN = re.compile(r"(?P<name>.*\w)['’:-][a-zà-öø-ÿğışąćęłńśźżőű]{1,6}")
_ARABIC_PREFIX = re.compile("[وف]?(?:لل(?=\\w{3})|ل?ـ|[بلك](?=\\w{3})|(?<=[وف])(?=\\w{3}))")
_FOR_THE = "لل"
_CYRILLIC = re.compile("[А-Яа-яЁёІіЇїЄєҐґ]+")
_ENDINGS = (
    *("ами", "ями", "ого", "его", "ому", "ему", "ыми", "ими", "ові", "еві"),
    *("ой", "ей", "ою", "ею", "єю", "ом", "ем", "єм", "ам", "ям", "ах", "ях", "ая", "яя", "ую"),
    *("юю", "ые", "ие", "ых", "их", "ым", "им", "ої", "ій", "ів", "ый", "ий"),
    *("у", "ю", "а", "я", "ы", "и", "е", "о", "і", "ї", "ь", "й", "ъ"),
)
"""Endings of cases, the longest first."""


def bases(name: str) -> Iterator[str]:
    """What a name may be without what a language puts to it."""
    if match := _BEHIND_SIGN.fullmatch(name):
        yield match["name"]
    match = _ARABIC_PREFIX.match(name)
    if match and match[0]:
        rest = name[match.end() :]
        yield f"ال{rest}" if match[0].endswith(_FOR_THE) else rest
        if match[0][0] in "وف" and len(match[0]) > 1:
            yield name[1:]


def stems(name: str) -> str | None:
    """A Cyrillic name without the endings of cases; None where too little of it is left."""
    words = name.split()
    least = LEAST if len(words) == 1 else LEAST_OF_SEVERAL
    found: list[str] = []
    for word in words:
        if not _CYRILLIC.fullmatch(word) or not word[0].isalpha():
            return None
        found.append(word.lower() if word.isupper() else _stem(word.lower(), least))
    if not found or any(not stem for stem in found):
        return None
    return " ".join(found)


def _stem(word: str, least: int) -> str:
    """A word without its ending; empty where too little is left."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= least:
            return word.removesuffix(ending)
    return word if len(word) >= least else ""
