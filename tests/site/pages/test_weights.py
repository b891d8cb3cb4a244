"""How heavy pages are, in bytes as a server sends them without compression."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitrep.site.addresses import edition_address, file_of
from sitrep.site.catalogue.edition import Edition
from sitrep.site.pages.editions import lengths_of
from sitrep.site.style.stylesheet import FILE as STYLESHEET
from tests.support.site.sites import Site, build_pages, build_site
from tests.support.trees import catalogue, report_text, tree

EDITION = 60_000
"""An edition as they are: up to 20 passages."""
PAGE = 100_000
LINKS = 4_000
"""What links to the files of all plugins take of a page, at most."""
STYLES = 20_000
WORDS = (
    "The convoy crossed the river before dawn and reached the village where people had waited for "
    "weeks, the outlet writes; nobody could say how many were hurt, and neither side has spoken. "
)
"""About 35 words."""


@pytest.fixture(params=["invented_site"])
def site(request: pytest.FixtureRequest) -> Site:
    found: Site = request.getfixturevalue(request.param)
    return found


def test_no_page_is_heavier_than_a_slow_phone_can_bear(site: Site) -> None:
    heavy = {
        str(page): size
        for page in site.pages
        if (size := (site.output / page).stat().st_size) > PAGE
    }
    assert heavy == {}


def test_the_stylesheet_is_light(site: Site) -> None:
    assert (site.output / STYLESHEET).stat().st_size < STYLES


def test_an_edition_of_twenty_passages_is_light(invented_site: Site) -> None:
    sizes = [
        _size(invented_site, edition)
        for edition in invented_site.built.catalogue.editions
        if edition.passage_count <= 20
    ]
    assert len(sizes) > 5
    assert max(sizes) < EDITION


def test_an_edition_of_forty_passages_is_light_too(invented_site: Site) -> None:
    full = max(invented_site.built.catalogue.editions, key=lambda edition: edition.passage_count)
    assert full.passage_count >= 40
    assert _size(invented_site, full) < EDITION * full.passage_count / 40


@pytest.mark.parametrize(
    ("passages", "repeated", "most"),
    [(40, 1, EDITION), (40, 12, EDITION), (200, 1, PAGE), (200, 12, PAGE), (600, 1, PAGE)],
    ids=["40 short", "40 of 450 words", "200 short", "200 of 450 words", "600 short"],
)
def test_a_full_week_is_as_light_and_has_the_address_of_every_passage(
    tmp_path: Path, passages: int, repeated: int, most: int
) -> None:
    site = build_pages(tmp_path, full_week(passages, repeated))
    (edition,) = site.built.catalogue.editions
    assert edition.passage_count == passages
    assert _size(site, edition) + LINKS < most
    ids = set(site.page(edition_address(edition.week)).ids)
    assert {passage.anchor for story in edition.stories for passage in story.passages} <= ids
    assert {story.anchor for story in edition.stories} <= ids
    in_brief = site.page(edition_address(edition.week)).plain.count("in brief lead to their texts")
    assert in_brief == (lengths_of(edition).whole != {story.anchor for story in edition.stories})
    assert {f"region-{section.region.id}" for section in edition.sections} <= ids


def test_links_to_feeds_data_mails_cards_and_search_weigh_little(tmp_path: Path) -> None:
    files = full_week(40, 1)
    sites = (build_pages(tmp_path / "pages", files), build_site(tmp_path / "all", files))
    without, whole = (_size(site, site.built.catalogue.editions[0]) for site in sites)
    assert without < whole < without + LINKS


def test_what_key_points_rest_on_is_told_at_length_first() -> None:
    files = full_week(200, 3)
    pointed = "2020-07-01-example-wire-long-road-196"
    files["editions/2020-W27.md"] = (
        f"---\nkey_points: [{{text: It crossed., rests_on: ['{pointed}#4']}}]\n---\n"
    )
    (edition,) = catalogue(files).editions
    found = lengths_of(edition)
    (point,) = edition.key_points
    told = {
        each.anchor
        for story in edition.stories
        if story.anchor in found.whole
        for each in story.passages
    }
    assert {each.anchor for each in point.basis.everything} <= told
    assert not found.whole & found.brief


def test_how_long_stories_are_told_does_not_hang_on_the_order_of_files() -> None:
    files = full_week(200, 1)
    turned = dict(reversed(files.items()))
    one, other = (lengths_of(catalogue(each).editions[0]) for each in (files, turned))
    assert one == other
    assert one.whole or one.brief


def full_week(passages: int, repeated: int) -> dict[str, str]:
    """A week of reports of four passages; of each three two tell of events, of two accounts each."""
    files, places = dict[str, str](), ("SY-ID", "SY-DR", "SY-HI", "SY-DY")
    reports = dict[str, str]()
    for first in range(0, passages, len(places)):
        name, body = f"2020-07-01-example-wire-long-road-{first:03d}", ""
        for number, place in enumerate(places, first):
            event = f"crossing-of-the-river-{number % (passages // 2)}"
            body += f"::: passage {place} 2020-07-0{1 + number % 5}"
            body += f" event={event}" if number % 3 else ""
            body += (
                f"\n# Convoy {number} reaches the village at the ford\n\n{WORDS * repeated}\n:::\n"
            )
            if number % 3:
                files[f"events/{event}.md"] = (
                    f"---\ntitle: A convoy crosses the river at ford {number % (passages // 2)}\n"
                    f"regions: [{place}]\ndays: 2020-07-0{1 + number % 5}\nkind: other\n---\n"
                )
        reports[name] = report_text(name, body, text="summary", title=f"Long road {first}")
    return {**tree(reports), **files}


def _size(site: Site, edition: Edition) -> int:
    return (site.output / file_of(edition_address(edition.week))).stat().st_size
