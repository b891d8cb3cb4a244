"""The list of sources and a page a source."""

from __future__ import annotations

from collections.abc import Iterable

from pelican import signals
from pelican.generators import Generator

from sitrep.site.addresses import SOURCES, paged, source_address
from sitrep.site.catalogue.build import Catalogue
from sitrep.site.feeds.directory import source_feed
from sitrep.site.pages.base import OutputPage, PagesOfCatalogue
from sitrep.site.pages.head import source_head, sources_head
from sitrep.site.pages.paging import LINE_BYTES, leaf_through


class SourcePages(PagesOfCatalogue):
    """Writes ``/sources/`` and ``/sources/<id>/``."""

    def pages(self, catalogue: Catalogue) -> Iterable[OutputPage]:
        """The list, then the sources."""
        yield OutputPage(SOURCES, "sources", sources_head(catalogue, self.site))
        for outlet in catalogue.sources:
            for leaf in leaf_through(outlet.lines, lambda _line: LINE_BYTES):
                address = paged(source_address(outlet.source), leaf.number)
                head = source_head(outlet, self.site, leaf.number)
                feeds = (source_feed(outlet.source, self.site),)
                yield OutputPage(address, "source", head, {"outlet": outlet, "leaf": leaf}, feeds)


def add_generator(_pelican: object) -> type[Generator]:
    """Name our generator to Pelican."""
    return SourcePages


def register() -> None:
    """Called by Pelican."""
    signals.get_generators.connect(add_generator)
