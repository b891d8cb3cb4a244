"""The list of regions and a page a region."""

from __future__ import annotations

from collections.abc import Iterable

from pelican import signals
from pelican.generators import Generator

from sitrep.site.addresses import REGIONS, paged, region_address
from sitrep.site.catalogue.build import Catalogue
from sitrep.site.catalogue.edition import FiledPassage, Section
from sitrep.site.feeds.directory import region_feed
from sitrep.site.pages.base import OutputPage, PagesOfCatalogue
from sitrep.site.pages.head import region_head, regions_head
from sitrep.site.pages.paging import PASSAGE_BYTES, leaf_through
from sitrep.site.pictures.calendar import build_calendars, count_weeks
from sitrep.site.pictures.map import build_index_map, build_locator

MENTIONS = 30
"""How many passages of other regions a region's page lists, the newest; editions lead to all."""


class RegionPages(PagesOfCatalogue):
    """Writes ``/regions/`` and ``/regions/<slug>/``."""

    def pages(self, catalogue: Catalogue) -> Iterable[OutputPage]:
        """The list, then the regions."""
        regions, chart = self.context["sitrep_content"].regions, self.context["chart"]
        index = {"map": build_index_map(catalogue.regions, regions, chart)}
        yield OutputPage(REGIONS, "regions", regions_head(catalogue, self.site), index)
        for section in catalogue.regions:
            values: dict[str, object] = {
                "section": section,
                "map": build_locator(section.region, catalogue.regions, regions, chart),
                "calendars": build_calendars(count_weeks(section)),
                "mentions": section.mentions[:MENTIONS],
            }
            yield from self._leaves(section, values)

    def _leaves(self, section: Section, values: dict[str, object]) -> Iterable[OutputPage]:
        """A region's page, and further ones where it has many passages."""
        for leaf in leaf_through(section.reports, _weight):
            address = paged(region_address(section.region), leaf.number)
            head = region_head(section, self.site, leaf.number)
            feeds = (region_feed(section.region, self.site),)
            yield OutputPage(address, "region", head, {**values, "leaf": leaf}, feeds)


def _weight(entries: tuple[FiledPassage, ...]) -> int:
    """How many bytes a report's passages take on a page."""
    return sum(len(entry.place.html) + PASSAGE_BYTES for entry in entries)


def add_generator(_pelican: object) -> type[Generator]:
    """Name our generator to Pelican."""
    return RegionPages


def register() -> None:
    """Called by Pelican."""
    signals.get_generators.connect(add_generator)
