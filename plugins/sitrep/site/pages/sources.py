"""The list of sources and a page a source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import ClassVar

from sitrep.core.language import marked
from sitrep.core.model import UNKNOWN_SOURCE, Source
from sitrep.site.addresses import SOURCES, paged, source_address
from sitrep.site.catalogue.build import Catalogue
from sitrep.site.catalogue.listed.sources import SourceLine, SourcePage
from sitrep.site.generator import MenuLink
from sitrep.site.pages.base import OutputPage, PagesOfCatalogue, Shown
from sitrep.site.pages.head import (
    newest_of,
    newest_report,
    source_head,
    source_leaf_head,
    sources_head,
)
from sitrep.site.pages.paging import LINE_BYTES, Leaf, leaf_through
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
        affiliations, newest = commonest_affiliations(catalogue.sources), newest_of(catalogue)
        for leaf in leaf_through(rank(catalogue.sources), lambda _page: ROW_BYTES, LIST_BYTES):
            yield OutputPage(
                paged(SOURCES, leaf.number),
                "sources",
                self.show_list,
                (leaf, affiliations),
                changed=newest,
            )
        for listed in catalogue.sources:
            yield from self._pages_of(listed)

    def _pages_of(self, listed: SourcePage) -> Iterable[OutputPage]:
        """A source's page, and further ones where it has much to list."""
        first, *others = leaf_through(listed.lines, lambda _line: LINE_BYTES)
        address = source_address(listed.source)
        yield OutputPage(
            address,
            "source",
            self.show,
            (listed, first),
            changed=listed.updated,
            subject=listed.source,
        )
        for leaf in others:
            yield OutputPage(
                paged(address, leaf.number),
                "source",
                self.show_further,
                (listed.source, leaf),
                changed=newest_report(line.family for line in leaf.items),
                subject=listed.source,
            )

    def show_list(self, leaf: Leaf[SourcePage], affiliations: Sequence[str]) -> Shown:
        """A page of the list."""
        values = {"leaf": leaf, "affiliations": affiliations}
        return Shown(sources_head(self.site, leaf.number), values)

    def show(self, listed: SourcePage, leaf: Leaf[SourceLine]) -> Shown:
        """A source's first page, which says what it is and how much there is by it."""
        values = {**_values(listed.source, leaf), "listed": listed}
        return Shown(source_head(listed, self.site), values)

    def show_further(self, source: Source, leaf: Leaf[SourceLine]) -> Shown:
        """A further page, which has its lines alone."""
        head = source_leaf_head(source, self.site, leaf.number)
        return Shown(head, _values(source, leaf))

    def served(self) -> Iterable[Served]:
        """As pages."""
        yield Served(f"{SOURCES}*", Serving.PAGE)

    def expected(self) -> Iterable[str]:
        """The list, and the first page of each source."""
        yield SOURCES
        for page in self.context["catalogue"].sources:
            yield source_address(page.source)


def _values(source: Source, leaf: Leaf[SourceLine]) -> dict[str, object]:
    """What every page of a source is given."""
    return {"source": source, "is_unknown": source.id == UNKNOWN_SOURCE.id, "leaf": leaf}


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
