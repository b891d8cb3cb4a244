"""A figure: of how many people one version of an account speaks, and what became of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class FigureKind(StrEnum):
    """What became of the people counted."""

    KILLED = "killed"
    WOUNDED = "wounded"
    DISPLACED = "displaced"
    DETAINED = "detained"
    CASES = "cases"


class FigureGroup(StrEnum):
    """Who is counted, where the account parts them."""

    EVERYBODY = "everybody"
    CIVILIANS = "civilians"
    COMBATANTS = "combatants"


class Precision(StrEnum):
    """How an amount is meant."""

    EXACT = "exact"
    BETWEEN = "between"
    """Two numbers: “four or five”, “between four and seven”."""
    AT_LEAST = "at least"
    MORE_THAN = "more than"
    UP_TO = "up to"
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of people as it was said; one of two numbers has both."""

    precision: Precision
    number: int
    """The only number, or the lower of two."""
    other: int | None = None
    """The higher of two."""

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers said, the lower one first."""
        return (self.number,) if self.other is None else (self.number, self.other)


@dataclass(frozen=True, slots=True)
class Figure:
    """One version of a figure; an account may give several."""

    kind: FigureKind
    amount: Amount
    group: FigureGroup = FigureGroup.EVERYBODY
    day: dt.date | None = None
    """As of which day the account says it, where it is not that of the account."""
    is_total: bool = False
    """Whether it adds up several events, so that it says nothing of any one of them."""
