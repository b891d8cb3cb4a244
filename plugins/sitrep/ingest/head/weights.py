"""The weights of ``head_grammar.toml``, put so that lines by the thousand can be weighed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from sitrep.ingest.knowledge.data_files import read_data


class LineIs(StrEnum):
    """What a line around a text is."""

    TITLE = "title"
    DATE = "date"
    WRITER = "writer"
    OUTLET = "outlet"
    SECTION = "section"
    CAPTION = "caption"
    STANDFIRST = "standfirst"
    OTHER = "other"


KINDS = tuple(LineIs)
"""The kinds by their numbers."""
TITLE, OTHER, SECTION = map(KINDS.index, (LineIs.TITLE, LineIs.OTHER, LineIs.SECTION))
TEXT, START = len(KINDS), len(KINDS) + 1
"""The numbers of what is no line around a text: the text, and where the document begins."""
_REMEMBERED = 4096
"""Groups of signs that are added up once."""
_STATES = (*KINDS, "text", "start")


@dataclass(frozen=True, slots=True)
class Weights:
    """What signs and neighbours are worth, kinds by their numbers."""

    signs: Mapping[str, tuple[tuple[int, float], ...]]
    """For each sign the kinds for which it counts, with what it is worth."""
    follows: tuple[tuple[float, ...], ...]
    """For each kind what it is worth behind each other one."""
    path: Mapping[str, float]

    def of(self, signs: Mapping[str, float]) -> list[float]:
        """What a line's signs are worth for each kind."""
        whole = tuple([sign for sign, value in signs.items() if value == 1.0])
        found = list(together(whole))
        if len(whole) < len(signs):
            for sign, value in signs.items():
                if value != 1.0:
                    for kind, worth in self.signs.get(sign, ()):
                        found[kind] += worth * value
        return found


@lru_cache(_REMEMBERED)
def together(signs: tuple[str, ...]) -> tuple[float, ...]:
    """What signs are worth for each kind: the lines of a page have the same few groups of them."""
    found = [0.0] * len(KINDS)
    for sign in signs:
        for kind, worth in weights().signs.get(sign, ()):
            found[kind] += worth
    return tuple(found)


@cache
def weights() -> Weights:
    """The weights, read once."""
    data = read_data("head_grammar")
    signs: dict[str, list[tuple[int, float]]] = {}
    for name, worths in data["signs"].items():
        for sign, worth in worths.items():
            signs.setdefault(sign, []).append((KINDS.index(LineIs(name)), float(worth)))
    follows = [[0.0] * len(_STATES) for _state in _STATES]
    for before, after in data["follows"].items():
        for name, worth in after.items():
            follows[_STATES.index(name)][_STATES.index(before)] = float(worth)
    by_sign = {sign: tuple(worths) for sign, worths in signs.items()}
    return Weights(by_sign, tuple(map(tuple, follows)), data["path"])
