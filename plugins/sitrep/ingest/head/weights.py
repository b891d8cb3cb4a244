"""The weights of ``head_grammar.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

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


@dataclass(frozen=True, slots=True)
class Weights:
    """What signs and neighbours are worth."""

    signs: Mapping[LineIs, Mapping[str, float]]
    follows: Mapping[tuple[str, str], float]
    path: Mapping[str, float]

    def of(self, kind: LineIs, signs: Mapping[str, float]) -> float:
        """What a line's signs are worth for a kind."""
        worth = self.signs[kind]
        return sum(worth.get(sign, 0.0) * value for sign, value in signs.items())


@cache
def weights() -> Weights:
    """The weights, read once."""
    data = read_data("head_grammar")
    follows: dict[tuple[str, str], float] = {}
    for before, after in data["follows"].items():
        follows |= {(before, kind): float(worth) for kind, worth in after.items()}
    return Weights(
        {LineIs(kind): worth for kind, worth in data["signs"].items()}, follows, data["path"]
    )
