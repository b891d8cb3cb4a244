from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from sitrep.site.data.described.schemas import (
    FOLDER,
    JSON_SCHEMAS,
    PUBLISHED,
    published_schema,
    read_schema,
    whole,
)
from sitrep.site.site import Site

SITE = Site(
    "Example Digest", "https://digest.example.org/", "For tests.", "tag:digest.example.org,2026:"
)
KNOWN = {
    *("$schema", "$id", "$ref", "$defs", "title", "description", "type", "properties", "required"),
    *("additionalProperties", "items", "anyOf", "enum", "const", "format", "pattern"),
    *("minimum", "maximum", "minLength", "minItems"),
}
"""The keywords of draft 2020-12 that our schemas use: ajv refuses any that it does not know."""
FORMATS = {"date", "uri"}
"""Those of the formats we use that ajv-formats knows; iri, for one, it does not."""
APPLIES = {
    "properties": "object",
    "required": "object",
    "additionalProperties": "object",
    "items": "array",
    "minItems": "array",
    "pattern": "string",
    "format": "string",
    "minLength": "string",
    "minimum": "integer",
    "maximum": "integer",
}
"""The type that a keyword is for: ajv's strict mode wants it to be stated beside it."""
each_schema = pytest.mark.parametrize("address", JSON_SCHEMAS)


def published(address: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(published_schema(address, SITE))
    return found


def subschemas(schema: dict[str, Any]) -> list[dict[str, Any]]:
    """A schema and all within it."""
    inner = [*schema.get("properties", {}).values(), *schema.get("$defs", {}).values()]
    inner += [*schema.get("anyOf", ()), *([schema["items"]] if "items" in schema else [])]
    return [schema, *(each for part in inner for each in subschemas(part))]


@each_schema
def test_a_schema_has_all_that_it_refers_to(address: str) -> None:
    schema = published(address)
    Draft202012Validator.check_schema(schema)
    references = {each["$ref"] for each in subschemas(schema) if "$ref" in each}
    assert references <= {f"#/$defs/{name}" for name in schema["$defs"]}
    assert len(references) > 4


@each_schema
def test_a_schema_says_which_version_it_is(address: str) -> None:
    schema = published(address)
    version = schema["properties"]["version"]["const"]
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == SITE.absolute(address.replace("data/", f"data/v{version}/"))
    kept = address.replace("data/", f"data/v{version}/")
    assert kept in PUBLISHED
    assert published_schema(kept, SITE) == published_schema(address, SITE)


@each_schema
def test_a_schema_is_one_that_ajv_takes_in_strict_mode(address: str) -> None:
    found = subschemas(published(address))
    assert len(found) > 50
    for each in found:
        types = each.get("type", [])
        kinds = {types} if isinstance(types, str) else {*types}
        assert set(each) <= KNOWN
        assert each.get("format", "date") in FORMATS
        assert len(kinds - {"null"}) <= 1
        assert {APPLIES[name] for name in each if name in APPLIES} <= kinds
        assert set(each.get("required", ())) <= set(each.get("properties", ()))


def test_no_two_schemas_call_different_things_by_one_name() -> None:
    seen: dict[str, Any] = {}
    for address in JSON_SCHEMAS:
        for name, definition in read_schema(address)["$defs"].items():
            assert seen.setdefault(name, definition) == definition


def test_a_schema_with_all_its_definitions_says_what_the_files_say() -> None:
    file = "edition.schema.json"
    assert (
        json.loads((FOLDER / file).read_text("utf-8"))["properties"].keys()
        == whole(file)["properties"].keys()
    )
    assert set(whole(file)["$defs"]) > set(read_schema(file)["$defs"]) | {
        "report",
        "event",
        "source",
    }
