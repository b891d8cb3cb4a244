from __future__ import annotations

import os
from pathlib import Path

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
