from __future__ import annotations

import multiprocessing
import os
import shutil
import stat
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from sitrep.core.errors import BuildError
from sitrep.files.aside import put_aside
from sitrep.files.lock import only_one
from sitrep.site.build import WholeBuild
from sitrep.site.output import STYLESHEET, check_folder, recover, remove_old, staging, swap
from tests.support.site.sites import build_pages, files_of, settings_for
from tests.support.trees import tree, write


def test_a_swap_cut_short_is_mended_by_the_next_build(tmp_path: Path) -> None:
    site = build_pages(tmp_path, tree())
    before = files_of(site.output)
    os.replace(site.output, tmp_path / "output.replaced")
    recover(site.output)
    assert files_of(site.output) == before
    assert not (tmp_path / "output.replaced").exists()


def test_a_swap_keeps_nothing_of_the_old_site(tmp_path: Path) -> None:
    write(tmp_path, {"output/old.html": "old", "output.building/new.html": "new"})
    swap(tmp_path / "output.building", tmp_path / "output")
    assert files_of(tmp_path) == {"output/new.html": b"new"}


def test_a_site_that_need_not_last_is_there_before_the_old_one_is_gone(tmp_path: Path) -> None:
    write(tmp_path, {"output/theme/style.css": "old"})
    output = tmp_path / "output"
    for text in ("new", "newer"):  # also where nobody has removed the old one
        with staging(output, lasting=False) as new:
            write(new.folder, {"theme/style.css": text})
        assert (output / "theme/style.css").read_text() == text
    remove_old(output)
    assert {path.name for path in tmp_path.iterdir() if path.is_dir()} == {"output"}
    with only_one(output):
        write(tmp_path, {"output.replaced/x": "of another build"})
        remove_old(output)
    assert (tmp_path / "output.replaced/x").exists()


def test_a_swap_that_fails_half_way_leaves_the_old_site(tmp_path: Path) -> None:
    write(tmp_path, {"output/old.html": "old"})
    with pytest.raises(FileNotFoundError):
        swap(tmp_path / "output.building", tmp_path / "output")
    assert files_of(tmp_path) == {"output/old.html": b"old"}


def test_what_a_killed_build_left_is_cleared_away(tmp_path: Path) -> None:
    write(tmp_path, {"output.building/half.html": "half"})
    site = build_pages(tmp_path, tree())
    assert not (site.output / "half.html").exists()


def test_a_second_build_at_the_same_time_is_turned_away_and_spoils_nothing(tmp_path: Path) -> None:
    output = tmp_path / "output"
    with staging(output) as new:
        write(new.folder, {"index.html": "first"})
        with (
            pytest.raises(BuildError, match="another build of output/ is running"),
            staging(output),
        ):
            pytest.fail("two builds at once")
    assert files_of(output) == {"index.html": b"first"}
    with staging(output) as new:
        write(new.folder, {"index.html": "second"})
    assert files_of(output) == {"index.html": b"second"}


def test_what_fails_while_staged_changes_nothing(tmp_path: Path) -> None:
    write(tmp_path, {"output/index.html": "old"})
    with pytest.raises(FileNotFoundError), staging(tmp_path / "output") as new:
        (new.folder / "no folder" / "index.html").write_text("new")
    assert files_of(tmp_path / "output") == {"index.html": b"old"}
    assert not (tmp_path / "output.building").exists()


@pytest.mark.parametrize("output", [".", "content", "content/output", "theme"])
def test_a_folder_with_sources_is_never_replaced(tmp_path: Path, output: str) -> None:
    write(tmp_path, {"content/a.md": "a", "theme/b.html": "b"})
    with pytest.raises(BuildError, match="overlap"):
        check_folder((tmp_path / output).resolve(), [tmp_path / "content", tmp_path / "theme"])


def test_a_folder_with_other_peoples_files_is_never_replaced(tmp_path: Path) -> None:
    write(tmp_path / "content", tree())
    write(tmp_path / "home", {".ssh/key": "x"})
    with pytest.raises(BuildError, match="no build of this project wrote"):
        WholeBuild(settings_for(tmp_path, OUTPUT_PATH=str(tmp_path / "home"))).run()
    assert files_of(tmp_path / "home") == {".ssh/key": b"x"}


def test_an_empty_folder_and_an_old_site_are_replaced(tmp_path: Path) -> None:
    (tmp_path / "output").mkdir()
    build_pages(tmp_path, tree())
    build_pages(tmp_path, tree())


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no links here")
def test_an_output_that_is_a_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "output").symlink_to(tmp_path / "elsewhere")
    build_pages(tmp_path, tree())
    build_pages(tmp_path, tree())
    assert (tmp_path / "output").is_symlink()
    assert (tmp_path / "elsewhere" / STYLESHEET).is_file()


def test_the_old_site_is_there_until_the_new_one_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_pages(tmp_path, tree())
    seen: list[bool] = []
    real = shutil.rmtree

    def watched(path: Path, **options: object) -> None:
        seen.append((tmp_path / "output" / STYLESHEET).is_file())
        real(path, ignore_errors=True)

    def watched_emptying(path: Path, **options: Any) -> None:
        seen.append((tmp_path / "output" / STYLESHEET).is_file())
        put_aside(path, **options)

    monkeypatch.setattr("sitrep.site.output.shutil.rmtree", watched)
    monkeypatch.setattr("sitrep.site.output.put_aside", watched_emptying)
    build_pages(tmp_path, tree())
    assert len(seen) > 1
    assert all(seen)


@pytest.mark.skipif(sys.platform != "linux", reason="nothing is put aside there")
@pytest.mark.parametrize("can", [True, False])
@pytest.mark.parametrize("is_whole", [True, False])
def test_of_the_old_site_its_folders_are_kept_and_nothing_of_one_that_failed(
    tmp_path: Path, can: bool, is_whole: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not can:
        monkeypatch.setattr("sitrep.site.output.exchange", lambda _one, _other: False)
    output, aside = tmp_path / "output", tmp_path / "cache"
    for name in ("old", "new"):
        with suppress(FileNotFoundError), staging(output, aside=aside) as new:
            write(new.folder, {f"{name}/index.html": name})
            if name == "new" and not is_whole:
                (new.folder / "nowhere/index.html").write_text("no folder")
    left = {"new"} if is_whole else {"old"}
    assert {path.name for path in output.iterdir()} == left
    assert [path.name for path in aside.rglob("*")] == (["old"] if is_whole else [])
    assert not (tmp_path / "output.building").exists()
    assert not (tmp_path / "output.replaced").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="nothing is put aside there")
@pytest.mark.parametrize("is_forked", [True, False])
def test_of_the_old_site_nothing_is_kept_that_the_new_one_has_not(
    tmp_path: Path, is_forked: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sitrep.site.engine.forked.can_fork", lambda: is_forked)
    output, aside = tmp_path / "output", tmp_path / "cache"
    with staging(output, aside=aside) as old:
        write(old.folder, {"a/same.html": "same", "a/gone.html": "gone"})
    with staging(output, aside=aside) as new:
        (new.folder / "a").mkdir(parents=True)
        os.link(output / "a/same.html", new.folder / "a/same.html")
        new.settle()
        write(new.folder, {"last.txt": "written while that is done"})
    assert files_of(aside) == {"a/same.html": b"same"}
    assert files_of(output) == {"a/same.html": b"same", "last.txt": b"written while that is done"}


@pytest.mark.skipif(sys.platform != "linux", reason="nothing is put aside there")
@pytest.mark.parametrize("is_settled", [True, False])
@pytest.mark.parametrize("lasting", [True, False])
def test_a_page_that_is_gone_is_not_kept_for_its_name_in_the_cache(
    tmp_path: Path, is_settled: bool, lasting: bool
) -> None:
    output, aside = tmp_path / "output", tmp_path / "cache"
    with staging(output, aside=aside) as old:
        write(old.folder, {"a/gone.html": "gone"})
    os.link(output / "a/gone.html", tmp_path / "in the cache")
    with staging(output, lasting=lasting, aside=aside) as new:
        write(new.folder, {"b/new.html": "new"})
        if is_settled:
            new.settle()
    recover(output, aside)
    assert files_of(aside) == {}
    assert aside.is_dir()


@pytest.mark.skipif(sys.platform == "win32", reason="no modes there")
@pytest.mark.parametrize("is_settled", [True, False])
def test_a_site_is_readable_by_everybody_whatever_the_umask(
    tmp_path: Path, is_settled: bool
) -> None:
    before = os.umask(0o077)
    try:
        with staging(tmp_path / "output") as new:
            write(new.folder, {"a/b.html": "b"})
            if is_settled:
                new.settle()
    finally:
        os.umask(before)
    modes = {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "output").rglob("*.html")}
    assert modes == {0o644}
    assert stat.S_IMODE((tmp_path / "output/a").stat().st_mode) == 0o755


def test_what_goes_on_beside_a_build_that_fails_is_stopped(tmp_path: Path) -> None:
    with suppress(BuildError), staging(tmp_path / "output") as new:
        write(new.folder, {"a.html": "a"})
        new.settle()
        raise BuildError("no")
    assert multiprocessing.active_children() == []
    assert {path.name for path in tmp_path.iterdir() if path.is_dir()} == set()


@pytest.mark.parametrize("can", [True, False])
def test_a_swap_needs_no_system_that_can_exchange_names(
    tmp_path: Path, can: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not can:
        monkeypatch.setattr("sitrep.site.output.exchange", lambda _one, _other: False)
    for text in ("first", "second"):
        with staging(tmp_path / "output") as new:
            write(new.folder, {"index.html": text})
        assert files_of(tmp_path / "output") == {"index.html": text.encode()}
    assert sorted(os.listdir(tmp_path)) == [".output.lock", "output"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_a_site_is_readable_by_its_web_server_however_careful_its_builder_is(
    tmp_path: Path,
) -> None:
    files = write(tmp_path / "content", tree())
    (files / "images").mkdir()
    Image.new("RGB", (2, 2)).save(files / "images/a.png")
    (files / "images/a.png").chmod(0o4700)
    before = os.umask(0o077)
    try:
        WholeBuild(settings_for(tmp_path)).run()
    finally:
        os.umask(before)
    found = {
        (path.is_dir(), stat.S_IMODE(path.stat().st_mode))
        for path in (tmp_path / "output").rglob("*")
    }
    assert found == {(True, 0o755), (False, 0o644)}
    assert stat.S_IMODE((tmp_path / "output").stat().st_mode) == 0o755


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("file", "output is not a folder. Move it elsewhere"),
        ("loop", "output is not a folder. Move it elsewhere"),
        ("file-link", "elsewhere is not a folder. Move it elsewhere"),
        ("building", "output.building is in the way"),
        ("replaced", "output.replaced is in the way"),
        ("mount", "output is a mount point, which a build cannot replace"),
        ("locked", "is not writable, and a build creates folders in it"),
    ],
)
def test_what_cannot_be_replaced_is_refused_and_left_alone(
    tmp_path: Path, name: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "content", tree())
    output = tmp_path / "output"
    if name == "file":
        output.write_text("mine")
    elif name == "loop":
        output.symlink_to(output)
    elif name == "file-link":
        (tmp_path / "elsewhere").write_text("mine")
        output.symlink_to(tmp_path / "elsewhere")
    elif name == "mount":
        output.mkdir()
        monkeypatch.setattr(Path, "is_mount", lambda path: path == output)
    elif name == "locked":
        monkeypatch.setattr("sitrep.site.output.os.access", lambda _path, _mode: False)
    else:
        Path(f"{output}.{name}").write_text("mine")
    before = sorted(os.listdir(tmp_path))
    with pytest.raises(BuildError, match=words):
        WholeBuild(settings_for(tmp_path)).run()
    assert sorted(os.listdir(tmp_path)) == before
    assert all(path.read_text() == "mine" for path in tmp_path.iterdir() if path.is_file())
