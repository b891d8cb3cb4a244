"""Columns that several tables have: areas, and the least and the most of each figure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from sitrep.core.figures import FigureGroup, FigureKind
from sitrep.geo.codes import three_letters
from sitrep.site.data.event_record import RangeRecord
from sitrep.site.data.records import AreaRecord, FigureRecord
from sitrep.site.data.tables.table import Column, Row

NOWHERE = AreaRecord("", None, None)
"""The area of what has no code."""
_TAGS = {
    FigureKind.KILLED: "#affected+killed",
    FigureKind.WOUNDED: "#affected+injured",
    FigureKind.DISPLACED: "#affected+displaced",
    FigureKind.DETAINED: "#affected+detained",
    FigureKind.CASES: "#affected+cases",
}


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least and the most of a figure; None where it is open on that side, or not given."""

    low: int | None = None
    high: int | None = None


Given = dict[FigureKind, Bounds]
"""The bounds of each kind of figure that is given."""


def area_columns(area: Callable[[Row], AreaRecord]) -> Iterator[Column[Row]]:
    """The columns of an area."""
    yield Column("country_code", "#country+code", lambda row: area(row).iso.partition("-")[0])
    yield Column(
        "country_iso3",
        "#country+code+v_iso3",
        lambda row: three_letters(area(row).iso.partition("-")[0]),
    )
    yield Column("adm1_code", "#adm1+code", lambda row: _subdivision(area(row), area(row).iso))
    yield Column(
        "adm1_pcode", "#adm1+code+v_pcode", lambda row: _subdivision(area(row), area(row).pcode)
    )
    yield Column("adm1_name", "#adm1+name", lambda row: _subdivision(area(row), area(row).name))


def figure_columns(given: Callable[[Row], Given]) -> Iterator[Column[Row]]:
    """Two columns for each kind of figure, of everybody together."""
    for kind, tag in _TAGS.items():
        yield Column(f"{kind}_low", f"{tag}+min", _low(kind, given))
        yield Column(f"{kind}_high", f"{tag}+max", _high(kind, given))


def bounds_of_figures(figures: Iterable[FigureRecord]) -> Given:
    """What the versions of an account leave open; totals over several events are left out."""
    found: dict[FigureKind, list[FigureRecord]] = {}
    for figure in figures:
        if figure.group is FigureGroup.EVERYBODY and not figure.total:
            found.setdefault(figure.kind, []).append(figure)
    return {kind: _bounds(versions) for kind, versions in found.items()}


def bounds_of_ranges(ranges: Iterable[RangeRecord]) -> Given:
    """What all accounts of an event leave open."""
    return {
        found.kind: Bounds(
            None if found.open_below else found.least, None if found.open_above else found.most
        )
        for found in ranges
        if found.group is FigureGroup.EVERYBODY
    }


def _bounds(versions: Iterable[FigureRecord]) -> Bounds:
    lows, highs = zip(*((version.low, version.high) for version in versions), strict=True)
    return Bounds(_closed(min, lows), _closed(max, highs))


def _closed(end: Callable[[list[int]], int], numbers: Sequence[int | None]) -> int | None:
    """The outermost of numbers; None where one of them is open."""
    known = [number for number in numbers if number is not None]
    return end(known) if len(known) == len(numbers) else None


def _low(kind: FigureKind, given: Callable[[Row], Given]) -> Callable[[Row], int | None]:
    return lambda row: given(row).get(kind, Bounds()).low


def _high(kind: FigureKind, given: Callable[[Row], Given]) -> Callable[[Row], int | None]:
    return lambda row: given(row).get(kind, Bounds()).high


def _subdivision(area: AreaRecord, value: str | None) -> str | None:
    """The value, if the area is not a whole country."""
    return value if "-" in area.iso else None
