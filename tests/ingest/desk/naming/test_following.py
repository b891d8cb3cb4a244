from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from sitrep.core.model import Status
from sitrep.ingest.desk.folder import read_tree
from sitrep.ingest.desk.naming.following import move_files, named_anew
from tests.support.ingest.documents import FLOOD, joined
from tests.support.ingest.filing import filed, only_file, only_report
from tests.support.trees import REGIONS, SOURCES, write

TITLED = "Pontoons washed away"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    content = write(tmp_path / "content", {"sources.toml": SOURCES, "regions.toml": REGIONS})
    filed(content, joined(*FLOOD))
    return content


def test_a_draft_gets_the_id_of_its_new_facts_which_no_other_has(folder: Path) -> None:
    tree, report = read_tree(folder), only_report(folder)
    tree.notes["undated-pontoons-washed-away"] = tree.notes[report.id]
    named = named_anew(tree, report, replace(report, title=TITLED))
    assert named.id == "undated-pontoons-washed-away-2"
    assert report.id not in tree.notes


def test_what_readers_know_keeps_its_id(folder: Path) -> None:
    report = replace(only_report(folder), status=Status.PUBLISHED)
    assert named_anew(read_tree(folder), report, replace(report, title=TITLED)).id == report.id


def test_a_file_gets_the_name_of_the_id_in_it_and_never_that_of_another_file(folder: Path) -> None:
    former = only_file(folder)
    text = former.read_text("utf-8").replace(f"id: {only_report(folder).id}", "id: pontoons")
    former.write_text(text, "utf-8")
    taken = folder / "reports/undated/pontoons.md"
    taken.write_text("somebody's", "utf-8")
    move_files(read_tree(folder), [former.as_posix()])
    assert former.read_text("utf-8") == text
    taken.unlink()
    move_files(read_tree(folder), [former.as_posix()])
    assert only_file(folder) == taken
