"""The tables of a TOML file, one after the other: sources, regions and places are written so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sitrep.content.syntax.fields import Fields
from sitrep.content.syntax.nodes import Table
from sitrep.content.syntax.toml_nodes import TomlError, parse_toml
from sitrep.core.errors import Fault


@dataclass(frozen=True, slots=True)
class TableRow:
    """A table of a file: its name and a reader of its keys."""

    name: str
    fields: Fields


def parse_rows(
    text: str, file: str, faults: list[Fault], *, header: str
) -> tuple[TableRow, ...] | None:
    """The tables in text, in its order; None if it is not TOML.

    ``header`` is how a table begins, for the remedy of a key that is in none.
    """
    try:
        table = parse_toml(text)
    except TomlError as error:
        faults.append(Fault(file, error.line, "", error.problem, "Correct the line"))
        return None
    return tuple(_rows(table, file, faults, header))


def _rows(table: Table, file: str, faults: list[Fault], header: str) -> Iterator[TableRow]:
    for entry in table.entries:
        if isinstance(entry.value, Table):
            yield TableRow(entry.key, Fields(entry.value, file, faults, within=f"{entry.key}."))
        else:
            problem = "is outside a table"
            faults.append(Fault(file, entry.line, entry.key, problem, f"Put it under {header}"))
