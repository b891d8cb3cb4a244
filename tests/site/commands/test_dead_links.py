from __future__ import annotations

from pathlib import Path

import pytest

from sitrep.site.commands.dead_links import find_dead_links
from tests.support.sites import Site
from tests.support.trees import write

HOME = '<h1 id="head">Home</h1><a href="{}">there</a>'
OTHER = '<h2 id="caf&eacute;">Café</h2><img src="../a b.png"><a href="../#head">home</a>'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "site", {"other/index.html": OTHER, "a b.png": "picture"})


@pytest.mark.parametrize(
    "link",
    [
        "other/",
        "other",
        "./other/index.html",
        "other/#café",
        "other/#caf%C3%A9",
        "#head",
        "#top",
        "#:~:text=Home",
        "a%20b.png",
        "a%20b.png#page=2",
        ".",
        "https://example.org/nowhere",
        "//example.org/nowhere",
        "/nowhere",
        "mailto:desk@example.org",
        "?week=27",
    ],
)
def test_a_link_that_leads_somewhere_or_off_the_site_is_fine(folder: Path, link: str) -> None:
    write(folder, {"index.html": HOME.format(link)})
    assert list(find_dead_links(folder)) == []


@pytest.mark.parametrize(
    ("link", "why"),
    [
        ("nowhere/", "which does not exist"),
        ("other/index.htm", "which does not exist"),
        ("../site/other/", "which does not exist"),
        ("#foot", "but index.html has no such place"),
        ("other/#foot", "but other/index.html has no such place"),
    ],
)
def test_a_link_that_leads_nowhere_is_named_once_with_its_page(
    folder: Path, link: str, why: str
) -> None:
    write(folder, {"index.html": HOME.format(link) * 2})
    assert list(find_dead_links(folder)) == [f"index.html links to {link}, {why}"]


def test_pictures_and_pages_below_are_looked_at_too(folder: Path) -> None:
    write(folder, {"index.html": "<h1>Home</h1>"})
    (folder / "a b.png").unlink()
    assert list(find_dead_links(folder)) == [
        "other/index.html links to ../a b.png, which does not exist",
        "other/index.html links to ../#head, but index.html has no such place",
    ]


def test_a_built_site_has_none(invented_site: Site) -> None:
    assert list(find_dead_links(invented_site.output)) == []
