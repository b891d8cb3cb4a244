from __future__ import annotations

import os
from pathlib import Path

import pytest

from sitrep.site.commands.live import watching
from sitrep.site.commands.live.watching import SourceWatch
from tests.support.trees import write


def test_edits_of_content_and_of_the_program_are_told_apart(tmp_path: Path) -> None:
    write(tmp_path, {"content/a.md": "one", "conf.py": "x = 1", "plugin.py": "x = 1"})
    sources = SourceWatch([tmp_path / "content", tmp_path / "conf.py", tmp_path / "absent"])
    changes = iter(sources)
    begun = next(changes)
    assert (begun.paths, begun.is_program) == ((), False)
    (tmp_path / "content/a.md").write_text("two")
    edit = next(changes)
    assert (edit.names, edit.is_program) == ("a.md", False)
    # As editors do: another file takes the name. It has the same length, and may be as old.
    write(tmp_path, {"conf.new": "x = 2"})
    os.replace(tmp_path / "conf.new", tmp_path / "conf.py")
    edit = next(changes)
    assert (edit.names, edit.is_program) == ("conf.py", True)
    sources.add_program([tmp_path / "plugin.py"])
    (tmp_path / "plugin.py").unlink()
    assert next(changes).names == "plugin.py"
    write(tmp_path, {"plugin.py": "x = 3"})
    edit = next(changes)
    assert (edit.names, edit.is_program) == ("plugin.py", True)


def test_a_folder_of_two_names_has_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"plugins/a.py": "one"})
    (tmp_path / "linked").symlink_to(tmp_path / "plugins")
    monkeypatch.setattr(watching, "_PACKAGE", tmp_path / "plugins")
    for names in (("linked",), ("plugins", "linked"), ("linked", "plugins")):
        changes = iter(SourceWatch([tmp_path / name for name in names]))
        next(changes)
        for name in ("plugins", "linked"):
            (tmp_path / name / "a.py").write_text(f"by {name}")
            edit = next(changes)
            assert (edit.paths, edit.is_program) == ((tmp_path / "plugins/a.py",), True)
