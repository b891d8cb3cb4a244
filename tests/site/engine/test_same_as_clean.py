"""Whatever is edited, a build that takes over what it can gives what a clean one gives."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sitrep.site.build import WholeBuild
from sitrep.site.built import BuildOptions
from tests.support.edits import EDITS, EditedDigest, add_report, new_digest, regrade
from tests.support.paths import ROOT
from tests.support.site.sites import files_of, settings_for
from tests.support.trees import write

PLUGINS = ["sitrep.site", "sitrep.site.feeds", "sitrep.site.data", "sitrep.site.mail"]
PLUGINS += ["sitrep.site.search", "sitrep.site.sitemap", "sitrep.site.hosts"]
ROUNDS = 5
"""Edits after each of which both builds are compared; benchmarks/same_as_clean.py makes more."""


def build(folder: Path, digest: EditedDigest, *, cache: bool) -> dict[str, bytes]:
    """The files of a build."""
    shutil.rmtree(folder / "content", ignore_errors=True)
    write(folder / "content", digest.files())
    theme = folder / "theme/digest"
    if not theme.exists():
        shutil.copytree(ROOT / "themes", theme.parent)
    base = (ROOT / "themes/digest/templates/base.html").read_text("utf-8")
    base = base.replace("</main>", f"</main>{digest.template}")
    (theme / "templates/base.html").write_text(base, "utf-8")
    output = folder / ("output" if cache else "clean")
    settings = settings_for(
        folder, OUTPUT_PATH=str(output), THEME=str(theme), PLUGINS=list(PLUGINS), **digest.settings
    )
    WholeBuild(settings, BuildOptions(cache=cache, workers=1 if cache else 2)).run()
    return files_of(output)


def assert_same(folder: Path, digest: EditedDigest, told: str) -> None:
    """Build in both ways, and compare."""
    kept, clean = (build(folder, digest, cache=cache) for cache in (True, False))
    different = [path for path in {**kept, **clean} if kept.get(path) != clean.get(path)]
    assert different == [], told


@pytest.mark.parametrize("seed", range(2))
def test_a_build_after_edits_is_the_same_as_a_clean_one(tmp_path: Path, seed: int) -> None:
    digest = new_digest(seed, reports=9)
    assert_same(tmp_path, digest, "at first")
    edits = digest.chance.choices(EDITS, k=ROUNDS)
    for number, edit in enumerate(edits):
        edit(digest)
        assert_same(tmp_path, digest, f"edit {number} of seed {seed}: {edit.__name__}")


def test_what_an_edit_does_not_touch_is_taken_over(tmp_path: Path) -> None:
    digest = new_digest(1, reports=30)
    build(tmp_path, digest, cache=True)
    first = {path: path.stat().st_ino for path in (tmp_path / "output").rglob("*.html")}
    regrade(digest)
    add_report(digest)
    build(tmp_path, digest, cache=True)
    reports = [path for path in first if path.match("reports/*/index.html")]
    same = [path for path in reports if path.exists() and path.stat().st_ino == first[path]]
    assert len(same) > len(reports) / 2
