from __future__ import annotations

from pathlib import Path
from types import ModuleType

from sitrep.site.engine.base import base_digest

SETTINGS = {"SITENAME": "One", "PLUGINS": ["sitrep.site"], "PATH": "/one", "OPTIONS": {"a": [1]}}


def test_settings_count_and_the_places_of_folders_do_not(tmp_path: Path) -> None:
    base = base_digest(SETTINGS, [tmp_path], [])
    assert base == base_digest(SETTINGS | {"PATH": "/two", "CACHE_PATH": "x"}, [tmp_path], [])
    assert base != base_digest(SETTINGS | {"SITENAME": "Two"}, [tmp_path], [])
    assert base != base_digest(SETTINGS | {"OPTIONS": {"a": [2]}}, [tmp_path], [])


def test_the_commit_does_not_count_and_all_else_of_our_settings_does(tmp_path: Path) -> None:
    base = base_digest(SETTINGS | {"SITREP": {"commit": "1" * 40, "tag": "a"}}, [tmp_path], [])
    assert base == base_digest(SETTINGS | {"SITREP": {"tag": "a"}}, [tmp_path], [])
    assert base != base_digest(SETTINGS | {"SITREP": {"tag": "b"}}, [tmp_path], [])


def test_templates_count(tmp_path: Path) -> None:
    before = base_digest(SETTINGS, [tmp_path], [])
    (tmp_path / "page.html").write_text("new")
    assert base_digest(SETTINGS, [tmp_path], []) != before


def test_plugins_of_others_count(tmp_path: Path) -> None:
    file = tmp_path / "other.py"
    file.write_text("one = 1")
    plugin = ModuleType("other")
    plugin.__file__ = str(file)
    before = base_digest(SETTINGS, [], [plugin])
    file.write_text("one = 2")
    assert base_digest(SETTINGS, [], [plugin]) != before


def test_of_a_program_in_the_settings_nothing_is_known() -> None:
    assert base_digest(SETTINGS | {"JINJA_FILTERS": {"a": len}}, [], []) is None
