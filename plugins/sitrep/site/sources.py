"""The list of sources and a page a source."""

from __future__ import annotations

from collections.abc import Iterable

from pelican import signals
from pelican.generators import Generator

from sitrep.core.addresses import SOURCES, source_address
from sitrep.core.catalogue import Catalogue
from sitrep.site.pages import PagesOfCatalogue, SitePage


class SourcePages(PagesOfCatalogue):
    """Writes ``/sources/`` and ``/sources/<id>/``."""

    def pages(self, catalogue: Catalogue) -> Iterable[SitePage]:
        """The list, then the sources."""
        yield SitePage(SOURCES, "sources")
        for outlet in catalogue.sources:
            yield SitePage(source_address(outlet.source), "source", {"outlet": outlet})


def add_generator(_pelican: object) -> type[Generator]:
    """Name our generator to Pelican."""
    return SourcePages


def register() -> None:
    """Called by Pelican."""
    signals.get_generators.connect(add_generator)
