"""Spellings of place names, folded so that transliterations meet."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress
from typing import NamedTuple

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
    distinct: frozenset[str]
    """The spellings, each once."""
    capitalised: frozenset[str]
    """Those with which a name may begin."""
    particles: frozenset[str]
    """Those that may begin with an Arabic particle."""


@lru_cache(maxsize=256)
def folded_words(text: str) -> FoldedWords:
    """The words of a paragraph, cached: its countries are looked up first, then their towns."""
    spans = [match.span() for match in _WORD.finditer(text)]
    words = [_folded(text[start:end]) for start, end in spans]
    keys = [word.key for word in words]
    ends = [end for _start, end in spans]
    for at, word in enumerate(words):
        if word.cut:
            ends[at] -= word.cut
        elif word.article and (word.is_free or text[ends[at] : ends[at] + 1] in _HYPHENS):
            keys[at] = ""
    distinct = frozenset(keys)
    particles = () if text.isascii() else (key for key in distinct if key[:1] in PARTICLES)
    starts = [start for start, _end in spans]
    capitals = [word.is_capital for word in words]
    capitalised = frozenset(compress(keys, capitals))
    return FoldedWords(starts, ends, keys, capitals, distinct, capitalised, frozenset(particles))


class _Folded(NamedTuple):
    """What is known of a word wherever it stands."""

    key: str
    cut: int
    """The letters at its end that say that something is its own."""
    is_capital: bool
    article: bool
    """Whether it is the Arabic article before a hyphen."""
    is_free: bool
    """Whether it is the article without one too."""


@lru_cache(maxsize=KNOWN)
def _folded(word: str) -> _Folded:
    is_owner, lower = word.endswith(_OWNS), word.lower()
    return _Folded(
        fold_word(word[:-2] if is_owner else word),
        2 if is_owner else 0,
        word[0].isupper() or (not word[0].isascii() and has_no_case(word[0])),
        lower in _ARTICLES,
        lower in _FREE_ARTICLES,
    )


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
