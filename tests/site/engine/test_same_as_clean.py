"""Whatever is edited, a build that takes over what it can gives what a clean one gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.builds.edited import build_edited, differences
from tests.support.builds.edits import EDITS, add_report, new_digest, regrade
from tests.support.site.sites import files_of, settings_for

ROUNDS = 3
"""Edits after each of which both builds are compared; benchmarks/same_as_clean.py makes more."""
PROCESSES = ((2, 3), (1, 2), (3, 2))
"""Those of the build after each edit, and of the clean one."""


@pytest.mark.parametrize("seed", range(2))
def test_a_build_after_edits_is_the_same_as_a_clean_one(tmp_path: Path, seed: int) -> None:
    digest = new_digest(seed, reports=6)
    build_edited(tmp_path, digest, cache=True, processes=3)
    edits = digest.chance.choices(EDITS, k=ROUNDS)
    for number, (edit, processes) in enumerate(zip(edits, PROCESSES, strict=True)):
        edit(digest)
        told = f"edit {number} of seed {seed}: {edit.__name__}; processes: {processes}"
        wrong, work = differences(tmp_path, digest, processes)
        assert wrong == [], told
        assert work.files, told


def test_what_an_edit_does_not_touch_is_taken_over(tmp_path: Path) -> None:
    digest = new_digest(1, reports=30)
    build_edited(tmp_path, digest, cache=True)
    first = {path: path.stat().st_ino for path in (tmp_path / "output").rglob("*.html")}
    regrade(digest)
    add_report(digest)
    build_edited(tmp_path, digest, cache=True)
    reports = [path for path in first if path.match("reports/*/index.html")]
    same = [path for path in reports if path.exists() and path.stat().st_ino == first[path]]
    assert len(same) > len(reports) / 2


def test_another_commit_makes_the_files_that_say_it_alone(tmp_path: Path) -> None:
    """CI builds each commit: what says nothing of it is not made again."""
    digest = new_digest(2, reports=9)
    (tmp_path / "content").mkdir()
    ours = settings_for(tmp_path)["SITREP"]
    commits = ("1" * 40, "2" * 40)
    for commit in commits:
        digest.settings["SITREP"] = {**ours, "commit": commit}
        wrong, work = differences(tmp_path, digest)
        assert wrong == []
    files = files_of(tmp_path / "output")
    saying = [path for path, data in files.items() if commits[-1].encode() in data]
    assert saying
    assert {path.partition("/")[0] for path in saying} == {"data"}
    assert not any(commits[0].encode() in data for data in files.values())
    changed = work.reasons.get("changed", ())
    assert set(changed) <= {*saying, "data/datapackage.json"}
    assert work.taken > len(files) / 2
