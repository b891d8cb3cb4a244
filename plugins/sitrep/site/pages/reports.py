"""A page a report; a withdrawn one leaves a tombstone at its address."""

from __future__ import annotations

from collections.abc import Iterable

from sitrep.core.model import UNKNOWN_SOURCE
from sitrep.core.record import Thing, ThingKind
from sitrep.site.addresses import REPORTS, report_address
from sitrep.site.catalogue.build import Catalogue, named
from sitrep.site.catalogue.citation import cite_report
from sitrep.site.catalogue.filed import independence_of, passages_of
from sitrep.site.pages.base import OutputPage, PagesOfCatalogue
from sitrep.site.pages.head import report_head
from sitrep.site.policy import Served, Serving


class ReportPages(PagesOfCatalogue):
    """Writes ``/reports/<id>/``."""

    def pages(self, catalogue: Catalogue) -> Iterable[OutputPage]:
        """The reports, then the tombstones."""
        names = {name: each for name, each in named(catalogue).items() if name != UNKNOWN_SOURCE.id}
        sources = {page.source.id: page.source for page in catalogue.sources}
        for family in catalogue.families:
            leans_on = [names[name] for name in family.report.cites if name in names]
            nobody = UNKNOWN_SOURCE.id in family.report.cites
            passages = tuple(passages_of((family,)))
            values = {
                "family": family,
                "passages": passages,
                "independence": independence_of(passages, sources),
                "leans_on": leans_on,
                "leans_on_nobody_named": nobody,
                "citation": cite_report(family, self.site),
                "changes": catalogue.history.of(Thing(ThingKind.REPORT, family.report.id)),
            }
            head = report_head(family, self.site, leans_on)
            yield OutputPage(report_address(family.report), "report", head, values)
        for family in catalogue.withdrawn:
            head = report_head(family, self.site)
            yield OutputPage(report_address(family.report), "withdrawn", head, {"family": family})

    def served(self) -> Iterable[Served]:
        """As pages."""
        yield Served(f"{REPORTS}*", Serving.PAGE)

    def expected(self) -> Iterable[str]:
        """A page per published report of the content, whatever the catalogue made of it."""
        for file in self.context["sitrep_content"].reports:
            yield report_address(file.report)
