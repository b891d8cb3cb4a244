"""One walker: whatever reads the content folder takes the same files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sitrep.content.folder import markdown_paths, read_files, read_folder, report_paths, write_text
from sitrep.core.errors import ContentError
from sitrep.ingest.desk.folder import read_tree
from tests.support.trees import report_text, tree, write

SEEN = "reports/2020/a.md"
UNSEEN = (
    "reports/.trash/a.md",
    "reports/2020/.a.md",
    "reports/2020/~a.md",
    "reports/2020/a.md~",
    "reports/2020/#a.md#",
    "reports/~old/a.md",
    ".obsidian/reports/a.md",
)


def folder_with(tmp_path: Path, *names: str) -> Path:
    files = {name: text for name, text in tree().items() if not name.startswith("reports/")}
    for number, name in enumerate(names):
        files[name] = report_text(f"report-{number}")
    return write(tmp_path / "content", files)


@pytest.mark.parametrize("name", UNSEEN)
def test_what_a_build_leaves_alone_ingest_does_not_know(tmp_path: Path, name: str) -> None:
    folder = folder_with(tmp_path, SEEN, name)
    assert [file.report.id for file in read_folder(folder).reports] == ["report-0"]
    assert read_tree(folder).ids == {"report-0"}
    assert [path.relative_to(folder).as_posix() for path in report_paths(folder)] == [SEEN]


def test_what_lies_deeper_is_taken_by_both(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, "reports/a.md", "reports/2020/07/b.md")
    assert {file.report.id for file in read_folder(folder).reports} == read_tree(folder).ids
    assert len(read_tree(folder).ids) == 2


def test_links_are_faults_of_a_build_and_nothing_to_ingest(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, SEEN)
    write(tmp_path / "elsewhere", {"b.md": report_text("b")})
    os.symlink(tmp_path / "elsewhere", folder / "reports/linked")
    os.symlink(tmp_path / "elsewhere/b.md", folder / "reports/2020/b.md")
    with pytest.raises(ContentError, match="is a link or a special file"):
        read_folder(folder)
    assert read_tree(folder).ids == {"report-0"}


def test_a_folder_that_is_missing_holds_nothing(tmp_path: Path) -> None:
    assert report_paths(tmp_path) == []
    assert markdown_paths(tmp_path, "editions/") == []


def test_what_cannot_be_read_is_a_fault_and_the_rest_is_read(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, SEEN)
    os.mkfifo(folder / "reports/pipe.md")
    faults: list[object] = []
    names = [file.path for file in read_files(folder, faults)]  # type: ignore[arg-type]
    assert SEEN in names
    assert "reports/pipe.md" not in names
    assert len(faults) == 1


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"", b"a\nb\n"),
        (b"old\n", b"a\nb\n"),
        (b"old\r\n", b"a\r\nb\r\n"),
        (b"\xef\xbb\xbfold\r\n", b"\xef\xbb\xbfa\r\nb\r\n"),
    ],
)
def test_a_file_keeps_its_line_ends_and_its_mark(
    tmp_path: Path, before: bytes, after: bytes
) -> None:
    path = tmp_path / "a.md"
    if before:
        path.write_bytes(before)
    write_text(path, "a\nb\n")
    assert path.read_bytes() == after
