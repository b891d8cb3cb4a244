"""An English text as a row of signs, one letter a word, that patterns can be laid on.

``killed at least 13 people in Azaz`` is ``XqNprW``: data/harm.toml has the letters.
"""

from __future__ import annotations

import pkgutil
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sitrep.core.figures.figure import FigureKind
from sitrep.core.numbers import FoundNumber, find_counts, find_numbers
from sitrep.core.numbers.vocabulary import vocabulary_of

ENGLISH = "en"
_PIECE = re.compile(r"[^\W_]+(?:['’\-‐‑][^\W_]+)*|[.,;:!?()\[\]—–\n]| - ")
_LETTERS = {"done": "X", "doing": "V", "being": "D", "suffering": "I", "counted": "C"}
_MARKS = {",": ",", "—": ",", "–": ",", " - ": ",", "(": ",", ")": ",", "[": ",", "]": ","}
_ONE = re.compile(r"d[wW]{0,3}p(?!p)")
_SUFFIXES = ("ists", "women", "ians", "smen")
_WITHOUT_PLURAL = frozenset({"head", "general", "major", "chief", "minor", "native", "casualty"})
"""Words for one human being that in the plural are something else more often."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A word, some words that belong together, a number or a mark."""

    letter: str
    kind: FigureKind | None
    number: FoundNumber | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Meaning:
    """The letter of a phrase, and what it says of people."""

    letter: str
    kind: FigureKind | None = None


def signs_of(text: str, *, with_articles: bool = False) -> tuple[Sign, ...]:
    """The signs of a plain English text, in order; ``with_articles``, “a soldier” says one too."""
    counts = {number.start: number for number in find_counts(text, ENGLISH)}
    others = {number.start: number for number in find_numbers(text, ENGLISH)}
    pieces = list(_PIECE.finditer(text))
    speaks_of_illness = bool(_illness() & set(re.findall(r"[a-z]+", text.lower())))
    found = tuple(_signs(pieces, counts, others, speaks_of_illness=speaks_of_illness))
    return tuple(_with_articles(text, found)) if with_articles else found


def _with_articles(text: str, signs: tuple[Sign, ...]) -> Iterator[Sign]:
    letters = row(signs)
    for at, sign in enumerate(signs):
        is_article = text[sign.start : sign.end].lower() in {"a", "an"}
        if is_article and _ONE.match(letters, at):
            one = FoundNumber(sign.start, sign.end, (1,), is_spelled=True)
            yield Sign("N", None, one, sign.start, sign.end)
        else:
            yield sign


def _signs(
    pieces: list[re.Match[str]],
    counts: Mapping[int, FoundNumber],
    others: Mapping[int, FoundNumber],
    *,
    speaks_of_illness: bool,
) -> Iterator[Sign]:
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        meaning, length = _meaning(pieces, at, speaks_of_illness=speaks_of_illness)
        number = counts.get(piece.start())
        if number and number.values != (0,) and length < 2:
            yield Sign("N", None, number, number.start, number.end)
            at += 1
            while at < len(pieces) and pieces[at].start() < number.end:
                at += 1
            continue
        if piece.start() in others and not number:
            meaning, length = Meaning("W"), 1
        yield Sign(meaning.letter, meaning.kind, None, piece.start(), pieces[at + length - 1].end())
        at += length


def _meaning(
    pieces: list[re.Match[str]], at: int, *, speaks_of_illness: bool
) -> tuple[Meaning, int]:
    """What the words from a place on mean, the longest known phrase first, and how many they are."""
    phrases = _phrases()
    words = [piece[0].lower().replace("’", "'") for piece in pieces[at : at + _longest()]]
    for length in range(len(words), 0, -1):
        meaning = phrases.get(" ".join(words[:length]))
        if meaning and (speaks_of_illness or " ".join(words[:length]) not in _cases()):
            return meaning, length
    return Meaning(_letter(pieces[at][0])), 1


def _letter(piece: str) -> str:
    """The letter of a word or mark that is not in the data."""
    if piece in _MARKS:
        return _MARKS[piece]
    if not piece[0].isalnum():
        return "."
    if piece.lower().endswith(_SUFFIXES):
        return "p"
    if piece.endswith("ly") and piece.islower():
        return "y"
    return "W" if piece[0].isupper() else "w"


@cache
def _table() -> dict[str, Any]:
    data = pkgutil.get_data(__package__ or "", "data/harm.toml") or b""
    return tomllib.loads(data.decode("utf-8"))


@cache
def _phrases() -> Mapping[str, Meaning]:
    table = _table()
    found: dict[str, Meaning] = {}
    for letter, phrases in table["signs"].items():
        found |= dict.fromkeys(phrases, Meaning(letter))
    found |= dict.fromkeys(_people(table["people"]), Meaning("p"))
    for name, letter in _LETTERS.items():
        for kind, phrases in table[name].items():
            found |= dict.fromkeys(phrases, Meaning(letter, FigureKind(kind)))
    cases = Meaning("C", FigureKind.CASES)
    return found | dict.fromkeys(table["illness"]["cases"], cases)


def _people(table: Mapping[str, list[str]]) -> Iterator[str]:
    yield from table["many"]
    yield from table["nations"]
    vocabulary = vocabulary_of(ENGLISH)
    for phrase in vocabulary.people if vocabulary else ():
        yield " ".join(phrase)
        if not _WITHOUT_PLURAL.intersection(phrase):
            yield _plural(" ".join(phrase))


def _plural(word: str) -> str:
    for end, many in (("man", "men"), ("child", "children"), ("y", "ies")):
        if word.endswith(end) and word not in {"boy", "attorney"}:
            return word.removesuffix(end) + many
    return f"{word}es" if word.endswith(("s", "ch", "x")) else f"{word}s"


@cache
def _longest() -> int:
    return max(phrase.count(" ") + 1 for phrase in _phrases())


@cache
def _illness() -> frozenset[str]:
    return frozenset(_table()["illness"]["words"])


@cache
def _cases() -> frozenset[str]:
    return frozenset(_table()["illness"]["cases"])


def row(signs: Iterable[Sign]) -> str:
    """The letters of signs, in which the place of a letter is that of its sign."""
    return "".join(sign.letter for sign in signs)
