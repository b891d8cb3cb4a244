"""The words by which a language says numbers: from CLDR's rules, and from data/words.toml."""

from __future__ import annotations

import pkgutil
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from unicode_rbnf import RbnfEngine

from sitrep.core.numbers.tokens import plain_word, plain_words

Phrase = tuple[str, ...]

HUNDRED, THOUSAND = 100, 1000
_SCALES = (THOUSAND, 10**6, 10**9)
_BEFORE_SCALES = (1, 2, 3, 5, 11, 21)
"""Numbers after which a language may have another form of “thousand”."""
_RULES = re.compile(r"spellout-(?:cardinal|numbering(?!-year))")
_KURDISH = {"ckb": "ku", "kmr": "ku", "sdh": "ku"}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a language's words say."""

    phrases: Mapping[Phrase, int]
    """Numbers below a hundred, hundreds, and whatever else has a word of its own."""
    longest: int
    """Words of the longest phrase."""
    scales: Mapping[str, int]
    """What others are multiplied by: hundred, thousand, million."""
    bare: frozenset[str]
    """Scales that say one of them where they stand alone: “mille”, and not “millions”."""
    glued: tuple[str, ...]
    """Scales that are written in one with what they multiply: “zweitausend”."""
    groups: Mapping[str, int]
    articles: frozenset[str]
    halves: frozenset[str]
    joiners: frozenset[str]
    between: frozenset[str]
    prefixes: tuple[str, ...]
    joins_tens: bool
    common: frozenset[str]
    """Words of which every text in the language has some; empty where none are given."""
    labels: frozenset[str]
    """Words that make the number after them a name: resolution 2533."""
    anaphors: frozenset[str]
    """Words that say two, or none, of whom was spoken before."""
    yearly: frozenset[str]
    """Words after which such a number is a year; empty where any may be one."""
    people: frozenset[Phrase]
    """Words for one human being."""
    alone: tuple[re.Pattern[str], ...]
    """What befell one."""


@cache
def vocabulary_of(language: str) -> Vocabulary | None:
    """The words of a language by its code, such as ``pt-BR``; None where they are not known."""
    primary = re.split("[-_]", language.lower())[0]
    name = _KURDISH.get(primary, primary)
    spelling = _Spelling.of(name)
    own = _table().get(name, {})
    if spelling is None and not own:
        return None
    return _Maker(own, spelling).vocabulary()


@cache
def languages() -> tuple[str, ...]:
    """The languages whose number words are known, those first of which we have words of our own."""
    own = list(_table())
    return (*own, *sorted({*RbnfEngine.get_supported_languages()} - {*own}))


@cache
def _table() -> dict[str, dict[str, Any]]:
    data = pkgutil.get_data(__package__ or "", "data/words.toml") or b""
    return tomllib.loads(data.decode("utf-8"))


@dataclass(frozen=True, slots=True)
class _Spelling:
    """A language's rules of CLDR."""

    engine: RbnfEngine

    @staticmethod
    def of(language: str) -> _Spelling | None:
        """The rules of a language, where there are any."""
        if language not in RbnfEngine.get_supported_languages():
            return None
        return _Spelling(RbnfEngine.for_language(language))

    def spell(self, number: int) -> frozenset[Phrase]:
        """All the ways in which a number is spelled out, as words that can be compared."""
        by_rules = self.engine.format_number(number).text_by_ruleset
        spelled = (text for name, text in by_rules.items() if _RULES.match(name))
        return frozenset(filter(None, map(plain_words, spelled)))


@dataclass(slots=True)
class _Maker:
    """Puts a language's words together."""

    own: Mapping[str, Any]
    spelling: _Spelling | None
    phrases: dict[Phrase, int] = field(default_factory=dict)
    scales: dict[str, int] = field(default_factory=dict)
    bare: set[str] = field(default_factory=set)
    glued: set[str] = field(default_factory=set)

    def vocabulary(self) -> Vocabulary:
        """The words of CLDR's rules, then those of our own."""
        if self.spelling:
            self._spell(self.spelling)
        self._vary()
        self.glued |= self._set_of("glued")
        self.phrases |= self._phrases_of("numbers")
        self.scales |= self._words_of("multiples")
        self.bare |= self._set_of("bare")
        return Vocabulary(
            phrases=self.phrases,
            longest=max(map(len, self.phrases), default=0),
            scales=self.scales,
            bare=frozenset(self.bare),
            glued=tuple(sorted(self.glued, key=lambda word: -self.scales[word])),
            groups=self._words_of("groups"),
            articles=self._set_of("articles"),
            halves=self._set_of("halves"),
            joiners=self._set_of("joiners"),
            between=self._set_of("between"),
            prefixes=tuple(map(plain_word, self.own.get("prefixes", ()))),
            joins_tens=bool(self.own.get("tens")),
            common=self._set_of("common"),
            labels=self._set_of("labels"),
            anaphors=self._set_of("anaphors"),
            yearly=self._set_of("yearly"),
            people=frozenset(map(plain_words, self.own.get("people", ()))),
            alone=tuple(map(re.compile, self.own.get("alone", ()))),
        )

    def _spell(self, spelling: _Spelling) -> None:
        for number in (*range(HUNDRED), *range(HUNDRED, THOUSAND, HUNDRED)):
            for phrase in spelling.spell(number):
                self.phrases.setdefault(phrase, number)
        for scale in (HUNDRED, *_SCALES, *self.own.get("scales", ())):
            for times in _BEFORE_SCALES[:4] if scale == HUNDRED else _BEFORE_SCALES:
                for phrase in spelling.spell(times * scale):
                    self._take_apart(phrase, times, scale)

    def _take_apart(self, phrase: Phrase, times: int, scale: int) -> None:
        """Learn from “five thousand” that “thousand” is a scale."""
        rest = self._after(phrase, times)
        if len(rest) == 1:
            self.scales.setdefault(rest[0], scale)
            if times == 1:
                self.bare.add(rest[0])
        elif times == 1 and len(phrase) == 1:
            self.scales.setdefault(phrase[0], scale)
            self.bare.add(phrase[0])
        elif not rest and len(phrase) == 1 and scale != HUNDRED:
            self.phrases.setdefault(phrase, times * scale)

    def _after(self, phrase: Phrase, times: int) -> Phrase:
        """What a phrase has after the number by which it is multiplied; empty if it is not."""
        firsts = [each for each, number in self.phrases.items() if number == times]
        for first in sorted(firsts, key=len, reverse=True):
            if phrase[: len(first)] == first and len(phrase) > len(first):
                return phrase[len(first) :]
        if len(phrase) > 1:
            return ()
        for first in sorted(firsts, key=lambda each: len("".join(each)), reverse=True):
            rest = phrase[0].removeprefix("".join(first))
            if rest != phrase[0] and len(rest) > 2:
                self.glued.add(rest)
                return (rest,)
        return ()

    def _vary(self) -> None:
        """Add the other spellings, and words written in one: “twentyone”."""
        for pattern, other in self.own.get("variants", ()):
            for phrase, number in list(self.phrases.items()):
                varied = re.sub(pattern, other, " ".join(phrase))
                self.phrases.setdefault(tuple(varied.split()), number)
        for phrase, number in list(self.phrases.items()):
            self.phrases.setdefault(("".join(phrase),), number)

    def _phrases_of(self, key: str) -> dict[Phrase, int]:
        return {plain_words(phrase): value for phrase, value in self.own.get(key, {}).items()}

    def _words_of(self, key: str) -> dict[str, int]:
        return {plain_word(word): value for word, value in self.own.get(key, {}).items()}

    def _set_of(self, key: str) -> frozenset[str]:
        return frozenset(map(plain_word, self.own.get(key, ())))
