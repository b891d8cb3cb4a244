"""A page that comes again with another text: what differs, and what becomes of the report.

Nothing here touches a file. A draft that nobody worked on follows the page; what
a curator wrote or readers know stays, and a revision says how the page differs.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from sitrep.core.model import UNKNOWN_SOURCE, Carrier, Report, Revision, Status, TextKind, TitleKind
from sitrep.core.text import one_line
from sitrep.ingest.desk.compose import carrier_of, compose_report, source_id
from sitrep.ingest.draft import Draft
from sitrep.ingest.families.differences import Texts, changes_anew, revision_note
from sitrep.ingest.families.family import DraftFamily
from sitrep.ingest.families.page_version import is_own, page_of, stated_version
from sitrep.ingest.find.hosts import page_key
from sitrep.ingest.knowledge.bank import Settings

ORIGIN = 0
"""The number of the origin's page; carriers count from 1."""
REVISED = (
    "title",
    "title_kind",
    "date",
    "date_basis",
    "url",
    "carriers",
    "revisions",
    "provenance",
)
"""The keys that a newer version of a page may change."""


@dataclass(frozen=True, slots=True)
class Version:
    """A document that is a page of a report, taken before in other words."""

    copy: Draft
    number: int
    """ORIGIN, or the number of the carrier."""
    beside: bool
    """Whether it came in one run with the other: then only what it states says which is the newer.
    """


@dataclass(frozen=True, slots=True)
class KnownVersion:
    """A version of a page that a report holds, as its ledger tells of it."""

    wording: Texts
    stated: dt.datetime | None


@dataclass(frozen=True, slots=True)
class Revising:
    """All that decides what becomes of a report whose page came again."""

    report: Report
    version: Version
    known: tuple[KnownVersion, ...]
    """The versions at hand, the one that the report or the carrier was taken from first."""
    as_ingested: bool
    """Whether the report's text is known to be as ingest wrote it."""
    wordings: Mapping[str, Texts]
    """Of the documents at hand, by hash."""

    @property
    def note(self) -> str | None:
        """How the page differs from what was taken from it; None where it says the same."""
        new = Texts.of(self.version.copy)
        if any(revision_note(each.wording, new) is None for each in self.known):
            return None
        return revision_note(self.known[0].wording, new) if self.known else None

    @property
    def is_text(self) -> bool:
        """Whether the report's own text was taken from the page."""
        taken = self.report.provenance
        return self.version.number == ORIGIN or (
            taken is not None and taken.is_same_document(self.carrier.provenance)
        )

    @property
    def carrier(self) -> Carrier:
        """The carrier whose page it is."""
        return self.report.carriers[self.version.number - 1]

    @property
    def age(self) -> int:
        """1 for a newer version than those known, -1 for an older one, 0 where nothing tells."""
        stated = stated_version(self.version.copy)
        times = [each.stated for each in self.known if each.stated]
        if stated and times and stated != max(times):
            return 1 if stated > max(times) else -1
        return 0 if self.version.beside else 1

    @property
    def follows(self) -> bool:
        """Whether the report's text may follow the page.

        It never does over a curator's work or what readers know.
        """
        report = self.report
        untouched = (
            self.as_ingested and report.text is TextKind.VERBATIM and report.status is Status.DRAFT
        )
        return untouched and self.is_text and self.age > 0 and bool(self.version.copy.body)


def page_number(copy: Draft, report: Report, settings: Settings) -> int | None:
    """Which page of a report a document is: ORIGIN, a carrier's number, or None."""
    page = page_of(copy)
    if page and report.url and page == page_key(report.url):
        return ORIGIN
    for number, carrier in enumerate(report.carriers, 1):
        if page and carrier.url and page == page_key(carrier.url):
            return number
    if is_own(copy) and copy.origin and source_id(copy.origin.value, settings) == report.source:
        return ORIGIN
    return next(
        (
            number
            for number, each in enumerate(report.carriers, 1)
            if _is_same_carrier(copy, each, settings)
        ),
        None,
    )


def _is_same_carrier(copy: Draft, carrier: Carrier, settings: Settings) -> bool:
    """Whether a copy without an address is a carrier's page again: by its outlet and headline."""
    if (
        copy.publisher is None
        or carrier.source == UNKNOWN_SOURCE.id
        or (page_of(copy) and carrier.url)
    ):
        return False
    titled = bool(copy.title and carrier.title and copy.title.value == carrier.title)
    return titled and source_id(copy.publisher.value, settings) == carrier.source


def revise(revising: Revising, settings: Settings, today: dt.date) -> Report:
    """The report with what its page says now, as far as it may follow, and a revision."""
    if revising.follows:
        return _followed(revising, settings, today)
    if not revising.is_text:
        return _carried(revising, settings, today)
    provenance = carrier_of(revising.version.copy, settings, today).provenance
    source = None if revising.version.number == ORIGIN else revising.carrier.source
    older = revising.age < 0
    note = revising.note or ""
    added = Revision(
        today, f"An earlier version: {note}" if older else note, source, older, provenance
    )
    return replace(revising.report, revisions=(*revising.report.revisions, added))


def _followed(revising: Revising, settings: Settings, today: dt.date) -> Report:
    old, copy = revising.report, revising.version.copy
    page = compose_report(DraftFamily((copy,)), settings, taken=today, ids=())
    keeps_title = page.title is None or (
        old.title_kind is TitleKind.EDITOR and old.title is not None
    )
    keeps_date = old.date is not None or page.date is None
    source = None if revising.version.number == ORIGIN else revising.carrier.source
    former = Revision(today, revising.note or "", source, True, old.provenance)
    return replace(
        old,
        title=old.title if keeps_title else page.title,
        title_kind=old.title_kind if keeps_title else page.title_kind,
        date=old.date if keeps_date else page.date,
        date_basis=old.date_basis if keeps_date else page.date_basis,
        url=old.url or page.url,
        carriers=_carriers(revising, page),
        revisions=(*old.revisions, former),
        provenance=page.provenance,
        passages=page.passages,
    )


def _carriers(revising: Revising, page: Report) -> tuple[Carrier, ...]:
    """The carriers beside the page's new wording.

    The one whose page it is holds the new document.
    """
    wording = Texts.of(revising.version.copy)
    carriers = []
    for each in revising.report.carriers:
        own = each.provenance is not None and each.provenance.is_same_document(
            revising.report.provenance
        )
        found = revising.wordings.get(each.provenance.sha256 or "") if each.provenance else None
        changed = changes_anew(each.changed, wording, found) if found else each.changed
        carriers.append(
            replace(each, provenance=page.provenance) if own else replace(each, changed=changed)
        )
    return tuple(carriers)


def _carried(revising: Revising, settings: Settings, today: dt.date) -> Report:
    """The report with what a carrier's page has now, beside the text that it carries."""
    report, copy, old = revising.report, revising.version.copy, revising.carrier
    if revising.age < 0:
        earlier = carrier_of(copy, settings, today).provenance
        added = Revision(today, f"An earlier version: {revising.note}", old.source, True, earlier)
        return replace(report, revisions=(*report.revisions, added))
    leader = Texts.of_report(report) if report.text is TextKind.VERBATIM else None
    new = carrier_of(copy, settings, today)
    carrier = replace(
        old,
        url=old.url or new.url,
        date=old.date or new.date,
        title=new.title or old.title,
        changed=changes_anew(old.changed, leader, Texts.of(copy)) if leader else old.changed,
        provenance=new.provenance,
    )
    former = Revision(today, revising.note or "", old.source, True, old.provenance)
    carriers = tuple(carrier if each is old else each for each in report.carriers)
    return replace(report, carriers=carriers, revisions=(*report.revisions, former))


def change_line(note: str, today: dt.date) -> str:
    """The line for ``changes:`` with which a curator tells readers of a revision."""
    said = one_line(f"The source revised its report: {note}")
    return f"changes: - {{date: {today}, note: {json.dumps(said, ensure_ascii=False)}}}"


def whose_page(revising: Revising) -> str:
    """Whose page came again, for the curator."""
    return (
        "its source's page"
        if revising.version.number == ORIGIN
        else f"the page of {revising.carrier.source}"
    )


def notes_on(revising: Revising, today: dt.date) -> Iterator[str]:
    """What a curator should look at where a page came again with another text."""
    note = revising.note or ""
    if not revising.is_text:
        yield f"carriers[{revising.version.number}]: its page has another text: {note}"
        return
    if revising.age < 0:
        yield f"text: {whose_page(revising)} came in an earlier version; the text stays: {note}"
        return
    if revising.age == 0:
        yield f"text: {whose_page(revising)} came in two versions, and nothing shows which is the newer: {note}"
    elif revising.follows:
        yield f"text: it follows the newer version of {whose_page(revising)}: {note}"
    else:
        yield f"text: {whose_page(revising)} now says otherwise, and the text stays: {note}"
        yield "revisions: once the text follows its page, set followed: true; until then readers see the note"
    yield change_line(note, today)
