from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from sitrep.content.reading import ContentFile
from sitrep.content.schema.report import REPORT
from sitrep.content.tree import Content, read_content
from sitrep.site.catalogue.build import build_catalogue
from sitrep.site.data import edition_record as editionrecord
from sitrep.site.data import records as datarecords
from sitrep.site.data.files import ReportsRecord, build_data, data_addresses
from sitrep.site.data.table import COLUMNS, unguarded
from sitrep.site.site import Site
from tests.support.paths import ROOT
from tests.support.trees import CODES, SOURCES, content, report_text, tree

SITE = Site(
    "Example Digest",
    "https://digest.example.org/sub/",
    "For tests.",
    "tag:digest.example.org,2026:",
)
SCHEMAS = ROOT / "plugins" / "sitrep" / "site" / "data" / "schemas"
CARRIERS = "[{source: example-review, date: null, changed: [It says so.]}]"
ARABIC = "https://review.example.org/é/ا"
RICH = {
    "a": report_text(
        "a", body="::: passage SY-HI SY-DR 2020-06-30\n=One {? two ?}.\n:::\n", carriers=CARRIERS
    ),
    "b": report_text("b", source="example-review", cites="[a]", url=ARABIC, date="2020-07-08"),
    "c": report_text(
        "c", status="withdrawn", changes="[{date: 2020-07-09, note: It was invented.}]"
    ),
    "d": report_text(
        "d", added="2020-07-20", changes="[{date: 2020-08-01, note: A name.}]", text="summary"
    ),
    "e": report_text(
        "e", revisions="[{date: 2020-07-09, note: Ten → twelve killed., followed: false}]"
    ),
}
NOTES = "---\nannounced: 2020-07-07\nerrata: [{date: 2020-07-09, note: x}]\nkey_points: [One]\n---\nLead.\n"


def schema(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((SCHEMAS / name).read_text("utf-8"))
    return found


def validator(name: str) -> Draft202012Validator:
    """By the schema of that name, which may refer to the one of all reports by its file's name."""
    shelf = Registry().with_resource(
        "reports.schema.json", Resource.from_contents(schema("reports.schema.json"))
    )
    return Draft202012Validator(
        schema(name), registry=shelf, format_checker=Draft202012Validator.FORMAT_CHECKER
    )


def folder(path: Path) -> Content:
    given = [
        ContentFile(each.relative_to(path).as_posix(), each.read_bytes())
        for each in path.rglob("*.*")
    ]
    found, faults = read_content(given, codes=CODES)
    assert not faults
    return found


def files_of(given: Content, *, drafts: bool = False) -> dict[str, str]:
    catalogue = build_catalogue(given, drafts=drafts)
    return {file.address: file.text for file in build_data(catalogue, given.regions.rows, SITE)}


CONTENTS = {
    "invented": folder(ROOT / "tests" / "content"),
    "rich": content({**tree(RICH), "editions/2020-W27.md": NOTES}),
    "empty": content(tree({})),
}
FILES = {name: files_of(given) for name, given in CONTENTS.items()}
each_content = pytest.mark.parametrize("files", FILES.values(), ids=FILES)


def objects(value: object) -> list[dict[str, Any]]:
    """Every object in a JSON value, itself included."""
    if isinstance(value, dict):
        return [value, *(each for part in value.values() for each in objects(part))]
    return [each for part in value for each in objects(part)] if isinstance(value, list) else []


@pytest.mark.parametrize("name", ["reports.schema.json", "edition.schema.json"])
def test_a_schema_is_valid_describes_everything_and_lets_nothing_else_pass(name: str) -> None:
    Draft202012Validator.check_schema(schema(name))
    described = [
        each
        for each in objects(schema(name))
        if each.get("type") == "object" and "properties" in each
    ]
    assert len(described) > 5
    for each in described:
        assert each["description"]
        assert each["title"]
        assert each["additionalProperties"] is False
        assert list(each["properties"]) == each["required"]
        assert [
            key for key, field in each["properties"].items() if not field.get("description")
        ] == []


@each_content
def test_every_file_is_held_to_its_schema(files: dict[str, str]) -> None:
    reports, edition = validator("reports.schema.json"), validator("edition.schema.json")
    checked = [reports.iter_errors(json.loads(files["data/reports.json"]))]
    checked += [
        edition.iter_errors(json.loads(text))
        for name, text in files.items()
        if re.search(r"-W\d+\.json", name)
    ]
    assert [error.message for errors in checked for error in errors] == []


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"date": "2020-13-01"}, "is not a 'date'"),
        ({"date": None}, "is not of type 'string'"),
        ({"more": 1}, "Additional properties are not allowed"),
        ({"edition": "27"}, "does not match"),
        ({"text": "copied"}, "is not one of"),
        ({"grade": {"code": "D3"}}, "is a required property"),
    ],
)
def test_a_schema_refuses_what_is_wrong(change: dict[str, object], words: str) -> None:
    for name, file in (
        ("reports.schema.json", "reports.json"),
        ("edition.schema.json", "editions/2020-W27.json"),
    ):
        document = json.loads(FILES["rich"][f"data/{file}"])
        document["reports"][0] |= change
        assert any(words in error.message for error in validator(name).iter_errors(document))


@pytest.mark.parametrize(
    ("record", "file", "definition"),
    [
        (ReportsRecord, "reports", None),
        (datarecords.SiteRecord, "reports", "site"),
        (datarecords.SourceRecord, "reports", "source"),
        (datarecords.GradeRecord, "reports", "grade"),
        (datarecords.CarrierRecord, "reports", "carrier"),
        (datarecords.ChangeRecord, "reports", "change"),
        (datarecords.RevisionRecord, "reports", "revision"),
        (datarecords.RegionRecord, "reports", "region"),
        (datarecords.AreaRecord, "reports", "area"),
        (datarecords.SpanRecord, "reports", "span"),
        (datarecords.PassageRecord, "reports", "passage"),
        (datarecords.ReportRecord, "reports", "report"),
        (datarecords.WithdrawnRecord, "reports", "withdrawn"),
        (editionrecord.EditionRecord, "edition", None),
        (editionrecord.CountsRecord, "edition", "counts"),
        (editionrecord.RelianceRecord, "edition", "reliance"),
        (editionrecord.PassageReference, "edition", "reference"),
        (editionrecord.SectionRecord, "edition", "section"),
        (editionrecord.LateRecord, "edition", "latecomer"),
    ],
)
def test_records_have_the_fields_of_their_schema_in_its_order(
    record: type, file: str, definition: str | None
) -> None:
    found = schema(f"{file}.schema.json")
    described = found["$defs"][definition] if definition else found
    assert [each.name for each in fields(record)] == list(described["properties"])


def test_every_definition_is_held_to_a_record_above() -> None:
    assert len(schema("reports.schema.json")["$defs"]) == 12
    assert len(schema("edition.schema.json")["$defs"]) == 5


def test_the_columns_are_those_of_the_tables_description() -> None:
    described = schema("reports.csv-metadata.json")["tableSchema"]["columns"]
    assert [(each["name"], each["titles"], each["schema:propertyID"]) for each in described] == [
        (column.name, column.name, column.tag) for column in COLUMNS
    ]
    assert all(each["dc:description"] for each in described)


@each_content
def test_the_row_of_tags_is_a_comment_to_readers_of_csv_on_the_web(files: dict[str, str]) -> None:
    dialect = schema("reports.csv-metadata.json")["dialect"]
    commented = [
        line[0] == dialect["commentPrefix"] for line in files["data/reports.csv"].split("\r\n")[:-1]
    ]
    assert (dialect["headerRowCount"], commented[:2]) == (1, [False, True])
    assert not any(commented[2:])


def cell_fault(column: dict[str, Any], cell: str) -> str | None:
    """What is wrong with a cell by the table's description, as CSV on the Web reads it."""
    kind = (
        column["datatype"] if isinstance(column["datatype"], dict) else {"base": column["datatype"]}
    )
    if not cell:
        return "is empty" if column["required"] else None
    shapes = {
        "integer": r"\d+",
        "date": r"\d{4}-\d\d-\d\d",
        "boolean": "true|false",
        "anyURI": r"https?://\S+",
    }
    shape = kind.get("format") or shapes.get(kind["base"], r"(?s:.*)")
    if not re.fullmatch(shape, cell):
        return f"{cell!r} is no {kind}"
    inside = kind["base"] != "integer" or kind.get("minimum", 0) <= int(cell) <= kind.get(
        "maximum", 10**9
    )
    return None if inside else f"{cell} is out of range"


@each_content
def test_every_cell_is_what_the_tables_description_says(files: dict[str, str]) -> None:
    table = schema("reports.csv-metadata.json")["tableSchema"]
    rows = list(csv.DictReader(io.StringIO(files["data/reports.csv"], newline="")))[1:]
    columns = {column["name"]: column for column in table["columns"]}
    faults = [
        (row["report"], name, fault)
        for row in rows
        for name in columns
        if (fault := cell_fault(columns[name], row[name]))
    ]
    assert faults == []
    keys = [tuple(row[name] for name in table["primaryKey"]) for row in rows]
    assert len(set(keys)) == len(keys)


@each_content
def test_table_and_json_say_the_same(files: dict[str, str]) -> None:
    rows = list(csv.DictReader(io.StringIO(files["data/reports.csv"], newline="")))[1:]
    told = {(row["report"], row["passage"]): unguarded(row["text"]) for row in rows}
    reports = json.loads(files["data/reports.json"])["reports"]
    passages = {
        (report["id"], str(each["number"])): "\n".join(each["paragraphs"])
        for report in reports
        for each in report["passages"]
    }
    assert told == passages
    assert len(rows) == sum(
        max(1, len(each["areas"])) for report in reports for each in report["passages"]
    )


@each_content
def test_no_address_is_relative(files: dict[str, str]) -> None:
    for name, text in files.items():
        if name.endswith(".json"):
            urls = [each["url"] for each in objects(json.loads(text)) if each.get("url")]
            assert [url for url in urls if not url.startswith(("https://", "http://"))] == []
            assert json.loads(text)["schema"].startswith("https://digest.example.org/sub/data/")


@pytest.mark.parametrize("name", CONTENTS)
def test_the_files_stand_where_they_are_expected(name: str) -> None:
    assert tuple(FILES[name]) == data_addresses(build_catalogue(CONTENTS[name]))
    weeks = [edition.week for edition in build_catalogue(CONTENTS[name]).editions]
    assert all(
        {f"data/editions/{week}.{end}" for end in ("json", "bib", "ris")} <= set(FILES[name])
        for week in weeks
    )


def test_the_newest_date_is_that_of_the_newest_change() -> None:
    assert json.loads(FILES["rich"]["data/reports.json"])["updated"] == "2020-08-01"
    assert json.loads(FILES["empty"]["data/reports.json"])["updated"] is None


def test_the_order_of_files_and_of_days_changes_nothing() -> None:
    files = {**tree(RICH), "editions/2020-W27.md": NOTES}
    assert files_of(content(dict(reversed(files.items())))) == FILES["rich"]


def test_drafts_of_a_preview_are_in_no_file() -> None:
    drafts = {**RICH, "f": report_text("f", status="draft", title="Not yet", date="")}
    given = content({**tree(drafts), "editions/2020-W27.md": NOTES})
    assert files_of(given, drafts=True) == FILES["rich"]


@pytest.mark.parametrize("rights", ["link", "withhold", "excerpt:3"])
def test_what_rights_withhold_is_in_no_file(rights: str) -> None:
    reports = {
        "a": report_text(
            "a", title="Plainly secret", body="One two three. Hidden words stand here."
        )
    }
    given = {**tree({"a": reports["a"].replace("added:", "regions: [SY-ID]\nadded:")})}
    given["sources.toml"] = SOURCES.replace('rights = "full"', f'rights = "{rights}"')
    for text in files_of(content(given)).values():
        assert "Hidden" not in text
        assert rights != "withhold" or "secret" not in text
        assert rights == "excerpt:3" or "One two" not in text


@pytest.mark.parametrize("name", ["title_kind", "date_basis"])
def test_the_published_schema_allows_the_words_that_a_report_may_have(name: str) -> None:
    schema = json.loads((SCHEMAS / "reports.schema.json").read_text("utf-8"))
    (key,) = [key for key in REPORT if key.name == name]
    allowed = schema["$defs"]["report"]["properties"][name]["enum"]
    assert allowed == [str(word) for word in key.kind.choices]
