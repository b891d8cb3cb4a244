"""What words tell when passages are compared, read once from the data file beside this module."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

SHORTEST_BEGINNING = 2
"""Letters: a beginning of one would be that of anything."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words of several languages, in small letters."""

    plain: frozenset[str]
    """Those that passages share whatever they tell of."""
    whole: Mapping[str, str]
    """The concept that a word stands for."""
    beginnings: Mapping[str, str]
    """The concept that all words with this beginning stand for."""
    kinds: Mapping[str, str]
    """The kind of event that a concept speaks for."""

    def concept_of(self, word: str) -> str | None:
        """What a word in small letters speaks of, by its longest known beginning; None if unknown."""
        if word in self.whole:
            return self.whole[word]
        for length in range(len(word), SHORTEST_BEGINNING - 1, -1):
            if word[:length] in self.beginnings:
                return self.beginnings[word[:length]]
        return None


@cache
def lexicon() -> Lexicon:
    """The words of the data file."""
    data = tomllib.loads(
        files("sitrep.ingest.events").joinpath("data", "words.toml").read_text("utf-8")
    )
    whole: dict[str, str] = {}
    beginnings: dict[str, str] = {}
    for concept, entry in data["concepts"].items():
        for word in entry["words"].split():
            (whole if word.endswith(".") else beginnings)[word.removesuffix(".")] = concept
    return Lexicon(
        plain=frozenset(" ".join(data["plain"].values()).split()),
        whole=whole,
        beginnings=beginnings,
        kinds={name: entry["kind"] for name, entry in data["concepts"].items() if "kind" in entry},
    )
