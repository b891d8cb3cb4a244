"""The pages say what is true: links lead somewhere, tasks exist, settings are complete."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sitrep.core.text import slugify
from sitrep.site.settings import KEYS
from tests.support.paths import ROOT

PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]
README_WORDS = 700
PICTURE = 150_000
"""Bytes of the picture of an edition."""


def text_of(page: Path) -> str:
    """The page without what is code."""
    return re.sub(r"^```.*?^```", "", page.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)


def fragments(page: Path) -> set[str]:
    return {slugify(title) for title in re.findall(r"^#+ (.+)$", text_of(page), re.MULTILINE)}


def test_the_readme_is_short() -> None:
    assert len((ROOT / "README.md").read_text("utf-8").split()) <= README_WORDS


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_within_the_project_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", text_of(page)):
        path, _, fragment = target.partition("#")
        if "://" in target or target.startswith("mailto:"):
            continue
        there = page.parent / path if path else page
        assert there.exists(), target
        assert not fragment or fragment in fragments(there), target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_task_that_is_mentioned_exists(page: Path) -> None:
    tasks = set(re.findall(r"^def (\w+)\(", (ROOT / "tasks.py").read_text("utf-8"), re.MULTILINE))
    mentioned = set(re.findall(r"\./dev ([a-z]+)", page.read_text("utf-8")))
    assert mentioned <= tasks


def test_every_setting_of_ours_is_described() -> None:
    described = set(
        re.findall(r"^\| `(\w+)`", (ROOT / "docs/settings.md").read_text("utf-8"), re.MULTILINE)
    )
    assert set(KEYS) <= described


def test_every_page_is_linked_from_the_start() -> None:
    start = (ROOT / "docs/README.md").read_text("utf-8")
    pages = {path.name for path in (ROOT / "docs").glob("*.md")} - {"README.md"}
    assert {name for name in pages if f"({name})" not in start} == set()


def test_the_picture_of_an_edition_is_light() -> None:
    assert 0 < (ROOT / "docs/edition.png").stat().st_size < PICTURE
