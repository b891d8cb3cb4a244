"""Who says how many, drawn: a row a version, a point or a bar, and the range behind them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from sitrep.core.accounts import Standing
from sitrep.core.figures import FigureRange, Precision
from sitrep.site.pictures.text_fit import lines_of

WIDTH = 340
LEFT = 128
"""Where the scale begins."""
RIGHT = 324
"""Where it ends; there is room for half a number beyond."""
ROW = 42
TOP = 24
"""Height of the line that names the range."""
FOOT = 24
TICKS = 6
"""How many steps the scale has at most."""
STEPS = (1, 2, 5)
OPENS = {
    Precision.AT_LEAST: "up",
    Precision.MORE_THAN: "up",
    Precision.UP_TO: "down",
    Precision.ABOUT: "about",
}
"""Where an amount is open: upwards, downwards, or a little to both sides."""


@dataclass(frozen=True, slots=True)
class DrawnVersion:
    """A figure as one account gives it."""

    y: int
    lines: tuple[str, ...]
    as_of: dt.date | None
    least: int
    """Where it begins on the scale, in units of the picture."""
    most: int
    standing: Standing
    opens: str
    """``up`` for “at least”, ``down`` for “up to”, ``about``; empty for a plain number."""

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

    @property
    def width(self) -> int:
        """Of all of it."""
        return WIDTH

    @property
    def bottom(self) -> int:
        """Where the rows end."""
        return TOP + ROW * len(self.rows)

    @property
    def height(self) -> int:
        """Of all of it."""
        return self.bottom + FOOT


def build_versions(
    found: FigureRange, names: Mapping[str, str], standings: Mapping[str, Standing]
) -> VersionChart | None:
    """The drawing of a figure, by the accounts' references; None where one number is all there is."""
    numbers = [number for each in found.entries for number in each.figure.amount.numbers]
    if len(found.entries) < 2 or found.most is None:
        return None
    step, top = _scale(max(numbers))
    least = 0 if found.least is None or found.is_open_below else found.least
    return VersionChart(
        rows=tuple(
            DrawnVersion(
                y=TOP + ROW * at + 16,
                lines=lines_of(names[each.account], LEFT - 6),
                as_of=each.as_of,
                least=_x(each.figure.amount.numbers[0], top),
                most=_x(each.figure.amount.numbers[-1], top),
                standing=standings[each.account],
                opens=OPENS.get(each.figure.amount.precision, ""),
            )
            for at, each in enumerate(found.entries)
        ),
        ticks=tuple(Tick(_x(number, top), number) for number in range(0, top + 1, step)),
        least=_x(least, top),
        most=RIGHT if found.is_open_above else _x(found.most, top),
    )


def _scale(most: int) -> tuple[int, int]:
    """The step of a scale from 0, and its end: a multiple of the step that is no less than the most."""
    power = 1
    while True:
        for base in STEPS:
            step = base * power
            if most <= step * TICKS:
                return step, max(-(-most // step), 1) * step
        power *= 10


def _x(number: int, top: int) -> int:
    return LEFT + round((RIGHT - LEFT) * number / top)
