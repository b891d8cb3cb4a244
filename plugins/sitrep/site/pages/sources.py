"""The list of sources and a page a source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import ClassVar

from sitrep.core.language import marked
from sitrep.site.addresses import SOURCES, paged, source_address
from sitrep.site.catalogue.build import Catalogue
from sitrep.site.catalogue.listed.sources import SourcePage
from sitrep.site.generator import MenuLink
from sitrep.site.pages.base import OutputPage, PagesOfCatalogue
from sitrep.site.pages.head import source_head, sources_head
from sitrep.site.pages.paging import LINE_BYTES, leaf_through
from sitrep.site.policy import Served, Serving

AFFILIATIONS = 8
"""How many affiliations the list of sources can be narrowed to; the stylesheet knows as many."""

ROW_BYTES = 480
"""What a source in the list weighs."""
LIST_BYTES = 40_000
"""How heavy a full page of the list is; the first holds up to
twice that."""


class SourcePages(PagesOfCatalogue):
    """Writes ``/sources/`` and ``/sources/<id>/``."""

    menu: ClassVar = (MenuLink(marked("Sources"), SOURCES),)

    def pages(self, catalogue: Catalogue) -> Iterable[OutputPage]:
        """The list, then the sources."""
        affiliations = commonest_affiliations(catalogue.sources)
        for leaf in leaf_through(rank(catalogue.sources), lambda _page: ROW_BYTES, LIST_BYTES):
            address = paged(SOURCES, leaf.number)
            head = sources_head(catalogue, self.site, leaf.number)
            shown: dict[str, object] = {"leaf": leaf, "affiliations": affiliations}
            yield OutputPage(address, "sources", head, shown)
        for listed in catalogue.sources:
            yield from self._pages_of(listed)

    def _pages_of(self, listed: SourcePage) -> Iterable[OutputPage]:
        """A source's page, and further ones where it has much to list."""
        for leaf in leaf_through(listed.lines, lambda _line: LINE_BYTES):
            address = paged(source_address(listed.source), leaf.number)
            head = source_head(listed, self.site, leaf.number)
            yield OutputPage(
                address, "source", head, {"listed": listed, "leaf": leaf}, listed.source
            )

    def served(self) -> Iterable[Served]:
        """As pages."""
        yield Served(f"{SOURCES}*", Serving.PAGE)

    def expected(self) -> Iterable[str]:
        """The list, and the first page of each source."""
        yield SOURCES
        for page in self.context["catalogue"].sources:
            yield source_address(page.source)


def rank(sources: Iterable[SourcePage]) -> list[SourcePage]:
    """Sources, those first on whom most accounts rest; those that are not named last."""
    return sorted(sources, key=_most_first)


def commonest_affiliations(sources: Iterable[SourcePage]) -> list[str]:
    """The affiliations that the list can be narrowed to: those of most sources, by name."""
    counts = Counter(
        page.source.affiliation
        for page in sources
        if page.source.affiliation and not page.is_unknown
    )
    shared = sorted(counts, key=lambda name: (-counts[name], name))[:AFFILIATIONS]
    return sorted(shared, key=str.casefold)


def _most_first(page: SourcePage) -> tuple[bool, int, int, str]:
    return page.is_unknown, -len(page.accounts), -len(page.originated), page.source.name.casefold()
