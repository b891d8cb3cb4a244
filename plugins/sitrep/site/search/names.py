"""The names that the index knows in all their spellings, and the marks that stand for them.

A name in a record gets a mark joined to its words, ``Hasakah_zqbq``: Pagefind takes it for a part
of the word, at the same place.  The browser puts the mark where a query has any spelling of the
name, and takes it off what it shows.  Only names that records hold are told to the browser.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import IntEnum

from markupsafe import Markup

from sitrep.core.model import Region
from sitrep.site.search.folding import FoundWord, fold_name, words_of

_TAG = re.compile(r"(<[^>]*>)")
_DIGITS = "bcdfghjklmnprstv"
"""Letters that numbers are written in: none that words of a language are cut or stemmed at."""
_MARK = re.compile(rf"_zq[{_DIGITS}]+q")
_SHORT = 3
"""The longest acronym that must stand in capitals: “IS” is not “is”."""


class NameKind(IntEnum):
    """What has a name; the earlier kind is meant where two have the same."""

    REGION = 1
    ACTOR = 2
    SOURCE = 3
    PLACE = 4


@dataclass(frozen=True, slots=True)
class KnownName:
    """Something by its name and its other spellings."""

    kind: NameKind
    id: str
    """Of a place: its folded name."""
    name: str
    spellings: tuple[str, ...] = ()
    codes: frozenset[str] = frozenset()
    """The areas that a place lies in, or places of the same name do."""


@dataclass(frozen=True, slots=True)
class _Spelling:
    """How something may be written."""

    named: KnownName
    is_other: bool
    """Whether it is not its own name."""
    is_capital: bool
    """Whether it begins with a capital."""
    is_acronym: bool

    def fits(self, word: FoundWord) -> bool:
        """Whether a word of a text may begin it."""
        if self.is_acronym:
            return word.is_capital
        return not (self.is_capital and word.begins_small)


class NameBank:
    """The names that may be in records; each that is found in one is remembered."""

    def __init__(self, named: Iterable[KnownName]) -> None:
        every = tuple(named)
        self._codes = frozenset(code for each in every for code in each.codes)
        self._within: dict[Region, frozenset[str]] = {}
        self._spellings: dict[str, list[_Spelling]] = {}
        for each in every:
            for number, name in enumerate(dict.fromkeys((each.name, *each.spellings))):
                self._add(each, name, is_other=number > 0)
        for spellings in self._spellings.values():
            spellings.sort(key=_precedence)
        self._longest: dict[str, int] = {}
        for key in self._spellings:
            words = key.split(" ")
            self._longest[words[0]] = max(self._longest.get(words[0], 0), len(words))
        self._marks: dict[tuple[NameKind, str], str] = {}
        self._names: dict[tuple[NameKind, str], str] = {}

    def _add(self, named: KnownName, name: str, *, is_other: bool) -> None:
        key = fold_name(name)
        is_acronym = len(name) <= _SHORT and name.isupper() and name.isascii()
        if len(key) < 3 and not is_acronym and key.isascii():
            return
        is_capital = named.kind is NameKind.PLACE or name[0].isupper()
        found = self._spellings.setdefault(key, [])
        if all(each.named is not named for each in found):
            found.append(_Spelling(named, is_other, is_capital, is_acronym))

    def codes_in(self, regions: Iterable[Region]) -> frozenset[str]:
        """The areas within regions that places of this bank lie in."""
        found: frozenset[str] = frozenset()
        for region in regions:
            if region not in self._within:
                self._within[region] = frozenset(filter(region.contains, self._codes))
            found |= self._within[region]
        return found

    def mark_of(self, named: KnownName) -> str:
        """The mark of something that a record holds."""
        key = (named.kind, named.id)
        if key not in self._marks:
            self._marks[key] = _mark(len(self._marks))
            self._names[key] = named.name
        return self._marks[key]

    def mark(self, html: Markup, known: PossibleNames) -> Markup:
        """HTML with the marks of the names in it, as far as they may be meant there."""
        pieces = _TAG.split(html)
        for at in range(0, len(pieces), 2):
            pieces[at] = self._marked(pieces[at], known)
        return Markup("".join(pieces))

    def _marked(self, text: str, known: PossibleNames) -> str:
        words = list(words_of(text))
        ends: dict[int, str] = {}
        at = 0
        while at < len(words):
            length, found = self._found(words, at, known)
            joined = "".join(f"_{self.mark_of(each)}" for each in found)
            ends.update((word.end, joined) for word in words[at : at + length] if joined)
            at += length
        pieces: list[str] = []
        done = 0
        for end in sorted(ends):
            pieces += (text[done:end], ends[end])
            done = end
        return "".join((*pieces, text[done:]))

    def _found(
        self, words: list[FoundWord], at: int, known: PossibleNames
    ) -> tuple[int, tuple[KnownName, ...]]:
        """How many words the longest name here has, and what is called so."""
        first = words[at]
        for length in range(self._longest.get(first.key, 0), 0, -1):
            key = " ".join(word.key for word in words[at : at + length])
            found = tuple(
                each.named
                for each in self._spellings.get(key, ())
                if each.fits(first) and known.may_be(each.named)
            )
            if found:
                return length, found
        return 1, ()

    def keys(self) -> dict[str, str]:
        """The mark of each spelling of what records hold, by the folded spelling."""
        found: dict[str, str] = {}
        for key, spellings in sorted(self._spellings.items()):
            marks = (self._marks.get((each.named.kind, each.named.id)) for each in spellings)
            if mark := next(filter(None, marks), None):
                found[key] = mark
        return found

    def names(self) -> dict[str, str]:
        """What is called so, by its mark."""
        return {mark: self._names[key] for key, mark in self._marks.items()}


@dataclass(frozen=True, slots=True)
class PossibleNames:
    """What a name may stand for in a record: of many places of that name, those in its areas."""

    codes: frozenset[str] = frozenset()
    actors: Collection[str] = ()

    def may_be(self, named: KnownName) -> bool:
        """Whether something may be meant."""
        if named.kind is NameKind.PLACE:
            return not named.codes.isdisjoint(self.codes)
        return named.kind is not NameKind.ACTOR or named.id in self.actors


def without_marks(text: str) -> str:
    """What the browser shows of a text with marks."""
    return _MARK.sub("", text)


def _mark(number: int) -> str:
    digits = ""
    while number or not digits:
        number, rest = divmod(number, len(_DIGITS))
        digits = _DIGITS[rest] + digits
    return f"zq{digits}q"


def _precedence(each: _Spelling) -> tuple[bool, NameKind, str]:
    return each.is_other, each.named.kind, each.named.id
