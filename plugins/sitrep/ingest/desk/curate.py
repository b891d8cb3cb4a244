"""The curator's hand on families, in files: merge two reports, split a carrier off."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from sitrep.content.edit import rewrite_report
from sitrep.content.folder import refuse_existing
from sitrep.content.report_file import ReportFile
from sitrep.content.report_text import dump_report
from sitrep.core.errors import DocumentError
from sitrep.core.model import Report, Status
from sitrep.core.text import MAX_SLUG, is_slug
from sitrep.ingest.desk.drafts.new_file import write_new_report
from sitrep.ingest.desk.events.references import follow_report
from sitrep.ingest.desk.folder import (
    Tree,
    forget_report,
    note_documents,
    open_report,
    read_copy,
    remove_report,
    write_ledger,
    write_noted,
    write_report,
)
from sitrep.ingest.desk.merge import (
    Minted,
    SplitReport,
    carrier_number,
    merge_reports,
    split_carrier,
    withdraw_merged,
)
from sitrep.ingest.desk.revising import part_ledger, wordings_of
from sitrep.ingest.ledger.records import ledger_lines


def merge_files(tree: Tree, names: tuple[str, str], *, sure: bool, today: dt.date) -> Iterator[str]:
    """Make the second report a carrier of the first; says what was done and what is left to do.

    A draft's file is removed. A published report's address must not vanish: only
    when the curator is sure it is merged, and then it is withdrawn in its place.
    """
    (file, text), (other, other_text) = (_open(tree, name) for name in names)
    _check_merge(file.report, other.report, sure=sure)
    wordings = wordings_of(tree, file.report) | wordings_of(tree, other.report)
    merged = merge_reports(file.report, other.report, wordings)
    rewritten = rewrite_report(text, file, merged, ["carriers", "revisions", "fingerprint"])
    withdrawn = None
    if other.report.status is Status.PUBLISHED:
        gone = withdraw_merged(other.report, merged.id, today)
        withdrawn = rewrite_report(other_text, other, gone, ["status", "changes"])
    _part_ledger(tree, replace(other.report, id=merged.id))
    write_noted(tree, merged, file.file, rewritten)
    if withdrawn:
        write_report(tree, other.file, withdrawn)
        yield f"> {other.file} is withdrawn: its address stays and says that it is a copy of {merged.id}"
    else:
        remove_report(other.file)
        forget_report(tree, other.report.id)
        yield f"> {other.file} is removed: it was a draft, and {merged.id} has what it held"
    yield f"> {file.file} has {len(merged.carriers)} carriers now"
    yield from follow_report(tree, other.report.id, merged.id, with_numbers=False)
    yield from _lost_events(other.report, merged)


def split_file(tree: Tree, name: str, number: int, *, today: dt.date) -> Iterator[str]:
    """Make a carrier, counted from 1, a draft of its own.

    Says what was done and what to look at.
    """
    file, text = _open(tree, name)
    carrier = carrier_number(file.report, number)
    copy = read_copy(tree, carrier.provenance.sha256, file.report) if carrier.provenance else None
    split = partial(split_carrier, file.report, carrier, copy)
    parted = _begun_split(tree, split, today) or split(new=Minted(tree.ids, today))
    rewritten = rewrite_report(text, file, parted.kept, ["carriers"])
    path = tree.path_of(parted.new)
    if parted.new.id not in tree.ids:
        refuse_existing(path)
    if copy:
        write_ledger(tree, copy.document.sha256, ledger_lines(copy, parted.new))
    note_documents(tree, parted.new, path)
    if parted.new.id not in tree.ids:
        write_new_report(tree, parted.new, dump_report(parted.new, notes=parted.notes))
    write_noted(tree, parted.kept, file.file, rewritten)
    yield f"> {path.as_posix()} is a draft of its own; {file.file} no longer carries it"
    yield from (f"  look at {note}" for note in parted.notes)


def _begun_split(
    tree: Tree, split: Callable[..., SplitReport], today: dt.date
) -> SplitReport | None:
    """The split that was killed when its draft was written already, and the carrier still listed.

    Without this a second run would give the same copy a second draft, under another id.
    """
    ids: set[str] = set()
    while True:
        parted = split(new=Minted(ids, today))
        if parted.new.id not in tree.ids:
            return None
        path = tree.path_of(parted.new)
        written = open_report(tree, path.as_posix())[1] if path.is_file() else ""
        if written == dump_report(parted.new, notes=parted.notes):
            return parted
        ids.add(parted.new.id)


def rename_report(tree: Tree, name: str, new: str) -> Iterator[str]:
    """Give a draft another id, and its file the name that goes with it; yields what was done.

    Raises DocumentError for a report that readers know: its address must not change.
    """
    file, text = _open(tree, name)
    if file.report.status is not Status.DRAFT:
        raise DocumentError(
            f"{name} is {file.report.status}: readers have its address, so its id stays as it is"
        )
    if not is_slug(new):
        raise DocumentError(
            f"{new} cannot be an id; write lower-case letters, digits and hyphens, at most {MAX_SLUG}"
        )
    renamed = replace(file.report, id=new)
    rewritten = rewrite_report(text, file, renamed, ["id"])
    path = tree.path_of(renamed)
    # A run that was killed may have written the new file and not yet removed the former.
    is_begun = path.is_file() and open_report(tree, path.as_posix())[1] == rewritten
    if not is_begun:
        if new in tree.ids:
            raise DocumentError(f"another report has the id {new} already")
        write_new_report(tree, renamed, rewritten)
    if name in tree.notes:
        tree.notes[new] = tree.notes.pop(name)
    note_documents(tree, renamed, path)
    followed = list(follow_report(tree, name, new))
    remove_report(file.file)
    yield f"> {path.as_posix()} was {file.file}"
    yield from followed


def _open(tree: Tree, name: str) -> tuple[ReportFile, str]:
    held = next((held for held in tree.held if held.file.report.id == name), None)
    if held is None:
        raise DocumentError(
            f"no report has the id {name}; it stands on the first lines of a report's file"
        )
    return open_report(tree, held.file.file)


def _check_merge(report: Report, other: Report, *, sure: bool) -> None:
    if report.id == other.id:
        raise DocumentError(f"{report.id} cannot be merged with itself")
    if Status.WITHDRAWN in {report.status, other.status}:
        gone = report if report.status is Status.WITHDRAWN else other
        raise DocumentError(f"{gone.id} is withdrawn; nothing is merged with it")
    if other.status is Status.PUBLISHED and not sure:
        raise DocumentError(
            f"{other.id} is published: readers have its address. Add --yes to withdraw it with a note that points to "
            f"{report.id}, or merge the other way round"
        )


def _part_ledger(tree: Tree, other: Report) -> None:
    """Let the ledger of a report that goes rest on itself: the paragraphs it names are going."""
    copy = read_copy(tree, other.provenance.sha256, other) if other.provenance else None
    if copy:
        part_ledger(tree, copy, other)


def _lost_events(other: Report, merged: Report) -> Iterator[str]:
    """The events of which the absorbed report told and the one that stays does not."""
    told = {event for passage in merged.passages for event in passage.events}
    for number, passage in enumerate(other.passages, 1):
        for event in passage.events:
            if event not in told:
                yield (
                    f"  look at {event}: {other.id}#{number} was an account of it; join a passage "
                    f"of {merged.id}: ./dev event {event} {merged.id}#1"
                )
