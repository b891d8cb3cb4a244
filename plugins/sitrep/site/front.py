"""The front page with the latest edition, the page for wrong addresses, and the list of drafts in a preview."""

from __future__ import annotations

from collections.abc import Iterable

from pelican import signals
from pelican.generators import Generator

from sitrep.core.addresses import DRAFTS, HOME, NOT_FOUND
from sitrep.core.catalogue import Catalogue
from sitrep.site.pages import PagesOfCatalogue, SitePage


class FrontPages(PagesOfCatalogue):
    """Writes ``/``, ``/404.html`` and, in a preview, ``/drafts/``."""

    def pages(self, catalogue: Catalogue) -> Iterable[SitePage]:
        """Each of them."""
        yield SitePage(HOME, "front", {"edition": catalogue.latest})
        yield SitePage(NOT_FOUND, "not_found", anywhere=True)
        if self.context["preview"]:
            yield SitePage(DRAFTS, "drafts", {"drafts": self.context["sitrep_content"].drafts})


def add_generator(_pelican: object) -> type[Generator]:
    """Name our generator to Pelican."""
    return FrontPages


def register() -> None:
    """Called by Pelican."""
    signals.get_generators.connect(add_generator)
