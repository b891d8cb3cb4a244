"""The list of regions and a page a region."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import ClassVar

from sitrep.core.language import marked
from sitrep.site.addresses import REGIONS, paged, region_address
from sitrep.site.catalogue.build import Catalogue
from sitrep.site.catalogue.edition import Section
from sitrep.site.catalogue.events import ShownEvent
from sitrep.site.catalogue.filed import FiledPassage
from sitrep.site.generator import MenuLink
from sitrep.site.pages.base import OutputPage, PagesOfCatalogue
from sitrep.site.pages.events import newest_events
from sitrep.site.pages.head import region_head, regions_head
from sitrep.site.pages.paging import PASSAGE_BYTES, leaf_through
from sitrep.site.pictures.calendar import build_calendars, count_weeks
from sitrep.site.pictures.map import build_index_map, build_locator
from sitrep.site.policy import Served, Serving

MENTIONS = 30
"""How many passages of other regions a region's page lists, the newest; editions lead to all."""

EVENTS = 30
"""How many events a region's page lists, the newest; the list of events leads to all."""


class RegionPages(PagesOfCatalogue):
    """Writes ``/regions/`` and ``/regions/<slug>/``."""

    menu: ClassVar = (MenuLink(marked("Regions"), REGIONS),)

    def pages(self, catalogue: Catalogue) -> Iterable[OutputPage]:
        """The list, then the regions."""
        regions, chart = self.context["sitrep_content"].regions, self.context["chart"]
        index = {"map": build_index_map(catalogue.regions, regions, chart)}
        yield OutputPage(REGIONS, "regions", regions_head(catalogue, self.site), index)
        events = _events_by_region(catalogue)
        for section in catalogue.regions:
            values: dict[str, object] = {
                "section": section,
                "map": build_locator(section.region, catalogue.regions, regions, chart),
                "calendars": build_calendars(count_weeks(section)),
                "mentions": section.mentions[:MENTIONS],
                "events": events[section.region.id][:EVENTS],
            }
            yield from self._leaves(section, values)

    def served(self) -> Iterable[Served]:
        """As pages."""
        yield Served(f"{REGIONS}*", Serving.PAGE)

    def expected(self) -> Iterable[str]:
        """The list, and the first page of each region."""
        yield REGIONS
        for section in self.context["catalogue"].regions:
            yield region_address(section.region)

    def _leaves(self, section: Section, values: dict[str, object]) -> Iterable[OutputPage]:
        """A region's page, and further ones where it has many passages."""
        for leaf in leaf_through(section.headed, _weight):
            address = paged(region_address(section.region), leaf.number)
            head = region_head(section, self.site, leaf.number)
            yield OutputPage(address, "region", head, {**values, "leaf": leaf}, section.region)


def _events_by_region(catalogue: Catalogue) -> dict[str, list[ShownEvent]]:
    """What happened in each region, newest first, by the region's id."""
    found: dict[str, list[ShownEvent]] = defaultdict(list)
    for event in newest_events(catalogue.events):
        for region in event.concerns:
            found[region.id].append(event)
    return found


def _weight(passages: tuple[FiledPassage, ...]) -> int:
    """How many bytes a report's passages take on a page."""
    return sum(len(passage.shown.html) + PASSAGE_BYTES for passage in passages)
