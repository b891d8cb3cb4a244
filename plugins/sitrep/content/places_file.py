"""``content/places.toml``: places that the curator adds, a table per ISO 3166 code."""

from __future__ import annotations

from dataclasses import dataclass

from sitrep.content.schema.key import read_record, remedy_of
from sitrep.content.schema.rows import PLACE
from sitrep.content.syntax.fields import Fields
from sitrep.content.syntax.rows import parse_rows
from sitrep.core.errors import Fault


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """Places below a country or subdivision."""

    code: str
    """ISO 3166-2, or ISO 3166-1 alpha-2 for a country."""
    places: tuple[str, ...] = ()
    shy: tuple[str, ...] = ()
    """Names that are words or people's names as well: they count only as "the village of …" or
    with their article."""


def parse_places(
    text: str, file: str, codes: frozenset[str], faults: list[Fault]
) -> tuple[PlaceRow, ...] | None:
    """The places in text, in its order; None if it is not TOML; faults are added to ``faults``.

    ``codes`` are all codes of ISO 3166-1 and 3166-2; others are faults. Without any, codes are
    taken as they are.
    """
    found = parse_rows(text, file, faults, header="[SY-ID]")
    if found is None:
        return None
    rows = tuple(_row(row.name, row.fields, codes) for row in found)
    _check_twice(rows, {row.name: row.fields for row in found})
    return rows


def _row(code: str, fields: Fields, known: frozenset[str]) -> PlaceRow:
    if known and code not in known:
        remedy = "Look it up in ISO 3166; a province is written as [SY-ID]"
        fields.fault("", f"“{code}” is not an ISO 3166 code", remedy, line=fields.line)
    row = PlaceRow(code, **read_record(fields, PLACE))
    is_wrong = fields.has_fault("places") or fields.has_fault("shy")
    if not (row.places or row.shy or is_wrong):
        fields.fault("places", "is missing or empty", remedy_of("places", PLACE))
    for key, names in (("places", row.places), ("shy", row.shy)):
        if not all(name.strip() for name in names):
            fields.fault(key, "holds an empty name", "Remove it")
    return row


def _check_twice(rows: tuple[PlaceRow, ...], fields: dict[str, Fields]) -> None:
    """Object to a name under two codes: nobody could tell which is meant."""
    first: dict[str, str] = {}
    for row in rows:
        for name in (*row.places, *row.shy):
            other = first.setdefault(name.casefold(), row.code)
            if other != row.code:
                problem = f"has “{name}”, and {other} has it too"
                fields[row.code].fault("", problem, "Keep it where it belongs")
