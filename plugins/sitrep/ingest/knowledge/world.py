"""The places of a country, or those of the world known without one, from the package's data.

``geo/data/README.md`` says where they are from. A file is read when a document
first names its country, and only once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from sitrep.core.prose.signs import has_no_case
from sitrep.geo.spelling import fold
from sitrep.ingest.knowledge.data_files import read_data, texts_of

DOMINANT = 5
"""A town with so many times the inhabitants of any namesake in its country is meant."""
LITTLE = 30_000
"""Inhabitants of a town below which its name, where it may be any word, needs "in" before it."""
_FEW = 50
"""Inhabitants that a place whose number is unknown is taken to have."""
SHORT = 5
"""Letters of a stem below which it may be any word: “Сили” is no village."""
_FILE = re.compile(r"[A-Z]{2}|world|hints")


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A place name with what it means."""

    codes: tuple[str, ...]
    is_area: bool
    """Whether it is of several subdivisions, giving way to places inside it."""
    is_seat: bool
    """Whether it mostly means a government."""
    is_common: bool
    """Whether it may be written without a capital: "northeastern Syria"."""
    is_shy: bool = False
    """Whether it is also a person's name or a word.

    It counts only with its article or after "the village of".
    """
    is_phrase: bool = False
    """Whether it ends in words that are written small: "Damascus suburbs"."""
    is_people: bool = False
    """Whether it is a country's adjective: what a text is about, not where something happened."""
    is_town: bool = False
    """Whether it counts only by itself, not in a longer name: one of thousands nobody reviewed."""
    is_personal: bool = False
    """Whether people are called by it as well: it counts after "in", "near" and the like."""
    is_hint: bool = False
    """Whether it only tells of which country a text is, beside others; alone it may be any word."""
    rivals: tuple[str, ...] = ()
    """The codes of all places of that name in its country, the largest first, if several."""


@dataclass(frozen=True, slots=True)
class Layer:
    """Names by their folded spelling."""

    names: Mapping[str, PlaceName]
    lengths: Mapping[str, int]
    """The words of the longest name that begins with a word."""

    @classmethod
    def of(cls, names: Mapping[str, PlaceName]) -> Layer:
        """A layer of these names."""
        return cls(names, _lengths(names, {}))

    def with_names(self, names: Mapping[str, PlaceName]) -> Layer:
        """The layer with more names, which rule where it has them."""
        return Layer({**self.names, **names}, _lengths(names, self.lengths))


def _lengths(names: Iterable[str], known: Mapping[str, int]) -> dict[str, int]:
    lengths = dict(known)
    for name in names:
        words = name.count(" ") + 1
        first = name if words == 1 else name[: name.index(" ")]
        if words > lengths.get(first, 0):
            lengths[first] = words
    return lengths


class _Row(NamedTuple):
    """A line of a file."""

    code: str
    people: int | None
    """Inhabitants; None for a subdivision."""
    mark: str
    keys: tuple[str, ...]
    is_single: bool = False
    """Whether its name is one word."""


@cache
def load_layer(name: str) -> Layer:
    """The names of a country (ISO 3166-1 alpha-2) or of the ``world``; none without a file."""
    data = files("sitrep.geo").joinpath("data")
    path = data.joinpath("places", f"{name}.tsv")
    if not _FILE.fullmatch(name) or not path.is_file():
        return Layer.of({})
    layer = read_layer(path.read_text("utf-8"))
    districts = data.joinpath("centres", f"{name}.tsv")
    if districts.is_file():
        own = read_districts(districts.read_text("utf-8"))
        return layer.with_names({key: own[key] for key in own.keys() - layer.names.keys()})
    return layer


def read_districts(text: str) -> dict[str, PlaceName]:
    """The districts in a file of ``data/centres/`` by all their names; none that two share."""
    found: dict[str, set[str]] = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            code, _, _, names = line.split("\t")
            for name in names.split("|"):
                found.setdefault(fold(name), set()).add(code)
    districts: dict[str, PlaceName] = {}
    for key, codes in found.items():
        if len(codes) == 1:
            row = _Row(next(iter(codes)), 0, "", ())
            districts[key] = _name(row.code, _mark(row, key))
    return districts


def read_layer(text: str) -> Layer:
    """The names in a file's text; the largest place of a name decides, its rivals are kept."""
    claims: dict[str, _Row] = {}
    contested: dict[str, list[_Row]] = {}
    for row in _rows(text):
        for key in row.keys:
            first = claims.setdefault(key, row)
            if first is not row:
                contested.setdefault(key, [first]).append(row)
    known: dict[tuple[str, str], PlaceName] = {}
    names: dict[str, PlaceName] = {}
    for key, row in claims.items():
        if key in contested:
            names[key] = _contested(contested[key], key)
            continue
        kind = row.code, _mark(row, key)
        names[key] = known.get(kind) or known.setdefault(kind, _name(*kind))
    return Layer.of(names)


def _mark(row: _Row, key: str) -> str:
    """What a spelling of a place is besides; an Arabic one of a word is any word of the language.

    The marks of a row are about its Latin spellings.
    """
    if row.mark == "~" and row.is_single and " " in key:
        return ""  # "Gaza City" is no word, whatever "Gaza" is
    if key.isascii() or row.mark == "^":
        return row.mark
    is_word = " " not in key and (has_no_case(key[0]) or len(key) < SHORT)
    is_little = row.people is not None and row.people < LITTLE
    return "~" if is_word and is_little and row.mark != "!" else row.mark.replace("~", "")


@cache
def _plain_words() -> frozenset[str]:
    """Words such as "north" and "city" in scripts without capitals, for which some places are named."""
    return frozenset(map(fold, texts_of(read_data("place_words"), "before_uncased")))


def _rows(text: str) -> Iterator[_Row]:
    plain = _plain_words()
    for line in text.splitlines():
        if line and not line.startswith("#"):
            code, people, name, *keys = line.split("\t")
            mark = name[0] if name[0] in "!~?^" else ""
            if not line.isascii():
                keys = [key for key in keys if key not in plain]
            number = None if people == "*" else int(people)
            yield _Row(code, number, mark, tuple(keys), " " not in name)


def _name(code: str, mark: str, rivals: tuple[str, ...] = ()) -> PlaceName:
    return PlaceName(
        (code,),
        is_area=False,
        is_seat=mark == "!",
        is_common=False,
        is_shy=mark == "~",
        is_town=True,
        is_personal=mark == "?",
        is_hint=mark == "^",
        rivals=rivals,
    )


def _contested(rows: list[_Row], key: str) -> PlaceName:
    """A name of several places: a subdivision's, a capital's, else one for context to decide."""
    first = rows[0]
    mark = "!" if any(row.mark == "!" for row in rows) else _mark(first, key)
    codes = tuple(dict.fromkeys(row.code for row in rows))
    if (
        first.people is None
        or len(codes) == 1
        or first.people >= DOMINANT * max(_FEW, *_others(rows))
    ):
        return _name(first.code, mark)
    return _name(first.code, mark, codes)


def _others(rows: list[_Row]) -> Iterator[int]:
    return (row.people or 0 for row in rows if row.code != rows[0].code)
