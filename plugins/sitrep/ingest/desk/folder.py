"""The content folder that ingest adds to: read once, written file by file.

Each file is written whole or not at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from sitrep.content.checks.holdings import Holdings
from sitrep.content.digest_file import parse_digest
from sitrep.content.folder import name_below, read_files, write_file
from sitrep.content.reading import DIGEST, REPORTS
from sitrep.content.report_file import ReportFile, parse_report
from sitrep.content.report_text import refuse_long
from sitrep.content.syntax.front_matter import decode
from sitrep.core.errors import DocumentError, Fault
from sitrep.core.limits import PICTURE
from sitrep.core.model import Report
from sitrep.files.plain import read_plain
from sitrep.ingest.desk.match import HeldReport
from sitrep.ingest.desk.naming.mentions import Mentions
from sitrep.ingest.digest_settings import settings_in, sources_in
from sitrep.ingest.draft import Draft
from sitrep.ingest.knowledge.bank import Settings
from sitrep.ingest.ledger.belongings import (
    PastNote,
    ReportNote,
    dump_note,
    notes_by_report,
    parse_note,
    settled_note,
    with_documents,
)
from sitrep.ingest.ledger.folder import NAME, LedgerFolder
from sitrep.ingest.ledger.records import copy_of

_NOTE, _LEDGER, _WHOLE = ".json", ".jsonl", ".md"
"""Endings of the ledger's files: a report's documents, a document's blocks, a report before it was
cut."""


@dataclass(frozen=True, slots=True)
class OpenReport:
    """A report of the content tree as it is at this moment."""

    file: ReportFile
    text: str

    @property
    def report(self) -> Report:
        """What the file says."""
        return self.file.report

    @property
    def path(self) -> str:
        """Where it stands."""
        return self.file.file


@dataclass(frozen=True, slots=True)
class Tree:
    """What ingest must know of the content folder it adds to."""

    folder: Path
    settings: Settings
    held: tuple[HeldReport, ...]
    """The reports that are there, without their texts, in the order of their paths."""
    ledger: LedgerFolder
    holdings: Holdings
    notes: dict[str, ReportNote]
    """The documents of the reports, by id; kept up while reports are written."""
    mentions: Mentions
    """The reports that other files name."""
    unread: tuple[Fault, ...] = ()
    """The files that could not be read, or are links: a document may be known to one of them."""

    @property
    def sources(self) -> frozenset[str]:
        """The ids of sources.toml."""
        return frozenset(self.holdings.rights)

    @property
    def files(self) -> tuple[ReportFile, ...]:
        """The reports' files."""
        return tuple(held.file for held in self.held)

    @property
    def ids(self) -> frozenset[str]:
        """The ids given so far."""
        return frozenset(held.file.report.id for held in self.held)

    def path_of(self, report: Report) -> Path:
        """Where a new report's file would stand."""
        return (
            self.folder
            / "reports"
            / (str(report.date.year) if report.date else "undated")
            / f"{report.id}.md"
        )


def read_tree(folder: Path) -> Tree:
    """What the content folder holds; what is wrong in its files is the build's to say.

    These are the files that a build reads, no more and no fewer.
    """
    unread: list[Fault] = []
    given = {file.path: file.data for file in read_files(folder, unread, pictures=False)}
    faults: list[Fault] = []
    sources = sources_in(given)
    digest = parse_digest(_text(given, DIGEST, faults) or "", DIGEST, faults)
    settings = settings_in(given, sources)
    files = []
    for name, data in given.items():
        if name.startswith(REPORTS) and name.endswith(".md"):
            file = parse_report(data, (folder / name).as_posix(), faults)
            files += [file] if file else []
    ledger = LedgerFolder(folder.parent / NAME)
    notes = notes_by_report(
        _read_notes(folder, ledger),
        {file.report.id: name_below(folder, file.file) for file in files},
    )
    held = (_hold(file, ledger, notes.get(file.report.id)) for file in files)
    holdings = Holdings.of(digest.repository, sources)
    mentions = Mentions(folder, frozenset(file.report.id for file in files))
    return Tree(folder, settings, tuple(held), ledger, holdings, notes, mentions, tuple(unread))


def open_report(tree: Tree, path: str) -> tuple[ReportFile, str]:
    """A report's file as it is now, its documents known as far as the ledger tells, and its text."""
    data = read_plain(path, PICTURE.most)
    file = parse_report(data, path, [])
    if file is None:
        raise DocumentError(f"{path} can no longer be read")
    return _with_documents(file, tree.notes.get(file.report.id)), data.decode("utf-8")


def remove_report(path: str) -> None:
    """Remove a draft's file."""
    Path(path).unlink()


def write_report(tree: Tree, path: Path | str, text: str) -> None:
    """Write a report's file whole or not at all.

    Raises DocumentError for what no build would take.
    """
    refuse_long(text)
    write_file(tree.folder, Path(path), text)


def write_ledger(tree: Tree, document: str, lines: Iterable[str]) -> None:
    """Write the ledger of a document, which its SHA-256 names."""
    tree.ledger.write(ledger_name(tree, document), lines)


def ledger_name(tree: Tree, document: str) -> str:
    """The name of a document's file in the ledger."""
    return tree.ledger.mark(document) + _LEDGER


def note_name(tree: Tree, report: str) -> str:
    """The name of the file in the ledger that tells a report's documents."""
    return _name(tree, report, _NOTE)


def write_noted(tree: Tree, report: Report, path: str, text: str) -> None:
    """Write a report's file, and keep in the ledger which documents it is from now.

    The two change together: killed in between, what was noted before holds as long as the file is as it was.
    """
    note = ReportNote.of(report, name_below(tree.folder, path))
    past = PastNote(_digest(Path(path)), tree.notes.get(report.id))
    if note.hashes:
        tree.ledger.write(note_name(tree, report.id), [dump_note(replace(note, instead=past))])
    write_report(tree, path, text)
    note_documents(tree, report, path)


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def note_documents(tree: Tree, report: Report, path: Path | str) -> None:
    """Keep in the ledger which documents a report is from.

    What an id before this one had is given up.
    """
    note = ReportNote.of(report, name_below(tree.folder, str(path)))
    former = tree.notes.get(report.id)
    if note.hashes or former:
        tree.ledger.write(note_name(tree, report.id), [dump_note(note)])
        tree.notes[report.id] = note
    if former and former.id != report.id:  # last: a kill in between must not lose both notes
        tree.ledger.remove(note_name(tree, former.id))


def forget_report(tree: Tree, name: str) -> None:
    """Remove what the ledger says of a report that is gone; its documents' ledgers stay."""
    if tree.ledger.is_begun:
        tree.ledger.remove(note_name(tree, name))
    tree.notes.pop(name, None)


def migrate_ledger(tree: Tree, document: str) -> None:
    """Give a document's ledger its mark for a name, instead of the document's hash.

    An earlier version used the hash.
    """
    former = f"{document}{_LEDGER}"
    text = tree.ledger.read(former) if "/" not in document else None
    if text is not None:
        write_ledger(tree, document, text.removesuffix("\n").split("\n"))
        tree.ledger.remove(former)


def keep_whole(tree: Tree, report: Report, text: str) -> None:
    """Keep a report's file in the ledger as it was before it was cut to what its rights allow."""
    tree.ledger.write(_name(tree, report.id, _WHOLE), text.removesuffix("\n").split("\n"))


def read_whole(tree: Tree, path: str, report: Report) -> Report | None:
    """A report as it was before it was cut to what its rights allow.

    None where that is not on this machine.
    """
    return _whole_of(tree.ledger, path, report)


def read_copy(tree: Tree, document: str | None, report: Report) -> Draft | None:
    """A document of a report with its blocks, from its ledger.

    None where that is not on this machine.
    """
    lines = read_ledger(tree, document) if document else ()
    return copy_of(lines, report) if lines else None


def read_ledger(tree: Tree, document: str) -> tuple[str, ...]:
    """The lines of a document's ledger, none where it is not on this machine."""
    text = tree.ledger.read(ledger_name(tree, document)) if tree.ledger.is_begun else None
    return tuple(text.removesuffix("\n").split("\n")) if text is not None else ()


def _name(tree: Tree, report: str, ending: str) -> str:
    return tree.ledger.mark(f"report {report}") + ending


def _read_notes(folder: Path, ledger: LedgerFolder) -> Iterator[ReportNote]:
    found = (parse_note(ledger.read(name) or "") for name in ledger.names(_NOTE))
    settled = (settled_note(note, _digest(folder / note.file)) for note in found if note)
    return (note for note in settled if note)


def _hold(file: ReportFile, ledger: LedgerFolder, note: ReportNote | None) -> HeldReport:
    """A report as it is recognised.

    One that was cut also by its whole text, which the ledger kept.
    """
    held = HeldReport.of(_with_documents(file, note))
    return held.known_by(_whole_of(ledger, file.file, file.report)).without_text()


def _whole_of(ledger: LedgerFolder, path: str, report: Report) -> Report | None:
    text = ledger.read(ledger.mark(f"report {report.id}") + _WHOLE) if ledger.is_begun else None
    whole = parse_report(text.encode(), path, []) if text else None
    return whole.report if whole else None


def _with_documents(file: ReportFile, note: ReportNote | None) -> ReportFile:
    return replace(file, report=with_documents(file.report, note))


def _text(given: Mapping[str, bytes], name: str, faults: list[Fault]) -> str | None:
    return decode(given[name], name, faults) if name in given else None
