"""The origin's own page that comes after its carrier: it takes the first place in the report.

So does a copy that was read rightly where the one that leads a draft was not.

Id, address and what the curator set by hand stay.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from sitrep.core.model import (
    UNKNOWN_SOURCE,
    Carrier,
    DateBasis,
    Report,
    Revision,
    Status,
    TextKind,
    TitleKind,
)
from sitrep.ingest.desk.compose import carrier_of, compose_report
from sitrep.ingest.desk.fingerprints import fingerprints_of
from sitrep.ingest.desk.match import is_led_by_origin
from sitrep.ingest.draft import Draft
from sitrep.ingest.families.differences import Texts, changes_anew, revision_note
from sitrep.ingest.families.family import DraftFamily, is_damaged
from sitrep.ingest.families.page_version import is_own
from sitrep.ingest.judge.losses import says_damaged
from sitrep.ingest.knowledge.bank import Settings
from sitrep.ingest.ledger.belongings import carrier_hashes

_FACTS = ("source", "url", "date", "date_basis", "title", "title_kind", "byline")
TAKEN_OVER = (*_FACTS, "carriers", "provenance", "fingerprint")
"""The keys that an origin's page brings."""
SETTLED = (
    "title: none",
    "title: a carrier's",
    "date: no",
    "source: nothing shows",
    "carriers: nothing shows",
)
"""How the doubts begin that an origin's page may settle; those it leaves open are said again."""

SAME_WORDS = "The origin's own page was found; it has the same words."
"""What a revision says that changes nothing."""
NOT_COMPARED = "The origin's own page was found; its words were not compared, for those taken are not on this machine."
"""What a revision says where a report is found without its text."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """An origin's own page, and the report of the digest that was made from a carrier's copy."""

    page: Draft
    report: Report
    wordings: Mapping[str, Texts]
    """Of the documents at hand, by hash."""
    as_ingested: bool
    """Whether the report's text is known to be as ingest wrote it."""


def may_lead(page: Draft, report: Report, source: str | None) -> bool:
    """Whether a page is the origin's own and the report lacks it; ``source`` is the page's outlet.

    Of two outlets that call the text their own it is the one that dates it earlier.
    """
    if not is_own(page):
        return False
    if report.source in {None, UNKNOWN_SOURCE.id, source}:
        return not is_led_by_origin(report)
    day = page.original.date if page.original else None
    stated = report.status is Status.DRAFT and report.date_basis is DateBasis.STATED
    return stated and day is not None and report.date is not None and day < report.date


def is_cleaner(copy: Draft, report: Report, notes: Iterable[str]) -> bool:
    """Whether a copy was read rightly and the one that leads a draft was not, as its notes say."""
    is_ours = report.status is Status.DRAFT and report.text is TextKind.VERBATIM
    return is_ours and bool(copy.body) and not is_damaged(copy) and any(map(says_damaged, notes))


def name_of(page: Draft) -> str:
    """What the curator is told of a document that takes the first place."""
    own = page.origin if is_own(page) else None
    return f"the page of {own.value} itself" if own else "a copy that was read rightly"


def why_not(report: Report) -> str | None:
    """Why an origin's page may not take its place by itself, or None where it may."""
    return (
        None
        if report.status is Status.DRAFT
        else f"the report is {report.status}, and readers know it as it is"
    )


def take_place(arrival: Arrival, settings: Settings, taken: dt.date) -> Report:
    """The report with the page's facts, and with its text where nobody worked on the old one."""
    old = arrival.report
    page = compose_report(DraftFamily((arrival.page,)), settings, taken=taken, ids=())
    keeps_title = page.title is None or (
        old.title_kind is TitleKind.EDITOR and old.title is not None
    )
    keeps_date = page.date is None or (old.date_basis is DateBasis.EDITOR and old.date is not None)
    return replace(
        old,
        source=page.source or old.source,
        url=page.url or (old.url if old.source in {None, UNKNOWN_SOURCE.id, page.source} else None),
        date=old.date if keeps_date else page.date,
        date_basis=old.date_basis if keeps_date else page.date_basis,
        title=old.title if keeps_title else page.title,
        title_kind=old.title_kind if keeps_title else page.title_kind,
        byline=page.byline or old.byline,
        carriers=(*page.carriers, *_carriers(arrival, page.source)),
        provenance=page.provenance,
        fingerprint=fingerprints_of((arrival.page,), old.fingerprint),
        passages=page.passages if replaces_text(arrival) else old.passages,
    )


def replaces_text(arrival: Arrival) -> bool:
    """Whether the page's text may stand for the report's: never for a curator's work."""
    return (
        arrival.as_ingested and arrival.report.text is TextKind.VERBATIM and bool(arrival.page.body)
    )


def say_place(arrival: Arrival, settings: Settings, today: dt.date) -> Report:
    """A report that readers know, with the page of its origin that was found later.

    Its text and headline stay as they are: how the page differs is a revision, and
    what the carriers changed is said beside the origin's own words.
    """
    report, wording = arrival.report, Texts.of(arrival.page)
    taken = arrival.wordings.get(report.provenance.sha256 or "") if report.provenance else None
    shown = taken or (Texts.of_report(report) if report.text is TextKind.VERBATIM else None)
    note = revision_note(shown, wording) if shown else None
    provenance = carrier_of(arrival.page, settings, today).provenance
    said = note or (SAME_WORDS if shown else NOT_COMPARED)
    found = Revision(today, said, followed=note is None, provenance=provenance)
    carriers = (
        replace(each, changed=changes_anew(each.changed, wording, own))
        if (own := _wording(each, arrival))
        else each
        for each in report.carriers
    )
    url = report.url or (arrival.page.url.value if arrival.page.url else None)
    return replace(report, url=url, carriers=tuple(carriers), revisions=(*report.revisions, found))


def _carriers(arrival: Arrival, source: str | None) -> tuple[Carrier, ...]:
    """The carriers, with the copy that led as one of them, each beside the page's wording."""
    old, wording = arrival.report, Texts.of(arrival.page)
    listed = carrier_hashes(old)
    led = old.provenance is not None and old.provenance.sha256 not in listed
    title = old.title if old.title_kind is not TitleKind.EDITOR else None
    leader = (
        (replace(_former_origin(old, source), title=title, provenance=old.provenance),)
        if led
        else ()
    )
    return tuple(
        replace(each, changed=changes_anew(each.changed, wording, _wording(each, arrival)))
        for each in (*leader, *old.carriers)
    )


def _former_origin(old: Report, source: str | None) -> Carrier:
    """The copy that led as a carrier, of the outlet that called the text its own, if another."""
    if old.source in {None, UNKNOWN_SOURCE.id, source}:
        return Carrier(UNKNOWN_SOURCE.id)
    return Carrier(old.source or UNKNOWN_SOURCE.id, date=old.date, url=old.url)


def _wording(carrier: Carrier, arrival: Arrival) -> Texts | None:
    """The carrier's headline as the report has it, with the text of its document."""
    found = arrival.wordings.get(carrier.provenance.sha256 or "") if carrier.provenance else None
    return replace(found, title=carrier.title) if found else None
