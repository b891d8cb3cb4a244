from __future__ import annotations

from pathlib import Path

from tests.support.sites import build_site, settings_for
from tests.support.trees import report_text, tree, write

FILES = tree({"one": report_text("one"), "two": report_text("two", status="draft")})


def test_the_site_is_made_from_what_is_published(tmp_path: Path) -> None:
    assert [
        family.report.id for family in build_site(tmp_path, FILES).built.catalogue.families
    ] == ["one"]


def test_a_preview_is_made_from_drafts_as_well(tmp_path: Path) -> None:
    write(tmp_path / "content", FILES)
    ours = {**settings_for(tmp_path)["SITREP"], "drafts": True}
    catalogue = build_site(tmp_path, SITREP=ours).built.catalogue
    assert [(family.report.id, family.is_draft) for family in catalogue.families] == [
        ("one", False),
        ("two", True),
    ]
