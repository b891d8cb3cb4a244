"""The archive and a page an edition."""

from __future__ import annotations

from collections.abc import Iterable

from pelican import signals
from pelican.generators import Generator

from sitrep.core.addresses import EDITIONS, edition_address
from sitrep.core.catalogue import Catalogue
from sitrep.site.pages import PagesOfCatalogue, SitePage


class EditionPages(PagesOfCatalogue):
    """Writes ``/editions/`` and ``/editions/<week>/``."""

    def pages(self, catalogue: Catalogue) -> Iterable[SitePage]:
        """The archive, then the editions."""
        yield SitePage(EDITIONS, "editions")
        for edition in catalogue.editions:
            yield SitePage(edition_address(edition.week), "edition", {"edition": edition})


def add_generator(_pelican: object) -> type[Generator]:
    """Name our generator to Pelican."""
    return EditionPages


def register() -> None:
    """Called by Pelican."""
    signals.get_generators.connect(add_generator)
