"""Who says how many, drawn: a row a version, a point or a bar, and the range behind them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import ceil

from sitrep.core.accounts import Standing
from sitrep.core.figures import FigureRange, Precision, SaidFigure
from sitrep.core.figures.ranges import ABOUT_MARGIN
from sitrep.site.pictures.text_fit import lines_of, width_of

WIDTH = 340
"""That of a phone's screen: the drawing is never made smaller than it is."""
LEFT = 150
"""Where the scale begins."""
LABELS = 126
"""How wide the speakers' names may be: an arrow to the left of 0 stands beside them."""
RIGHT = 322
"""Where the scale ends at the latest: an arrow to the right has room beyond."""
OPEN = WIDTH - 2
"""Where the tint of a range ends that may be more."""
LINE = 15
"""Height of a line of text."""
BETWEEN = 14
"""What stands between two rows."""
TOP = 8
FOOT = 22
TICKS = 6
"""How many steps the scale has at most; fewer where its numbers are long."""
APART = 8
"""What stands between two numbers of the scale."""
STEPS = (1, 2, 5)
MOST = 24
"""With more versions than this the table says it alone."""
OPENS = {
    Precision.AT_LEAST: "up",
    Precision.MORE_THAN: "up",
    Precision.UP_TO: "down",
    Precision.ABOUT: "about",
}
"""Where an amount is open: upwards, downwards, or a little to both sides."""


@dataclass(frozen=True, slots=True)
class Teller:
    """Whose a version is."""

    name: str
    standing: Standing
    """What its account adds to those before it."""


@dataclass(frozen=True, slots=True)
class DrawnVersion:
    """A figure as one account gives it."""

    y: int
    """Where its first line and its point stand."""
    lines: tuple[str, ...]
    """Who says it."""
    as_of: dt.date | None
    least: int
    """Where it begins on the scale, in units of the picture."""
    most: int
    standing: Standing
    opens: str
    """``up`` for “at least”, ``down`` for “up to”, ``about``; empty for a plain number."""
    reach: tuple[int, int]
    """How far “about” reaches on the scale."""

    @property
    def is_bar(self) -> bool:
        """Whether it gives two numbers."""
        return self.most > self.least


@dataclass(frozen=True, slots=True)
class Tick:
    """A number on the scale."""

    x: int
    number: int


@dataclass(frozen=True, slots=True)
class VersionChart:
    """The drawing of one figure."""

    rows: tuple[DrawnVersion, ...]
    ticks: tuple[Tick, ...]
    least: int
    """Where the range begins, in units of the picture."""
    most: int
    bottom: int
    """Where the rows end."""

    @property
    def width(self) -> int:
        """Of all of it."""
        return WIDTH

    @property
    def height(self) -> int:
        """Of all of it."""
        return self.bottom + FOOT


@dataclass(frozen=True, slots=True)
class Scale:
    """From 0 at the left to a round number at the right."""

    step: int
    top: int
    right: int
    """Where it ends, in units of the picture."""

    def x(self, number: float) -> int:
        """Where a number stands."""
        return LEFT + round((self.right - LEFT) * number / self.top)

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """Its numbers."""
        return tuple(Tick(self.x(each), each) for each in range(0, self.top + 1, self.step))


def build_versions(
    found: FigureRange,
    tellers: Mapping[str, Teller],
    written: Callable[[int], str] = str,
) -> VersionChart | None:
    """The drawing of a figure; None where all say one thing, or too many versions are to be drawn.

    ``tellers`` are those of the accounts, by reference; ``written`` writes a number.
    """
    if len(found.amounts) < 2 or len(found.entries) > MOST or found.most is None:
        return None
    scale = build_scale(max(map(_furthest, found.entries)), written)
    rows: list[DrawnVersion] = []
    top = TOP
    for said in found.entries:
        row = _row(said, scale, tellers[said.account], top + 6)
        rows.append(row)
        top += (len(row.lines) + bool(said.as_of)) * LINE + BETWEEN
    least = 0 if found.least is None or found.is_open_below else found.least
    return VersionChart(
        rows=tuple(rows),
        ticks=scale.ticks,
        least=scale.x(least),
        most=OPEN if found.is_open_above else scale.x(found.most),
        bottom=top,
    )


def build_scale(most: float, written: Callable[[int], str] = str) -> Scale:
    """The scale with as many steps as their numbers leave room for, up to no less than ``most``."""
    for ticks in range(TICKS, 0, -1):
        step, top = _steps(most, ticks)
        widest = max(width_of(written(number)) for number in range(0, top + 1, step))
        right = min(RIGHT, WIDTH - ceil(widest / 2))
        if (right - LEFT) * step / top >= widest + APART:
            break
    return Scale(step, top, right)


def _row(said: SaidFigure, scale: Scale, teller: Teller, y: int) -> DrawnVersion:
    amount = said.figure.amount
    least, most = amount.numbers[0], amount.numbers[-1]
    return DrawnVersion(
        y=y,
        lines=lines_of(teller.name, LABELS),
        as_of=said.as_of,
        least=scale.x(least),
        most=scale.x(most),
        standing=teller.standing,
        opens=OPENS.get(amount.precision, ""),
        reach=(scale.x(least * (1 - ABOUT_MARGIN)), scale.x(most * (1 + ABOUT_MARGIN))),
    )


def _furthest(said: SaidFigure) -> float:
    """The highest number that the drawing of a version reaches."""
    amount = said.figure.amount
    is_about = amount.precision is Precision.ABOUT
    return amount.numbers[-1] * (1 + ABOUT_MARGIN if is_about else 1)


def _steps(most: float, ticks: int) -> tuple[int, int]:
    """The step of a scale from 0, and its end: a multiple of the step that is no less than the most."""
    power = 1
    while True:
        for base in STEPS:
            step = base * power
            if most <= step * ticks:
                return step, max(int(-(-most // step)), 1) * step
        power *= 10
