"""Figures as a passage's line has them: ``killed=4..5,7@2020-07-20 wounded.civilians=>80``."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from sitrep.core.figures.figure import Amount, Figure, FigureGroup, FigureKind, Precision
from sitrep.core.parse import parse_day

_NUMBER = r"(?:0|[1-9][0-9]{0,9})"
"""Ten digits: there are fewer than ten thousand million people."""
_AMOUNT = re.compile(
    rf"(?P<sign>[>~]|\.\.)?(?P<number>{_NUMBER})(?:\.\.(?P<other>{_NUMBER})|(?P<plus>\+))?"
)
_SIGNS = {
    ">": Precision.MORE_THAN,
    "~": Precision.ABOUT,
    "..": Precision.UP_TO,
    "+": Precision.AT_LEAST,
}
_TOTAL = "total:"
_EXAMPLE = "Write 7, 4..5, 22+ (at least), >80 (more than), ..30 (up to) or ~300 (about)"


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with an option of a passage's line, and what to do about it."""

    problem: str
    remedy: str


def _keys() -> dict[str, tuple[FigureKind, FigureGroup]]:
    keys = {}
    for kind in FigureKind:
        keys[str(kind)] = (kind, FigureGroup.EVERYBODY)
        for group in (FigureGroup.CIVILIANS, FigureGroup.COMBATANTS):
            keys[f"{kind}.{group}"] = (kind, group)
    return keys


_KEYS = _keys()
_PLACES = {kind_and_group: at for at, kind_and_group in enumerate(_KEYS.values())}
FIGURE_KEYS = tuple(_KEYS)
"""The keys of figures, in the order in which they are written: ``killed``, ``killed.civilians`` …
"""


def parse_figure_option(key: str, value: str) -> tuple[tuple[Figure, ...], Problem | None]:
    """The figures of a word ``key=value``, in the order given, and the first thing wrong with it.

    Of a value in which something is wrong the figures are those that can be read.
    """
    if key not in _KEYS:
        return (), Problem(f"“{key}” is not a figure", _key_remedy(key))
    kind, group = _KEYS[key]
    figures: list[Figure] = []
    problems: list[Problem] = []
    for version in value.split(","):
        found = _parse_version(version, kind, group)
        if isinstance(found, Problem):
            problems.append(found)
        elif found in figures:
            problems.append(Problem(f"“{version}” appears twice", "Remove one of them"))
        else:
            figures.append(found)
    return tuple(figures), next(iter(problems), None)


def write_figure_options(figures: Iterable[Figure]) -> tuple[str, ...]:
    """The words ``key=value`` that say figures, a word per kind and group."""
    return tuple(
        f"{key}={','.join(map(_write_version, versions))}"
        for key, versions in groupby(in_order(figures), figure_key)
    )


def in_order(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """Figures by kind and group; versions of the same stay as they are."""
    return tuple(sorted(figures, key=lambda figure: _PLACES[figure.kind, figure.group]))


def figure_key(figure: Figure) -> str:
    """The key under which a figure is written: ``killed.civilians``."""
    parted = "" if figure.group is FigureGroup.EVERYBODY else f".{figure.group}"
    return f"{figure.kind}{parted}"


def write_amount(amount: Amount) -> str:
    """An amount as the line has it: ``4..5``, ``22+``."""
    match amount.precision:
        case Precision.BETWEEN:
            return f"{amount.number}..{amount.other}"
        case Precision.AT_LEAST:
            return f"{amount.number}+"
        case Precision.MORE_THAN:
            return f">{amount.number}"
        case Precision.UP_TO:
            return f"..{amount.number}"
        case Precision.ABOUT:
            return f"~{amount.number}"
        case Precision.EXACT:
            return str(amount.number)


def _write_version(figure: Figure) -> str:
    total = _TOTAL if figure.is_total else ""
    as_of = f"@{figure.day.isoformat()}" if figure.day else ""
    return f"{total}{write_amount(figure.amount)}{as_of}"


def _parse_version(version: str, kind: FigureKind, group: FigureGroup) -> Figure | Problem:
    plain = version.removeprefix(_TOTAL)
    words, at, as_of = plain.partition("@")
    day = parse_day(as_of)
    if at and day is None:
        return Problem(f"“{as_of}” is not a day", "Write the day as 7@2020-07-20")
    amount = _parse_amount(words)
    if isinstance(amount, Problem):
        return amount
    return Figure(kind, amount, group, day, is_total=plain != version)


def _parse_amount(words: str) -> Amount | Problem:
    found = _AMOUNT.fullmatch(words)
    if found is None or (found["sign"] and (found["other"] or found["plus"])):
        return Problem(f"“{words}” is not a number of people", _EXAMPLE)
    number = int(found["number"])
    if found["other"]:
        other = int(found["other"])
        if number >= other:
            remedy = f"Write {other}..{number}" if number > other else f"Write {number}"
            return Problem(f"“{words}” does not give the lower number first", remedy)
        return Amount(Precision.BETWEEN, number, other)
    sign = found["sign"] or found["plus"]
    if sign in {"..", "~", "+"} and not number:
        return Problem(f"“{words}” says nothing", f"Write 0 for nobody, or a number: {_EXAMPLE}")
    return Amount(_SIGNS[sign] if sign else Precision.EXACT, number)


def _key_remedy(key: str) -> str:
    near = difflib.get_close_matches(key, FIGURE_KEYS, 1, 0.75)
    known = ", ".join(FigureKind)
    parted = "each may have .civilians or .combatants after it"
    return f"Write {near[0]}" if near else f"Write one of {known}; {parted}"
