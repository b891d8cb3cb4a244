"""A page a report; a withdrawn one leaves a tombstone at its address."""

from __future__ import annotations

from collections.abc import Iterable

from pelican import signals
from pelican.generators import Generator

from sitrep.core.addresses import report_address
from sitrep.core.catalogue import Catalogue, named
from sitrep.site.pages import PagesOfCatalogue, SitePage


class ReportPages(PagesOfCatalogue):
    """Writes ``/reports/<id>/``."""

    def pages(self, catalogue: Catalogue) -> Iterable[SitePage]:
        """The reports, then the tombstones."""
        names = named(catalogue)
        for family in catalogue.families:
            leans_on = [names[name] for name in family.report.cites if name in names]
            yield SitePage(report_address(family.report), "report", {"family": family, "leans_on": leans_on})
        for family in catalogue.withdrawn:
            yield SitePage(report_address(family.report), "withdrawn", {"family": family})


def add_generator(_pelican: object) -> type[Generator]:
    """Name our generator to Pelican."""
    return ReportPages


def register() -> None:
    """Called by Pelican."""
    signals.get_generators.connect(add_generator)
