from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from sitrep.ingest.desk.folder import read_tree
from sitrep.ingest.digest_settings import read_settings
from tests.support.trees import REGIONS, SOURCES, report_text, write


def test_settings_are_those_of_the_whole_folder(tmp_path: Path) -> None:
    folder = write(tmp_path / "content", {"sources.toml": SOURCES, "regions.toml": REGIONS})
    found, whole = read_settings(folder), read_tree(folder).settings
    for name in ("Example Wire", "Example Review", "Reuters"):
        assert found.outlets.called(name) == whole.outlets.called(name)
    assert read_settings(tmp_path / "none").outlets.called("Example Wire") is None


def test_a_link_is_not_read(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.toml"
    elsewhere.write_text(SOURCES, "utf-8")
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "sources.toml").symlink_to(elsewhere)
    assert read_settings(folder).outlets.called("Example Wire") is None


def test_reports_are_left_unread(tmp_path: Path) -> None:
    folder = write(
        tmp_path / "content", {"sources.toml": SOURCES, "reports/2020/a.md": report_text()}
    )
    (folder / "reports/2020/a.md").write_bytes(b"\xff\xfe")
    assert read_settings(folder).outlets.called("Example Wire")


def test_printing_json_loads_nothing_that_draws_locks_or_writes_drafts() -> None:
    code = (
        "import sys, sitrep.ingest.__main__; "
        "print([name for name in ('rich', 'filelock', 'ssl', 'markdown_it', 'sitrep.ingest.desk.match')"
        " if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
