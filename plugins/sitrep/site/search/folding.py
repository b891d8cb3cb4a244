"""How words are folded so that the spellings of one name meet, in the index and in the browser.

The rule is data: the browser gets it with the names, and applies it as this module does.  It goes
further than what texts are read by when they are ingested, since somebody who searches can look
at what was found: e and i are one vowel here, o and u another.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from sitrep.core.names.words import PLAIN_LETTERS

_CYRILLIC = (
    "а=a б=b в=v г=g ґ=g д=d е=e є=ye ж=zh з=z и=i і=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u "
    "ф=f х=h ц=ts ч=ch ш=sh щ=sh ъ= ы=y ь= э=e ю=yu я=ya"
)
_ARABIC = dict(zip("ٱىیېےةۃەہھکڪ", "اييييهههههكك", strict=True)) | {"ء": ""}
_DIGITS = dict(zip("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789", strict=True))
LETTERS: dict[str, str] = {
    **{chr(sign): plain for sign, plain in PLAIN_LETTERS.items() if chr(sign).islower()},
    "ß": "ss",
    "þ": "th",
    "ə": "e",
    **dict(pair.split("=") for pair in _CYRILLIC.split(" ")),
    **_ARABIC,
    **_DIGITS,
}
"""What stands for a small letter that Unicode does not take apart."""
FOLDS: tuple[tuple[str, str], ...] = (
    # The Arabic article, and what is written together with it.
    ("^(?:[وفبك]?ال|لل)(?=[\u0621-\u064a]{3})", ""),
    ("^(?:tal|tall|tell|tel|til)$", "tal"),
    ("oo", "u"),
    (r"(.)\1+", r"\1"),
    ("ou", "u"),
    ("kh|gh|dh", "h"),
    ("ei|ey|ay|ai", "e"),
    ("aw|au", "o"),
    ("q", "k"),
    ("y", "i"),
    ("([aeiou])h$", r"\1"),
    ("e$", "a"),
    ("e", "i"),
    ("o", "u"),
    (r"(.)\1+", r"\1"),
)
"""What spellings of one name differ in, folded one after another."""
ARTICLES = [
    "al",
    "el",
    "as",
    "ash",
    "ad",
    "adh",
    "ar",
    "at",
    "az",
    "an",
    "ez",
    "er",
    "es",
    "esh",
    "et",
    "ed",
    "en",
]
"""The Arabic article as Latin letters have it: no part of a name when names are compared."""

_FREE = frozenset({"al", "el"})
_RULES = tuple((re.compile(pattern), with_) for pattern, with_ in FOLDS)
_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670"
"""Accents and vowel signs, which are parts of words."""
_SIGNS = rf"(?:[^\W_]++|[{_MARKS}]++)++"
WORD = re.compile(rf"{_SIGNS}(?:['’ʼ`´‘ʻ]{_SIGNS})*+")
"""A word of a text."""
_OWNS = ("'s", "’s")


@dataclass(frozen=True, slots=True)
class FoundWord:
    """A word of a text, with where it stands."""

    key: str
    start: int
    end: int
    begins_small: bool
    is_capital: bool
    """Whether all of it is written in capitals."""


@lru_cache(maxsize=200_000)
def fold_word(word: str) -> str:
    """The spelling of a word under which its variants meet; may be empty."""
    letters = _plain(word)
    for pattern, with_ in _RULES:
        letters = pattern.sub(with_, letters)
    return letters


@lru_cache(maxsize=50_000)
def fold_name(name: str) -> str:
    """A name's words, folded, without articles; with them where nothing else is left."""
    words = [word.key for word in words_of(name)]
    every = words or [fold_word(found.group()) for found in WORD.finditer(name)]
    return " ".join(filter(None, every))


def key_of(word: str) -> str:
    """A word of a text, folded: without what says that something belongs to it."""
    return fold_word(word[:-2] if word.endswith(_OWNS) else word)


def words_of(text: str, start: int = 0) -> Iterator[FoundWord]:
    """The words of a text without articles, from a place in it."""
    for found in WORD.finditer(text, start):
        word = found.group()
        if len(word) < 4 and _is_article(word, text[found.end() : found.end() + 1]):
            continue
        key = key_of(word)
        if key:
            yield FoundWord(key, found.start(), found.end(), word[0].islower(), word.isupper())


@lru_cache(maxsize=50_000)
def _plain(word: str) -> str:
    """Its letters in Latin or Arabic ones, small."""
    parted = unicodedata.normalize("NFKD", word).lower()
    return "".join(LETTERS.get(sign, sign) for sign in parted if _counts(sign))


def _counts(sign: str) -> bool:
    """Whether it is a letter or a number, no sign that modifies another."""
    kind = unicodedata.category(sign)
    return kind[0] in "LN" and kind != "Lm"


def _is_article(word: str, sign: str) -> bool:
    lower = _plain(word)
    return lower in _FREE or (sign in ("-", "‑") and lower in ARTICLES)
