"""The list of sources and a page a source."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from sitrep.core.language import marked
from sitrep.site.addresses import SOURCES, paged, source_address
from sitrep.site.catalogue.build import Catalogue
from sitrep.site.generator import MenuLink
from sitrep.site.pages.base import OutputPage, PagesOfCatalogue
from sitrep.site.pages.head import source_head, sources_head
from sitrep.site.pages.paging import LINE_BYTES, leaf_through
from sitrep.site.policy import Served, Serving


class SourcePages(PagesOfCatalogue):
    """Writes ``/sources/`` and ``/sources/<id>/``."""

    menu: ClassVar = (MenuLink(marked("Sources"), SOURCES),)

    def pages(self, catalogue: Catalogue) -> Iterable[OutputPage]:
        """The list, then the sources."""
        yield OutputPage(SOURCES, "sources", sources_head(catalogue, self.site))
        for listed in catalogue.sources:
            for leaf in leaf_through(listed.lines, lambda _line: LINE_BYTES):
                address = paged(source_address(listed.source), leaf.number)
                head = source_head(listed, self.site, leaf.number)
                values = {"listed": listed, "leaf": leaf}
                yield OutputPage(address, "source", head, values, listed.source)

    def served(self) -> Iterable[Served]:
        """As pages."""
        yield Served(f"{SOURCES}*", Serving.PAGE)

    def expected(self) -> Iterable[str]:
        """The list, and the first page of each source."""
        yield SOURCES
        for page in self.context["catalogue"].sources:
            yield source_address(page.source)
