"""Every map names whose outlines it is drawn from, and whose places, where its marks stand at some."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.site.sites import Site, build_site
from tests.support.trees import ANNOUNCED, report_text, tree

MAP, CAPTION = '<svg class="map"', "</figcaption>"
OUTLINES, PLACES = (
    "https://www.naturalearthdata.com/",
    "https://github.com/Open-Syria/data-geography",
)
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
EVENT = (
    "---\ntitle: A ford is shut\nregions: [SY-{}]\nkind: other\ndays: 2020-07-01\n{}---\nNote.\n"
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """An event at a place that is known, and one of which only the area is."""
    reports = {
        "a": report_text("a", body="::: passage SY-HL event=bomb\nIt went off.\n:::\n"),
        "b": report_text("b", body="::: passage SY-DR event=ford\nIt is shut.\n:::\n"),
    }
    events = {
        "events/bomb.md": EVENT.format("HL", "place: Azaz\n"),
        "events/ford.md": EVENT.format("DR", ""),
    }
    return build_site(tmp_path_factory.mktemp("maps"), {**tree(reports), **events, **ANNOUNCED})


def captions(page: str) -> list[str]:
    """What stands from each map of a page to the end of its caption."""
    return [each.partition(CAPTION)[0] for each in page.split(MAP)[1:]]


def test_every_map_names_the_outlines(site: Site) -> None:
    pages: dict[Path, list[str]] = {path: captions(site.text(str(path))) for path in site.pages}
    drawn = {path.as_posix() for path, found in pages.items() if found}
    assert drawn >= {
        "index.html",
        "editions/2020-W27/index.html",
        "events/bomb/index.html",
        "regions/index.html",
        "regions/daraa/index.html",
    }
    for path, found in pages.items():
        assert all(f'href="{OUTLINES}"' in each for each in found), path


@pytest.mark.parametrize(("page", "is_known"), [("events/bomb/", True), ("events/ford/", False)])
def test_places_are_credited_with_their_licence_where_a_mark_stands_at_one(
    site: Site, page: str, is_known: bool
) -> None:
    (caption,) = captions(site.text(f"{page}index.html"))
    assert (PLACES in caption, LICENCE in caption) == (is_known, is_known)
