"""Numbers in words: “twenty-one”, “two dozen”, “zweitausend”, “ثلاثة آلاف وخمسمئة”."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sitrep.core.numbers.tokens import TextToken
from sitrep.core.numbers.vocabulary import HUNDRED, THOUSAND, Vocabulary

_GAP = re.compile(r"[\s\-‐‑'’ʼ]*")
"""What may stand between the words of one number."""
_HIGHEST = 10**12
_LONGEST_WORD = 60
"""Letters of a word that may be several numbers written in one."""


@dataclass(frozen=True, slots=True)
class SpelledNumber:
    """What a number says."""

    values: tuple[int, ...]
    next: int
    """The place of the first word after it."""
    scale: int
    """What it was multiplied by, such as a million; else 1."""


@dataclass(frozen=True, slots=True)
class _Words:
    """Words that say one number."""

    value: int
    next: int


@dataclass(frozen=True, slots=True)
class Speller:
    """Reads the number words of one text by the vocabulary of its language."""

    text: str
    tokens: tuple[TextToken, ...]
    vocabulary: Vocabulary

    def read(self, at: int) -> SpelledNumber | None:
        """The number whose first word is at a place."""
        if half := self._half(at):
            return SpelledNumber((half.value,), half.next, half.value * 2)
        total, scale, then, limit = 0, 1, at, _HIGHEST
        while limit >= THOUSAND:
            start = then if then == at else self._after_joiner(then)
            times = self._times(start)
            if times is None or (start != at and not self._is_near(start)):
                break
            factor, end = self.scales(times.next)
            if times.value * factor >= limit:
                break
            total, scale, then = total + times.value * factor, factor, end
            limit = factor * (_scale_of(times.value) if factor >= THOUSAND or factor == 1 else 1)
        return None if then == at else self._with_half(SpelledNumber((total,), then, scale))

    def _with_half(self, number: SpelledNumber) -> SpelledNumber:
        """A number with the half behind it: “two and a half million”, “a million and a half”."""
        after = self._after_half(number.next)
        (value,) = number.values
        if after is None:
            return number
        own = value if value == _scale_of(value) else number.scale
        if own > 1:
            # “A thousand, and half of them children” may be meant as well.
            return SpelledNumber((value, value + own // 2), after, number.scale)
        scale, end = self.scales(after)
        if scale == 1:
            return number
        return SpelledNumber((value * scale + scale // 2,), end, scale)

    def _after_half(self, at: int) -> int | None:
        """The place after “and a half”, if that is what stands at a place."""
        start = self._after_joiner(at)
        if self._is_near(start) and self.tokens[start].word in self.vocabulary.articles:
            start += 1
        if not self._is_near(start):
            return None
        word = self._without_prefix(self.tokens[start].word)
        return None if self.vocabulary.halves.isdisjoint(word) else start + 1

    def scales(self, at: int, *, with_hundred: bool = False) -> tuple[int, int]:
        """What the words from a place on multiply by, 1 if by nothing, and the place after them."""
        product = 1
        while self._is_near(at):
            word = self.tokens[at].word
            scale = self.vocabulary.scales.get(word, 1)
            if scale == 1 or (scale == HUNDRED and not with_hundred):
                scale = self.vocabulary.groups.get(word, 1)
            if scale == 1 or product > _HIGHEST:
                break
            product, at = product * scale, at + 1
        return product, at

    def _half(self, at: int) -> _Words | None:
        """Half of a scale: “half a million”."""
        if self.tokens[at].word not in self.vocabulary.halves:
            return None
        then = at + 1
        if self._is_near(then) and self.tokens[then].word in self.vocabulary.articles:
            then += 1
        scale, end = self.scales(then)
        return None if scale == 1 else _Words(scale // 2, end)

    def _times(self, at: int) -> _Words | None:
        """A number below a thousand, the one of “a million”, or the thousand of “mille”."""
        if at >= len(self.tokens):
            return None
        word = self.tokens[at].word
        if word in self.vocabulary.articles:
            then = at + 1
            if self._is_near(then) and self.tokens[then].word in self._multiplies():
                is_hundred = self.vocabulary.scales.get(self.tokens[then].word) == HUNDRED
                return self._below_thousand(then) if is_hundred else _Words(1, then)
            return None
        found = self._below_thousand(at)
        if found:
            return found
        if word in self.vocabulary.groups:
            return _Words(self.vocabulary.groups[word], at + 1)
        return (
            _Words(self.vocabulary.scales[word], at + 1) if word in self.vocabulary.bare else None
        )

    def _multiplies(self) -> set[str]:
        return {*self.vocabulary.scales, *self.vocabulary.groups}

    def _below_thousand(self, at: int) -> _Words | None:
        found = self._phrase(at) or self._hundred(at)
        if found is None:
            return None
        value, then = found.value, found.next
        if 0 < value < HUNDRED and self._is_hundred(then):
            value, then = value * HUNDRED, then + 1
        is_hundreds = value and value % HUNDRED == 0
        is_tens = self.vocabulary.joins_tens and value % 10 == 0 and 20 <= value < HUNDRED
        if not (is_hundreds or is_tens):
            return _Words(value, then)
        lower = self._lower(then, HUNDRED if is_hundreds else 10)
        return _Words(value + lower.value, lower.next) if lower else _Words(value, then)

    def _lower(self, at: int, limit: int) -> _Words | None:
        """The rest of a number, below a limit: “(two hundred) and five”."""
        start = self._after_joiner(at)
        found = self._phrase(start) if self._is_near(start) else None
        return found if found and 0 < found.value < limit else None

    def _hundred(self, at: int) -> _Words | None:
        """The hundred of “a hundred”, “cent” and “مئة”."""
        word = self.tokens[at].word
        is_bare = word in self.vocabulary.bare and self.vocabulary.scales[word] == HUNDRED
        return _Words(HUNDRED, at + 1) if is_bare else None

    def _is_hundred(self, at: int) -> bool:
        """Whether the word at a place multiplies the number before it by a hundred."""
        return self._is_near(at) and self.vocabulary.scales.get(self.tokens[at].word) == HUNDRED

    def _phrase(self, at: int) -> _Words | None:
        """The longest run of words that says one number, or a word in which several are."""
        words: list[str] = []
        for then in range(at, min(at + self.vocabulary.longest, len(self.tokens))):
            if (then > at and not self._is_near(then)) or not self.tokens[then].word:
                break
            words.append(self.tokens[then].word)
        for first in self._without_prefix(words[0]) if words else ():
            for length in range(len(words), 0, -1):
                value = self.vocabulary.phrases.get((first, *words[1:length]))
                if value is not None:
                    return _Words(value, at + length)
        value = self._in_one(words[0]) if words else None
        return None if value is None else _Words(value, at + 1)

    def _without_prefix(self, word: str) -> list[str]:
        """A word as it stands, and without what its language writes in one with it."""
        bare = (
            word.removeprefix(prefix)
            for prefix in self.vocabulary.prefixes
            if word.startswith(prefix) and len(word) > len(prefix) + 1
        )
        return [word, *bare]

    def _in_one(self, word: str) -> int | None:
        """A number written as one word: “zweitausendfünfhundert”."""
        if len(word) > _LONGEST_WORD:
            return None
        known = self.vocabulary.phrases.get((word,))
        if known is not None:
            return known
        for glued in self.vocabulary.glued:
            before, found, after = word.partition(glued)
            if not found:
                continue
            times = self._in_one(before) if before else 1
            rest = self._in_one(self._without_joiner(after)) if after else 0
            return (
                None
                if times is None or rest is None
                else (times * self.vocabulary.scales.get(glued, 1) + rest)
            )
        return None

    def _without_joiner(self, word: str) -> str:
        """A part of a word without the “und” before it."""
        for joiner in self.vocabulary.joiners:
            if word.startswith(joiner) and (word,) not in self.vocabulary.phrases:
                return word.removeprefix(joiner)
        return word

    def _after_joiner(self, at: int) -> int:
        is_joiner = self._is_near(at) and self.tokens[at].word in self.vocabulary.joiners
        return at + 1 if is_joiner else at

    def _is_near(self, at: int) -> bool:
        """Whether there is a word at a place that may go on with the number before it."""
        if not 0 < at < len(self.tokens):
            return False
        gap = self.text[self.tokens[at - 1].end : self.tokens[at].start]
        return bool(_GAP.fullmatch(gap))


def _scale_of(value: int) -> int:
    """The thousand, million … that a number has; what follows it is less."""
    return next((scale for scale in (10**9, 10**6, THOUSAND) if value >= scale), 1)
