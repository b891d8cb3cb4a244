"""Which area lies where: a chart as a grid, of which boxes and points ask their ground."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from sitrep.geo.boxes import Box, Point
from sitrep.geo.outlines import Chart, ChartArea, Ring

CELL = 6
"""Units of a chart's grid, each way."""

COUNTRY = "*"
"""All areas of a chart together, as if it were a code; the land around is none of them."""

_Sums = Sequence[Sequence[int]]


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """A chart's grid.  Two of them are never compared but by identity, which is quick."""

    columns: int
    rows: int
    owners: tuple[tuple[str, ...], ...]
    """Of each cell, row by row: the code of the area on which its middle lies, or nothing."""
    sums: Mapping[str, _Sums]
    """By code: how many of its cells lie above and left of a corner."""
    cells: Mapping[str, tuple[Point, ...]]
    """By code: the middles of its cells, from the top."""
    edges: tuple[tuple[int, int] | None, ...]
    """Of each row, where the country begins and ends, in units; None where it has no land."""

    def edge(self, top: float, bottom: float, *, is_left: bool) -> int:
        """Where the country begins (or ends) between two heights; if nowhere, all of it does."""
        first, last = max(0, int(top // CELL)), max(0, int(bottom // CELL) + 1)
        rows = [each for each in self.edges[first:last] if each]
        every = rows or [each for each in self.edges if each] or [(0, self.columns * CELL)]
        return min(left for left, _ in every) if is_left else max(right for _, right in every)

    def owner(self, x: float, y: float) -> str:
        """The code of the area at a point, or nothing."""
        column, row = int(x // CELL), int(y // CELL)
        is_on = 0 <= column < self.columns and 0 <= row < self.rows
        return self.owners[row][column] if is_on else ""

    def share(self, code: str, box: Box) -> float:
        """How much of a box lies on an area, from 0 to 1."""
        sums = self.sums.get(code)
        left, right = round(box.left / CELL), round(box.right / CELL)
        top, bottom = round(box.top / CELL), round(box.bottom / CELL)
        cells = max(1, (right - left) * (bottom - top))
        if sums is None:
            return 0.0
        left, right = max(0, left), min(self.columns, right)
        top, bottom = max(0, top), min(self.rows, bottom)
        if left >= right or top >= bottom:
            return 0.0
        found = sums[bottom][right] - sums[top][right] - sums[bottom][left] + sums[top][left]
        return found / cells

    def points(self, codes: Iterable[str]) -> Iterator[Point]:
        """The middles of the cells on areas."""
        return chain.from_iterable(self.cells.get(code, ()) for code in codes)


def middle_of(column: int, row: int) -> Point:
    """The middle of a cell."""
    return column * CELL + CELL // 2, row * CELL + CELL // 2


@lru_cache(maxsize=8)
def ground_of(chart: Chart) -> Ground:
    """The grid of a chart, worked out once."""
    columns, rows = -(-chart.width // CELL), -(-chart.height // CELL)
    grid = [[""] * columns for _ in range(rows)]
    for area in (*chart.land, *chart.areas):
        _fill(grid, area)
    owners = tuple(map(tuple, grid))
    codes = sorted({area.code for area in (*chart.land, *chart.areas)})
    sums = {code: _sums(owners, frozenset({code})) for code in codes}
    country = frozenset(area.code for area in chart.areas)
    sums[COUNTRY] = _sums(owners, country)
    edges = tuple(_edges(row, country) for row in owners)
    return Ground(columns, rows, owners, sums, _cells(owners), edges)


@lru_cache(maxsize=1024)
def by_distance(ground: Ground, codes: tuple[str, ...], point: Point) -> tuple[Point, ...]:
    """The middles of the cells on areas, the nearest to a point first."""
    return tuple(sorted(ground.points(codes), key=lambda each: (apart(each, point), each)))


def apart(one: Point, other: Point) -> int:
    """How far two points are from each other, squared."""
    across, down = one[0] - other[0], one[1] - other[1]
    return across * across + down * down


def _cells(owners: Sequence[Sequence[str]]) -> dict[str, tuple[Point, ...]]:
    found: dict[str, list[Point]] = defaultdict(list)
    for row, line in enumerate(owners):
        for column, owner in enumerate(line):
            found[owner].append(middle_of(column, row))
    return {owner: tuple(points) for owner, points in found.items()}


def _fill(grid: list[list[str]], area: ChartArea) -> None:
    """Write an area's code into the cells on it: between each two of its borders along a row."""
    columns = len(grid[0])
    for row, cells in enumerate(grid):
        borders = sorted(_crossings(area.rings, row * CELL + CELL / 2))
        for left, right in zip(borders[::2], borders[1::2], strict=False):
            first = max(0, round(left / CELL))
            last = min(columns, round(right / CELL))
            for column in range(first, last):
                cells[column] = area.code


def _crossings(rings: Iterable[Ring], height: float) -> Iterator[float]:
    for ring in rings:
        before_x, before_y = ring[-1]
        for x, y in ring:
            if (before_y > height) != (y > height):
                yield before_x + (height - before_y) * (x - before_x) / (y - before_y)
            before_x, before_y = x, y


def _edges(row: Sequence[str], codes: Set[str]) -> tuple[int, int] | None:
    found = [column for column, owner in enumerate(row) if owner in codes]
    return (found[0] * CELL, (found[-1] + 1) * CELL) if found else None


def _sums(owners: Sequence[Sequence[str]], codes: Set[str]) -> _Sums:
    above = [0] * (len(owners[0]) + 1)
    sums = [above]
    for row in owners:
        line, so_far = [0], 0
        for column, owner in enumerate(row, 1):
            so_far += owner in codes
            line.append(above[column] + so_far)
        sums.append(line)
        above = line
    return sums
