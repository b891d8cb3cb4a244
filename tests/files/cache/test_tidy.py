from __future__ import annotations

from pathlib import Path

import pytest

from sitrep.files.cache import folder as cache_folder
from sitrep.files.cache.digest import Digester
from sitrep.files.cache.folder import CacheFolder
from sitrep.files.cache.packs import write_pack
from sitrep.files.cache.tidy import tidy
from tests.support.trees import write

OTHERS = {
    "tables/notes.txt": "a stranger's",
    "tables/words/0a.pack": "sitrep was here",
    "tables/words/more/0b.pack": "sitrep pack 1 old ",
    "folders/editions/a.txt": "a stranger's",
    "0c.pack": "sitrep pack 1 old ",
    "eslint/.cache": "",
}
"""What this project has never written, or does not know for its own."""


def names(cache: Path) -> set[str]:
    return {path.relative_to(cache).as_posix() for path in cache.rglob("*") if path.is_file()}


def test_packs_of_other_versions_go_and_those_of_this_one_stay(tmp_path: Path) -> None:
    for name, version in (("a/00", "this"), ("a/01", "old"), ("former/00", "old")):
        write_pack(tmp_path / f"tables/{name}.pack", version, {})
    write(tmp_path, {"tables/b/3f.pack": "sitrep pack 1 this 0\n", "tables/b/.40.pack.new": ""})
    tidy(tmp_path, "this")
    assert names(tmp_path) == {"tables/a/00.pack"}
    assert [path.name for path in (tmp_path / "tables").iterdir()] == ["a"]


def test_the_tree_of_former_versions_goes(tmp_path: Path) -> None:
    (tmp_path / "folders/editions/2020-W27").mkdir(parents=True)
    tidy(tmp_path, "this")
    assert [*tmp_path.iterdir()] == []


def test_what_others_have_put_there_stays(tmp_path: Path) -> None:
    write(tmp_path / "cache", OTHERS)
    write(tmp_path / "elsewhere", {"words/0a.pack": "sitrep pack 1 old "})
    (tmp_path / "elsewhere/empty").mkdir()
    (tmp_path / "cache/tables/linked").symlink_to(tmp_path / "elsewhere/words")
    (tmp_path / "cache/tables/words/ff.pack").symlink_to(tmp_path / "elsewhere/words/0a.pack")
    tidy(tmp_path / "cache", "this")
    assert names(tmp_path / "cache") == {*OTHERS, "tables/words/ff.pack"}
    assert names(tmp_path / "elsewhere") == {"words/0a.pack"}
    (tmp_path / "linked").mkdir()
    (tmp_path / "linked/folders").symlink_to(tmp_path / "elsewhere")
    tidy(tmp_path / "linked", "this")
    assert (tmp_path / "elsewhere/empty").is_dir()


def test_a_run_of_another_version_tidies_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(tmp_path, "words")
    run(tmp_path, "more")
    tables = {path.parent.name for path in tmp_path.rglob("*.pack")}
    assert tables == {"words", "more"}, "two sites with one cache"
    monkeypatch.setattr(cache_folder, "program_version", lambda: "another")
    run(tmp_path, "more")
    assert {path.parent.name for path in tmp_path.rglob("*.pack")} == {"more"}
    monkeypatch.setattr(cache_folder, "tidy", lambda *_: pytest.fail("it was tidy"))
    run(tmp_path, "more")


def run(cache: Path, table: str) -> None:
    folder = CacheFolder(cache)
    folder.remember(table, Digester())("place", 1, lambda: 1)
    folder.save()


def test_tables_that_lie_elsewhere_are_left_alone(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    (elsewhere / "content").mkdir(parents=True)
    write_pack(elsewhere / "content/00.pack", "another version", {})
    cache = tmp_path / "cache"
    cache.mkdir()
    (cache / "tables").symlink_to(elsewhere)
    tidy(cache, "this version")
    assert (elsewhere / "content/00.pack").is_file()
