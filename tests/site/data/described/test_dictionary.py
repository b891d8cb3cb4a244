from __future__ import annotations

from sitrep.core.language import ENGLISH
from sitrep.site.data.described.dictionary import Chapter, Term, schema_chapters, table_chapter

OUTLET = {
    "title": "Outlet",
    "description": "Who published it.",
    "properties": {"name": {"type": "string", "description": "Its name."}},
}
FIRST = {
    "title": "All",
    "description": "Everything.",
    "properties": {
        "at": {"type": "string", "format": "uri", "description": "Where."},
        "day": {"type": ["string", "null"], "format": "date", "description": "When."},
        "many": {"type": "integer", "description": "How many."},
        "sure": {"type": "boolean", "description": "Whether."},
        "kind": {"enum": ["a", "b"], "description": "Which."},
        "words": {"type": "array", "items": {"type": "string"}, "description": "Words."},
        "rings": {
            "type": "array",
            "items": {"type": "array", "items": {"type": "string"}},
            "description": "Rings.",
        },
        "who": {"$ref": "#/$defs/outlet", "description": "Who."},
        "all": {
            "type": "array",
            "items": {"$ref": "#/$defs/outlet"},
            "description": "All of them.",
        },
        "one": {
            "anyOf": [{"$ref": "#/$defs/outlet"}, {"type": "null"}],
            "description": "One, perhaps.",
        },
    },
    "$defs": {"outlet": OUTLET},
}
SECOND = {
    "title": "Other",
    "description": "Another.",
    "properties": {"who": {"$ref": "first.schema.json#/$defs/outlet", "description": "Who."}},
    "$defs": {},
}
TABLE = {
    "url": "things.csv",
    "dc:title": "Table",
    "dc:description": "Rows.",
    "tableSchema": {
        "columns": [
            {
                "name": "day",
                "titles": "day",
                "schema:propertyID": "#date",
                "dc:description": "When.",
                "datatype": "date",
                "required": False,
            },
            {
                "name": "count",
                "titles": "count",
                "schema:propertyID": "#x+num",
                "dc:description": "How many.",
                "datatype": {"base": "integer", "minimum": 0},
                "required": True,
            },
        ]
    },
}


def chapters() -> list[Chapter]:
    return list(
        schema_chapters({"first.schema.json": FIRST, "second.schema.json": SECOND}, ENGLISH)
    )


def test_each_schema_and_each_definition_is_a_chapter() -> None:
    assert [(each.id, each.title, each.words) for each in chapters()] == [
        ("first", "All", "Everything."),
        ("first-outlet", "Outlet", "Who published it."),
        ("second", "Other", "Another."),
    ]


def test_a_term_says_what_kind_of_value_it_has_and_where_its_parts_are_explained() -> None:
    assert [(term.name, term.kind, term.chapter) for term in chapters()[0].terms] == [
        ("at", "address", None),
        ("day", "date or null", None),
        ("many", "whole number", None),
        ("sure", "true or false", None),
        ("kind", "one of a, b", None),
        ("words", "list: text", None),
        ("rings", "list: list: text", None),
        ("who", "Outlet", "first-outlet"),
        ("all", "list: Outlet", "first-outlet"),
        ("one", "Outlet or null", "first-outlet"),
    ]
    assert chapters()[2].terms == (Term("who", "Outlet", "Who.", "first-outlet"),)


def test_the_columns_of_a_table_have_their_tags() -> None:
    assert table_chapter(TABLE, ENGLISH) == Chapter(
        "things-table",
        "Table",
        "Rows.",
        (
            Term("day", "date or empty", "When.", tag="#date"),
            Term("count", "whole number", "How many.", tag="#x+num"),
        ),
    )
