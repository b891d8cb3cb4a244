"""The archive and a page an edition."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from sitrep.core.language import marked
from sitrep.site.addresses import EDITIONS, edition_address
from sitrep.site.catalogue.build import Catalogue
from sitrep.site.catalogue.citation import cite_edition
from sitrep.site.catalogue.edition import Edition
from sitrep.site.generator import MenuLink
from sitrep.site.pages.base import OutputPage, PagesOfCatalogue
from sitrep.site.pages.head import edition_head, editions_head
from sitrep.site.pictures.calendar import build_calendars, count_editions
from sitrep.site.pictures.week import build_pictures
from sitrep.site.policy import Served, Serving

RECENT = 53
"""How many editions the archive describes in words: a year's; its calendars lead to all."""


class EditionPages(PagesOfCatalogue):
    """Writes ``/editions/`` and ``/editions/<week>/``."""

    menu: ClassVar = (MenuLink(marked("Editions"), EDITIONS),)

    def pages(self, catalogue: Catalogue) -> Iterable[OutputPage]:
        """The archive, then the editions."""
        values = {
            "calendars": build_calendars(count_editions(catalogue.editions)),
            "recent": catalogue.editions[:RECENT],
        }
        yield OutputPage(EDITIONS, "editions", editions_head(catalogue, self.site), values)
        for edition in catalogue.editions:
            yield OutputPage(
                edition_address(edition.week),
                "edition",
                edition_head(edition, self.site),
                self._values(edition),
            )

    def served(self) -> Iterable[Served]:
        """As pages."""
        yield Served(f"{EDITIONS}*", Serving.PAGE)

    def expected(self) -> Iterable[str]:
        """The archive, and a page per edition."""
        yield EDITIONS
        for edition in self.context["catalogue"].editions:
            yield edition_address(edition.week)

    def _values(self, edition: Edition) -> dict[str, object]:
        """What an edition's page is given."""
        return {
            "edition": edition,
            "pictures": build_pictures(
                edition, self.context["sitrep_content"].regions, self.context["chart"]
            ),
            "citation": cite_edition(edition, self.site),
        }
