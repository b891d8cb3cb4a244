from __future__ import annotations

import csv
import json
import re
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from sitrep.site.addresses import versioned
from sitrep.site.data import plugin
from sitrep.site.data.described.schemas import FOLDER, JSON_SCHEMAS, PUBLISHED
from sitrep.site.data.facts import DataContent
from sitrep.site.data.files import TABLES, data_addresses
from sitrep.site.data.records import VERSION
from sitrep.site.settings import read_settings_of
from tests.support.site.data import build_data, data_content
from tests.support.site.feeds import many_editions
from tests.support.site.sites import ADDRESS, Site, build_site, settings_for
from tests.support.trees import REGIONS, tree


def content_of(site: Site) -> DataContent:
    return data_content(site.built.catalogue, site.built.content.regions)


def document(site: Site, address: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(site.text(address))
    return found


def test_every_file_is_there_and_says_what_the_core_says(invented_site: Site) -> None:
    expected = (*PUBLISHED, *data_addresses(content_of(invented_site)))
    assert [name for name in expected if not (invented_site.output / name).is_file()] == []
    below = {
        path.relative_to(invented_site.output).as_posix()
        for path in (invented_site.output / "data").rglob("*.*")
    }
    assert below == {*expected, "data/index.html", "data/fields/index.html"}
    assert len(set(expected)) == len(expected)


def test_files_are_written_byte_for_byte(tmp_path: Path) -> None:
    regions = REGIONS.replace('codes = ["SY-ID"]', 'codes = ["SY-ID"]\npcodes = {SY-ID = "SY07"}')
    site = build_site(tmp_path, {**tree(), "regions.toml": regions})
    content = site.built.content
    ours = read_settings_of(settings_for(tmp_path)).site
    for file in build_data(data_content(site.built.catalogue, content.regions), ours):
        assert (site.output / file.address).read_bytes() == file.text.encode()
    assert "SY07" in site.text("data/reports.csv")


def test_published_schemas_stand_alone_at_the_address_of_their_version(
    invented_site: Site,
) -> None:
    for name in JSON_SCHEMAS:
        kept = versioned(name, VERSION)
        assert invented_site.text(name) == invented_site.text(kept)
        assert document(invented_site, name)["$id"] == f"{ADDRESS}/{kept}"
        assert re.findall(r'"\$ref": "(?!#/\$defs/)', invented_site.text(name)) == []


def test_every_json_file_is_held_to_the_schema_that_it_names(invented_site: Site) -> None:
    schemas = {each["$id"]: each for each in map(partial(document, invented_site), JSON_SCHEMAS)}
    found = 0
    for path in (invented_site.output / "data").rglob("*.json"):
        given = json.loads(path.read_text("utf-8"))
        if "schema" in given and "properties" not in given:
            Draft202012Validator(schemas[given["schema"]]).validate(given)
            found += 1
    assert found > 20


def test_the_page_explains_every_column_and_every_field(invented_site: Site) -> None:
    text = invented_site.page("data/").plain
    for table in TABLES:
        description = document(invented_site, f"{table}-metadata.json")
        for column in description["tableSchema"]["columns"]:
            assert column["schema:propertyID"] in text
            assert column["dc:description"] in text
    text = invented_site.page("data/fields/").plain
    for file in FOLDER.glob("*.schema.json"):
        schema = json.loads(file.read_text("utf-8"))
        for each in (schema, *schema["$defs"].values()):
            assert each["description"] in text
            assert [
                name
                for name, field in each["properties"].items()
                if field["description"] not in text
            ] == []


def test_the_page_leads_to_every_file_and_every_chapter(invented_site: Site) -> None:
    page = invented_site.page("data/")
    links = {link.removeprefix("../") for link in page.links}
    owed = {*PUBLISHED, *data_addresses(content_of(invented_site))}
    assert {name for name in owed if not name.startswith("data/citations/")} <= links
    fragments = {link[1:] for link in page.links if link.startswith("#")}
    assert fragments <= set(page.ids)
    chapters = {Path(table).stem + "-table" for table in TABLES}
    assert chapters <= set(page.ids)
    fields = invented_site.page("data/fields/")
    linked = {link.partition("#")[2] for link in page.links if "fields/#" in link}
    assert {"reports", "edition", "events"} <= linked <= set(fields.ids)
    assert {link[1:] for link in fields.links if link.startswith("#")} <= set(fields.ids)
    chapters = {
        "reports",
        "edition",
        "events",
        "reports-report",
        "edition-section",
        "events-event",
    }
    assert chapters <= set(fields.ids)


def test_the_page_lists_the_newest_editions_and_older_ones_lead_to_their_files_themselves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plugin, "LISTED", 2)
    site = build_site(tmp_path, many_editions(3))
    links = site.page("data/").links
    weeks = [
        week for week in ("W02", "W03", "W04") if f"../data/editions/2020-{week}.json" in links
    ]
    assert weeks == ["W03", "W04"]
    assert "../editions/" in links
    oldest = site.page("editions/2020-W02/").links
    for ending in ("json", "bib", "ris", "regions.geojson", "events.geojson"):
        assert f"../../data/editions/2020-W02.{ending}" in oldest


@pytest.mark.parametrize("table", TABLES)
def test_a_table_is_read_by_a_spreadsheet_as_one_table(invented_site: Site, table: str) -> None:
    with (invented_site.output / table).open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, strict=True))
    assert len({len(row) for row in rows}) == 1
    assert len(rows) > 2
    formulas = [cell for row in rows[1:] for cell in row if cell.startswith(("=", "+", "-", "@"))]
    assert formulas == []
