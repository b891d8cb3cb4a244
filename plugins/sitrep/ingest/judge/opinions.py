"""What the signs of a block add up to, and which of them weigh most."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from sitrep.ingest.draft import Block
from sitrep.ingest.judge.signs import page_of, signs_of
from sitrep.ingest.markup import Page

MOST = 8.0
"""Furthest from 0 that an opinion goes: as log odds, one error in three thousand."""
NOTHING = "nothing"
"""The entry of judge.toml for a block without any sign."""


def opinions_of(blocks: Sequence[Block], page: Page | None) -> list[float]:
    """For each block how likely it is the report's: log odds, above 0 that it is."""
    page = page_of(blocks, page)
    weights = weights_of("page" if page else "plain")
    bias = weights.get(NOTHING, 0.0)
    return [_added(signs, weights, bias) for signs in signs_of(blocks, page)]


def _added(signs: Sequence[str], weights: dict[str, float], bias: float) -> float:
    get = weights.get
    odds = sum([get(sign, 0.0) for sign in signs], bias)
    return round(max(-MOST, min(MOST, odds)), 1)


def weights_of(table: str) -> dict[str, float]:
    """What each sign is worth, on a page or in plain text."""
    return _tables("judge.toml")[table]


def alarm_weights() -> dict[str, float]:
    """What each sign of a draft is worth to the alarm."""
    return _tables("alarm.toml")["alarm"]


@cache
def _tables(name: str) -> dict[str, dict[str, float]]:
    text = files("sitrep.ingest.knowledge").joinpath("data", name).read_text("utf-8")
    tables: dict[str, dict[str, float]] = tomllib.loads(text)
    return tables
