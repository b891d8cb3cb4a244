"""The range of an event's figures: the least and the most that anybody says, and who says which."""

from __future__ import annotations

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sitrep.core.figures.figure import Amount, Figure, FigureGroup, FigureKind, Precision
from sitrep.core.figures.options import in_order, write_amount

ABOUT_MARGIN = 0.1
"""How far “about” reaches: “about 300” does not contradict 280, and it does 200."""
_OPEN_ABOVE = frozenset({Precision.AT_LEAST, Precision.MORE_THAN})


@dataclass(frozen=True, slots=True)
class SaidFigure:
    """A figure with whose account it is of."""

    account: str
    """Whatever tells the account from others, such as ``2020-07-19-anadolu-azaz-bomb#1``."""
    speakers: tuple[str, ...]
    """Ids of the sources that say it."""
    day: dt.date | None
    """Of the account."""
    figure: Figure

    @property
    def as_of(self) -> dt.date | None:
        """The day as of which it is said: the figure's own, else that of its account."""
        return self.figure.day or self.day


@dataclass(frozen=True, slots=True)
class FigureRange:
    """What all accounts of an event say of one figure, by when they say it."""

    kind: FigureKind
    group: FigureGroup
    least: int | None
    """The smallest number said; None where all say “up to”, or nobody gives more than a total."""
    most: int | None
    """The largest number said; None where nobody gives more than a total."""
    is_open_below: bool
    """Whether an account says “up to”, so that there may be fewer."""
    is_open_above: bool
    """Whether the most is said with “at least” or “more than”, so that there may be more."""
    entries: tuple[SaidFigure, ...]
    """What the range is made of."""
    totals: tuple[SaidFigure, ...]
    """Sums over several events, which say nothing of this one."""

    @property
    def amounts(self) -> tuple[Amount, ...]:
        """The different amounts that the range is made of, in the order of its entries."""
        return tuple(dict.fromkeys(entry.figure.amount for entry in self.entries))

    @property
    def is_disputed(self) -> bool:
        """Whether no number is within what every account says; each is taken with all its versions."""
        by_account: dict[str, list[Amount]] = defaultdict(list)
        for entry in self.entries:
            by_account[entry.account].append(entry.figure.amount)
        floors = [min(map(_floor, versions)) for versions in by_account.values()]
        ceilings = [max(map(_ceiling, versions)) for versions in by_account.values()]
        return bool(floors) and max(floors) > min(ceilings)


def figure_ranges(said: Iterable[SaidFigure]) -> tuple[FigureRange, ...]:
    """The ranges of an event, by kind and group; the order of what is said makes no difference.

    Civilians and combatants have ranges of their own: what one account says of
    civilians and another of everybody cannot be compared.
    """
    by_what: dict[tuple[FigureKind, FigureGroup], list[SaidFigure]] = defaultdict(list)
    for each in sorted(set(said), key=_place):
        by_what[each.figure.kind, each.figure.group].append(each)
    firsts = in_order(group[0].figure for group in by_what.values())
    return tuple(_range(by_what[first.kind, first.group]) for first in firsts)


def _place(said: SaidFigure) -> tuple[bool, dt.date, str, tuple[str, ...], tuple[int, ...], str]:
    """Where it comes among others: what has no day comes last."""
    day, figure = said.as_of, said.figure
    # Whatever two figures differ in is in the key: equal keys would leave the order to chance.
    shown = f"{write_amount(figure.amount)} {figure.day} {figure.is_total} {said.day}"
    amount = figure.amount.numbers
    return (day is None, day or dt.date.min, said.account, said.speakers, amount, shown)


def _range(group: list[SaidFigure]) -> FigureRange:
    entries = tuple(each for each in group if not each.figure.is_total)
    amounts = [each.figure.amount for each in entries]
    lows = [amount.number for amount in amounts if amount.precision is not Precision.UP_TO]
    most = max((amount.numbers[-1] for amount in amounts), default=None)
    # “More than 80” beside an exact 85 is used up by it; beside an exact 40 it opens the range.
    opening = [amount for amount in amounts if amount.precision in _OPEN_ABOVE]
    first = group[0].figure
    return FigureRange(
        kind=first.kind,
        group=first.group,
        least=min(lows, default=None),
        most=most,
        is_open_below=any(amount.precision is Precision.UP_TO for amount in amounts),
        is_open_above=any(amount.number == most for amount in opening),
        entries=entries,
        totals=tuple(each for each in group if each.figure.is_total),
    )


def _floor(amount: Amount) -> float:
    """The lowest number that an amount allows."""
    match amount.precision:
        case Precision.UP_TO:
            return 0
        case Precision.MORE_THAN:
            return amount.number + 1
        case Precision.ABOUT:
            return amount.number * (1 - ABOUT_MARGIN)
        case _:
            return amount.number


def _ceiling(amount: Amount) -> float:
    """The highest number that an amount allows."""
    match amount.precision:
        case Precision.AT_LEAST | Precision.MORE_THAN:
            return math.inf
        case Precision.ABOUT:
            return amount.number * (1 + ABOUT_MARGIN)
        case _:
            return amount.numbers[-1]
