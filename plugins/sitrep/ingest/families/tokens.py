"""The words of a text with what each is, as far as it tells one issue of a template from the next."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from sitrep.ingest.knowledge.bank import month_numbers, place_word_list, weekday_numbers
from sitrep.ingest.knowledge.number_words import is_number_word

HELD_TEXTS = 100
"""Texts cut into words that are held, about 60 kB each: most are compared with several in a row."""
SAID_AGAIN = 2
"""Times that a text says a place's name where no capital shows it."""
_TOKEN = re.compile(r"\d+(?:[.,:/-]\d+)*(?:st|nd|rd|th)?|[^\W\d_]+(?:['’`-][^\W\d_]+)*")
_SENTENCE = re.compile(r"(?<=[.!?…؟。:;])[\"'”’»)\]]*\s+|\n+")
_CALENDAR = re.compile(r"\d{4}-\d\d?-\d\d?|\d\d?[./-]\d\d?[./-](?:\d\d){1,2}")


class TokenKind(StrEnum):
    """What a word is, as far as it tells issues apart."""

    WORD = "word"
    FIGURE = "figure"
    DAY = "day"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its kind."""

    text: str
    kind: TokenKind
    place: bool = False
    """Whether it is a name that stands where places stand: "in …", "near …", "the town of …"."""

    @property
    def key(self) -> str:
        """By which it is the same word."""
        return self.text.casefold()

    @property
    def face(self) -> tuple[str, TokenKind]:
        """By which it stands in the same place: a 4 that is a day is no 4 that counts something."""
        return self.key, self.kind


@lru_cache(HELD_TEXTS)
def sentences_of(paragraphs: str) -> tuple[tuple[Token, ...], ...]:
    """The sentences of a text, each by its words; lines end sentences."""
    parts = [found for part in _SENTENCE.split(paragraphs) if part and (found := tokens_of(part))]
    names = {token.key for part in parts for token in part if token.kind is TokenKind.NAME}
    places = _uncased_places(parts)
    cased = tuple((_named(part[0], names), *part[1:]) for part in parts)
    if not places:
        return cased
    placed = []
    for part in cased:
        placed.append(tuple(_placed(token, places) for token in part))
    return tuple(placed)


def _uncased_places(parts: Sequence[Sequence[Token]]) -> frozenset[str]:
    """Words of a script without capitals that a text says again and again, once at least where
    places stand.
    """
    words = [
        token.key
        for part in parts
        for token in part
        if token.kind is TokenKind.WORD and _is_uncased(token.text)
    ]
    said = Counter(words)
    behind = {
        after.key
        for part in parts
        for before, after in pairwise(part)
        if before.key in _before_uncased()
    } - _before_uncased()
    return frozenset(key for key in behind if said[key] >= SAID_AGAIN)


def _placed(token: Token, places: frozenset[str]) -> Token:
    return replace(token, kind=TokenKind.NAME, place=True) if token.key in places else token


def _is_uncased(word: str) -> bool:
    return word.lower() == word.upper()


def _named(first: Token, names: set[str]) -> Token:
    """A sentence's first word, as a name where it is one elsewhere in the text."""
    return (
        replace(first, kind=TokenKind.NAME)
        if first.kind is TokenKind.WORD and first.key in names
        else first
    )


def tokens_of(sentence: str) -> tuple[Token, ...]:
    """The words of a sentence."""
    words = _TOKEN.findall(sentence)
    kinds = [_kind(words, at) for at in range(len(words))]
    return tuple(
        Token(word, kind, place=kind is TokenKind.NAME and _stands_for_place(words, kinds, at))
        for at, (word, kind) in enumerate(zip(words, kinds, strict=True))
    )


def _kind(words: Sequence[str], at: int) -> TokenKind:
    word, key = words[at], words[at].casefold()
    months = month_numbers()
    if word[0].isdigit():
        before, month, after = (
            "".join(words[other : other + 1]).casefold()
            for other in (max(0, at - 2), at - 1, at + 1)
        )
        is_day = after in months or (month in months and not before[:1].isdigit())
        is_year = len(word) == len("2020") and months.keys() & {before, month}
        return TokenKind.DAY if _CALENDAR.fullmatch(word) or is_day or is_year else TokenKind.FIGURE
    if key in weekday_numbers() or (key in months and word[0].isupper()):
        return TokenKind.DAY
    if is_number_word(key) and key != "one":
        return TokenKind.FIGURE
    if word[0].isupper() or key.startswith(("al-", "el-")):
        return TokenKind.NAME if at or _is_no_word(word) else TokenKind.WORD
    return TokenKind.WORD


def _is_no_word(word: str) -> bool:
    """Whether a sentence's first word is a name all the same: by a capital or a sign inside it."""
    return not word[1:].islower() or "-" in word


def _stands_for_place(words: Sequence[str], kinds: Sequence[TokenKind], at: int) -> bool:
    """Whether a name stands behind "in", "near", "the town of", be it the second word of it."""
    first = at
    while first and kinds[first - 1] is TokenKind.NAME:
        first -= 1
    before = [word.casefold() for word in words[max(0, first - 3) : first]]
    if not before:
        return False
    if before[-1] in _before_places():
        return True
    return before[-1] in {"of", "and", "the"} and any(word in _settlements() for word in before)


@lru_cache(1)
def _before_places() -> frozenset[str]:
    return frozenset(word for word in place_word_list("before_towns") if " " not in word)


@lru_cache(1)
def _before_uncased() -> frozenset[str]:
    return frozenset(place_word_list("before_uncased"))


@lru_cache(1)
def _settlements() -> frozenset[str]:
    return frozenset(place_word_list("vague"))
