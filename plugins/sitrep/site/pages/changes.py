"""What was changed after readers had it, and what stands where something is gone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from sitrep.core.language import marked
from sitrep.core.record import ThingKind
from sitrep.site.addresses import CORRECTIONS, paged
from sitrep.site.catalogue.build import Catalogue, Named
from sitrep.site.catalogue.changes.history import Former
from sitrep.site.catalogue.changes.retelling import ShownChange
from sitrep.site.generator import MenuLink
from sitrep.site.pages.base import OutputPage, PagesOfCatalogue, Shown
from sitrep.site.pages.head import hidden_head, list_head, newest_of
from sitrep.site.pages.page_head import leaf_of
from sitrep.site.pages.paging import LINE_BYTES, Leaf, leaf_through
from sitrep.site.policy import Served, Serving


class CorrectionPages(PagesOfCatalogue):
    """Writes ``/corrections/``, and further pages of it where there are many."""

    foot: ClassVar = (MenuLink(marked("Corrections"), CORRECTIONS),)

    def pages(self, catalogue: Catalogue) -> Iterable[OutputPage]:
        """The newest page first."""
        newest = newest_of(catalogue)
        for leaf in leaf_through(catalogue.history.corrections, _weigh):
            dates = (change.day for change in leaf.items)
            yield OutputPage(
                paged(CORRECTIONS, leaf.number),
                "changes/corrections",
                self.show,
                (leaf,),
                changed=newest if leaf.number == 1 else max(dates, default=None),
            )

    def show(self, leaf: Leaf[ShownChange]) -> Shown:
        """A page of the list."""
        say = self.site.language.say
        words = say(
            "What %(site)s has corrected, regraded, moved or withdrawn, newest first.",
            site=self.site.name,
        )
        page = leaf_of(Named(say("Corrections"), CORRECTIONS), leaf.number, self.site.language)
        return Shown(list_head(page, words, self.site), {"leaf": leaf})

    def served(self) -> Iterable[Served]:
        """As pages."""
        yield Served(f"{CORRECTIONS}*", Serving.PAGE)

    def expected(self) -> Iterable[str]:
        """The newest page."""
        yield CORRECTIONS


class FormerPages(PagesOfCatalogue):
    """Writes a page at each address where something stood and stands no more."""

    def pages(self, catalogue: Catalogue) -> Iterable[OutputPage]:
        """By address."""
        for former in catalogue.history.former:
            title = self._title(former)
            head = hidden_head(title, None, former.address, self.site)
            yield self.ready(former.address, "changes/former", head, former=former, title=title)

    def served(self) -> Iterable[Served]:
        """Those of pages of the curator's own; all others lie where things of their kind do."""
        for former in self.context["catalogue"].history.former:
            if former.thing.kind is ThingKind.PAGE:
                yield Served(f"{former.address}*", Serving.PAGE)

    def expected(self) -> Iterable[str]:
        """Each of them: an address that was published never vanishes."""
        for former in self.context["catalogue"].history.former:
            yield former.address

    def _title(self, former: Former) -> str:
        say = self.site.language.say
        if former.heirs:
            return say("Moved")
        return say("Withdrawn") if former.end else say("Nothing here at present")


def _weigh(change: ShownChange) -> int:
    return LINE_BYTES + len((change.note or "").encode())
