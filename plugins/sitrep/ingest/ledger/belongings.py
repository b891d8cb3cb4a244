"""Which document each report and each of its carriers was taken from, as the ledger knows it.

Report files do not say so, for that is private. The ledger keeps a note a report, and
finds it again when its id was changed in a draft; carriers are matched by what they
say, since a curator may add, remove and reorder them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sitrep.core.model import (
    Carrier,
    Provenance,
    Report,
    Revision,
)


@dataclass(frozen=True, slots=True)
class CarrierNote:
    """A carrier as it was when its note was written, and the hash of its document."""

    sha256: str | None
    source: str
    title: str | None
    date: str | None

    @classmethod
    def of(cls, carrier: Carrier) -> CarrierNote:
        """The note of a carrier."""
        sha256 = carrier.provenance.sha256 if carrier.provenance else None
        return cls(
            sha256, carrier.source, carrier.title, str(carrier.date) if carrier.date else None
        )

    @classmethod
    def of_revision(cls, revision: Revision) -> CarrierNote:
        """The note of another version of a page: its words stand for a title."""
        sha256 = revision.provenance.sha256 if revision.provenance else None
        return cls(sha256, revision.source or "", revision.note, str(revision.date))

    def is_like(self, carrier: Carrier) -> bool:
        """Whether a carrier still says what it said."""
        return replace(self, sha256=None) == replace(CarrierNote.of(carrier), sha256=None)


@dataclass(frozen=True, slots=True)
class PastNote:
    """The note before a change that a kill may have cut short, with the digest of its file."""

    digest: str
    note: ReportNote | None


@dataclass(frozen=True, slots=True)
class ReportNote:
    """The documents of a report."""

    id: str
    file: str
    """Of the report, below the content folder."""
    sha256: str | None
    """Of the document that its text is from."""
    carriers: tuple[CarrierNote, ...] = ()
    revisions: tuple[CarrierNote, ...] = ()
    instead: PastNote | None = None
    """What holds where the report's file was not written any more."""

    @classmethod
    def of(cls, report: Report, file: str) -> ReportNote:
        """The note of a report whose documents are known."""
        sha256 = report.provenance.sha256 if report.provenance else None
        carriers = tuple(map(CarrierNote.of, report.carriers))
        return cls(
            report.id, file, sha256, carriers, tuple(map(CarrierNote.of_revision, report.revisions))
        )

    @property
    def hashes(self) -> frozenset[str]:
        """Of all its documents."""
        return frozenset(
            filter(
                None, (self.sha256, *(each.sha256 for each in (*self.carriers, *self.revisions)))
            )
        )


def settled_note(note: ReportNote, digest: str) -> ReportNote | None:
    """The note that holds for a report's file of that digest."""
    if note.instead is None:
        return note
    return note.instead.note if note.instead.digest == digest else replace(note, instead=None)


def dump_note(note: ReportNote) -> str:
    """A note on one line."""
    plain: dict[str, object] = {
        "report": note.id,
        "file": note.file,
        "sha256": note.sha256,
        "carriers": [*map(_plain, note.carriers)],
        "revisions": [*map(_plain, note.revisions)],
    }
    if note.instead:
        plain["instead"] = [
            note.instead.digest,
            dump_note(note.instead.note) if note.instead.note else "",
        ]
    return json.dumps(plain, ensure_ascii=False)


def _plain(note: CarrierNote) -> list[str | None]:
    return [note.sha256, note.source, note.title, note.date]


def parse_note(text: str) -> ReportNote | None:
    """The note in a text, or None for what is none."""
    try:
        plain = json.loads(text)
        carriers = tuple(CarrierNote(*each) for each in plain["carriers"])
        revisions = tuple(CarrierNote(*each) for each in plain.get("revisions", ()))
        instead = (
            PastNote(plain["instead"][0], parse_note(plain["instead"][1]))
            if "instead" in plain
            else None
        )
        return ReportNote(
            plain["report"], plain["file"], plain["sha256"], carriers, revisions, instead
        )
    except (ValueError, KeyError, TypeError, IndexError):
        return None


def with_documents(report: Report, note: ReportNote | None) -> Report:
    """The report with the hashes of its documents, as far as the note tells them."""
    if note is None:
        return report
    hashes = _carrier_hashes(report.carriers, note.carriers)
    carriers = tuple(
        _known(carrier, sha256) for carrier, sha256 in zip(report.carriers, hashes, strict=True)
    )
    provenance = replace(report.provenance, sha256=note.sha256) if report.provenance else None
    revisions = tuple(_known_revision(each, note.revisions) for each in report.revisions)
    return replace(report, carriers=carriers, revisions=revisions, provenance=provenance)


def _known_revision(revision: Revision, notes: Sequence[CarrierNote]) -> Revision:
    said = replace(CarrierNote.of_revision(revision), sha256=None)
    sha256 = next((note.sha256 for note in notes if replace(note, sha256=None) == said), None)
    if revision.provenance is None or sha256 is None:
        return revision
    return replace(revision, provenance=replace(revision.provenance, sha256=sha256))


def _known(carrier: Carrier, sha256: str | None) -> Carrier:
    if carrier.provenance is None or sha256 is None:
        return carrier
    return replace(carrier, provenance=replace(carrier.provenance, sha256=sha256))


def _carrier_hashes(carriers: Sequence[Carrier], notes: Sequence[CarrierNote]) -> list[str | None]:
    """The hash of each carrier, of a note that agrees, else of the one left over in its order."""
    left = [note for note in notes if note.sha256]
    hashes: list[str | None] = []
    for carrier in carriers:
        same = next((note for note in left if carrier.provenance and note.is_like(carrier)), None)
        left = [note for note in left if note is not same]
        hashes.append(same.sha256 if same else None)
    open_places = [at for at, each in enumerate(carriers) if each.provenance and hashes[at] is None]
    if len(open_places) == len(left):  # else somebody was removed, and who of them cannot be told
        for at, note in zip(open_places, left, strict=True):
            hashes[at] = note.sha256
    return hashes


def notes_by_report(notes: Iterable[ReportNote], reports: dict[str, str]) -> dict[str, ReportNote]:
    """The note of each report, by its id; ``reports`` are the ids with their files.

    A report whose id was changed is found by its file, and a file that was moved by its id.
    """
    known = list(notes)
    found = {note.id: note for note in known if note.id in reports}
    by_file = {note.file: note for note in known if note.id not in reports}
    for name, file in reports.items():
        if name not in found and file in by_file:
            found[name] = by_file[file]
    return found


def carrier_hashes(report: Report) -> set[str]:
    """Of the documents of its carriers, as far as they are known."""
    return {
        each.provenance.sha256
        for each in report.carriers
        if each.provenance and each.provenance.sha256
    }


def provenances_of(report: Report) -> Iterator[Provenance]:
    """Of its text, of its carriers and of other versions of its source's page."""
    carriers = (carrier.provenance for carrier in report.carriers)
    versions = (revision.provenance for revision in report.revisions)
    return (found for found in (report.provenance, *carriers, *versions) if found)
