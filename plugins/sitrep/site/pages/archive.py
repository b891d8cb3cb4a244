"""The archive: every edition by its headline, newest first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from sitrep.core.language import marked
from sitrep.site.addresses import EDITIONS, paged
from sitrep.site.catalogue.build import Catalogue
from sitrep.site.catalogue.edition import Edition
from sitrep.site.generator import MenuLink
from sitrep.site.pages.base import OutputPage, PagesOfCatalogue, Shown
from sitrep.site.pages.head import edition_updated, editions_head, newest_of
from sitrep.site.pages.paging import Leaf, leaf_through
from sitrep.site.policy import Served, Serving

EDITION_BYTES = 700
"""What an edition's line in the archive weighs, its markup included."""


@dataclass(frozen=True, slots=True)
class YearOfEditions:
    """The editions of an ISO year, or those of them that a page of the archive has."""

    number: int
    editions: tuple[Edition, ...]
    """Newest first."""


class ArchivePages(PagesOfCatalogue):
    """Writes ``/editions/``, and further pages of it where there are many."""

    menu: ClassVar = (MenuLink(marked("Editions"), EDITIONS),)

    def pages(self, catalogue: Catalogue) -> Iterable[OutputPage]:
        """The newest page first."""
        newest = newest_of(catalogue)
        for leaf in leaf_through(catalogue.editions, lambda _edition: EDITION_BYTES):
            dates = filter(None, map(edition_updated, leaf.items))
            yield OutputPage(
                paged(EDITIONS, leaf.number),
                "editions",
                self.show,
                (leaf,),
                changed=newest if leaf.number == 1 else max(dates, default=None),
            )

    def show(self, leaf: Leaf[Edition]) -> Shown:
        """A page of the archive."""
        values = {"leaf": leaf, "years": by_year(leaf.items)}
        return Shown(editions_head(self.site, leaf.number), values)

    def served(self) -> Iterable[Served]:
        """As pages."""
        yield Served(f"{EDITIONS}*", Serving.PAGE)

    def expected(self) -> Iterable[str]:
        """The newest page."""
        yield EDITIONS


def by_year(editions: Sequence[Edition]) -> tuple[YearOfEditions, ...]:
    """Editions, newest first, by their years."""
    years = groupby(editions, key=lambda edition: edition.week.year)
    return tuple(YearOfEditions(year, tuple(each)) for year, each in years)
