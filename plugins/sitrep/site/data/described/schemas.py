"""The schemas: their files, and as they are published, each whole in itself."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from sitrep.site.addresses import (
    CHANGES_SCHEMA,
    EDITION_SCHEMA,
    EVENTS_SCHEMA,
    REPORTS_SCHEMA,
    csv_metadata,
    versioned,
)
from sitrep.site.data.described.dictionary import Schema
from sitrep.site.data.files import TABLES
from sitrep.site.data.records import VERSION
from sitrep.site.site import Site

FOLDER = Path(__file__).parent.parent / "schemas"
JSON_SCHEMAS = (REPORTS_SCHEMA, EVENTS_SCHEMA, EDITION_SCHEMA, CHANGES_SCHEMA)
PUBLISHED = (
    *map(csv_metadata, TABLES),
    *JSON_SCHEMAS,
    *(versioned(address, VERSION) for address in JSON_SCHEMAS),
)
"""Where they are published; the files in ``schemas/`` have the same names."""
_DEFS = "#/$defs/"


def read_schema(address: str) -> Schema:
    """A JSON Schema or a table's description as it stands in ``schemas/``."""
    found: Schema = json.loads((FOLDER / Path(address).name).read_text("utf-8"))
    return found


def read_tables() -> dict[str, Schema]:
    """What each table says of its columns, by the table's address."""
    return {table: read_schema(csv_metadata(table)) for table in TABLES}


def published_schema(address: str, site: Site) -> str:
    """The text that is published at an address.

    A JSON Schema there states the address of its version, which it keeps when another follows, and
    has every definition that it needs: no program has to fetch anything to use it.
    """
    return _published(address, site.absolute(versioned(f"data/{Path(address).name}", VERSION)))


@lru_cache(maxsize=8 * len(PUBLISHED))
def _published(address: str, version: str) -> str:
    """The same by the address of its version: a process that builds again writes it once."""
    schema = dict(read_schema(address))
    if "$schema" in schema:
        head = {"$schema": schema.pop("$schema"), "$id": version}
        schema = {**head, **whole(Path(address).name)}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def whole(file: str) -> dict[str, Any]:
    """A JSON Schema of ``schemas/`` without references to others; it keeps its own order."""
    schemas = {Path(address).name: read_schema(address) for address in JSON_SCHEMAS}
    found = {name: value for name, value in schemas[file].items() if name != "$schema"}
    definitions = {name: _as_own(each) for name, each in found.pop("$defs").items()}
    pending = list(_foreign(schemas[file], file))
    while pending:
        other, name = pending.pop(0).split(_DEFS)
        if name not in definitions:
            taken = schemas[other]["$defs"][name]
            definitions[name] = _as_own(taken)
            pending += _foreign(taken, other, every=True)
    return {**_as_own(found), "$defs": definitions}


def _foreign(value: object, file: str, *, every: bool = False) -> Iterator[str]:
    """The references in a part of a file, with the file's name; of all files or only of others."""
    if isinstance(value, Mapping):
        reference = value.get("$ref")
        if isinstance(reference, str) and (every or not reference.startswith("#")):
            yield f"{file}{reference}" if reference.startswith("#") else reference
        for part in value.values():
            yield from _foreign(part, file, every=every)
    elif isinstance(value, list):
        for part in value:
            yield from _foreign(part, file, every=every)


def _as_own(value: Any) -> Any:
    """A part of a schema whose references lead to definitions of its own file."""
    if isinstance(value, Mapping):
        return {
            name: _DEFS + part.partition(_DEFS)[2] if name == "$ref" else _as_own(part)
            for name, part in value.items()
        }
    return [_as_own(part) for part in value] if isinstance(value, list) else value
