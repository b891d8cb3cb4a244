"""TOML as a tree with lines.

``tomllib`` reads the values; it keeps no positions, so the lines of tables and
keys are looked up in the text afterwards.  A key inside a multi-line string
could be mistaken for one of the table; that moves a line number, never a value.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping

from sitrep.core.tree import Entry, Items, Node, Scalar, Table

_HEADER = re.compile(r"\s*\[{1,2}\s*([^\]]+?)\s*\]{1,2}")
_KEY = re.compile(r"""\s*(?:"([^"]*)"|'([^']*)'|([A-Za-z0-9_.-]+))\s*=""")
_WHERE = re.compile(r"\(at line (\d+)")

Lines = dict[tuple[str, str], int]


class TomlError(Exception):
    """The text is no TOML.  Internal: readers turn it into a Fault."""

    def __init__(self, problem: str, line: int) -> None:
        super().__init__(problem)
        self.problem = problem
        self.line = line


def parse_toml(text: str) -> Table:
    """The document in text; raises TomlError, which names the line."""
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        where = _WHERE.search(str(error))
        line = int(where.group(1)) if where else text.count("\n") + 1
        raise TomlError(f"not valid TOML ({str(error).partition(' (at')[0]})", line) from error
    return _table(values, "", 1, _find_lines(text))


def _find_lines(text: str) -> Lines:
    """Line of every ("table", "key"), and of each table as ("table", "")."""
    lines: Lines = {}
    table = ""
    for number, line in enumerate(text.split("\n"), 1):
        if header := _HEADER.match(line):
            table = header.group(1).strip("\"'")
            lines.setdefault((table, ""), number)
        elif key := _KEY.match(line):
            lines.setdefault((table, next(filter(None, key.groups()), "")), number)
    return lines


def _table(values: Mapping[str, object], name: str, line: int, lines: Lines) -> Table:
    entries = []
    for key, value in values.items():
        path = f"{name}.{key}" if name else key
        at = lines.get((name, key)) or lines.get((path, "")) or line
        entries.append(Entry(key, _node(value, path, at, lines), at))
    return Table(tuple(entries), line)


def _node(value: object, name: str, line: int, lines: Lines) -> Node:
    if isinstance(value, Mapping):
        return _table(value, name, line, lines)
    if isinstance(value, list):
        return Items(tuple(_node(item, name, line, lines) for item in value), line)
    return Scalar(str(value), line)
