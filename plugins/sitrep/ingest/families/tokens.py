"""The words of a text with what each is, as far as it tells one issue of a template from the next.

Figures, days and names fill the slots of a template; the rest is its wording. A figure
beside a month is a day. A name has a capital, but a sentence's first word has one too:
it is a name only where it is one elsewhere in the text. A name behind "in", "near" or
"the town of" is a place's.

Scripts without capitals (Arabic, Persian) show no names; there a word is a place's name
if the text says it again and again, at least once behind such a preposition.

Limits: in German, where every noun has a capital, nouns are names.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, lru_cache
from itertools import pairwise

from sitrep.core.prose.signs import CLOSERS, LATIN_STOPS, STOPS, SURE_CLOSERS
from sitrep.ingest.knowledge.bank import month_numbers, place_word_list, weekday_numbers
from sitrep.ingest.knowledge.number_words import is_number_word

_CACHED_TEXTS = 100
"""Texts cut into words that are cached, about 60 kB each: most are compared several times."""
_CACHED_WORDS = 20_000
SAID_AGAIN = 2
"""Times that a text says a place's name where no capital shows it."""
_BEFORE_NAME = 3
"""Words before a name in which "the town of" may be."""
_YEAR_DIGITS = 4

_TOKEN = re.compile(r"\d+(?:[.,:/-]\d+)*(?:st|nd|rd|th)?|[^\W\d_]+(?:['’`-][^\W\d_]+)*")
_SENTENCE = re.compile(
    rf"(?<=[{LATIN_STOPS}:;])[{CLOSERS}]*\s+|(?<=[{STOPS}：；])[{SURE_CLOSERS}]*\s*|\n+"
)
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
    """Whether it is a name where places are named: "in …", "near …", "the town of …"."""

    @property
    def key(self) -> str:
        """By which it is the same word."""
        return self.text.casefold()

    @property
    def face(self) -> tuple[str, TokenKind]:
        """By which it is in the same place: a 4 that is a day is not a 4 that counts something."""
        return self.key, self.kind


Sentence = tuple[Token, ...]


@lru_cache(_CACHED_TEXTS)
def sentences_of(paragraphs: str) -> tuple[Sentence, ...]:
    """The sentences of a text, each by its words; lines end sentences."""
    sentences: list[Sentence] = []
    for part in _SENTENCE.split(paragraphs):
        tokens = tokens_of(part)
        if tokens:
            sentences.append(tokens)
    names: set[str] = set()
    for sentence in sentences:
        names.update(token.key for token in sentence if token.kind is TokenKind.NAME)
    places = _uncased_places(sentences)
    named: list[Sentence] = []
    for sentence in sentences:
        first = sentence[0]
        if first.kind is TokenKind.WORD and first.key in names:
            first = replace(first, kind=TokenKind.NAME)
        named.append(_with_places((first, *sentence[1:]), places))
    return tuple(named)


def _with_places(sentence: Sentence, places: frozenset[str]) -> Sentence:
    """A sentence with the words that are places' names in a script without capitals."""
    if not places:
        return sentence
    tokens: list[Token] = []
    for token in sentence:
        is_place = token.key in places
        tokens.append(replace(token, kind=TokenKind.NAME, place=True) if is_place else token)
    return tuple(tokens)


def _uncased_places(sentences: Sequence[Sentence]) -> frozenset[str]:
    """Words of a script without capitals that a text says again, at least once as a place."""
    prepositions = _before_uncased()
    said: Counter[str] = Counter()
    behind: set[str] = set()
    for sentence in sentences:
        for token in sentence:
            if token.kind is TokenKind.WORD and token.text.lower() == token.text.upper():
                said[token.key] += 1
        for before, after in pairwise(sentence):
            if before.key in prepositions and after.key not in prepositions:
                behind.add(after.key)
    return frozenset(key for key in behind if said[key] >= SAID_AGAIN)


def tokens_of(sentence: str) -> Sentence:
    """The words of a sentence."""
    words = _TOKEN.findall(sentence)
    kinds = [_kind(words, at) for at in range(len(words))]
    tokens: list[Token] = []
    for at, (word, kind) in enumerate(zip(words, kinds, strict=True)):
        is_place = kind is TokenKind.NAME and _is_behind_preposition(words, kinds, at)
        tokens.append(Token(word, kind, is_place))
    return tuple(tokens)


def _kind(words: Sequence[str], at: int) -> TokenKind:
    word = words[at]
    if word[0].isdigit():
        return TokenKind.DAY if _is_of_date(words, at) else TokenKind.FIGURE
    return _kind_of(word, is_first=at == 0)


@lru_cache(_CACHED_WORDS)
def _kind_of(word: str, *, is_first: bool) -> TokenKind:
    """What a word is that is no figure."""
    key = word.casefold()
    # "may" and "march" in lower case are verbs.
    if key in weekday_numbers() or (key in month_numbers() and word[0].isupper()):
        return TokenKind.DAY
    # "one" is mostly a pronoun: "the one at the bridge".
    if is_number_word(key) and key != "one":
        return TokenKind.FIGURE
    if word[0].isupper() or key.startswith(("al-", "el-")):
        # A capital or a sign inside it makes a sentence's first word a name: "McRae", "Al-Bab".
        is_name = not is_first or not word[1:].islower() or "-" in word
        return TokenKind.NAME if is_name else TokenKind.WORD
    return TokenKind.WORD


def _is_of_date(words: Sequence[str], at: int) -> bool:
    """Whether a figure is the day or the year of a date."""
    if _CALENDAR.fullmatch(words[at]):
        return True
    months = month_numbers()
    after = words[at + 1].casefold() if at + 1 < len(words) else ""
    before = words[at - 1].casefold() if at else ""
    # At the second word this is the first word itself; at the first it is the figure.
    before_that = words[max(0, at - 2)].casefold()
    if after in months:
        return True  # 4 July
    if before in months and not before_that[:1].isdigit():
        return True  # July 4, but in "4 July 14 people" the 14 counts
    is_behind_month = before in months or before_that in months
    return len(words[at]) == _YEAR_DIGITS and is_behind_month  # July 4, 2020


def _is_behind_preposition(words: Sequence[str], kinds: Sequence[TokenKind], at: int) -> bool:
    """Whether a name is behind "in", "near", "the town of", be it the second word of it."""
    first = at
    while first and kinds[first - 1] is TokenKind.NAME:
        first -= 1
    before = [word.casefold() for word in words[max(0, first - _BEFORE_NAME) : first]]
    if not before:
        return False
    if before[-1] in _before_places():
        return True
    if before[-1] not in {"of", "and", "the"}:
        return False
    return not _settlements().isdisjoint(before)


@cache
def _before_places() -> frozenset[str]:
    return frozenset(word for word in place_word_list("before_towns") if " " not in word)


@cache
def _before_uncased() -> frozenset[str]:
    return frozenset(place_word_list("before_uncased"))


@cache
def _settlements() -> frozenset[str]:
    return frozenset(place_word_list("vague"))
