"""Place names in a text, whatever their transliteration, and the codes they stand for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from sitrep.core.model import Region

MAX_WORDS = 6
"""Longest name, in words, articles not counted: "western bank of the Euphrates" has five."""
BEFORE = 80
"""Characters before a name in which "the villages of …" may stand."""

_WORD = re.compile(r"[^\W_]+(?:['’ʼ`´][^\W\d_]+)*")
_ARTICLES = frozenset({"al", "el", "as", "ash", "ad", "ar", "at", "az", "an", "ez", "er", "es", "et", "ed"})
_FREE_ARTICLES = frozenset({"al", "el"})
"""Articles that may be written without a hyphen; "at" and "as" are English words as well."""
_TELLS = frozenset({"tal", "tall", "tell", "tel", "til"})
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
class Name:
    """A place name with what it stands for."""

    codes: tuple[str, ...]
    is_area: bool
    """Whether it is of several subdivisions, giving way to places inside it."""
    is_seat: bool
    """Whether it mostly means a government."""
    is_common: bool
    """Whether it may be written without a capital: "northeastern Syria"."""
    is_shy: bool = False
    """Whether it is a name of people or a word as well, and counts with its article or as "the village of …" alone."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place name found in a text."""

    name: Name
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a text with the spelling it is looked up by; articles have none."""

    start: int
    end: int
    folded: str


class Gazetteer:
    """Names by their folded spelling.  Read-only."""

    def __init__(self, names: Mapping[str, Name], settlements: str = "") -> None:
        self._names = names
        self._firsts = frozenset(name.partition(" ")[0] for name in names)
        capital = r"[\w'’-]+(?: [A-Z][\w'’-]*)*"
        listed = rf"(?:{settlements})(?: and \w+)? of (?:{capital}(?:, and |, | and ))*(?:[Aa]l-)?$"
        self._of_settlement = re.compile(rf"\b{listed}") if settlements else None

    def mentions(self, text: str) -> Iterator[Mention]:
        """The names in text, the longest at each place, in their order."""
        words = _words_of(text)
        at = 0
        while at < len(words):
            found = self._longest(text, words, at) if words[at].folded in self._firsts else None
            if found:
                yield found
                at += sum(1 for word in words[at : at + 2 * MAX_WORDS] if word.start < found.end)
            else:
                at += 1

    def _longest(self, text: str, words: list[_Word], at: int) -> Mention | None:
        run = [word for word in words[at : at + 2 * MAX_WORDS] if word.folded][:MAX_WORDS]
        for length in range(len(run), 0, -1):
            name = self._names.get(" ".join(word.folded for word in run[:length]))
            if name and self._counts(name, text, run[:length], words[at - 1] if at else None):
                return Mention(name, run[0].start, run[length - 1].end, text[run[0].start : run[length - 1].end])
        return None

    def _counts(self, name: Name, text: str, run: list[_Word], before: _Word | None) -> bool:
        if not name.is_common and not text[run[-1].start].isupper():
            return False
        if not name.is_shy or (before is not None and not before.folded):
            return True
        start = run[0].start
        return bool(self._of_settlement and self._of_settlement.search(text[max(0, start - BEFORE) : start]))


def _words_of(text: str) -> list[_Word]:
    words = []
    for match in _WORD.finditer(text):
        word = match.group()
        joined = text[match.end() : match.end() + 1] in {"-", "‑"}
        article = word.lower() in _ARTICLES and (joined or word.lower() in _FREE_ARTICLES)
        words.append(_Word(match.start(), match.end(), "" if article else fold_word(word)))
    return words


def fold(name: str) -> str:
    """The spelling under which variants of a name meet."""
    words = [word.folded for word in _words_of(name) if word.folded]
    return " ".join(words or [fold_word(word) for word in _WORD.findall(name)])


@lru_cache(maxsize=100_000)
def fold_word(word: str) -> str:
    """The spelling of one word."""
    plain = unicodedata.normalize("NFKD", word)
    letters = "".join(sign for sign in plain if sign.isalnum()).lower()
    if letters in _TELLS:
        return "tal"
    for pattern, with_ in _FOLDS:
        letters = pattern.sub(with_, letters)
    return letters


def build_gazetteer(
    tables: Iterable[Mapping[str, Mapping[str, object]]], regions: Iterable[Region], settlements: str = ""
) -> Gazetteer:
    """The gazetteer of data tables, with the names and spellings of a digest's regions.

    ``settlements`` are words for villages and towns, as alternatives of a regular expression.
    """
    names: dict[str, Name] = {}
    for table in tables:
        for code, entry in table.items():
            _add_entry(names, code, entry)
    for region in regions:
        codes = tuple(sorted(region.codes))
        for spelling in (region.name, *region.spellings):
            names.setdefault(fold(spelling), Name(codes, len(codes) > 1, False, len(codes) > 1))
    return Gazetteer(names, settlements)


def _add_entry(names: dict[str, Name], code: str, entry: Mapping[str, object]) -> None:
    codes = tuple(_texts(entry, "codes")) or (code,)
    is_area = "codes" in entry
    for spelling in _texts(entry, "names"):
        names.setdefault(fold(spelling), Name(codes, is_area, bool(entry.get("seat")), is_area))
    for spelling in _texts(entry, "places"):
        names.setdefault(fold(spelling), Name(codes, False, False, False))
    for spelling in _texts(entry, "shy"):
        names.setdefault(fold(spelling), Name(codes, False, False, False, is_shy=True))


def _texts(entry: Mapping[str, object], key: str) -> list[str]:
    value = entry.get(key, [])
    return [str(each) for each in value] if isinstance(value, list) else []
