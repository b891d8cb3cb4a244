"""A report that gets another id is followed wherever something rests on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitrep.ingest.desk.curate import rename_report
from sitrep.ingest.desk.events.references import follow_report
from sitrep.ingest.desk.folder import read_tree
from tests.support.trees import report_text, tree, write

EVENT = """\
---
title: A mill burns   # as it stands
regions: [SY-ID]
days: 2020-06-30
lead: old#1
agreed:
  - {says: "It burnt, says old.", rests_on: [old, "older#1", old-mill]}
---
The note speaks of old.
"""
EDITION = """\
---
key_points:
  - text: A mill
    rests_on: [old#2, mill-fire]
trends: [{region: idlib, trend: improved, reason: x, rests_on: [old]}]
---
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    leaning = "::: passage SY-ID from=example-wire,old\nOne.\n:::\n"
    files = tree(
        {
            "old": report_text("old", status="draft"),
            "cites": report_text("cites", cites="[old, example-review]"),
            "from": report_text("from", leaning),
        }
    )
    files |= {"events/mill-fire.md": EVENT, "editions/2020-W27.md": EDITION}
    write(tmp_path / "content", files)
    return Path("content")


def text_of(folder: Path, name: str) -> str:
    return (folder / name).read_text("utf-8")


def test_a_renamed_draft_is_followed_and_all_else_stays(folder: Path) -> None:
    said = list(rename_report(read_tree(folder), "old", "new"))
    assert said[1:] == [
        "> content/reports/2020/cites.md: it leans on new now",
        "> content/reports/2020/from.md: it leans on new now",
        "> content/events/mill-fire.md: it rests on new now",
        "> content/editions/2020-W27.md: it rests on new now",
    ]
    assert "from=example-wire,new\n" in text_of(folder, "reports/2020/from.md")
    assert "example-review" in text_of(folder, "reports/2020/cites.md")
    event = text_of(folder, "events/mill-fire.md")
    assert "lead: new#1" in event
    for kept in ("says old.", "older#1", "old-mill", "speaks of old.", "burns"):
        assert kept in event
    edition = EDITION.replace("old#2", "new#2").replace("[old]", "[new]")
    assert text_of(folder, "editions/2020-W27.md") == edition


def test_the_layout_of_an_event_stays_where_nothing_else_has_the_name(folder: Path) -> None:
    plain = EVENT.replace("says old.", "says it.").replace("of old.", "of it.")
    (folder / "events/mill-fire.md").write_text(plain, "utf-8")
    list(follow_report(read_tree(folder), "old", "new"))
    wanted = plain.replace("old#1", "new#1", 1).replace("[old, ", "[new, ")
    assert text_of(folder, "events/mill-fire.md") == wanted


def test_passages_of_a_report_that_was_absorbed_are_named_to_the_curator(folder: Path) -> None:
    said = list(follow_report(read_tree(folder), "old", "new", with_numbers=False))
    assert (
        "  look at content/events/mill-fire.md: it rests on old#1, which is no passage any more"
        in said
    )
    assert (
        "  look at content/editions/2020-W27.md: it rests on old#2, which is no passage any more"
        in said
    )
    assert "rests_on: [old#2, mill-fire]" in text_of(folder, "editions/2020-W27.md")
    assert "rests_on: [new]" in text_of(folder, "editions/2020-W27.md")
