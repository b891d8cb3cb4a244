from __future__ import annotations

from pathlib import Path

import pytest

from sitrep.core.errors import SitrepError
from sitrep.files.cache.digest import Digester
from sitrep.files.cache.folder import CacheFolder, open_cache
from sitrep.files.cache.remember import remember_nothing


def test_values_are_remembered_from_run_to_run(tmp_path: Path) -> None:
    folder = CacheFolder(tmp_path / ".cache")
    assert folder.remember("words", Digester())("a", ("key", 1), lambda: "one") == "one"
    folder.save()
    remember = CacheFolder(tmp_path / ".cache").remember("words", Digester())
    assert remember("a", ("key", 1), lambda: "two") == "one"
    assert remember("a", ("key", 2), lambda: "two") == "two"


def test_kinds_of_values_are_kept_apart(tmp_path: Path) -> None:
    folder = CacheFolder(tmp_path)
    assert folder.remember("one", Digester())("a", 1, lambda: 1) == 1
    assert folder.remember("two", Digester())("a", 1, lambda: 2) == 2


def test_it_is_marked_as_a_cache(tmp_path: Path) -> None:
    CacheFolder(tmp_path / ".cache").save()
    tag = (tmp_path / ".cache/CACHEDIR.TAG").read_text()
    assert tag.startswith("Signature: 8a477f597d28d172789f06886806bc55")


def test_one_run_at_a_time_uses_it(tmp_path: Path) -> None:
    path = tmp_path / ".cache"
    with open_cache(path) as first, open_cache(path) as second:
        assert first is not None
        assert second is None
    with open_cache(path) as third:
        assert third is not None


def test_where_nothing_can_be_locked_there_is_none_and_that_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / ".cache.lock").mkdir()
    with open_cache(tmp_path / ".cache") as folder:
        assert folder is None
    assert ".cache.lock cannot be locked" in capsys.readouterr().out
    with pytest.raises(SitrepError, match="no page"), open_cache(tmp_path / "other"):
        raise SitrepError("no page")


def test_without_a_folder_nothing_is_kept() -> None:
    with open_cache(None) as folder:
        assert folder is None
    assert remember_nothing("a", 1, lambda: 5) == 5
