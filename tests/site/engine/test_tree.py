"""The tree of the site that was replaced, which the next build begins with: nobody ever sees it."""

from __future__ import annotations

import os
import shutil
import stat
import sys
from pathlib import Path
from typing import Any

import pytest
from pelican import signals

from sitrep.files.aside import put_aside
from sitrep.files.cache.folder import CacheFolder
from sitrep.files.whole import make_folder
from sitrep.site.build import WholeBuild
from sitrep.site.built import BuildOptions, Built
from sitrep.site.engine.engine import Engine, EngineSettings
from sitrep.site.engine.product import product
from sitrep.site.engine.tree import SiteTree
from sitrep.site.output import remove_old
from tests.support.site.sites import empty_folders, files_of, settings_for
from tests.support.trees import report_text, tree, write

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="no folders are kept there")

PLUGINS = ("sitrep.site", "sitrep.site.feeds", "sitrep.site.data")
BRIDGE, WELL = "2020-07-01-example-wire-bridge", "2020-07-02-example-wire-well"
NOTES = "data/notes.json"


def build(folder: Path, *reports: str, **options: Any) -> Built:
    """Build a site of some reports."""
    return prepared(folder, *reports, **options).build()


def prepared(folder: Path, *reports: str, **options: Any) -> WholeBuild:
    """The same, about to begin: its plugins have registered."""
    shutil.rmtree(folder / "content", ignore_errors=True)
    write(folder / "content", tree({name: report_text(name) for name in reports}))
    settings = settings_for(folder, PLUGINS=list(PLUGINS))
    return WholeBuild(settings, BuildOptions(workers=1, **options))


def tree_of(folder: Path) -> dict[str, tuple[int, bytes | None]]:
    """All that lies below a folder, with its mode; files with their bytes."""
    return {
        path.relative_to(folder).as_posix(): (
            stat.S_IMODE(path.stat().st_mode),
            None if path.is_dir() else path.read_bytes(),
        )
        for path in folder.rglob("*")
    }


def inodes(folder: Path) -> set[int]:
    return {path.stat().st_ino for path in folder.rglob("*") if path.is_dir()}


@pytest.fixture(scope="module", name="clean")
def _clean(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[int, bytes | None]]:
    """What a clean build makes of the bridge alone."""
    folder = tmp_path_factory.mktemp("clean")
    build(folder, BRIDGE, cache=False)
    return tree_of(folder / "output")


def test_a_build_begins_with_the_tree_of_the_site_that_was_replaced(
    tmp_path: Path, clean: dict[str, tuple[int, bytes | None]]
) -> None:
    kept = tmp_path / ".cache/aside"
    build(tmp_path, BRIDGE)
    assert not kept.exists()
    build(tmp_path, BRIDGE)
    waiting, files = inodes(kept), files_of(kept)
    made = build(tmp_path, BRIDGE).work
    assert inodes(tmp_path / "output") == waiting
    assert len(files) > made.taken / 2
    assert files.items() <= files_of(tmp_path / "output").items()
    assert tree_of(tmp_path / "output") == clean


def test_a_folder_that_lost_its_last_page_is_gone_from_the_site(
    tmp_path: Path, clean: dict[str, tuple[int, bytes | None]]
) -> None:
    for reports in ((BRIDGE, WELL), (BRIDGE, WELL), (BRIDGE,), (BRIDGE,)):
        build(tmp_path, *reports)
    assert (tmp_path / ".cache/aside").is_dir()
    assert tree_of(tmp_path / "output") == clean
    build(tmp_path, BRIDGE, WELL)
    assert files_of(tmp_path / "output/reports" / WELL)


def test_no_build_leaves_anything_beside_its_site(tmp_path: Path) -> None:
    for _ in range(3):
        build(tmp_path, BRIDGE)
        names = {path.name for path in tmp_path.iterdir()}
        assert names == {".cache", ".cache.lock", ".output.lock", "content", "output"}


def test_folders_are_kept_of_a_site_that_is_removed_afterwards(tmp_path: Path) -> None:
    for _ in range(2):
        build(tmp_path, BRIDGE, lasting=False)
    assert (tmp_path / "output.replaced").is_dir()
    remove_old(tmp_path / "output", tmp_path / ".cache")
    assert not (tmp_path / "output.replaced").exists()
    assert inodes(tmp_path / ".cache/aside")
    waiting = files_of(tmp_path / ".cache/aside")
    assert waiting
    assert waiting.items() <= files_of(tmp_path / "output").items()


def test_without_the_cache_no_folder_is_kept_or_taken(
    tmp_path: Path, clean: dict[str, tuple[int, bytes | None]]
) -> None:
    for _ in range(2):
        build(tmp_path, BRIDGE, cache=False)
    assert not (tmp_path / ".cache").exists()
    put_aside(made_public(tmp_path / "folders/waiting/below"), tmp_path / "kept")
    write(tmp_path / ".cache", {"other": ""})
    os.rename(tmp_path / "kept", tmp_path / ".cache/aside")
    build(tmp_path, BRIDGE, cache=False)
    assert (tmp_path / ".cache/aside").is_dir()
    assert tree_of(tmp_path / "output") == clean


def test_a_build_that_fails_leaves_no_folders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What made it fail could lie in them."""
    for _ in range(2):
        build(tmp_path, BRIDGE)
    before = tree_of(tmp_path / "output")

    def fail(*_arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(WholeBuild, "_keep", fail)
    with pytest.raises(KeyboardInterrupt):
        build(tmp_path, BRIDGE, WELL)
    assert not (tmp_path / ".cache/aside").exists()
    assert not (tmp_path / "output.building").exists()
    assert tree_of(tmp_path / "output") == before


@pytest.mark.parametrize("name", ["reports/page.html", "somewhere/else/page.html"])
def test_a_file_of_nobody_in_the_kept_tree_reaches_no_site(
    tmp_path: Path, clean: dict[str, tuple[int, bytes | None]], name: str
) -> None:
    for _ in range(2):
        build(tmp_path, BRIDGE)
    write(tmp_path / ".cache/aside", {name: "of nobody"})
    build(tmp_path, BRIDGE)
    assert tree_of(tmp_path / "output") == clean
    assert name not in files_of(tmp_path / ".cache/aside")


def test_nor_does_one_in_the_place_of_a_kept_file_however_alike(
    tmp_path: Path, clean: dict[str, tuple[int, bytes | None]]
) -> None:
    for _ in range(2):
        build(tmp_path, BRIDGE)
    for page in [*(tmp_path / ".cache/aside").rglob("*.html")]:
        found = page.stat()
        page.unlink()
        page.write_bytes(b"x" * found.st_size)
        os.utime(page, ns=(found.st_atime_ns, found.st_mtime_ns))
        assert page.stat().st_mtime_ns == found.st_mtime_ns
    build(tmp_path, BRIDGE)
    assert tree_of(tmp_path / "output") == clean


def test_what_is_written_into_a_kept_file_stays_in_no_site(
    tmp_path: Path, clean: dict[str, tuple[int, bytes | None]]
) -> None:
    for _ in range(2):
        build(tmp_path, BRIDGE)
    for page in (tmp_path / ".cache/aside").rglob("*.html"):
        page.write_bytes(page.read_bytes().upper())
    for _ in range(2):
        build(tmp_path, BRIDGE)
        assert tree_of(tmp_path / "output") == clean


def test_a_site_on_another_disk_than_the_cache_is_built_as_ever(
    tmp_path: Path, clean: dict[str, tuple[int, bytes | None]], monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = os.rename

    def refuse(source: str | Path, target: str | Path) -> None:
        if ".cache" in f"{source}{target}":
            raise OSError(18, "another disk")
        rename(source, target)

    monkeypatch.setattr(os, "rename", refuse)
    for _ in range(3):
        build(tmp_path, BRIDGE)
        assert tree_of(tmp_path / "output") == clean
        assert not (tmp_path / "output.building").exists()
    assert not (tmp_path / ".cache/aside").exists()


class Looking:
    """A generator of somebody else's, which writes a file where the last site had a folder."""

    empty: tuple[str, ...] | None = None

    def __init__(self, output_path: str, **_given: object) -> None:
        self._output = output_path

    def generate_output(self, _writer: object) -> None:
        """See what is there."""
        folder = Path(self._output)
        type(self).empty = tuple(empty_folders(folder))
        (folder / NOTES).write_text("[]", "utf-8")


def theirs(_pelican: object) -> type[Looking]:
    return Looking


def test_other_plugins_see_no_folder_that_this_site_does_not_need(tmp_path: Path) -> None:
    for _ in range(2):
        build(tmp_path, BRIDGE, WELL)
    make_folder(tmp_path / ".cache/aside" / NOTES / "below")
    whole = prepared(tmp_path, BRIDGE)
    signals.get_generators.connect(theirs)
    try:
        whole.build()
    finally:
        signals.get_generators.disconnect(theirs)
    assert Looking.empty == ()
    assert (tmp_path / "output" / NOTES).read_text("utf-8") == "[]"


def made_public(folder: Path) -> Path:
    """A folder as builds make them; returns the one above it."""
    SiteTree(folder.parent).make_way(f"{folder.name}/file")
    return folder.parent


def said(word: str) -> bytes:
    return word.encode()


def test_a_file_takes_the_place_of_a_folder_and_a_folder_that_of_a_file(tmp_path: Path) -> None:
    cache = CacheFolder(tmp_path / "cache")
    cache.save()
    wanted = ({"a/b/c": "1", "d": "2"}, {"a": "3", "d/e": "4"}, {"a/b": "5", "d": "2"})
    for number, files in enumerate((*wanted, *wanted)):
        site = tmp_path / f"site-{number}"
        engine = Engine(EngineSettings("base", workers=1), cache, "site")
        engine.produce([product(path, said, word) for path, word in files.items()], site)
        engine.clear_tree()
        engine.keep(site, "proof")
        assert files_of(site) == {path: word.encode() for path, word in files.items()}
        assert empty_folders(site) == []
        put_aside(site, cache.aside)
        assert not site.exists()
        assert cache.aside.is_dir()


def test_a_folder_with_a_file_that_nobody_claimed_stays(tmp_path: Path) -> None:
    put_aside(made_public(tmp_path / "old/a"), tmp_path / "kept")
    folders = SiteTree(tmp_path / "new", tmp_path / "kept")
    assert (tmp_path / "new/a").is_dir()
    write(tmp_path / "new", {"a/theirs": "x"})
    folders.clear()
    assert files_of(tmp_path / "new") == {"a/theirs": b"x"}
