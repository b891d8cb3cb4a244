"""How heavy pages are, in bytes as a server sends them without compression."""

from __future__ import annotations

import pytest

from sitrep.site.addresses import edition_address, file_of
from sitrep.site.catalogue.edition import Edition
from sitrep.site.style.stylesheet import FILE as STYLESHEET
from tests.support.site.sites import Site

EDITION = 60_000
"""An edition as they are: up to 20 passages."""
FULL_EDITION = 73_000
"""One of 40 passages of 55 words, 13 regions and 14 origins; the aim, 60,000, is missed: a source line takes 460."""
PAGE = 100_000
STYLES = 15_000


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


def test_an_edition_of_forty_passages_is_no_heavier_than_it_was(invented_site: Site) -> None:
    full = max(invented_site.built.catalogue.editions, key=lambda edition: edition.passage_count)
    assert full.passage_count >= 40
    assert _size(invented_site, full) < FULL_EDITION * full.passage_count / 40


def _size(site: Site, edition: Edition) -> int:
    return (site.output / file_of(edition_address(edition.week))).stat().st_size
