"""Tables of figures in a page, as rows of cells; tables that only lay a page out are none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml import etree

from sitrep.ingest.rows import count_heads, is_figure

MAX_CELL = 30
"""Words of a cell of data; a cell with more holds a text."""
MAX_ROWS, MAX_COLUMNS = 2000, 40
"""Largest table that is read as rows."""
MOST_ROWS = 0.6
"""Share of rows that must have two cells or more."""

_LAYOUT = frozenset(
    {"table", "form", "ul", "ol", "h1", "h2", "h3", "h4", "article", "section", "nav", "figure", "blockquote"}
)
"""What stands in cells that lay a page out, or hold a text, and not in those of data."""
_CELLS = ("td", "th")


@dataclass(frozen=True, slots=True)
class Cell:
    """The words of a cell, and how many of its characters are links."""

    text: str
    linked: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, all of one length, of which the first ``heads`` are the head."""

    rows: tuple[tuple[Cell, ...], ...]
    heads: int


def read_table(node: etree._Element, read: Callable[[etree._Element], Cell]) -> Table | None:
    """The table in an element, or None for one that holds no data; ``read`` gives the words of a cell."""
    found = list(_rows(node))
    if not 2 <= len(found) <= MAX_ROWS or (node.get("role") or "").lower() in {"presentation", "none"}:
        return None
    if any(each.tag in _LAYOUT for each in node.iterdescendants()):
        return None
    many = [row for row in found if len(row) >= 2]
    if len(many) < MOST_ROWS * len(found) or max(map(len, found)) > MAX_COLUMNS:
        return None
    rows = _grid(found, read)
    if any(len(cell.text.split()) > MAX_CELL for row in rows for cell in row):
        return None
    texts = [[cell.text for cell in row] for row in rows]
    heads = _marked_heads(found) or count_heads(texts)
    has_figures = any(is_figure(text) for row in texts[heads:] for text in row)
    return Table(rows, heads) if has_figures or (heads and _is_marked(found[0])) else None


def _rows(node: etree._Element) -> Iterator[list[etree._Element]]:
    for row in node.iter("tr"):
        cells = [cell for cell in row if cell.tag in _CELLS]
        if cells:
            yield cells


def _is_marked(row: list[etree._Element]) -> bool:
    return all(cell.tag == "th" for cell in row)


def _marked_heads(rows: list[list[etree._Element]]) -> int:
    """How many rows at the top the page itself calls the head."""
    count = 0
    while count < len(rows) - 1 and (_is_marked(rows[count]) or _in_head(rows[count][0])):
        count += 1
    return count


def _in_head(cell: etree._Element) -> bool:
    row = cell.getparent()
    around = row.getparent() if row is not None else None
    return around is not None and around.tag == "thead"


def _grid(rows: list[list[etree._Element]], read: Callable[[etree._Element], Cell]) -> tuple[tuple[Cell, ...], ...]:
    """The cells in their columns: one that spans several columns or rows is said in each."""
    found: list[list[Cell]] = []
    spanning: dict[int, tuple[int, Cell]] = {}
    for row in rows:
        line: list[Cell] = []
        for node in row:
            _fill_spanned(line, spanning)
            cell = read(node)
            for _ in range(_span(node, "colspan")):
                spanning[len(line)] = (_span(node, "rowspan") - 1, cell)
                line.append(cell)
        _fill_spanned(line, spanning)
        found.append(line[:MAX_COLUMNS])
    width = max(map(len, found))
    return tuple((*line, *[Cell("")] * (width - len(line))) for line in found)


def _fill_spanned(line: list[Cell], spanning: dict[int, tuple[int, Cell]]) -> None:
    """Add the cells that come down from rows above."""
    while spanning.get(len(line), (0,))[0] > 0:
        left, cell = spanning[len(line)]
        spanning[len(line)] = (left - 1, cell)
        line.append(cell)


def _span(node: etree._Element, name: str) -> int:
    value = (node.get(name) or "").strip()
    return min(MAX_COLUMNS, max(1, int(value))) if value.isdecimal() and len(value) < 4 else 1
