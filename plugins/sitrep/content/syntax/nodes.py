"""Raw values with their lines, whichever file format they came from.

Front matter (YAML) and the .toml files are read into the same three shapes, so
that one reader of fields serves both and every fault can name its line.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text, or None where the file says null."""

    value: str | None
    line: int
    is_text: bool = field(default=True, compare=False)
    """False for a boolean, number or date of TOML; ``value`` is how it may be shown."""


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[Node, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A key of a table with its value."""

    key: str
    value: Node
    line: int


@dataclass(frozen=True, slots=True)
class Table:
    """Keys and values in the file's order; a key may appear twice, its reader objects."""

    entries: tuple[Entry, ...]
    line: int


Node = Scalar | Items | Table
