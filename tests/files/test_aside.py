from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sitrep.files.aside import NO_TREE, put_aside, take_back
from tests.support.site.sites import files_of
from tests.support.trees import write

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="nothing is put aside there")

Spoil = Callable[[Path], None]


def folders_of(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_dir()}


def made(folder: Path, *paths: str) -> Path:
    """A folder as builds make them, with files at some paths."""
    folder.mkdir(exist_ok=True)
    write(folder, dict.fromkeys(paths, "x"))
    for each in (folder, *folder.rglob("*")):
        if each.is_dir():
            each.chmod(0o755)
    return folder


@pytest.fixture(name="aside")
def _aside(tmp_path: Path) -> Path:
    return made(tmp_path / "cache") / "folders"


def test_the_folders_of_a_tree_are_had_again_without_files_of_its_own(
    tmp_path: Path, aside: Path
) -> None:
    old = made(tmp_path / "old", "index.html", "a/b/one", "a/two", "c/three")
    (old / "a/link").symlink_to(tmp_path)
    put_aside(old, aside)
    assert not old.exists()
    assert take_back(aside, tmp_path / "new").folders == {"a", "a/b", "c"}
    assert folders_of(tmp_path / "new") == {"a", "a/b", "c"}
    assert not files_of(tmp_path / "new")
    assert not aside.exists()


def test_files_that_have_other_names_are_had_again_with_their_inodes(
    tmp_path: Path, aside: Path
) -> None:
    old = made(tmp_path / "old", "one", "a/b/two", "a/own", "c/secret")
    kept = made(tmp_path / "kept")
    for number, path in enumerate(("one", "a/b/two", "c/secret")):
        os.link(old / path, kept / f"{number}")
    (old / "c/secret").chmod(0o600)
    wanted = {path: (old / path).stat().st_ino for path in ("one", "a/b/two")}
    put_aside(old, aside)
    taken = take_back(aside, tmp_path / "new")
    assert taken.files == wanted
    assert taken.device == (tmp_path / "new").stat().st_dev
    assert {path: (tmp_path / "new" / path).stat().st_ino for path in wanted} == wanted
    assert files_of(tmp_path / "new").keys() == wanted.keys()
    assert taken.folders == {"a", "a/b", "c"}


def test_nothing_is_taken_where_nothing_was_put_aside(tmp_path: Path, aside: Path) -> None:
    assert take_back(aside, tmp_path / "new") == NO_TREE
    assert not (tmp_path / "new").exists()


def test_what_has_a_name_already_is_left_as_it_is(tmp_path: Path, aside: Path) -> None:
    put_aside(made(tmp_path / "old", "a/one", "b/c/two"), aside)
    write(aside, {"b/c/shared": "x", "a/shared": "x"})
    write(tmp_path / "new", {"a": "a file", "b/mine": "mine"})
    taken = take_back(aside, tmp_path / "new")
    assert not taken.folders
    assert not taken.files
    assert files_of(tmp_path / "new") == {"a": b"a file", "b/mine": b"mine"}
    assert folders_of(tmp_path / "new") == {"b"}
    assert not aside.exists()


def be_on_another_disk(aside: Path) -> None:
    aside.mkdir()
    write(aside, {"of/another": "disk"})  # a name that is taken: the rename fails


def be_a_file(aside: Path) -> None:
    aside.write_text("in the way", "utf-8")


def have_no_parent(aside: Path) -> None:
    aside.parent.rmdir()


@pytest.mark.parametrize("spoil", [be_on_another_disk, be_a_file, have_no_parent])
def test_where_nothing_can_be_put_aside_the_old_tree_is_removed(
    tmp_path: Path, aside: Path, spoil: Spoil
) -> None:
    spoil(aside)
    old = made(tmp_path / "old", "a/one", "two")
    put_aside(old, aside)
    assert not old.exists()


def test_so_it_is_where_nobody_wants_its_folders_or_they_are_on_another_disk(
    tmp_path: Path, aside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_aside(made(tmp_path / "old", "a/one"), None)

    def refuse(*_names: object) -> None:
        raise OSError(errno.EXDEV, "another disk")

    monkeypatch.setattr(os, "rename", refuse)
    put_aside(made(tmp_path / "other", "a/one"), aside)
    assert [path.name for path in tmp_path.iterdir()] == ["cache"]
    assert not aside.exists()


def test_folders_that_no_build_makes_are_not_kept(tmp_path: Path, aside: Path) -> None:
    old = made(tmp_path / "old", "a/one", "mine/two")
    (old / "mine").chmod(0o2775)
    put_aside(old, aside)
    assert not old.exists()
    assert not aside.exists()


def have_a_link_to_a_file(aside: Path) -> None:
    (aside / "a/link").symlink_to(aside.parents[1] / "elsewhere/file")


def have_a_link_to_a_folder(aside: Path) -> None:
    (aside / "link").symlink_to(aside.parents[1] / "elsewhere")


def have_a_pipe(aside: Path) -> None:
    os.mkfifo(aside / "a/pipe")


def have_a_folder_of_another_mode(aside: Path) -> None:
    (aside / "a/b").chmod(0o777)


def be_of_another_mode(aside: Path) -> None:
    aside.chmod(0o700)


def be_a_file_itself(aside: Path) -> None:
    aside.rename(aside.with_name("moved"))
    aside.write_text("a file", "utf-8")


def be_a_link_itself(aside: Path) -> None:
    aside.rename(aside.with_name("moved"))
    aside.symlink_to(aside.with_name("moved"))


FOREIGN = (
    *(have_a_link_to_a_file, have_a_link_to_a_folder, have_a_pipe, be_a_link_itself),
    *(have_a_folder_of_another_mode, be_of_another_mode, be_a_file_itself),
)


@pytest.mark.parametrize("spoil", FOREIGN)
def test_what_is_more_than_folders_and_files_is_thrown_away(
    tmp_path: Path, aside: Path, spoil: Spoil
) -> None:
    made(tmp_path / "elsewhere", "file", "below/file")
    put_aside(made(tmp_path / "old", "a/b/one", "c/two"), aside)
    spoil(aside)
    assert take_back(aside, tmp_path / "new") == NO_TREE
    assert not (tmp_path / "new").exists() or not [*(tmp_path / "new").iterdir()]
    assert not os.path.lexists(aside)
    assert files_of(tmp_path / "elsewhere") == {"file": b"x", "below/file": b"x"}


@pytest.mark.parametrize("name", ["old", "cache/folders", "new"])
def test_nothing_is_kept_where_a_name_in_the_other_case_leads_to_the_same_folder(
    tmp_path: Path, aside: Path, name: str
) -> None:
    """As on a disk of macOS that a container shows: ``data`` would be had as ``Data`` again."""
    old = made(tmp_path / "old", "Data/one")
    other = (tmp_path / name).with_name(Path(name).name.upper())
    other.symlink_to(tmp_path / name)
    put_aside(old, aside)
    assert not old.exists()
    assert aside.exists() is (name != "old")
    assert take_back(aside, tmp_path / "new") == NO_TREE
    assert folders_of(tmp_path / "new") == set()
    assert not aside.exists()


def test_so_it_is_where_a_name_has_no_letters_to_tell(tmp_path: Path, aside: Path) -> None:
    put_aside(made(tmp_path / "2020", "a/one"), aside)
    assert folders_of(tmp_path) == {"cache"}


def test_another_folder_whose_name_differs_in_case_is_no_hindrance(
    tmp_path: Path, aside: Path
) -> None:
    made(tmp_path / "OLD", "a/one")
    put_aside(made(tmp_path / "old", "a/one"), aside)
    assert take_back(aside, tmp_path / "new").folders == {"a"}


def test_folders_of_somebody_else_are_thrown_away(
    tmp_path: Path, aside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_aside(made(tmp_path / "old", "a/one"), aside)
    owner = aside.stat().st_uid
    monkeypatch.setattr(os, "geteuid", lambda: owner + 1)
    assert take_back(aside, tmp_path / "new") == NO_TREE
    assert not aside.exists()


@pytest.mark.parametrize("left", range(4))
def test_a_tree_that_was_being_emptied_is_never_taken_for_an_empty_one(
    tmp_path: Path, aside: Path, monkeypatch: pytest.MonkeyPatch, left: int
) -> None:
    """As if the process ended at one of its calls."""
    old = made(tmp_path / "old", "a/one", "b/two", "three")
    calls = iter(range(left))
    for name in ("unlink", "rename"):
        monkeypatch.setattr(os, name, stopping(getattr(os, name), calls))
    with pytest.raises(KeyboardInterrupt):
        put_aside(old, aside)
    monkeypatch.undo()
    assert not aside.exists()
    assert old.exists()


def stopping(work: Callable[..., None], calls: Iterator[int]) -> Callable[..., None]:
    def work_or_stop(*arguments: object) -> None:
        if next(calls, None) is None:
            raise KeyboardInterrupt
        work(*arguments)

    return work_or_stop


def test_what_is_taken_has_the_modes_that_builds_give(tmp_path: Path, aside: Path) -> None:
    put_aside(made(tmp_path / "old", "a/b/one"), aside)
    before = os.umask(0o077)
    try:
        take_back(aside, tmp_path / "new")
    finally:
        os.umask(before)
    modes = {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "new").rglob("*")}
    assert modes == {0o755}
