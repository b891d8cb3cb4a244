from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from sitrep.content.folder import read_files
from sitrep.core.errors import Fault
from sitrep.site.at_once.files import KeptFiles
from tests.support.trees import write

FILES = {
    "sources.toml": "s",
    "reports/b/1.md": "one",
    "reports/b-c/2.md": "two",
    "record.jsonl": "",
}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    write(tmp_path / "content", FILES)
    return tmp_path / "content"


def known(kept: KeptFiles, content: Path) -> list[tuple[str, bytes]]:
    """What is known, which must be what a walk finds."""
    faults: list[Fault] = []
    found = [(file.path, file.data) for file in kept.read(content, faults)]
    others: list[Fault] = []
    assert found == [(file.path, file.data) for file in read_files(content, others)]
    assert faults == others
    return found


def test_what_has_changed_is_read_again_and_no_other(content: Path) -> None:
    kept = KeptFiles(content)
    before = {file.path: file for file in kept.read(content, [])}
    write(content, {"reports/b/1.md": "changed", "reports/b/0.md": "new"})
    os.remove(content / "reports/b-c/2.md")
    kept.notice(content / f"reports/{name}.md" for name in ("b/1", "b/0", "b-c/2"))
    found = dict(known(kept, content))
    assert found["reports/b/1.md"] == b"changed"
    assert found["reports/b/0.md"] == b"new"
    assert "reports/b-c/2.md" not in found
    after = {file.path: file for file in kept.read(content, [])}
    assert after["sources.toml"] is before["sources.toml"]


def test_what_nobody_noticed_is_not_looked_at(content: Path) -> None:
    kept = KeptFiles(content)
    first = [*kept.read(content, [])]
    write(content, {"sources.toml": "changed"})
    kept.notice([content.parent / "conf.py", content / ".reports.swp", content / "reports/b/~1.md"])
    assert [*kept.read(content, [])] == first


def test_folders_that_come_and_go_are_walked(content: Path) -> None:
    kept = KeptFiles(content)
    kept.read(content, [])
    write(content, {"events/one.md": "one", "events/two.md": "two"})
    kept.notice([content / "events"])
    assert len(known(kept, content)) == len(FILES) + 2
    shutil.rmtree(content / "events")
    kept.notice([content / "events"])
    assert len(known(kept, content)) == len(FILES)
    kept.notice([content / "gone-before-it-was-seen.md"])
    assert len(known(kept, content)) == len(FILES)


def test_a_link_stays_a_fault_until_it_is_gone(content: Path) -> None:
    kept = KeptFiles(content)
    kept.read(content, [])
    link = content / "reports/link.md"
    link.symlink_to(content / "sources.toml")
    kept.notice([link])
    for _ in range(2):
        faults: list[Fault] = []
        kept.read(content, faults)
        assert [fault.file for fault in faults] == ["content/reports/link.md"]
    link.unlink()
    kept.notice([link])
    assert len(known(kept, content)) == len(FILES)


def test_another_folder_is_read_as_a_whole(content: Path) -> None:
    kept = KeptFiles(content)
    kept.read(content, [])
    write(content.parent / "other", {"sources.toml": "other"})
    assert known(kept, content.parent / "other") == [("sources.toml", b"other")]
