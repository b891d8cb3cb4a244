"""``content/sources.toml``: a table per outlet; the table's name is its id."""

from __future__ import annotations

from sitrep.content.schema.key import read_record, remedy_of
from sitrep.content.schema.rows import SOURCE
from sitrep.content.syntax.fields import Fields
from sitrep.content.syntax.rows import parse_rows
from sitrep.core.errors import Fault
from sitrep.core.model import UNKNOWN_SOURCE, Source
from sitrep.core.text import slug_problem


def parse_sources(text: str, file: str, faults: list[Fault]) -> tuple[Source, ...] | None:
    """The sources in text, in its order; None if it is not TOML; faults are added to ``faults``."""
    rows = parse_rows(text, file, faults, header="[id-of-source]")
    return None if rows is None else tuple(_source(row.name, row.fields) for row in rows)


def _source(name: str, fields: Fields) -> Source:
    _check_id(name, fields)
    values = {"name": name} | read_record(fields, SOURCE)
    source = Source(id=name, **values)
    if source.reliability != "F" and not fields.has("reason"):
        problem = f"is missing for grade {source.reliability}"
        fields.fault("reason", problem, remedy_of("reason", SOURCE))
    return source


def _check_id(name: str, fields: Fields) -> None:
    if problem := slug_problem(name):
        remedy = "Use lower-case letters, digits and hyphens"
        fields.fault("", f"“{name}” {problem}", remedy, line=fields.line)
    if name == UNKNOWN_SOURCE.id:
        problem = "“unknown” is reserved for documents that name no source"
        fields.fault("", problem, "Choose another id", line=fields.line)
