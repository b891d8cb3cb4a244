"""Place names in a text, whatever their transliteration, and the codes they stand for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sitrep.core.model import Region

MAX_WORDS = 6
"""Longest name, in words, articles counted: "western bank of the Euphrates" has five."""

_WORD = re.compile(r"[^\W_]+(?:['’ʼ`´][^\W\d_]+)*")
_ARTICLES = frozenset({"al", "el", "as", "ash", "ad", "ar", "at", "az", "an", "ez", "er", "es", "the"})
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


@dataclass(frozen=True, slots=True)
class Mention:
    """A place name found in a text."""

    name: Name
    start: int
    end: int
    words: str


class Gazetteer:
    """Names by their folded spelling.  Read-only."""

    def __init__(self, names: Mapping[str, Name]) -> None:
        self._names = names

    def mentions(self, text: str) -> Iterator[Mention]:
        """The names in text, the longest at each place, in their order."""
        words = list(_WORD.finditer(text))
        at = 0
        while at < len(words):
            found = self._longest(text, words[at : at + MAX_WORDS])
            if found:
                yield found
                at += sum(1 for word in words[at:] if word.start() < found.end)
            else:
                at += 1

    def _longest(self, text: str, words: list[re.Match[str]]) -> Mention | None:
        if words[0].group().lower() == "the":
            return None
        for length in range(len(words), 0, -1):
            start, end = words[0].start(), words[length - 1].end()
            name = self._names.get(fold(text[start:end]))
            if name and (name.is_common or text[words[length - 1].start()].isupper()):
                return Mention(name, start, end, text[start:end])
        return None


def fold(name: str) -> str:
    """The spelling under which variants of a name meet."""
    plain = unicodedata.normalize("NFKD", name)
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign)).lower()
    words = [re.sub(r"[^\w]", "", word) for word in _WORD.findall(letters)]
    kept = [word for word in words if word not in _ARTICLES] or words
    return " ".join("tal" if word in _TELLS else _folded(word) for word in kept)


def _folded(word: str) -> str:
    for pattern, with_ in _FOLDS:
        word = pattern.sub(with_, word)
    return word


def build_gazetteer(tables: Iterable[Mapping[str, Mapping[str, object]]], regions: Iterable[Region]) -> Gazetteer:
    """The gazetteer of data tables, with the names and spellings of a digest's regions."""
    names: dict[str, Name] = {}
    for table in tables:
        for code, entry in table.items():
            _add_entry(names, code, entry)
    for region in regions:
        codes = tuple(sorted(region.codes))
        for spelling in (region.name, *region.spellings):
            names.setdefault(fold(spelling), Name(codes, len(codes) > 1, False, len(codes) > 1))
    return Gazetteer(names)


def _add_entry(names: dict[str, Name], code: str, entry: Mapping[str, object]) -> None:
    codes = tuple(_texts(entry, "codes")) or (code,)
    is_area = "codes" in entry
    for spelling in _texts(entry, "names"):
        names.setdefault(fold(spelling), Name(codes, is_area, bool(entry.get("seat")), is_area))
    for spelling in _texts(entry, "places"):
        names.setdefault(fold(spelling), Name(codes, False, False, False))


def _texts(entry: Mapping[str, object], key: str) -> list[str]:
    value = entry.get(key, [])
    return [str(each) for each in value] if isinstance(value, list) else []
