from __future__ import annotations

from pathlib import Path

import pytest

from sitrep.content.tree import Content
from sitrep.core.errors import OutputError
from sitrep.core.regions import Regions
from sitrep.site.proof.manifest import MANIFEST
from sitrep.site.proof.prove import BuildClaims, prove
from sitrep.site.settings import SiteSettings
from tests.support.feeds import SITE
from tests.support.sites import build_site
from tests.support.trees import tree

CONTENT = Content((), Regions((), frozenset()), (), (), (), ())


def proved(folder: Path) -> None:
    prove(
        folder / "output.building",
        "output",
        BuildClaims(SiteSettings(folder / "content", folder / "theme", SITE, False), CONTENT),
    )


def test_what_is_safe_gets_a_manifest(tmp_path: Path) -> None:
    (tmp_path / "output.building").mkdir()
    (tmp_path / "output.building/robots.txt").write_text("User-agent: *\n")
    proved(tmp_path)
    assert (tmp_path / "output.building" / MANIFEST).read_text().endswith("  robots.txt\n")


def test_everything_wrong_is_said_at_once_by_the_name_the_site_is_to_have_and_there_is_no_manifest(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "output.building"
    folder.mkdir()
    (folder / "a.js").write_text("x")
    (folder / "b.png").symlink_to(tmp_path)
    (folder / "robots.txt").write_text(f"# {tmp_path}/content\n")
    with pytest.raises(OutputError) as caught:
        proved(tmp_path)
    assert [fault.file for fault in caught.value.faults] == [
        f"output/{name}" for name in ("a.js", "b.png", "robots.txt")
    ]
    assert not (folder / MANIFEST).exists()


def test_two_builds_of_the_same_content_have_the_same_manifest(tmp_path: Path) -> None:
    one = build_site(tmp_path / "one", tree()).text(MANIFEST)
    assert build_site(tmp_path / "two", tree()).text(MANIFEST) == one
