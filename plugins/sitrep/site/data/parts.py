"""Data in files that programs and hosts take without trouble: none over 5 MB, whatever there is.

What is too much for a file is cut by the years of its weeks, and a year into parts, oldest first,
so that what is added to the newest week changes the last part alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from sitrep.site.engine.group import WrittenGroup

LIMIT = 5_000_000
"""The most bytes that a data file has."""
HEAD_ROOM = 10_000
"""Bytes of it that are kept for what a file says beside its items."""
UNDATED = "undated"
"""The year of what no date is known of; nothing published is."""

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file to be written as UTF-8, its line endings kept."""

    address: str
    text: str


@dataclass(frozen=True, slots=True)
class TableLine:
    """A line of a table and the week that it belongs to."""

    week: str
    text: str
    size: int
    """In bytes."""
    tagged: str = ""
    """The line in the file with HXL tags, which is no longer."""


def together(files: Iterable[DataFile]) -> WrittenGroup[None]:
    """Files that are written together, of which there is nothing to tell."""
    return WrittenGroup({file.address: file.text for file in files}, None)


def size_of(text: str) -> int:
    """The bytes of a text in UTF-8."""
    return len(text.encode())


def part_address(stem: str, number: int, ending: str) -> str:
    """Where a part stands: ``data/reports/2020.csv``, the next ``data/reports/2020/2.csv``."""
    return f"{stem}.{ending}" if number == 1 else f"{stem}/{number}.{ending}"


def year_of(week: str | None) -> str:
    """The ISO year of a week."""
    return week[:4] if week else UNDATED


def by_year(
    items: Iterable[Item], week: Callable[[Item], str | None], years: Iterable[str]
) -> dict[str, list[Item]]:
    """Items by the years of their weeks, the oldest year first, those of a year by week.

    Each of ``years`` is there, though nothing may be left in it: addresses are permanent.
    """
    found: dict[str, list[Item]] = {year: [] for year in years}
    for item in sorted(items, key=lambda each: week(each) or ""):
        found.setdefault(year_of(week(item)), []).append(item)
    return dict(sorted(found.items()))


def cut(
    items: Iterable[Item], size: Callable[[Item], int], room: int
) -> Iterator[tuple[Item, ...]]:
    """Items in parts of no more than so many bytes, in their order; at least one part.

    An item that is larger than that stands alone.
    """
    part: list[Item] = []
    taken = 0
    for item in items:
        takes = size(item)
        if part and taken + takes > room:
            yield tuple(part)
            part, taken = [], 0
        part.append(item)
        taken += takes
    yield tuple(part)


def newest(lines: Sequence[TableLine], room: int) -> tuple[TableLine, ...]:
    """The lines of the newest weeks that fit into so many bytes, in their order.

    Weeks are whole, but where the newest alone is too large.
    """
    sizes: dict[str, int] = defaultdict(int)
    for line in lines:
        sizes[line.week] += line.size
    chosen: set[str] = set()
    for week in sorted(sizes, reverse=True):
        room -= sizes[week]
        if room < 0 and not chosen:
            alone = (line for line in lines if line.week == week)
            return next(cut(alone, lambda line: line.size, room + sizes[week]))
        if room < 0:
            break
        chosen.add(week)
    return tuple(line for line in lines if line.week in chosen)
