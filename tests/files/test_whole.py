from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from sitrep.files import whole
from sitrep.files.whole import (
    clear_halves,
    copy_public,
    exchange,
    flush_tree,
    make_folder,
    make_public,
    write_whole,
)
from tests.support.site.sites import files_of

unix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")


def modes(folder: Path) -> set[tuple[bool, int]]:
    """The modes of folders (True) and files (False)."""
    return {
        (path.is_dir(), stat.S_IMODE(path.stat().st_mode)) for path in (folder, *folder.rglob("*"))
    }


@pytest.fixture
def careful() -> object:
    before = os.umask(0o077)
    yield
    os.umask(before)


def test_a_file_is_written_over_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    for data in (b"one", b"two"):
        write_whole(tmp_path / "a/b.md", data)
        assert files_of(tmp_path) == {"a/b.md": data}


def test_what_a_killed_run_left_half_is_cleared_away_and_nothing_else(tmp_path: Path) -> None:
    for name in (".a.md.new", "b/.c.md.new"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("half")
    write_whole(tmp_path / "b/a.new", b"whole")
    clear_halves(tmp_path)
    assert files_of(tmp_path) == {"b/a.new": b"whole"}


@unix
def test_a_public_folder_is_readable_and_nothing_in_it_can_be_run(
    tmp_path: Path, careful: None
) -> None:
    write_whole(tmp_path / "site/a/b.html", b"x")
    (tmp_path / "site/a/b.html").chmod(0o6711)
    make_public(tmp_path / "site")
    assert modes(tmp_path / "site") == {(True, 0o755), (False, 0o644)}


@unix
def test_a_copy_is_public_whatever_it_is_a_copy_of(tmp_path: Path, careful: None) -> None:
    write_whole(tmp_path / "a", b"x")
    copy_public(tmp_path / "a", tmp_path / "site/b/c", tmp_path / "site/b/c.half")
    assert modes(tmp_path / "site") == {(True, 0o755), (False, 0o644)}
    assert files_of(tmp_path / "site") == {"b/c": b"x"}


@unix
def test_folders_that_were_there_keep_their_modes(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site").chmod(0o2775)
    write_whole(tmp_path / "a", b"x")
    copy_public(tmp_path / "a", tmp_path / "site/c", tmp_path / "site/half")
    assert stat.S_IMODE((tmp_path / "site").stat().st_mode) == 0o2775


def test_a_folder_that_another_process_makes_meanwhile_is_as_good(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, make = tmp_path / "a", os.mkdir

    def make_a_moment_later(path: str | Path) -> None:
        if Path(path) == folder:
            make(folder)
        make(path)

    monkeypatch.setattr(os, "mkdir", make_a_moment_later)
    make_folder(folder / "b")
    assert (folder / "b").is_dir()


@pytest.mark.parametrize("path", ["a", "a/b", "link", "link/b"])
def test_no_folder_is_made_where_something_else_stands(tmp_path: Path, path: str) -> None:
    write_whole(tmp_path / "a", b"a file")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    with pytest.raises((FileExistsError, NotADirectoryError)):
        make_folder(tmp_path / path)
    assert not (tmp_path / "nowhere").exists()


def test_a_folder_is_made_by_a_relative_path_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    make_folder("a/b")
    make_folder("c")
    assert (tmp_path / "a/b").is_dir()
    assert (tmp_path / "c").is_dir()


def test_exchanged_folders_have_each_others_names_or_are_as_they_were(tmp_path: Path) -> None:
    write_whole(tmp_path / "a/x", b"a")
    write_whole(tmp_path / "b/x", b"b")
    done = exchange(tmp_path / "a", tmp_path / "b")
    assert files_of(tmp_path) == (
        {"a/x": b"b", "b/x": b"a"} if done else {"a/x": b"a", "b/x": b"b"}
    )
    if sys.platform == "linux":
        assert done


def test_nothing_is_exchanged_with_what_is_not_there(tmp_path: Path) -> None:
    write_whole(tmp_path / "a/x", b"a")
    if sys.platform == "linux":
        with pytest.raises(FileNotFoundError):
            exchange(tmp_path / "a", tmp_path / "b")
    assert files_of(tmp_path) == {"a/x": b"a"}


@pytest.mark.parametrize("by_one", [True, False])
def test_a_folder_is_put_on_the_disk_in_one_call_or_file_by_file(
    tmp_path: Path, by_one: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_whole(tmp_path / "a/b/c", b"x")
    put: list[int] = []
    monkeypatch.setattr(whole, "flush", put.append)
    monkeypatch.setattr(whole, "_flush_file_system", lambda _folder: by_one)
    flush_tree(tmp_path / "a")
    assert len(put) == (0 if by_one else 3)
    flush_tree(tmp_path / "absent")


def test_a_write_that_is_stopped_leaves_the_old_file_and_no_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_given: object) -> None:
        raise SystemExit(143)

    write_whole(tmp_path / "a", b"old")
    monkeypatch.setattr(os, "replace", stop)
    with pytest.raises(SystemExit):
        write_whole(tmp_path / "a", b"new")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a", b"old")]
