from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import fields
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from sitrep.content.reading import ContentFile
from sitrep.content.schema.report import REPORT
from sitrep.content.tree import Content, read_content
from sitrep.site.addresses import DATA_PACKAGE, hxl_address
from sitrep.site.catalogue.build import build_catalogue
from sitrep.site.data import edition_record as editionrecord
from sitrep.site.data import event_record as eventrecord
from sitrep.site.data import index_record as indexrecord
from sitrep.site.data import records as datarecords
from sitrep.site.data import report_record as reportrecord
from sitrep.site.data.actor_record import ActorRecord, RegardRecord
from sitrep.site.data.described.schemas import whole
from sitrep.site.data.files import TABLES, data_addresses
from sitrep.site.data.tables.carrier_table import CARRIER_COLUMNS
from sitrep.site.data.tables.event_tables import ACCOUNT_COLUMNS, EVENT_COLUMNS, FIGURE_COLUMNS
from sitrep.site.data.tables.report_table import COLUMNS
from sitrep.site.data.tables.table import unguarded
from sitrep.site.site import Site
from tests.support.paths import ROOT
from tests.support.site.data import build_data, data_content
from tests.support.trees import CODES, SOURCES, content, report_text, tree

SITE = Site(
    "Example Digest",
    "https://digest.example.org/sub/",
    "For tests.",
    "tag:digest.example.org,2026:",
)
SCHEMAS = ROOT / "plugins" / "sitrep" / "site" / "data" / "schemas"
CARRIERS = "[{source: example-review, date: null, changed: [It says so.]}, {source: unknown}]"
ARABIC = "https://review.example.org/é/ا"
RICH = {
    "a": report_text(
        "a",
        body="::: passage SY-HI SY-DR 2020-06-30 event=ford-blast killed=4..5,total:90 wounded=>80\n"
        "# A blast at the ford\n\n=One {? two ?}, 4 or 5, 80, in all 90.\n:::\n",
        carriers=CARRIERS,
    ),
    "b": report_text(
        "b",
        source="example-review",
        cites="[a]",
        url=ARABIC,
        date="2020-07-08",
        body="::: passage SY-HI event=ford-blast killed=6..7\nSix or seven.\n:::\n"
        "::: passage SY-HI event=ford-blast from=unnamed\nNobody knows.\n:::\n",
    ),
    "f": report_text("f", body="::: passage SY-HI 2020-06-29 event=ford-rain\nRain.\n:::\n"),
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
NOTES = """\
---
title: A blast at the ford
announced: 2020-07-07
errata: [{date: 2020-07-09, note: x}]
key_points: [{text: One blast, rests_on: [ford-blast, d#1]}]
trends: [{region: homs, trend: deteriorated, reason: A blast., rests_on: [ford-blast]}]
---
Lead.
"""
EVENTS = {
    "events/ford-blast.md": """\
---
title: A blast at the ford
regions: [SY-HI, SY-DR]
place: Example Ford
days: 2020-06-30
kind: bombing
see: [ford-rain]
lead: a
agreed: [{says: It was loud., rests_on: [a#1, b]}]
disputed: [{says: How many died., rests_on: [a, b#1]}]
---
A *note*.
""",
    "events/ford-rain.md": "---\ntitle: Rain\nregions: [homs]\ndays: 2020-06-29\nkind: other\n---\n",
}
"""A blast with three accounts, and rain that nobody tells of but one."""


def schema(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((SCHEMAS / name).read_text("utf-8"))
    return found


JSON_SCHEMAS = ("reports.schema.json", "events.schema.json", "edition.schema.json")


def validator(name: str) -> Draft202012Validator:
    """By the schema of that name as it is published: without references to others."""
    return Draft202012Validator(whole(name), format_checker=Draft202012Validator.FORMAT_CHECKER)


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
    published = build_catalogue(given)
    made = build_data(data_content(published, given.regions, catalogue), SITE)
    return {file.address: file.text for file in made}


CONTENTS = {
    "invented": folder(ROOT / "tests" / "content"),
    "rich": content({**tree(RICH), **EVENTS, "editions/2020-W27.md": NOTES}),
    "empty": content(tree({})),
}
FILES = {name: files_of(given) for name, given in CONTENTS.items()}
each_content = pytest.mark.parametrize("files", FILES.values(), ids=FILES)


def objects(value: object) -> list[dict[str, Any]]:
    """Every object in a JSON value, itself included."""
    if isinstance(value, dict):
        return [value, *(each for part in value.values() for each in objects(part))]
    return [each for part in value for each in objects(part)] if isinstance(value, list) else []


@pytest.mark.parametrize("name", JSON_SCHEMAS)
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
    events = validator("events.schema.json")
    checked = [
        reports.iter_errors(json.loads(files["data/reports.json"])),
        events.iter_errors(json.loads(files["data/events.json"])),
    ]
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
        ({"passages": [{"number": 1}]}, "is a required property"),
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
    ("change", "words"),
    [
        ({"title": None}, "is not of type 'string'"),
        ({"independent": -1}, "is less than the minimum"),
        ({"kind": "bombing"}, "is not of type 'object'"),
        ({"accounts": [{"standing": "first"}]}, "is not one of"),
        ({"figures": [{"kind": "lost"}]}, "is not one of"),
        ({"more": 1}, "Additional properties are not allowed"),
    ],
)
def test_a_schema_refuses_an_event_that_is_wrong(change: dict[str, object], words: str) -> None:
    for name, file in (
        ("events.schema.json", "events.json"),
        ("edition.schema.json", "editions/2020-W27.json"),
    ):
        document = json.loads(FILES["rich"][f"data/{file}"])
        document["events"][0] |= change
        assert any(words in error.message for error in validator(name).iter_errors(document))


def test_every_document_says_the_version_of_its_schema() -> None:
    for name, text in FILES["rich"].items():
        if name.endswith("json") and name != DATA_PACKAGE:
            assert json.loads(text)["version"] == datarecords.VERSION
    for name in JSON_SCHEMAS:
        assert schema(name)["properties"]["version"]["const"] == datarecords.VERSION


@pytest.mark.parametrize(
    ("record", "file", "definition"),
    [
        (indexrecord.ReportsRecord, "reports", None),
        (indexrecord.PartRecord, "reports", "part"),
        (indexrecord.SubsetRecord, "reports", "subset"),
        (datarecords.SiteRecord, "reports", "site"),
        (datarecords.SourceRecord, "reports", "source"),
        (datarecords.GradeRecord, "reports", "grade"),
        (datarecords.CredibilityRecord, "reports", "credibility"),
        (datarecords.PassageReference, "reports", "reference"),
        (datarecords.RelianceRecord, "reports", "reliance"),
        (datarecords.FigureRecord, "reports", "figure"),
        (ActorRecord, "reports", "actor"),
        (RegardRecord, "reports", "regard"),
        (reportrecord.CarrierRecord, "reports", "carrier"),
        (datarecords.ChangeRecord, "reports", "change"),
        (reportrecord.RevisionRecord, "reports", "revision"),
        (datarecords.RegionRecord, "reports", "region"),
        (datarecords.AreaRecord, "reports", "area"),
        (datarecords.SpanRecord, "reports", "span"),
        (reportrecord.PassageRecord, "reports", "passage"),
        (reportrecord.ReportRecord, "reports", "report"),
        (reportrecord.HeadRecord, "reports", "head"),
        (reportrecord.PassageHead, "reports", "passage_head"),
        (reportrecord.WithdrawnRecord, "reports", "withdrawn"),
        (editionrecord.EditionRecord, "edition", None),
        (editionrecord.CountsRecord, "edition", "counts"),
        (editionrecord.BasisRecord, "edition", "basis"),
        (editionrecord.KeyPointRecord, "edition", "key_point"),
        (editionrecord.TrendRecord, "edition", "trend"),
        (editionrecord.SectionRecord, "edition", "section"),
        (editionrecord.LateRecord, "edition", "latecomer"),
        (indexrecord.EventsRecord, "events", None),
        (eventrecord.KindRecord, "events", "kind"),
        (eventrecord.EventReference, "events", "related"),
        (eventrecord.AccountRecord, "events", "account"),
        (eventrecord.SaidRecord, "events", "said"),
        (eventrecord.RangeRecord, "events", "range"),
        (eventrecord.StatementRecord, "events", "statement"),
        (eventrecord.EventRecord, "events", "event"),
    ],
)
def test_records_have_the_fields_of_their_schema_in_its_order(
    record: type, file: str, definition: str | None
) -> None:
    found = schema(f"{file}.schema.json")
    described = found["$defs"][definition] if definition else found
    records = (record,) if definition else (datarecords.OpeningRecord, record)
    names = [each.name for each in chain.from_iterable(map(fields, records))]
    assert names == list(described["properties"])


def test_every_definition_is_held_to_a_record_above() -> None:
    found = {name: len(schema(name)["$defs"]) for name in JSON_SCHEMAS}
    assert found == {
        "reports.schema.json": 22,
        "events.schema.json": 7,
        "edition.schema.json": 6,
    }


COLUMNS_OF: dict[str, Any] = dict(
    zip(
        TABLES,
        (COLUMNS, EVENT_COLUMNS, ACCOUNT_COLUMNS, FIGURE_COLUMNS, CARRIER_COLUMNS),
        strict=True,
    )
)
each_table = pytest.mark.parametrize("table", TABLES)


def description(table: str) -> dict[str, Any]:
    """What a table says of itself."""
    return schema(f"{table.removeprefix('data/')}-metadata.json")


@each_table
def test_the_columns_are_those_of_the_tables_description(table: str) -> None:
    described = description(table)["tableSchema"]["columns"]
    assert description(table)["url"] == table.removeprefix("data/")
    assert [(each["name"], each["titles"], each["schema:propertyID"]) for each in described] == [
        (column.name, column.name, column.tag) for column in COLUMNS_OF[table]
    ]
    assert all(each["dc:description"] for each in described)


@each_table
def test_a_tag_is_one_that_hxl_tools_can_read_and_stands_once(table: str) -> None:
    tags = [column.tag for column in COLUMNS_OF[table]]
    assert len(set(tags)) == len(tags)
    assert [
        tag for tag in tags if not re.fullmatch(r"#[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*", tag)
    ] == []


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


def rows_of(files: dict[str, str], table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files[table], newline="")))


@each_table
@each_content
def test_every_cell_is_what_the_tables_description_says(files: dict[str, str], table: str) -> None:
    described = description(table)["tableSchema"]
    rows = rows_of(files, table)
    columns = {column["name"]: column for column in described["columns"]}
    faults = [
        (list(row.values())[:3], name, fault)
        for row in rows
        for name in columns
        if (fault := cell_fault(columns[name], row[name]))
    ]
    assert faults == []
    keys = [tuple(row[name] for name in described["primaryKey"]) for row in rows]
    assert len(set(keys)) == len(keys)


@each_content
def test_table_and_json_say_the_same(files: dict[str, str]) -> None:
    rows = rows_of(files, "data/reports.csv")
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
def test_the_tables_of_events_say_what_their_json_says(files: dict[str, str]) -> None:
    events = json.loads(files["data/events.json"])["events"]
    told = {row["event"]: (row["independent"], row["echoes"], row["grade"], row["roots"])
            for row in rows_of(files, "data/events.csv")}  # fmt: skip
    assert told == {
        each["id"]: (
            str(each["independent"]),
            str(each["echoes"]),
            each["grade"]["code"],
            "; ".join(each["reliance"]["roots"]),
        )
        for each in events
    }
    assert [
        (row["event"], row["report"], row["passage"], row["standing"], row["grade"])
        for row in rows_of(files, "data/accounts.csv")
    ] == [
        (
            event["id"],
            each["report"],
            str(each["passage"]),
            each["standing"],
            each["grade"]["code"],
        )
        for event in events
        for each in event["accounts"]
    ]
    reports = json.loads(files["data/reports.json"])["reports"]
    given = [each["figures"] for report in reports for each in report["passages"]]
    assert [row["words"] for row in rows_of(files, "data/figures.csv")] == [
        figure["words"] for figures in given for figure in figures
    ]


def test_every_table_of_the_rich_content_has_rows() -> None:
    assert [len(rows_of(FILES["rich"], table)) > 1 for table in TABLES] == [True] * len(TABLES)


def test_every_table_says_of_each_report_the_one_day_on_which_it_last_changed() -> None:
    mended = {"a": RICH["a"].replace("status:", "changes: [{date: 2020-07-30, note: x}]\nstatus:")}
    files = files_of(content({**tree({**RICH, **mended}), **EVENTS}))
    reports = json.loads(files["data/reports.json"])["reports"]
    days = {each["id"]: each["updated"] for each in reports}
    assert (days["a"], days["b"]) == ("2020-07-30", "2020-07-02")
    for table in set(TABLES) - {"data/events.csv"}:
        said = {row["report"]: row["updated"] for row in rows_of(files, table)}
        assert "a" in said
        assert said == {name: days[name] for name in said}
    assert {row["event"]: row["updated"] for row in rows_of(files, "data/events.csv")} == {
        "ford-blast": "2020-07-30",
        "ford-rain": "2020-07-02",
    }
    for table in TABLES:
        tagged = dict(zip(*csv.reader(files[hxl_address(table)].splitlines()[:2]), strict=True))
        assert tagged["updated"] == "#date+updated"


@each_content
def test_an_account_is_the_same_in_every_file(files: dict[str, str]) -> None:
    passages = {
        (report["id"], each["number"]): each
        for report in json.loads(files["data/reports.json"])["reports"]
        for each in report["passages"]
    }
    for event in json.loads(files["data/events.json"])["events"]:
        named = {name for each in event["accounts"] for name in roots_of(passages, each)}
        assert sorted(named) == sorted(event["reliance"]["roots"])
        assert len(named) == event["independent"]
        for each in event["accounts"]:
            passage = passages[each["report"], each["passage"]]
            assert event["id"] in passage["events"]
            for key in ("url", "title", "days", "speakers", "grade", "credibility", "figures"):
                assert each[key] == passage[key]


def roots_of(passages: dict[tuple[str, int], dict[str, Any]], account: dict[str, Any]) -> list[str]:
    """The named roots of the passage that an account is."""
    roots = passages[account["report"], account["passage"]]["roots"]
    return [name for name in roots if not name.startswith("unknown:")]


@each_content
def test_an_edition_holds_the_events_of_its_reports_as_their_own_file_does(
    files: dict[str, str],
) -> None:
    events = {each["id"]: each for each in json.loads(files["data/events.json"])["events"]}
    for name, text in files.items():
        if re.search(r"-W\d+\.json", name):
            edition = json.loads(text)
            assert all(events[each["id"]] == each for each in edition["events"])
            assert {each["id"] for each in edition["events"]} == {
                name
                for report in edition["reports"]
                for passage in report["passages"]
                for name in passage["events"]
            }
            named = {source["id"] for source in edition["sources"]}
            assert {
                source["id"]
                for each in objects(edition)
                for key in ("origin", "source")
                if isinstance(source := each.get(key), dict)
            } <= named
            speakers = [source for each in objects(edition) for source in each.get("speakers", ())]
            assert {each if isinstance(each, str) else each["id"] for each in speakers} <= named


@each_content
def test_no_address_is_relative(files: dict[str, str]) -> None:
    for name, text in files.items():
        if name.endswith(".json"):
            urls = [each["url"] for each in objects(json.loads(text)) if each.get("url")]
            assert [url for url in urls if not url.startswith(("https://", "http://"))] == []
            schema = json.loads(text).get("schema", "https://digest.example.org/sub/data/")
            assert schema.startswith("https://digest.example.org/sub/data/")


@pytest.mark.parametrize("name", CONTENTS)
def test_the_files_stand_where_they_are_expected(name: str) -> None:
    given = CONTENTS[name]
    owed = data_addresses(data_content(build_catalogue(given), given.regions))
    assert (sorted(FILES[name]), len(set(owed))) == (sorted(owed), len(owed))
    weeks = [edition.week for edition in build_catalogue(CONTENTS[name]).editions]
    assert all(
        {f"data/editions/{week}.{end}" for end in ("json", "bib", "ris")} <= set(FILES[name])
        for week in weeks
    )


def test_the_newest_date_is_that_of_the_newest_change() -> None:
    assert json.loads(FILES["rich"]["data/reports.json"])["updated"] == "2020-08-01"
    assert json.loads(FILES["empty"]["data/reports.json"])["updated"] is None


def test_the_order_of_files_and_of_days_changes_nothing() -> None:
    files = {**tree(RICH), **EVENTS, "editions/2020-W27.md": NOTES}
    assert files_of(content(dict(reversed(files.items())))) == FILES["rich"]


def test_drafts_of_a_preview_are_in_no_file() -> None:
    body = "::: passage SY-HI event=ford-blast killed=900\n900 died, nobody checked.\n:::\n"
    drafts = {
        **RICH,
        "g": report_text("g", status="draft", title="Not yet", date=""),
        "h": report_text("h", status="draft", title="Not yet", source="example-review", body=body),
    }
    given = content({**tree(drafts), **EVENTS, "editions/2020-W27.md": NOTES})
    assert files_of(given, drafts=True) == FILES["rich"]


def test_a_week_of_nothing_but_drafts_has_its_files_without_them() -> None:
    drafts = {**RICH, "g": report_text("g", status="draft", title="Not yet", date="2020-08-05")}
    found = files_of(content({**tree(drafts), **EVENTS}), drafts=True)
    edition = json.loads(found["data/editions/2020-W32.json"])
    assert (edition["reports"], edition["regions"], edition["counts"]["reports"]) == ([], [], 0)
    assert list(validator("edition.schema.json").iter_errors(edition)) == []


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
