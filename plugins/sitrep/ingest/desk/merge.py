"""What the curator does to families: makes two reports one, or a carrier a report of its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from sitrep.core.errors import DocumentError
from sitrep.core.model import (
    UNKNOWN_SOURCE,
    Carrier,
    Change,
    DateBasis,
    Report,
    Status,
    TextKind,
    TitleKind,
)
from sitrep.core.text import mint_id
from sitrep.ingest.desk.compose import passages_of
from sitrep.ingest.desk.naming.minted import TOPIC_WORDS
from sitrep.ingest.draft import Draft
from sitrep.ingest.families.differences import Texts, changes_anew
from sitrep.ingest.ledger.belongings import carrier_hashes


@dataclass(frozen=True, slots=True)
class SplitReport:
    """A report without one of its carriers, and the report that this has become."""

    kept: Report
    new: Report
    notes: tuple[str, ...]
    """What the curator should look at in the new one."""


@dataclass(frozen=True, slots=True)
class Minted:
    """What a new report must know: the ids given so far, and the day."""

    ids: Collection[str]
    today: dt.date


def merge_reports(report: Report, other: Report, wordings: Mapping[str, Texts]) -> Report:
    """The report with the other one and its carriers as carriers; versions of its pages stay known.

    ``wordings`` are those of the documents at hand, by hash.
    """
    is_listed = other.provenance is not None and other.provenance.sha256 in carrier_hashes(other)
    itself = () if is_listed else (_as_carrier(other),)
    known = carrier_hashes(report) | ({report.provenance.sha256} if report.provenance else set())
    more = [each for each in (*itself, *other.carriers) if not _is_among(each, known)]
    leader = Texts.of_report(report)
    settled = (
        replace(each, source=each.source or other.source, followed=True) for each in other.revisions
    )
    report = replace(
        report,
        revisions=(*report.revisions, *settled),
        fingerprint=tuple(dict.fromkeys((*report.fingerprint, *other.fingerprint))),
    )
    if report.text is not TextKind.VERBATIM:
        return replace(report, carriers=(*report.carriers, *more))
    again = (
        replace(each, changed=changes_anew(each.changed, leader, _wording(each, wordings)))
        for each in more
    )
    return replace(report, carriers=(*report.carriers, *again))


def withdraw_merged(other: Report, name: str, today: dt.date) -> Report:
    """A published report that has become another's carrier: its address stays and points there."""
    note = Change(today, f"Withdrawn: it is a copy of the report {name}.")
    return replace(other, status=Status.WITHDRAWN, changes=(*other.changes, note))


def carrier_number(report: Report, number: int) -> Carrier:
    """The carrier of that number, counted from 1.

    Raises DocumentError where it cannot be split off.
    """
    if not 1 <= number <= len(report.carriers):
        raise DocumentError(f"{report.id} has no carriers[{number}]; it has {len(report.carriers)}")
    carrier = report.carriers[number - 1]
    if report.provenance and _is_among(carrier, {report.provenance.sha256}):
        raise DocumentError(
            f"the text of {report.id} is from carriers[{number}]; split the other copies off instead"
        )
    return carrier


def split_carrier(
    report: Report, carrier: Carrier, copy: Draft | None, *, new: Minted
) -> SplitReport:
    """The report without one of its carriers, and the draft that this becomes.

    ``copy`` is the carrier's document as its ledger has it.
    """
    kept = replace(report, carriers=tuple(each for each in report.carriers if each is not carrier))
    parted = replace(
        _as_report(carrier, copy, new), fingerprint=report.fingerprint
    )  # one of which tells of the copy
    return SplitReport(kept, parted, _notes(report, carrier, copy))


def _as_carrier(report: Report) -> Carrier:
    return Carrier(
        source=report.source or UNKNOWN_SOURCE.id,
        date=report.date,
        url=report.url,
        title=report.title,
        provenance=report.provenance,
    )


def _as_report(carrier: Carrier, copy: Draft | None, new: Minted) -> Report:
    source = None if carrier.source == UNKNOWN_SOURCE.id else carrier.source
    named = carrier.title.split()[:TOPIC_WORDS] if carrier.title else ["copy"]
    return Report(
        id=mint_id([str(carrier.date or "undated"), source or "", *named], new.ids),
        title=carrier.title,
        title_kind=TitleKind.CARRIER if carrier.title else None,
        date=carrier.date,
        date_basis=DateBasis.CARRIER if carrier.date else None,
        added=new.today,
        source=source,
        url=carrier.url,
        provenance=carrier.provenance,
        passages=passages_of(copy) if copy else (),
    )


def _notes(report: Report, carrier: Carrier, copy: Draft | None) -> tuple[str, ...]:
    known = (
        f"{carrier.source} carried it"
        if carrier.source != UNKNOWN_SOURCE.id
        else "nothing shows whose copy it is"
    )
    source = (
        f"source: it was a carrier of {report.id}; {known}, who published it first is yours to say"
    )
    missing = "text: its ledger is not on this machine; put its text in, or set text: summary and write your own"
    return (source,) if copy else (source, missing)


def _is_among(carrier: Carrier, hashes: Collection[str | None]) -> bool:
    """Whether a carrier's document is known and one of these."""
    sha256 = carrier.provenance.sha256 if carrier.provenance else None
    return sha256 is not None and sha256 in hashes


def _wording(carrier: Carrier, wordings: Mapping[str, Texts]) -> Texts | None:
    found = wordings.get(carrier.provenance.sha256 or "") if carrier.provenance else None
    return replace(found, title=carrier.title) if found else None
