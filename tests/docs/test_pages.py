"""Links hold, what is named is there, and nothing that can be set is left out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image

import tasks
from sitrep.site.settings import KEYS
from tests.support.documentation import anchors, broken_links, lost_paths, pages, tasks_named
from tests.support.paths import ROOT

PICTURE = ROOT / "docs/edition.png"
MOST_WORDS = 700
MOST_BYTES = 150_000
"""Of the picture: a second on a slow phone."""
by_page = pytest.mark.parametrize("page", pages(), ids=lambda page: page.stem)


@by_page
def test_every_relative_link_leads_to_a_file_and_a_heading(page: Path) -> None:
    assert list(broken_links(page)) == []


@by_page
def test_every_file_named_is_there(page: Path) -> None:
    assert list(lost_paths(page)) == []


@by_page
def test_every_task_named_exists(page: Path) -> None:
    assert {name for name in tasks_named(page) if not hasattr(tasks, name)} == set()


def test_every_page_is_reached_from_the_index() -> None:
    index = (ROOT / "docs/README.md").read_text("utf-8")
    others = [
        page.name for page in pages() if page.parent == ROOT / "docs" and page.stem != "README"
    ]
    assert [name for name in others if f"]({name})" not in index] == []


def test_the_readme_is_read_in_three_minutes() -> None:
    assert len((ROOT / "README.md").read_text("utf-8").split()) <= MOST_WORDS


def test_the_picture_of_the_readme_is_small_and_sharp() -> None:
    assert f"](docs/{PICTURE.name})" in (ROOT / "README.md").read_text("utf-8")
    assert PICTURE.stat().st_size < MOST_BYTES
    with Image.open(PICTURE) as picture:
        assert picture.width >= 1200


def test_every_setting_of_sitrep_is_described() -> None:
    page = (ROOT / "docs/settings.md").read_text("utf-8")
    table = page[page.index("## `SITREP`") : page.index("## Environment variables")]
    assert [key for key in KEYS if f"| `{key}` |" not in table] == []


def test_every_key_table_of_the_content_page_is_marked_from_begin_to_end() -> None:
    page = (ROOT / "docs/content.md").read_text("utf-8")
    marks = re.findall(r"<!-- (keys:\w+|end) -->", page)
    begun = marks[::2]
    assert marks[1::2] == ["end"] * len(begun)
    assert len(set(begun)) == len(begun) >= 5


def test_a_link_to_nowhere_is_found(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "# One `two`: three\n[a](#one-two-three) [b](page.md#four) [c](no.md) [d](https://x.example/)\n"
        "```\n# no heading\n[e](nor.md)\n```\n`plugins/no/such` ./dev sing\n",
        "utf-8",
    )
    assert anchors(page) == {"one-two-three"}
    assert list(broken_links(page)) == ["page.md#four", "no.md"]
    assert list(lost_paths(page)) == ["plugins/no/such"]
    assert tasks_named(page) == {"sing"}
