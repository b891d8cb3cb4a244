"""What the signs of a block add up to, and which of them weigh most."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from sitrep.ingest.judge.signs import MeasuredText, signs_of

MOST = 8.0
"""Furthest from 0 that an opinion goes: as log odds, one error in three thousand."""
NOTHING = "nothing"
"""The entry of judge.toml for a block without any sign."""


def opinions_of(text: MeasuredText) -> list[float]:
    """For each block how likely it is the report's: log odds, above 0 that it is."""
    weights = weights_of("page" if text.page else "plain")
    bias = weights.get(NOTHING, 0.0)
    sums = [sum(map(weights.__getitem__, signs), bias) for signs in signs_of(text)]
    return [round(max(-MOST, min(MOST, odds)), 1) for odds in sums]


class _Worth(dict[str, float]):
    """What each sign is worth: nothing, where it was not learned."""

    def __missing__(self, _sign: str) -> float:
        return 0.0


def weights_of(table: str) -> dict[str, float]:
    """What each sign is worth, on a page or in plain text."""
    return _tables("judge.toml")[table]


def alarm_weights() -> dict[str, float]:
    """What each sign of a draft is worth to the alarm."""
    return _tables("alarm.toml")["alarm"]


@cache
def _tables(name: str) -> dict[str, dict[str, float]]:
    text = files("sitrep.ingest.knowledge").joinpath("data", name).read_text("utf-8")
    return {table: _Worth(worth) for table, worth in tomllib.loads(text).items()}
