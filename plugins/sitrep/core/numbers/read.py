"""Which numbers a text says, in digits or in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sitrep.core.numbers.spelled import SpelledNumber, Speller
from sitrep.core.numbers.tokens import TextToken, tokens_of
from sitrep.core.numbers.vocabulary import vocabulary_of

GLUED_SCALES = {"k": 1000, "m": 10**6, "mn": 10**6, "mln": 10**6, "bn": 10**9, "b": 10**9}
"""Letters that multiply where they are written right behind digits: 4.1m, 300k."""
_DASH = re.compile(r"\s*[-‐‑–—]\s*")


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """A number where a text says it."""

    start: int
    end: int
    values: tuple[int, ...]
    """What it may say, the likeliest first: “12 300” is one number or two."""
    is_spelled: bool
    """Whether it is in words."""


def can_read(language: str) -> bool:
    """Whether the number words of a language are known."""
    return vocabulary_of(language) is not None


def find_numbers(text: str, language: str) -> tuple[FoundNumber, ...]:
    """The numbers of a text in the order in which they stand; in words as its language has them."""
    tokens, vocabulary = tokens_of(text), vocabulary_of(language)
    speller = Speller(text, tokens, vocabulary) if vocabulary else None
    return tuple(_Reader(text, tokens, speller).numbers())


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the numbers of one text."""

    text: str
    tokens: tuple[TextToken, ...]
    speller: Speller | None

    def numbers(self) -> Iterator[FoundNumber]:
        """All numbers; where “50 to 60 thousand” may mean 50,000, it does too."""
        found: list[FoundNumber] = []
        at = last = 0
        while at < len(self.tokens):
            read = self._read(at)
            if read is None:
                at += 1
                continue
            if found and read.scale > 1 and self._is_range(last, at):
                found[-1] = _multiplied(found[-1], read.scale)
            span = self.tokens[at].start, self.tokens[read.next - 1].end
            found.append(FoundNumber(*span, read.values, bool(self.tokens[at].word)))
            at = last = read.next
        return (number for number in found if number.values)

    def _read(self, at: int) -> SpelledNumber | None:
        """The number that begins with a word or with digits."""
        token = self.tokens[at]
        if token.word:
            return self.speller.read(at) if self.speller else None
        scale, then = (
            self.speller.scales(at + 1, with_hundred=True) if self.speller else (1, at + 1)
        )
        if scale == 1 and self._is_glued(at + 1):
            scale, then = GLUED_SCALES.get(self.tokens[at + 1].word, 1), at + 2
        if scale == 1:
            return SpelledNumber(token.wholes, at + 1, _thousand_of(token))
        values = (value * scale for value in token.values)
        return SpelledNumber(
            tuple(int(each) for each in values if each.denominator == 1), then, scale
        )

    def _is_glued(self, at: int) -> bool:
        return at < len(self.tokens) and self.tokens[at - 1].end == self.tokens[at].start

    def _is_range(self, first: int, second: int) -> bool:
        """Whether two numbers, one before and one at a word, are the ends of one range."""
        gap = self.text[self.tokens[first - 1].end : self.tokens[second].start]
        if _DASH.fullmatch(gap):
            return True
        between = self.speller.vocabulary.between if self.speller else frozenset()
        return second == first + 1 and self.tokens[first].word in between


def _thousand_of(token: TextToken) -> int:
    """The thousand of “60-70,000”, which the first number leaves to the second."""
    is_round = token.wholes[:1] and token.wholes[0] >= 1000 and token.wholes[0] % 1000 == 0
    return 1000 if is_round else 1


def _multiplied(number: FoundNumber, scale: int) -> FoundNumber:
    """The number, which may also be meant in thousands or millions."""
    more = tuple(value * scale for value in number.values if 0 < value < scale)
    return replace(number, values=(*number.values, *more))
