"""A page a report; a withdrawn one leaves a tombstone at its address."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sitrep.core.model import UNKNOWN_SOURCE
from sitrep.site.addresses import REPORTS, report_address
from sitrep.site.catalogue.build import Catalogue, Named, named
from sitrep.site.catalogue.changes.retelling import ShownChange
from sitrep.site.catalogue.citation import cite_report
from sitrep.site.catalogue.family import Family
from sitrep.site.catalogue.filed import independence_of, passages_of
from sitrep.site.catalogue.independence import Independence
from sitrep.site.pages.base import OutputPage, PagesOfCatalogue, Shown
from sitrep.site.pages.head import is_offered, report_head
from sitrep.site.pages.told.event_index import EventIndex, PassageBeside
from sitrep.site.policy import Served, Serving


@dataclass(frozen=True, slots=True)
class ReportWithOthers:
    """A report with what others have to do with it."""

    family: Family
    beside: tuple[PassageBeside, ...]
    """A passage each."""
    independence: Independence
    leans_on: tuple[Named, ...]
    """The reports and sources that it names as its own."""
    leans_on_nobody_named: bool
    changes: tuple[ShownChange, ...]


class ReportPages(PagesOfCatalogue):
    """Writes ``/reports/<id>/``."""

    def pages(self, catalogue: Catalogue) -> Iterable[OutputPage]:
        """The reports, then the tombstones."""
        cited = {name for family in catalogue.families for name in family.report.cites}
        names = named(catalogue, cited - {UNKNOWN_SOURCE.id})
        sources = {page.source.id: page.source for page in catalogue.sources}
        index = EventIndex.of(catalogue)
        for family in catalogue.families:
            report = family.report
            told = ReportWithOthers(
                family,
                index.beside(family),
                independence_of(passages_of((family,)), sources),
                leans_on=tuple(names[name] for name in report.cites if name in names),
                leans_on_nobody_named=UNKNOWN_SOURCE.id in report.cites,
                changes=catalogue.history.told_of(family.history),
            )
            yield OutputPage(
                report_address(report),
                "report",
                self.show,
                (told,),
                changed=family.updated,
                is_listed=is_offered(family),
            )
        for family in catalogue.withdrawn:
            address = report_address(family.report)
            yield OutputPage(address, "withdrawn", self.show_gone, (family,), is_listed=False)

    def show(self, told: ReportWithOthers) -> Shown:
        """A report's page."""
        values = {
            "family": told.family,
            "passages": [*zip(passages_of((told.family,)), told.beside, strict=True)],
            "independence": told.independence,
            "leans_on": told.leans_on,
            "leans_on_nobody_named": told.leans_on_nobody_named,
            "citation": cite_report(told.family, self.site),
            "changes": told.changes,
        }
        return Shown(report_head(told.family, self.site, told.leans_on), values)

    def show_gone(self, family: Family) -> Shown:
        """The tombstone of a withdrawn report."""
        return Shown(report_head(family, self.site), {"family": family})

    def served(self) -> Iterable[Served]:
        """As pages."""
        yield Served(f"{REPORTS}*", Serving.PAGE)

    def expected(self) -> Iterable[str]:
        """A page per published report of the content, whatever the catalogue made of it."""
        for file in self.context["sitrep_content"].reports:
            yield report_address(file.report)
