"""The files of a table: all of it while it is small, by year, and both with HXL tags."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sitrep.site.addresses import hxl_address
from sitrep.site.data.parts import (
    LIMIT,
    DataFile,
    TableLine,
    by_year,
    cut,
    newest,
    part_address,
    size_of,
)
from sitrep.site.data.tables.table import DataTable, Row, line_of, names_line, row_cells, tags_line
from sitrep.site.engine.group import WrittenGroup

PartAddresses = tuple[str, ...]
"""Where those files of a table stand that have every row once."""


@dataclass(frozen=True, slots=True)
class WrittenTable:
    """A table as it is written."""

    address: str
    whole: bool
    """Whether the file at its address has all rows, and not those of the newest weeks alone."""
    files: tuple[DataFile, ...]
    """The plain file at its address, then its parts by year, oldest first."""
    tagged: tuple[DataFile, ...]
    """The same with tags, and without texts."""

    @property
    def parts(self) -> tuple[DataFile, ...]:
        """The plain files that have every row once."""
        return self.files[:1] if self.whole else self.files[1:]


def table_lines(table: DataTable[Row], rows: Iterable[Row]) -> tuple[TableLine, ...]:
    """Rows as lines of a table."""
    return tuple(_line(table, row) for row in rows)


def write_table(
    table: DataTable[Row],
    lines: Sequence[TableLine],
    years: Iterable[str] = (),
    *,
    limit: int = LIMIT,
) -> WrittenTable:
    """All files of a table, none of them larger than the limit; each of the years has one."""
    names = names_line(table.columns)
    tags = names_line(table.tagged) + tags_line(table.tagged)
    room = limit - size_of(names) - size_of(tags_line(table.columns))
    shown = newest(lines, room)
    stem = table.address.removesuffix(".csv")
    parts: dict[str, Sequence[TableLine]] = {table.address: shown}
    for year, written in by_year(lines, lambda line: line.week, years).items():
        for number, part in enumerate(cut(written, lambda line: line.size, room), 1):
            parts[part_address(f"{stem}/{year}", number, "csv")] = part
    return WrittenTable(
        address=table.address,
        whole=len(shown) == len(lines),
        files=tuple(DataFile(name, names + _text(part)) for name, part in parts.items()),
        tagged=tuple(
            DataFile(hxl_address(name), tags + _tagged(part)) for name, part in parts.items()
        ),
    )


def group_of_table(table: WrittenTable) -> WrittenGroup[PartAddresses]:
    """A table's files, which are written together, and where its parts stand."""
    texts = {file.address: file.text for file in (*table.files, *table.tagged)}
    return WrittenGroup(texts, tuple(part.address for part in table.parts))


def table_addresses(address: str, years: Iterable[str]) -> Iterator[str]:
    """The addresses that a table with rows of these years has at least."""
    stem = address.removesuffix(".csv")
    for name in (address, *(part_address(f"{stem}/{year}", 1, "csv") for year in years)):
        yield name
        yield hxl_address(name)


def _text(lines: Iterable[TableLine]) -> str:
    return "".join(line.text for line in lines)


def _tagged(lines: Iterable[TableLine]) -> str:
    return "".join(line.tagged for line in lines)


def _line(table: DataTable[Row], row: Row) -> TableLine:
    cells = row_cells(table.columns, row)
    text = tagged = line_of(cells)
    if table.untagged:
        named = zip(table.columns, cells, strict=True)
        tagged = line_of(cell for column, cell in named if column.name not in table.untagged)
    return TableLine(table.week(row) or "", text, size_of(text), tagged)
