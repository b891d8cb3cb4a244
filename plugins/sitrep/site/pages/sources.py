"""The list of sources and a page a source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import ClassVar

from sitrep.core.language import marked
from sitrep.site.addresses import SOURCES, paged, source_address
from sitrep.site.catalogue.build import Catalogue, SourcePage
from sitrep.site.generator import MenuLink
from sitrep.site.pages.base import OutputPage, PagesOfCatalogue
from sitrep.site.pages.head import source_head, sources_head
from sitrep.site.pages.paging import LINE_BYTES, leaf_through
from sitrep.site.policy import Served, Serving

AFFILIATIONS = 6
"""How many affiliations the list of sources can be narrowed to; the stylesheet knows as many."""


class SourcePages(PagesOfCatalogue):
    """Writes ``/sources/`` and ``/sources/<id>/``."""

    menu: ClassVar = (MenuLink(marked("Sources"), SOURCES),)

    def pages(self, catalogue: Catalogue) -> Iterable[OutputPage]:
        """The list, then the sources."""
        values: dict[str, object] = {
            "ranked": rank(catalogue.sources),
            "affiliations": commonest_affiliations(catalogue.sources),
        }
        yield OutputPage(SOURCES, "sources", sources_head(catalogue, self.site), values)
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
