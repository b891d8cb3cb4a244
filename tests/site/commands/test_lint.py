from __future__ import annotations

from pathlib import Path

import pytest

from sitrep.core.errors import ContentError
from sitrep.core.language import ENGLISH
from sitrep.site.commands.lint import lint
from tests.support.site.sites import run_site
from tests.support.trees import report_text, tree, write


def test_findings_name_the_line_of_the_file_they_are_of(tmp_path: Path) -> None:
    edition = "---\nkey_points:\n  - {text: Seven died., rests_on: [a]}\n---\n"
    files = {**tree({"a": report_text("a")}), "editions/2020-W27.md": edition}
    found = [str(each.fault) for each in lint(write(tmp_path / "content", files), ENGLISH)]
    assert any(
        each.startswith("content/editions/2020-W27.md:3: key_points[1]: says Seven")
        for each in found
    )


def test_what_has_faults_is_not_looked_at(tmp_path: Path) -> None:
    files = tree({"a": report_text("a", title="")})
    with pytest.raises(ContentError):
        lint(write(tmp_path / "content", files), ENGLISH)


def test_findings_fail_nothing_unless_that_is_asked_for(tmp_path: Path) -> None:
    write(tmp_path / "content", tree({"a": report_text("a", url="")}))
    plain = run_site(tmp_path, "lint")
    assert (plain.returncode, plain.stderr) == (0, "")
    assert "a.md:1: url: has no link out" in plain.stdout
    assert run_site(tmp_path, "lint", "--strict").returncode == 1
