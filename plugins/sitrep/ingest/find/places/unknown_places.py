"""Settlements that a text names and the gazetteer lacks, for the curator.

A name is a settlement's where the text says so: "the village of Kafr", "Kafr and Tumbar
villages". Its paragraph is filed by the other places in it, which may be wrong, else under the
country, never under the neighbours' subdivision.

Limits: English only; a village that is called nothing but its name is not noticed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sitrep.ingest.draft import Block
from sitrep.ingest.knowledge.bank import place_word_list, place_words
from sitrep.ingest.knowledge.gazetteer import Gazetteer

_KINDS = place_words()["settlements"]
_CAPITAL = r"(?:[Aa][ltdsrnz]h?-)?[A-Z][\w'’-]*(?: (?:[Aa][ltdsrnz]h?-)?[A-Z][\w'’-]*){0,2}"
_NAMES = rf"{_CAPITAL}(?:(?:, | and |, and ){_CAPITAL})*"
_SETTLEMENTS = (
    re.compile(rf"\b(?:{_KINDS})(?: and \w+)? of (?P<names>{_NAMES})"),
    re.compile(rf"\b[Tt]he (?:{_KINDS}) (?P<names>{_CAPITAL})"),
    re.compile(
        rf"\b(?!The (?:{_KINDS}))(?:The )?(?P<names>{_CAPITAL})"
        rf" (?:{_KINDS})\b"
    ),
)
_NO_TOWNS = frozenset(place_word_list("no_towns"))
"""Words before "villages" at the start of a sentence that name none: "Several villages"."""
_SETTLED = re.compile(rf"\b(?:{_KINDS})\b")


def settlements_unknown(
    texts: Mapping[int, str], gazetteer: Gazetteer
) -> dict[int, tuple[str, ...]]:
    """The settlements that each block names and the gazetteer lacks, by the number of the block."""
    found: dict[int, tuple[str, ...]] = {}
    known: dict[str, bool] = {}
    for at, text in texts.items():
        names = []
        for name in _settlements(text):
            if name not in known:
                known[name] = any(gazetteer.mentions(f"village of {name}"))
            if not known[name]:
                names.append(name)
        if names:
            found[at] = tuple(names)
    return found


def unknown_places(
    blocks: Sequence[Block], unknown: Mapping[int, Iterable[str]]
) -> tuple[str, ...]:
    """Doubts on settlements that the gazetteer lacks, each once."""
    doubts: dict[str, str] = {}
    for at, names in unknown.items():
        filed = ", ".join(blocks[at].regions) or "nothing"
        for name in names:
            doubts.setdefault(
                name,
                f"regions: {name} is not in the gazetteer; its paragraph is filed under {filed}",
            )
    return tuple(doubts.values())


def _settlements(text: str) -> Iterator[str]:
    """Names that a text calls a village, a town and the like."""
    if not _SETTLED.search(text):
        return
    for pattern in _SETTLEMENTS:
        for match in pattern.finditer(text):
            for written in re.split(r", and |, | and ", match["names"]):
                name = written.removeprefix("The ")
                if name.casefold() not in _NO_TOWNS:
                    yield name
