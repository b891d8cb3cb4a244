"""A carrier of a report as the site shows it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sitrep.core.model import UNKNOWN_SOURCE, Carrier, Source


@dataclass(frozen=True, slots=True)
class Carriage:
    """A carrier with the source it names."""

    carrier: Carrier
    source: Source
    name: str
    """What readers call it: the source's name, or that it is not named."""


def carrier_names(carriages: Iterable[Carriage]) -> tuple[str, ...]:
    """The names of carriers: each once, but one that is not named as often as there is one."""
    named: dict[tuple[str, int], str] = {}
    for number, carriage in enumerate(carriages, 1):
        unnamed = carriage.source.id == UNKNOWN_SOURCE.id
        named[carriage.name, number if unnamed else 0] = carriage.name
    return tuple(named.values())
