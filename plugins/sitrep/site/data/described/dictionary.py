"""The data dictionary, made from the published schemas, so that the two cannot disagree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sitrep.core.language import Language, marked

Schema = Mapping[str, Any]
"""A JSON Schema or a CSVW description as it was read; used here and in plugin.py alone."""
_FORMATS = {"date": marked("date"), "uri": marked("address")}
_ADDRESS = "^https?://"
"""How the pattern of an address begins that may have letters of any script."""
_TYPES = {
    "string": marked("text"),
    "integer": marked("whole number"),
    "boolean": marked("true or false"),
    "date": marked("date"),
    "anyURI": marked("address"),
}


@dataclass(frozen=True, slots=True)
class Term:
    """A field or column: its name, what kind of value it has, and what that means."""

    name: str
    kind: str
    words: str
    chapter: str | None = None
    """The id of the chapter that explains its parts."""
    tag: str | None = None
    """Its HXL hashtag."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """An object with its fields, or the table with its columns."""

    id: str
    title: str
    words: str
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class _Shelf:
    """The schema that is read, beside those that it may refer to."""

    file: str
    schemas: Mapping[str, Schema]
    language: Language

    @property
    def objects(self) -> Mapping[str, Schema]:
        """What it describes, by reference: the document, then its definitions."""
        schema = self.schemas[self.file]
        return {
            f"{self.file}#": schema,
            **{f"{self.file}#/$defs/{name}": each for name, each in schema["$defs"].items()},
        }

    def title(self, reference: str) -> str:
        """How a definition, perhaps of another file, is called."""
        file, _, name = reference.partition("#/$defs/")
        title: str = self.schemas[file]["$defs"][name]["title"]
        return title


def schema_chapters(schemas: Mapping[str, Schema], language: Language) -> Iterator[Chapter]:
    """The chapters of JSON Schemas by their files' names: each schema, then its definitions."""
    for file in schemas:
        shelf = _Shelf(file, schemas, language)
        for reference, found in shelf.objects.items():
            terms = tuple(_term(name, each, shelf) for name, each in found["properties"].items())
            yield Chapter(_chapter_id(reference), found["title"], found["description"], terms)


def table_chapter(metadata: Schema, language: Language) -> Chapter:
    """The chapter of a table, out of its CSVW description; ``reports.csv`` is ``reports-table``."""
    columns = (_column(column, language) for column in metadata["tableSchema"]["columns"])
    return Chapter(
        f"{metadata['url'].partition('.')[0]}-table",
        metadata["dc:title"],
        metadata["dc:description"],
        tuple(columns),
    )


def _term(name: str, field: Schema, shelf: _Shelf) -> Term:
    reference = _reference(field, shelf.file)
    kind = shelf.title(reference) if reference else _kind(field, shelf.language)
    if reference and "array" in _types(field):
        kind = shelf.language.say("list: %(kind)s", kind=kind)
    if _may_be_null(field):
        kind = shelf.language.say("%(kind)s or null", kind=kind)
    return Term(name, kind, field["description"], _chapter_id(reference) if reference else None)


def _reference(field: Schema, file: str) -> str | None:
    """The definition that a field, or each item of it, is of, with its file's name."""
    inner = (field, field.get("items", {}), *field.get("anyOf", ()))
    found: str | None = next((each["$ref"] for each in inner if "$ref" in each), None)
    return f"{file}{found}" if found and found.startswith("#") else found


def _kind(field: Schema, language: Language) -> str:
    if "enum" in field:
        return language.say("one of %(values)s", values=", ".join(map(str, field["enum"])))
    first = next(iter(_types(field)), "")
    if first == "array":
        return language.say("list: %(kind)s", kind=_kind(field["items"], language))
    shape = "uri" if field.get("pattern", "").startswith(_ADDRESS) else field.get("format", "")
    message = _FORMATS.get(shape) or _TYPES.get(first, "")
    return language.say(message) if message else ""


def _may_be_null(field: Schema) -> bool:
    return "null" in _types(field) or any(
        each.get("type") == "null" for each in field.get("anyOf", ())
    )


def _types(field: Schema) -> tuple[str, ...]:
    found = field.get("type", ())
    return (found,) if isinstance(found, str) else tuple(found)


def _column(column: Schema, language: Language) -> Term:
    datatype = column["datatype"]
    base = datatype["base"] if isinstance(datatype, Mapping) else datatype
    kind = language.say(_TYPES[base])
    if not column["required"]:
        kind = language.say("%(kind)s or empty", kind=kind)
    return Term(column["name"], kind, column["dc:description"], tag=column["schema:propertyID"])


def _chapter_id(reference: str) -> str:
    """``reports.schema.json#/$defs/source`` is ``reports-source``."""
    file, _, definition = reference.partition("#")
    return "-".join(filter(None, (file.partition(".")[0], definition.rpartition("/")[2])))
