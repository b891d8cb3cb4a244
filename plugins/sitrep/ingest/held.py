"""Which report of the content tree a family already is, and what it adds to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sitrep.core.markup import plain_paragraphs
from sitrep.core.model import Carrier, Provenance, Report, TextKind
from sitrep.core.reportfile import ReportFile
from sitrep.ingest.compose import carrier_of
from sitrep.ingest.draft import Draft
from sitrep.ingest.families import BodyRuns, DraftFamily, is_same
from sitrep.ingest.settings import Settings


@dataclass(frozen=True, slots=True)
class HeldReport:
    """A report of the content tree with what it is recognised by."""

    file: ReportFile
    hashes: frozenset[str]
    body: BodyRuns

    @classmethod
    def of(cls, file: ReportFile) -> HeldReport:
        """The hashes of its documents and the runs of its text; a curator's summary has none of the source's."""
        report = file.report
        verbatim = report.text is TextKind.VERBATIM
        texts = [text for passage in report.passages for text in plain_paragraphs(passage.text)] if verbatim else []
        hashes = frozenset(provenance.sha256 for provenance in _provenances(report))
        return cls(file, hashes, BodyRuns.of_texts(texts))


def find_held(family: DraftFamily, reports: Iterable[HeldReport]) -> HeldReport | None:
    """The report that a family's documents were taken into, or whose text they copy."""
    hashes = {copy.document.sha256 for copy in family.copies}
    bodies = [BodyRuns.of(copy) for copy in family.copies]
    known = list(reports)
    by_hash = next((held for held in known if held.hashes & hashes), None)
    return by_hash or next((held for held in known if any(is_same(held.body, body) for body in bodies)), None)


def new_copies(family: DraftFamily, held: HeldReport) -> tuple[Draft, ...]:
    """The family's documents that the report does not hold yet."""
    return tuple(copy for copy in family.copies if copy.document.sha256 not in held.hashes)


def more_carriers(copies: Iterable[Draft], held: HeldReport, settings: Settings, taken: dt.date) -> tuple[Carrier, ...]:
    """The report's carriers with those that new copies show."""
    return (*held.file.report.carriers, *(carrier_of(copy, settings, taken) for copy in copies))


def _provenances(report: Report) -> Iterator[Provenance]:
    return (found for found in (report.provenance, *(each.provenance for each in report.carriers)) if found)
