"""``/data/datapackage.json``: the tables and files as a Data Package, which frictionless reads.

What columns mean is taken from the tables' descriptions, so that the two cannot disagree.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sitrep.core.text import slugify
from sitrep.site.addresses import DATA, csv_metadata
from sitrep.site.data.described.dictionary import Schema
from sitrep.site.data.facts import BuildFacts
from sitrep.site.engine.group import KnownFile

_TYPES = {
    "string": "string",
    "integer": "integer",
    "date": "date",
    "boolean": "boolean",
    "anyURI": "string",
}
"""The types of CSV on the Web as Table Schema calls them."""
_CONSTRAINTS = ("minimum", "maximum")
_FOREIGN = {
    "accounts": ("event", "events"),
    "figures": ("report", "reports"),
    "carriers": ("report", "reports"),
}
"""The column of a table that refers to another table's column of the same name."""


@dataclass(frozen=True, slots=True)
class PackageRecord:
    """A Data Package."""

    name: str
    title: str
    description: str
    homepage: str
    commit: str | None
    content_hash: str
    licenses: tuple[Mapping[str, str], ...]
    contributors: tuple[Mapping[str, str], ...]
    resources: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class DescribedTable:
    """A table with what is said of it."""

    address: str
    parts: tuple[KnownFile, ...]
    """The files that have every row once."""
    schema: Schema


def build_package(
    tables: Iterable[DescribedTable], others: Iterable[KnownFile], frame: BuildFacts
) -> PackageRecord:
    """The package of tables with their descriptions, and of files that are no tables."""
    site = frame.site
    return PackageRecord(
        name=slugify(site.name) or "digest",
        title=site.name,
        description=site.description,
        homepage=site.address,
        commit=site.commit,
        content_hash="",
        licenses=({"title": frame.licence, "path": site.absolute(DATA)},),
        contributors=({"title": site.name, "path": site.address, "role": "publisher"},),
        resources=(
            *map(_table, tables),
            *map(_file, others),
        ),
    )


def _table(table: DescribedTable) -> Mapping[str, Any]:
    """A table; one of several files has no hash, which is of one alone."""
    name, description = _name(table.address), table.schema
    paths = [file.address.removeprefix(DATA) for file in table.parts]
    found: dict[str, Any] = {
        "name": name,
        "type": "table",
        "title": description["dc:title"],
        "description": description["dc:description"],
        "path": paths[0] if len(paths) == 1 else paths,
        **(_proof(table.parts[0]) if len(paths) == 1 else {}),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": _schema(name, description["tableSchema"]),
        "describedBy": csv_metadata(table.address).removeprefix(DATA),
    }
    return found


def _schema(name: str, described: Schema) -> Mapping[str, Any]:
    found: dict[str, Any] = {
        "fields": [_field(column) for column in described["columns"]],
        "primaryKey": described["primaryKey"],
        "missingValues": [""],
    }
    if name in _FOREIGN:
        column, other = _FOREIGN[name]
        reference = {"resource": other, "fields": [column]}
        found["foreignKeys"] = [{"fields": [column], "reference": reference}]
    return found


def _field(column: Schema) -> Mapping[str, Any]:
    given = column["datatype"]
    datatype: Mapping[str, Any] = given if isinstance(given, Mapping) else {"base": given}
    constraints: dict[str, Any] = {"required": True} if column["required"] else {}
    constraints |= {name: datatype[name] for name in _CONSTRAINTS if name in datatype}
    if "format" in datatype:
        constraints["pattern"] = datatype["format"]
    return {
        "name": column["name"],
        "type": _TYPES[datatype["base"]],
        "description": column["dc:description"],
        "hxl": column["schema:propertyID"],
        **({"constraints": constraints} if constraints else {}),
    }


def _file(file: KnownFile) -> Mapping[str, Any]:
    path = file.address.removeprefix(DATA)
    ending = path.rpartition(".")[2]
    return {
        "name": f"{_name(file.address)}-{ending}",
        "type": "json",
        "path": path,
        "format": ending,
        "mediatype": {"geojson": "application/geo+json"}.get(ending, "application/json"),
        "encoding": "utf-8",
        **_proof(file),
    }


def _proof(file: KnownFile) -> Mapping[str, Any]:
    return {"bytes": file.size, "hash": f"sha256:{file.sha256}"}


def _name(address: str) -> str:
    """``reports`` for ``data/reports.csv``."""
    return address.removeprefix(DATA).partition(".")[0]
