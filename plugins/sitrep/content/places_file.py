"""``content/places.toml``: places the curator adds, a table a region's code."""

from __future__ import annotations

from dataclasses import dataclass

from sitrep.content.syntax.fields import Fields
from sitrep.content.syntax.nodes import Table
from sitrep.content.syntax.toml_nodes import TomlError, parse_toml
from sitrep.core.errors import Fault


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """Places below a country or subdivision."""

    code: str
    """ISO 3166-2, or ISO 3166-1 alpha-2 for a country."""
    places: tuple[str, ...] = ()
    shy: tuple[str, ...] = ()
    """Such as are names of people or words as well: they count as "the village of …" or with their
    article."""


def parse_places(
    text: str, file: str, codes: frozenset[str], faults: list[Fault]
) -> tuple[PlaceRow, ...] | None:
    """The places in text, in its order; None if it is not TOML; what is wrong goes to ``faults``.

    ``codes`` are all codes of ISO 3166-1 and 3166-2; others are faults. Without any, codes are
    taken as they are.
    """
    try:
        table = parse_toml(text)
    except TomlError as error:
        faults.append(Fault(file, error.line, "", error.problem, "Correct the line"))
        return None
    rows: list[PlaceRow] = []
    for entry in table.entries:
        if isinstance(entry.value, Table):
            rows.append(
                _row(entry.key, Fields(entry.value, file, faults, within=f"{entry.key}."), codes)
            )
        else:
            faults.append(
                Fault(file, entry.line, entry.key, "stands outside a table", "Put it under [SY-ID]")
            )
    _check_twice(rows, file, table, faults)
    return tuple(rows)


def _row(code: str, fields: Fields, known: frozenset[str]) -> PlaceRow:
    if known and code not in known:
        fields.fault("", f"“{code}” is not an ISO 3166 code", "Look it up", line=fields.line)
    row = PlaceRow(code, fields.texts("places"), fields.texts("shy"))
    if not (row.places or row.shy or fields.is_told("places") or fields.is_told("shy")):
        fields.fault("places", "is missing or empty", 'Add places = ["Name of a village"]')
    for key, names in (("places", row.places), ("shy", row.shy)):
        if not all(name.strip() for name in names):
            fields.fault(key, "holds an empty name", "Remove it")
    fields.finish()
    return row


def _check_twice(rows: list[PlaceRow], file: str, table: Table, faults: list[Fault]) -> None:
    """Object to a name under two codes: nobody could tell which is meant."""
    lines = {entry.key: entry.line for entry in table.entries}
    first: dict[str, str] = {}
    for row in rows:
        for name in (*row.places, *row.shy):
            other = first.setdefault(name.casefold(), row.code)
            if other != row.code:
                problem = f"“{name}” stands under {other} as well"
                faults.append(
                    Fault(file, lines[row.code], row.code, problem, "Keep the one that is meant")
                )
