"""A page an edition."""

from __future__ import annotations

from collections.abc import Iterable

from sitrep.site.addresses import edition_address
from sitrep.site.catalogue.build import Catalogue
from sitrep.site.catalogue.citation import cite_edition
from sitrep.site.catalogue.edition import Edition
from sitrep.site.pages.base import OutputPage, PagesOfCatalogue
from sitrep.site.pages.head import edition_head
from sitrep.site.pictures.week import build_pictures


class EditionPages(PagesOfCatalogue):
    """Writes ``/editions/<week>/``."""

    def pages(self, catalogue: Catalogue) -> Iterable[OutputPage]:
        """The newest first."""
        for edition in catalogue.editions:
            yield OutputPage(
                edition_address(edition.week),
                "edition",
                edition_head(edition, self.site),
                self._values(edition),
            )

    def expected(self) -> Iterable[str]:
        """Each of them."""
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
