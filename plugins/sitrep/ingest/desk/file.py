"""Families to files: a draft each, or carriers of the reports that are there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace

from sitrep.content.edit import notes_of, rewrite_report, with_notes
from sitrep.core.model import Report
from sitrep.core.text import count
from sitrep.ingest.desk.compose import doubts_of, losses_of, source_id
from sitrep.ingest.desk.drafts.drafted import DeskRules, draft_of, unlisted
from sitrep.ingest.desk.drafts.writing import NamedDraft, WaitingDrafts
from sitrep.ingest.desk.filed import Filed, Outcome, id_lines, known
from sitrep.ingest.desk.fingerprints import with_marks
from sitrep.ingest.desk.folder import (
    OpenReport,
    Tree,
    open_report,
    read_copy,
    write_ledger,
    write_noted,
)
from sitrep.ingest.desk.match import HeldReport, find_homes, is_listed, more_carriers, new_copies
from sitrep.ingest.desk.naming.following import named_anew
from sitrep.ingest.desk.origin import (
    SETTLED,
    TAKEN_OVER,
    is_cleaner,
    may_lead,
    name_of,
    replaces_text,
    take_place,
    why_not,
)
from sitrep.ingest.desk.revising import add_version, arrival_of, part_ledger, say_origin
from sitrep.ingest.desk.versions import page_number
from sitrep.ingest.draft import Draft
from sitrep.ingest.families.family import DraftFamily
from sitrep.ingest.families.page_version import Again, part_versions
from sitrep.ingest.ledger.records import carrier_lines, ledger_lines
from sitrep.ingest.run import Refused


def file_family(
    tree: Tree, family: DraftFamily, near: Iterable[HeldReport], today: dt.date
) -> Iterator[Filed]:
    """Write what a family adds to the reports it belongs to; nothing where it belongs to none."""
    for held, part in find_homes(family, near, tree.settings):
        new = new_copies(part, held)
        if not new:
            yield known(held.file.file, 0)
        yield from _file_copies(tree, new, held.file.file, today)


def _file_copies(tree: Tree, copies: Iterable[Draft], path: str, today: dt.date) -> Iterator[Filed]:
    """Write what new copies add to one report.

    The origin's page comes first, then carriers, then versions of pages.
    """
    parted = part_versions(copies)
    opened = OpenReport(*open_report(tree, path))
    page = next((copy for copy in parted.firsts if _may_lead(copy, opened, tree)), None)
    if page:
        yield _add_origin(tree, page, opened, today)
        opened = OpenReport(*open_report(tree, path))
    others = [copy for copy in parted.firsts if copy is not page]
    carriers = [copy for copy in others if page_number(copy, opened.report, tree.settings) is None]
    listed = [copy for copy in carriers if is_listed(copy, opened.report, tree.settings)]
    if listed:
        yield known(path, len(listed))
    if new := [copy for copy in carriers if copy not in listed]:
        yield _add_carriers(tree, new, opened, today)
    for copy in others:
        if copy not in carriers:
            yield _file_version(tree, Again(copy, beside=False), path, today)
    for copy in parted.later:
        yield _file_version(tree, Again(copy, beside=True), path, today)


def _file_version(tree: Tree, again: Again, path: str, today: dt.date) -> Filed:
    opened = OpenReport(*open_report(tree, path))
    return add_version(tree, again, opened, today) or _add_carriers(
        tree, [again.copy], opened, today
    )


def file_new(
    tree: Tree, family: DraftFamily, ids: set[str], rules: DeskRules
) -> Iterator[Filed | Refused]:
    """A draft of one version of each page in a family, with what their later versions add.

    ``ids`` gets its id.
    """
    parted = part_versions(family.copies)
    drafted = draft_of(DraftFamily(parted.firsts), rules, ids)
    waiting = WaitingDrafts(tree, [NamedDraft(family.leader.document.name, drafted)])
    ids.add(drafted.report.id)
    (written,) = waiting.write()
    yield written
    if isinstance(written, Filed):
        path = tree.path_of(drafted.report).as_posix()
        for copy in parted.later:
            yield _file_version(tree, Again(copy, beside=True), path, rules.today)


def _may_lead(copy: Draft, opened: OpenReport, tree: Tree) -> bool:
    source = source_id(copy.origin.value, tree.settings) if copy.origin else None
    notes = notes_of(opened.text)
    return may_lead(copy, opened.report, source) or is_cleaner(copy, opened.report, notes)


def _add_carriers(tree: Tree, copies: list[Draft], opened: OpenReport, today: dt.date) -> Filed:
    """Add copies to a report as carriers."""
    carriers = more_carriers(copies, HeldReport.of(opened.file), tree.settings, today)
    report = replace(opened.report, carriers=carriers)
    text = rewrite_report(opened.text, opened.file, report, ["carriers"])
    for copy in copies:
        write_ledger(tree, copy.document.sha256, carrier_lines(copy, opened.report))
    write_noted(tree, report, opened.path, with_marks(text, opened.path, copies))
    line = f"> {opened.path} has {count(len(copies), 'carrier')} more: look at its source, date and address"
    more = unlisted(carriers[len(opened.report.carriers) :], tree.sources)
    return Filed(Outcome.CARRIER, len(copies), (line, *(f"  look at {each}" for each in more)))


def _add_origin(tree: Tree, page: Draft, opened: OpenReport, today: dt.date) -> Filed:
    """Give an origin's page, or a cleaner copy, its place in a draft.

    A report that readers know gets it as a carrier, with a note.
    """
    if why_not(opened.report):
        return say_origin(tree, page, opened, today)
    arrival = arrival_of(tree, page, opened)
    report = named_anew(tree, opened.report, take_place(arrival, tree.settings, today))
    renamed = report.id if report.id != opened.report.id else ""
    keys = [
        *(["id"] if renamed else []),
        *TAKEN_OVER,
        *(["body"] if replaces_text(arrival) else []),
    ]
    text = rewrite_report(opened.text, opened.file, report, keys)
    doubts = doubts_of(DraftFamily((page,)), report)
    kept = (
        ()
        if replaces_text(arrival)
        else ("text: it stays as you have it, from the copy that led before",)
    )
    former = _former(tree, opened.report)
    if former:
        part_ledger(tree, former, opened.report)
    write_ledger(tree, page.document.sha256, ledger_lines(page, report))
    lost = losses_of(page) if replaces_text(arrival) else ()
    settled = (*SETTLED, "loss: ") if lost else SETTLED
    notes = (*doubts, *kept, *lost)
    write_noted(tree, report, opened.path, with_notes(text, opened.path, notes, without=settled))
    line = f"> {opened.path}: {name_of(page)} takes the first place; the copy that led is a carrier"
    lines = (line, *id_lines(renamed), *(f"  look at {each}" for each in (*doubts, *kept)))
    return Filed(Outcome.ORIGIN, 1, lines, path=opened.path, renamed=renamed)


def _former(tree: Tree, report: Report) -> Draft | None:
    return read_copy(tree, report.provenance.sha256, report) if report.provenance else None
