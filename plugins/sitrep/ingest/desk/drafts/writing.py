"""Drafts written many at a time: each file whole, and no report before the ledgers it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sitrep.content.folder import name_below, refuse_existing, write_file
from sitrep.core.errors import ContentError, DocumentError
from sitrep.ingest.desk.drafts.drafted import DraftedReport
from sitrep.ingest.desk.drafts.new_file import hide_reports
from sitrep.ingest.desk.filed import Filed, Outcome
from sitrep.ingest.desk.folder import Tree, ledger_name, note_name
from sitrep.ingest.ledger.belongings import ReportNote, dump_note
from sitrep.ingest.run import Refused

AT_ONCE = 64
"""Drafts that are written together: the disk is waited for once, and a batch is seen within a
second."""


@dataclass(frozen=True, slots=True)
class NamedDraft:
    """A draft, and the name of the document that leads it."""

    name: str
    drafted: DraftedReport


@dataclass(frozen=True, slots=True)
class WaitingDrafts:
    """Drafts that are composed and wait to be written."""

    tree: Tree
    drafts: list[NamedDraft] = field(default_factory=list)

    def add(self, name: str, drafted: DraftedReport) -> Iterator[Filed | Refused]:
        """Have one more written, now or with the next ones; gives what was written now."""
        self.drafts.append(NamedDraft(name, drafted))
        if len(self.drafts) >= AT_ONCE:
            yield from self.write()

    def write(self) -> Iterator[Filed | Refused]:
        """Write those that wait, and say what came of each, in their order."""
        waiting = tuple(self.drafts)
        self.drafts.clear()
        if not waiting:
            return
        reasons = [_why_not(self.tree, each.drafted) for each in waiting]
        pairs = list(zip(waiting, reasons, strict=True))
        reason = _write_before(self.tree, [each.drafted for each, why in pairs if not why])
        for each, why in pairs:
            if why or reason:
                yield Refused(each.name, why or reason)
            else:
                yield _written(self.tree, each)


def _why_not(tree: Tree, drafted: DraftedReport) -> str:
    """Why a draft cannot be written: something is in its place. Empty where nothing is."""
    try:
        refuse_existing(tree.path_of(drafted.report))
    except DocumentError as error:
        return str(error)
    return ""


def _write_before(tree: Tree, drafts: Sequence[DraftedReport]) -> str:
    """Write what is there before the reports: their ledgers, and what git is to leave alone.

    Returns why it could not be written, empty where it was.
    """
    files: dict[str, tuple[str, ...]] = {}
    try:
        for drafted in drafts:
            files |= _ledger_files(tree, drafted)
        tree.ledger.write_all(files)
        hide_reports(tree, [drafted.report for drafted in drafts])
    except (DocumentError, ContentError) as error:
        return str(error)
    return ""


def _ledger_files(tree: Tree, drafted: DraftedReport) -> dict[str, tuple[str, ...]]:
    """The files of the ledger that a draft rests on, by their names."""
    report = drafted.report
    note = ReportNote.of(report, name_below(tree.folder, str(tree.path_of(report))))
    tree.notes[report.id] = note
    ledgers = {ledger_name(tree, each.document): each.lines for each in drafted.ledgers}
    return ledgers | {note_name(tree, report.id): (dump_note(note),)}


def _written(tree: Tree, named: NamedDraft) -> Filed | Refused:
    drafted = named.drafted
    path = tree.path_of(drafted.report)
    try:
        write_file(tree.folder, path, drafted.text)
    except ContentError as error:
        return Refused(named.name, str(error))
    copies = f", one report in {drafted.copies} copies" if drafted.copies > 1 else ""
    lines = (
        f"> {path.as_posix()}{copies}",
        *(f"  look at {doubt}" for doubt in drafted.looked_at),
    )
    return Filed(Outcome.NEW, 1, lines, drafted.copies)
