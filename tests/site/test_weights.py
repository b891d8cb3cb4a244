"""How heavy pages are, in bytes as a server sends them without compression."""

from __future__ import annotations

import pytest

from sitrep.core.addresses import edition_address, file_of
from sitrep.site.stylesheet import FILE as STYLESHEET
from tests.sites import Site

EDITION = 60_000
"""An edition of 40 passages."""
PAGE = 100_000
STYLES = 15_000


@pytest.fixture(params=["own_site", "invented_site"])
def site(request: pytest.FixtureRequest) -> Site:
    found: Site = request.getfixturevalue(request.param)
    return found


def test_no_page_is_heavier_than_a_slow_phone_can_bear(site: Site) -> None:
    heavy = {str(page): size for page in site.pages if (size := (site.output / page).stat().st_size) > PAGE}
    assert heavy == {}


def test_the_stylesheet_is_light(site: Site) -> None:
    assert (site.output / STYLESHEET).stat().st_size < STYLES


def test_an_edition_of_forty_passages_is_light(invented_site: Site) -> None:
    full = max(invented_site.built.catalogue.editions, key=lambda edition: edition.passages)
    assert full.passages >= 40
    size = (invented_site.output / file_of(edition_address(full.week))).stat().st_size
    assert size < EDITION * full.passages / 40
