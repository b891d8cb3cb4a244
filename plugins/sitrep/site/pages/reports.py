"""A page a report; a withdrawn one leaves a tombstone at its address."""

from __future__ import annotations

from collections.abc import Iterable

from pelican import signals
from pelican.generators import Generator

from sitrep.core.model import UNKNOWN_SOURCE
from sitrep.site.addresses import report_address
from sitrep.site.catalogue.build import Catalogue, named
from sitrep.site.catalogue.citation import cite_report
from sitrep.site.pages.base import OutputPage, PagesOfCatalogue
from sitrep.site.pages.head import report_head


class ReportPages(PagesOfCatalogue):
    """Writes ``/reports/<id>/``."""

    def pages(self, catalogue: Catalogue) -> Iterable[OutputPage]:
        """The reports, then the tombstones."""
        names = {name: each for name, each in named(catalogue).items() if name != UNKNOWN_SOURCE.id}
        for family in catalogue.families:
            leans_on = [names[name] for name in family.report.cites if name in names]
            nobody = UNKNOWN_SOURCE.id in family.report.cites
            values = {
                "family": family,
                "leans_on": leans_on,
                "leans_on_nobody_named": nobody,
                "confirmed_by": [
                    names[name] for name in family.report.corroborated_by if name in names
                ],
                "citation": cite_report(family, self.site),
            }
            head = report_head(family, self.site, leans_on)
            yield OutputPage(report_address(family.report), "report", head, values)
        for family in catalogue.withdrawn:
            head = report_head(family, self.site)
            yield OutputPage(report_address(family.report), "withdrawn", head, {"family": family})


def add_generator(_pelican: object) -> type[Generator]:
    """Name our generator to Pelican."""
    return ReportPages


def register() -> None:
    """Called by Pelican."""
    signals.get_generators.connect(add_generator)
