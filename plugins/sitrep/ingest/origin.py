"""The origin's own page that comes after its carrier: it takes the first place in the report.

Id, address and what the curator set by hand stay.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from sitrep.core.model import UNKNOWN_SOURCE, Carrier, DateBasis, Report, Status, TextKind, TitleKind
from sitrep.ingest.changed import Wording, changes_anew
from sitrep.ingest.compose import compose_report, is_own
from sitrep.ingest.draft import Draft
from sitrep.ingest.families import DraftFamily
from sitrep.ingest.held import carrier_hashes, is_led_by_origin
from sitrep.ingest.settings import Settings

TAKEN_OVER = ("source", "url", "date", "date_basis", "title", "title_kind", "byline", "carriers", "provenance")
"""The keys that an origin's page brings."""
SETTLED = ("title: none", "title: a carrier's", "date: no", "source: nothing shows", "carriers: nothing shows")
"""How the doubts begin that an origin's page may settle; those it leaves open are said anew."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """An origin's own page, and the report of the digest that was made from a carrier's copy."""

    page: Draft
    report: Report
    wordings: Mapping[str, Wording]
    """Of the documents at hand, by hash."""
    as_ingested: bool
    """Whether the report's text is known to be as ingest wrote it."""


def may_lead(page: Draft, report: Report, source: str | None) -> bool:
    """Whether a page is the origin's own and the report lacks it; ``source`` is the page's outlet."""
    known = {None, UNKNOWN_SOURCE.id, source}
    return is_own(page) and report.source in known and not is_led_by_origin(report)


def why_not(report: Report) -> str | None:
    """Why an origin's page may not take its place by itself, or None where it may."""
    return None if report.status is Status.DRAFT else f"the report is {report.status}, and readers know it as it is"


def take_place(arrival: Arrival, settings: Settings, taken: dt.date) -> Report:
    """The report with the page's facts, and with its text where nobody worked on the old one."""
    old = arrival.report
    page = compose_report(DraftFamily((arrival.page,)), settings, taken=taken, ids=())
    keeps_title = page.title is None or (old.title_kind is TitleKind.EDITOR and old.title is not None)
    keeps_date = page.date is None or (old.date_basis is DateBasis.EDITOR and old.date is not None)
    return replace(
        old,
        source=page.source,
        url=page.url or old.url,
        date=old.date if keeps_date else page.date,
        date_basis=old.date_basis if keeps_date else page.date_basis,
        title=old.title if keeps_title else page.title,
        title_kind=old.title_kind if keeps_title else page.title_kind,
        byline=page.byline or old.byline,
        carriers=_carriers(arrival),
        provenance=page.provenance,
        passages=page.passages if replaces_text(arrival) else old.passages,
    )


def replaces_text(arrival: Arrival) -> bool:
    """Whether the page's text may stand for the report's: never for a curator's work."""
    return arrival.as_ingested and arrival.report.text is TextKind.VERBATIM and bool(arrival.page.body)


def late_origin(page: Draft, number: int, reason: str) -> str:
    """What the curator is told of a page that was added as a carrier all the same."""
    name = page.origin.value if page.origin else "the origin"
    return f"source: carriers[{number}] is the page of {name} itself; it did not take the first place: {reason}"


def _carriers(arrival: Arrival) -> tuple[Carrier, ...]:
    """The carriers, with the copy that led as one of them, each beside the page's wording."""
    old, wording = arrival.report, Wording.of(arrival.page)
    listed = carrier_hashes(old)
    led = old.provenance is not None and old.provenance.sha256 not in listed
    title = old.title if old.title_kind is not TitleKind.EDITOR else None
    leader = (Carrier(UNKNOWN_SOURCE.id, title=title, provenance=old.provenance),) if led else ()
    return tuple(
        replace(each, changed=changes_anew(each.changed, wording, _wording(each, arrival)))
        for each in (*leader, *old.carriers)
    )


def _wording(carrier: Carrier, arrival: Arrival) -> Wording | None:
    """The carrier's headline as the report has it, with the text of its document."""
    found = arrival.wordings.get(carrier.provenance.sha256 or "") if carrier.provenance else None
    return replace(found, title=carrier.title) if found else None
