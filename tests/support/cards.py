"""The cards of a site, as tests ask for them."""

from __future__ import annotations

from collections.abc import Iterator

from sitrep.core.regions import Regions
from sitrep.geo.outlines import Chart
from sitrep.site.catalogue.build import Catalogue
from sitrep.site.pictures.card import Card, edition_cards, lasting_cards, with_stories
from sitrep.site.site import Site


def build_cards(
    catalogue: Catalogue, site: Site, regions: Regions, chart: Chart | None
) -> Iterator[Card]:
    """The site's card, then one an edition, newest first, one an event and one a region."""
    first, *others = lasting_cards(catalogue, site, chart)
    yield first
    for edition, card in edition_cards(catalogue, site, chart):
        yield with_stories(card, edition, regions, chart)
    yield from others
