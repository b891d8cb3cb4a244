from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from sitrep.core.record import RecordEntry, Thing, ThingKind, What, When
from sitrep.site.catalogue.changes.history import History
from sitrep.site.catalogue.changes.retelling import ShownChange, Was
from sitrep.site.data.described.schemas import whole
from sitrep.site.data.facts import build_facts
from sitrep.site.data.json_text import JsonWriter
from sitrep.site.data.parts import LIMIT
from sitrep.site.data.year_files import YearFiles, change_years, yearly_changes
from tests.support.site.feeds import SITE
from tests.support.strategies import day
from tests.support.trees import catalogue as catalogue_of
from tests.support.trees import content, report_text, tree

FILES = tree({"a": report_text("a", changes="[{date: 2020-07-20, note: Not the ford.}]")})


def change(date: str, note: str = "Mended.") -> ShownChange:
    entry = RecordEntry(When(day(date)), What.MOVED, Thing(ThingKind.REPORT, "a"), note)
    was = (Was("date", "1 July 2020", "2 July 2020"),)
    return ShownChange(entry, "Moved", "A bridge", "reports/a/", note, was)


def documents(history: History, limit: int = LIMIT) -> dict[str, dict[str, Any]]:
    frame = build_facts(catalogue_of(FILES), content(FILES).regions, SITE)
    changes = yearly_changes(history, frame)
    written = list(YearFiles(changes, frame, JsonWriter(), limit).files())
    assert all(len(file.text.encode()) <= limit for file in written)
    return {file.address: json.loads(file.text) for file in written}


def test_each_entry_of_the_record_is_a_row_newest_first() -> None:
    found = documents(catalogue_of(FILES).history)["data/changes.json"]
    assert found["updated"] == "2020-07-20"
    rows = [(row["updated"], row["what"], row["kind"], row["id"]) for row in found["changes"]]
    assert rows[0] == ("2020-07-20", "corrected", "report", "a")
    assert rows[-1][1] == "published"
    assert rows == sorted(rows, key=lambda row: row[0], reverse=True)
    assert found["changes"][0]["note"] == "Not the ford."
    assert found["changes"][0]["url"] == SITE.absolute("reports/a/")


def test_a_row_says_what_stood_before() -> None:
    (row,) = documents(History((change("2020-07-20"),)))["data/changes.json"]["changes"]
    assert row["was"] == [{"part": "date", "before": "1 July 2020", "now": "2 July 2020"}]


@pytest.mark.parametrize("limit", [LIMIT, 40_000])
def test_every_file_fits_its_schema_and_the_parts_hold_all_rows(limit: int) -> None:
    history = History(
        tuple(
            change(f"20{year}-03-0{number % 9 + 1}", f"Mended {number} of {'x' * 90}.")
            for year in (22, 21)
            for number in range(60)
        )
    )
    found = documents(history, limit)
    validator = Draft202012Validator(whole("changes.schema.json"))
    for document in found.values():
        validator.validate(document)
    index = found.pop("data/changes.json")
    assert (index["changes"] is None) is (limit < LIMIT)
    assert sum(part["items"] for part in index["parts"]) == 120
    assert sum(len(each["changes"]) for each in found.values()) == 120
    assert change_years(history) == ("2021", "2022")
