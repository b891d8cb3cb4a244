"""Tables of figures in a page, as rows of cells; not those that only lay a page out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from sitrep.core.markdown.rows import count_heads, is_figure

MAX_CELL = 30
"""Words of a cell of data; a cell with more holds a text."""
MAX_ROWS, MAX_COLUMNS = 2000, 40
"""Largest table that is read as rows."""
MOST_ROWS = 0.6
"""Share of rows that must have two cells or more."""

_LAYOUT = frozenset(
    {
        "table",
        "form",
        "ul",
        "ol",
        "h1",
        "h2",
        "h3",
        "h4",
        "article",
        "section",
        "nav",
        "figure",
        "blockquote",
    }
)
"""What occurs in cells that lay a page out or hold a text, and not in those of data."""
_CELLS = ("td", "th")
_TABLES = frozenset({"table", "grid", "treegrid"})
_ROLES_OF_CELLS = frozenset({"cell", "gridcell", "rowheader", "columnheader"})
MOST_LISTED = 0.5
"""Share of a list's terms that must have a figure beside them for the list to be a table."""


@dataclass(frozen=True, slots=True)
class Cell:
    """The words of a cell, and how many of its characters are links."""

    text: str
    linked: int = 0


@dataclass(frozen=True, slots=True)
class HtmlTable:
    """Rows of cells, all of one length, of which the first ``heads`` are the head."""

    rows: tuple[tuple[Cell, ...], ...]
    heads: int

    @property
    def texts(self) -> list[list[str]]:
        """The words of the cells."""
        return [_texts(row) for row in self.rows]


def is_table(tag: str, role: str) -> bool:
    """Whether an element has rows of cells: by its tag, its role, or as a list of terms."""
    return tag in {"table", "dl"} or role.strip().lower() in _TABLES


def read_table(node: etree._Element, read: Callable[[etree._Element], Cell]) -> HtmlTable | None:
    """The table in an element, or None if it holds no data; ``read`` gives a cell's words."""
    if any(_lays_out(each) for each in node.iterdescendants()):
        return None
    found = list(_rows(node))
    if not 2 <= len(found) <= MAX_ROWS or _role(node) in {"presentation", "none"}:
        return None
    many = [row for row in found if len(row) >= 2]
    if len(many) < MOST_ROWS * len(found) or max(map(len, found)) > MAX_COLUMNS:
        return None
    rows = _grid(found, read)
    if any(len(cell.text.split()) > MAX_CELL for row in rows for cell in row):
        return None
    texts = [_texts(row) for row in rows]
    if node.tag == "dl":
        return HtmlTable(rows, 0) if _is_list_of_figures(texts) else None
    heads = _marked_heads(found) or count_heads(texts)
    has_figures = any(is_figure(text) for row in texts[heads:] for text in row)
    return HtmlTable(rows, heads) if has_figures or (heads and _is_marked(found[0])) else None


def _lays_out(node: etree._Element) -> bool:
    return node.tag in _LAYOUT or is_table(str(node.tag), node.get("role") or "")


def _texts(row: Iterable[Cell]) -> list[str]:
    return [cell.text for cell in row]


def _rows(node: etree._Element) -> Iterator[list[etree._Element]]:
    if node.tag == "dl":
        yield from _terms(node)
    elif node.tag == "table" and node.find(".//tr") is not None:
        for row in node.iter("tr"):
            if cells := [cell for cell in row if cell.tag in _CELLS]:
                yield cells
    else:
        rows = (_cells_by_role(row) for row in node.iterdescendants() if _role(row) == "row")
        yield from filter(None, rows)


def _terms(node: etree._Element) -> Iterator[list[etree._Element]]:
    """The terms of a list, each with what is beside it."""
    row: list[etree._Element] = []
    for each in node.iter("dt", "dd"):
        if each.tag == "dt" and row:
            yield row
            row = []
        row.append(each)
    if row:
        yield row


def _cells_by_role(row: etree._Element) -> list[etree._Element]:
    return [each for each in row.iterdescendants() if _role(each) in _ROLES_OF_CELLS]


def _role(node: etree._Element) -> str:
    return (node.get("role") or "").strip().lower()


def _is_list_of_figures(rows: list[list[str]]) -> bool:
    """Whether a list of terms gives figures, and no text: "Idlib: 31"."""
    return sum(any(map(is_figure, row[1:])) for row in rows) >= MOST_LISTED * len(rows)


def _is_marked(row: list[etree._Element]) -> bool:
    return all(cell.tag == "th" or _role(cell) == "columnheader" for cell in row)


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


def _grid(
    rows: list[list[etree._Element]], read: Callable[[etree._Element], Cell]
) -> tuple[tuple[Cell, ...], ...]:
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
