"""Spellings of place names, folded so that transliterations meet."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from sitrep.core.names.words import PLAIN_LETTERS

_PLAIN = PLAIN_LETTERS | str.maketrans({"ß": "ss", "ʿ": "", "ʾ": "", "ʻ": ""})


_OWNS = ("'s", "’s", "'S", "’S")


_WORD = re.compile(r"[^\W_]+(?:['’ʼ`´][^\W\d_]+)*")


_ARTICLES = frozenset(
    {"al", "el", "as", "ash", "ad", "ar", "at", "az", "an", "ez", "er", "es", "et", "ed"}
)


_HYPHENS = frozenset({"-", "‑"})


_FREE_ARTICLES = frozenset({"al", "el"})
"""Articles that may be written without a hyphen; "at" and "as" are English words as well."""


_TELLS = frozenset({"tal", "tall", "tell", "tel", "til"})


KNOWN = 100_000
"""Words whose spelling is remembered."""
_ARABIC_CLITICS = re.compile(r"^[وف]?(?:[بك]?ال|لل)(?=[ء-ي]{3})")
"""“And”, “in”, “like”, “to” and the article, which are written together with an Arabic name."""
_FOLDS = (
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"ou"), "u"),
    (re.compile(r"ei|ay|ai"), "e"),
    (re.compile(r"q"), "k"),
    (re.compile(r"([aei])h$"), r"\1"),
    (re.compile(r"e$"), "a"),
)
"""What transliterations of one Arabic name differ in, folded one after another."""


@dataclass(frozen=True, slots=True)
class FoldedWords:
    """The words of a text: their places, spellings (none for articles), and capitals."""

    starts: list[int]
    ends: list[int]
    keys: list[str]
    capitals: list[bool]


@lru_cache(maxsize=256)
def folded_words(text: str) -> FoldedWords:
    """The words of a paragraph, cached: its countries are looked up first, then their towns."""
    spans = [match.span() for match in _WORD.finditer(text)]
    words = [text[start:end] for start, end in spans]
    keys = list(map(_key, words))
    ends = [end for _start, end in spans]
    for at, word in enumerate(words):
        is_short = len(word) < 4 and word.lower() in _ARTICLES
        if is_short and _is_article(word, text[ends[at] : ends[at] + 1]):
            keys[at] = ""
        elif word.endswith(_OWNS):
            ends[at] -= 2
    capitals = [word[0].isupper() for word in words]
    return FoldedWords([start for start, _end in spans], ends, keys, capitals)


@lru_cache(maxsize=KNOWN)
def _key(word: str) -> str:
    """The spelling of a word in a text, whoever's it is."""
    return fold_word(word[:-2] if word.endswith(_OWNS) else word)


def _is_article(word: str, sign: str) -> bool:
    """Whether a word is the Arabic article; ``sign`` is what comes after it."""
    lower = word.lower()
    return lower in _FREE_ARTICLES or (sign in _HYPHENS and lower in _ARTICLES)


def fold(name: str) -> str:
    """The spelling under which variants of a name meet."""
    words = [key for key in folded_words(name).keys if key]
    return " ".join(words or [fold_word(word) for word in _WORD.findall(name)])


@lru_cache(maxsize=KNOWN)
def fold_word(word: str) -> str:
    """The spelling of one word."""
    plain = unicodedata.normalize("NFKD", word)
    letters = "".join(sign for sign in plain if sign.isalnum()).lower().translate(_PLAIN)
    if not letters.isascii():
        letters = _ARABIC_CLITICS.sub("", letters)
    if letters in _TELLS:
        return "tal"
    for pattern, with_ in _FOLDS:
        letters = pattern.sub(with_, letters)
    return letters
