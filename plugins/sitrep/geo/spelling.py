"""Spellings of place names, folded so that transliterations meet."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from sitrep.core.names.words import PLAIN_LETTERS
from sitrep.core.prose.signs import has_no_case

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
PARTICLES = frozenset("وبلف")
"""“And”, “in”, “to” and “so”, which Arabic writes together with a name."""
_ARABIC = re.compile("[\u0621-\u064a]")
_ARABIC_CLITICS = re.compile(r"^[وف]?(?:[بك]?ال|لل)(?=[ء-ي]{3})")
"""“And”, “in”, “like”, “to” and the article, which are written together with an Arabic name."""
_ARABIC_SIGNS = str.maketrans("ةیىکہۀۃگڤ", "هييكهههكف")
"""Letters that Persian, Urdu and hurried writers have in the place of others."""
_CYRILLIC = re.compile(r"[а-яёєіїґўј]")
_CYRILLIC_SIGNS = str.maketrans(
    {"ё": "е", "є": "е", "э": "е", "і": "и", "ї": "и", "ґ": "г", "ў": "у"}
)
_CYRILLIC_ENDINGS = re.compile(
    r"(?<=...)(?:ого|его|ому|ему|ыми|ими|ая|яя|ое|ее|ые|ие|ой|ей|ою|ею|ую|юю|ый|ий|ии|ым|им|ом|ем|ых|их|"
    r"ами|ями|ои|ам|ям|ах|ях|[аеиоуыюяьй])$"
)
"""What a name of Russian or Ukrainian ends in by its case: “у Покровську”, “в Часовом Яре”."""
_CYRILLIC_VOWELS = re.compile(r"[еио](?=[вцк]$)")
"""The last vowel of a stem changes with the ending: Харків, Харкова."""
_FOLDS = (
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"ou"), "u"),
    (re.compile(r"(?<=[bdfghklmnprstvz])y(?=[aeou])"), "i"),
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
    """Whether each may begin a name: with a capital, or in a script that has none."""


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
    capitals = [_may_begin(word[0]) for word in words]
    return FoldedWords([start for start, _end in spans], ends, keys, capitals)


@lru_cache(maxsize=KNOWN)
def _key(word: str) -> str:
    """The spelling of a word in a text, whoever's it is."""
    return fold_word(word[:-2] if word.endswith(_OWNS) else word)


def _may_begin(sign: str) -> bool:
    return sign.isupper() or (not sign.isascii() and has_no_case(sign))


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
        letters = _fold_script(letters)
    if letters in _TELLS:
        return "tal"
    for pattern, with_ in _FOLDS:
        letters = pattern.sub(with_, letters)
    return letters


def _fold_script(letters: str) -> str:
    """A word in other letters without what changes where it stands in a sentence."""
    if _CYRILLIC.search(letters):
        stem = _CYRILLIC_ENDINGS.sub("", letters.translate(_CYRILLIC_SIGNS))
        stem = _CYRILLIC_VOWELS.sub("", stem)
        return f"{stem[:-1]}к" if stem.endswith("ц") else stem  # “в Авдіївці”
    return _ARABIC_CLITICS.sub("", letters.translate(_ARABIC_SIGNS))


def written_forms(spellings: Iterable[str]) -> Iterator[str]:
    """The spellings, and for Arabic ones those behind a particle."""
    for spelling in spellings:
        yield spelling
        if _ARABIC.match(spelling):
            yield from (particle + spelling for particle in sorted(PARTICLES))
