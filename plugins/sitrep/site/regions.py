"""The list of regions and a page a region."""

from __future__ import annotations

from collections.abc import Iterable

from pelican import signals
from pelican.generators import Generator

from sitrep.core.addresses import REGIONS, region_address
from sitrep.core.catalogue import Catalogue
from sitrep.site.pages import PagesOfCatalogue, SitePage


class RegionPages(PagesOfCatalogue):
    """Writes ``/regions/`` and ``/regions/<slug>/``."""

    def pages(self, catalogue: Catalogue) -> Iterable[SitePage]:
        """The list, then the regions."""
        yield SitePage(REGIONS, "regions")
        for section in catalogue.regions:
            yield SitePage(region_address(section.region), "region", {"section": section})


def add_generator(_pelican: object) -> type[Generator]:
    """Name our generator to Pelican."""
    return RegionPages


def register() -> None:
    """Called by Pelican."""
    signals.get_generators.connect(add_generator)
