"""The front page with the latest edition, the page for wrong addresses, and the list of drafts in a preview."""

from __future__ import annotations

from collections.abc import Iterable

from pelican import signals
from pelican.generators import Generator

from sitrep.site.addresses import DRAFTS, HOME, NOT_FOUND
from sitrep.site.catalogue.build import Catalogue
from sitrep.site.pages.base import OutputPage, PagesOfCatalogue
from sitrep.site.pages.head import front_head, hidden_head
from sitrep.site.pictures.week import build_pictures

RECENT = 6
"""How many earlier weeks the front page lists."""


class FrontPages(PagesOfCatalogue):
    """Writes ``/``, ``/404.html`` and, in a preview, ``/drafts/``."""

    def pages(self, catalogue: Catalogue) -> Iterable[OutputPage]:
        """Each of them."""
        say = self.site.wording.say
        lost = hidden_head(
            say("Not found"), say("There is nothing at this address."), NOT_FOUND, self.site
        )
        yield OutputPage(HOME, "front", front_head(catalogue, self.site), self._front(catalogue))
        yield OutputPage(NOT_FOUND, "not_found", lost, anywhere=True)
        if self.context["preview"]:
            head = hidden_head(say("Drafts"), None, DRAFTS, self.site)
            yield OutputPage(
                DRAFTS, "drafts", head, {"drafts": self.context["sitrep_content"].drafts}
            )

    def _front(self, catalogue: Catalogue) -> dict[str, object]:
        """What the front page is given: the newest week that is announced, and those before it."""
        edition = catalogue.latest
        if edition is None:
            return {"edition": None}
        earlier = [each for each in catalogue.editions if each.week < edition.week]
        return {
            "edition": edition,
            "coming": catalogue.coming,
            "recent": earlier[:RECENT],
            "pictures": build_pictures(
                edition, self.context["sitrep_content"].regions, self.context["chart"]
            ),
        }


def add_generator(_pelican: object) -> type[Generator]:
    """Name our generator to Pelican."""
    return FrontPages


def register() -> None:
    """Called by Pelican."""
    signals.get_generators.connect(add_generator)
