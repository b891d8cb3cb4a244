"""Families to files: a draft each, or carriers of the reports that are there."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from sitrep.core.errors import DocumentError
from sitrep.core.model import Report
from sitrep.core.reportfile import ReportFile, dump_report, replace_carriers
from sitrep.core.text import count
from sitrep.ingest.changed import Wording
from sitrep.ingest.compose import compose_report, doubts_of, is_own, source_id
from sitrep.ingest.contentfolder import (
    Tree,
    open_report,
    read_copy,
    read_ledger,
    refuse_existing,
    refuse_long,
    write_ledger,
    write_whole,
)
from sitrep.ingest.draft import Draft
from sitrep.ingest.families import DraftFamily, PackedRuns
from sitrep.ingest.held import HeldReport, find_homes, is_led_by_origin, more_carriers, near_reports, new_copies
from sitrep.ingest.intake import Intake, Refused
from sitrep.ingest.ledger import carrier_lines, is_as_ingested, ledger_lines
from sitrep.ingest.origin import SETTLED, TAKEN_OVER, Arrival, late_origin, may_lead, replaces_text, take_place, why_not
from sitrep.ingest.rewrite import rewrite_report, with_notes


class Outcome(StrEnum):
    """What became of a document, as the closing table counts it."""

    NEW = "new reports"
    CARRIER = "carriers added"
    ORIGIN = "origins that took their place"
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class Filed:
    """What was done with some copies, and what the curator is told of it."""

    outcome: Outcome
    number: int
    lines: tuple[str, ...]
    documents: int = 0
    """Of how many documents, where one report was made of several."""


@dataclass(frozen=True, slots=True)
class _Opened:
    """A report of the content tree as it is at this moment."""

    file: ReportFile
    text: str

    @property
    def report(self) -> Report:
        return self.file.report

    @property
    def path(self) -> str:
        return self.file.file


def file_all(tree: Tree, intake: Intake, today: dt.date) -> Iterator[Filed | Refused | DraftFamily]:
    """File everything; each family is given before what is done with it."""
    holders = {sha256: at for at, held in enumerate(tree.held) for sha256 in held.hashes}
    known = {entry.at: holders[entry.sha256] for entry in intake.entries if entry.sha256 in holders}
    yield from _say_known(tree, known)
    near = near_reports(intake.runs, _lend_bodies(tree, intake, known))
    ids = set(tree.ids)
    for numbers, family in intake.families(without=known):
        yield family
        reports = {held.file.file: held for at in numbers for held in near.get(at, ())}
        try:
            filed = tuple(file_family(tree, family, reports.values(), today))
            if not filed:
                name, drafted = file_draft(tree, family, ids=ids, today=today)
                ids.add(name)
                filed = (drafted,)
            yield from filed
        except DocumentError as error:
            yield Refused(family.leader.document.name, str(error))


def _say_known(tree: Tree, known: Mapping[int, int]) -> Iterator[Filed]:
    """A line for each report that holds documents named again."""
    for at, number in Counter(known.values()).items():
        path = tree.held[at].file.file
        yield Filed(Outcome.KNOWN, number, (f"= known: {path} holds it; nothing is written",))


def _lend_bodies(tree: Tree, intake: Intake, known: Mapping[int, int]) -> tuple[HeldReport, ...]:
    """The reports, each also known by the texts of its documents named again: its own text may be a summary."""
    lent: dict[int, list[PackedRuns]] = {}
    for at, holder in known.items():
        lent.setdefault(holder, []).append(intake.runs[at])
    return tuple(replace(held, bodies=(*held.bodies, *lent.get(at, ()))) for at, held in enumerate(tree.held))


def file_family(tree: Tree, family: DraftFamily, near: Iterable[HeldReport], today: dt.date) -> Iterator[Filed]:
    """Write what a family adds to the reports it belongs to; nothing where it belongs to none."""
    for held, part in find_homes(family, near, tree.settings):
        copies = new_copies(part, held)
        opened = _Opened(*open_report(held.file.file))
        page = next((copy for copy in copies if _may_lead(copy, opened, tree)), None)
        if page:
            yield _add_origin(tree, page, opened, today)
            opened = _Opened(*open_report(held.file.file))
        others = [copy for copy in copies if copy is not page]
        if others or not copies:
            yield from _add_carriers(tree, others, opened, today)


def file_draft(tree: Tree, family: DraftFamily, *, ids: Collection[str], today: dt.date) -> tuple[str, Filed]:
    """Write a family's draft and ledgers; returns its id with what was done."""
    report = compose_report(family, tree.settings, taken=today, ids=ids)
    doubts = doubts_of(family, report)
    path = tree.path_of(report)
    text = dump_report(report, notes=doubts)
    refuse_existing(path)
    refuse_long(text)
    _write_ledgers(tree, family.copies, report)
    write_whole(path, text)
    copies = f", one report in {len(family.copies)} copies" if len(family.copies) > 1 else ""
    lines = (f"> {path.as_posix()}{copies}", *(f"  look at {doubt}" for doubt in doubts))
    return report.id, Filed(Outcome.NEW, 1, lines, len(family.copies))


def _may_lead(copy: Draft, opened: _Opened, tree: Tree) -> bool:
    return may_lead(copy, opened.report, source_id(copy.origin.value, tree.settings) if copy.origin else None)


def _add_carriers(tree: Tree, copies: list[Draft], opened: _Opened, today: dt.date) -> Iterator[Filed]:
    """Add copies to a report as carriers; the origin's own page once more adds nothing."""
    led = is_led_by_origin(opened.report)
    new = [copy for copy in copies if not (is_own(copy) and led and _is_of(copy, opened.report, tree))]
    if len(new) < len(copies) or not copies:
        yield Filed(Outcome.KNOWN, len(copies) - len(new), (f"= known: {opened.path} holds it; nothing is written",))
    if new:
        carriers = more_carriers(new, HeldReport.of(opened.file), tree.settings, today)
        write_whole(opened.path, replace_carriers(opened.text, opened.file, carriers))
        for copy in new:
            write_ledger(tree, copy.document.sha256, carrier_lines(copy, opened.report))
        line = f"> {opened.path} has {count(len(new), 'carrier')} more: look at its source, date and address"
        yield Filed(Outcome.CARRIER, len(new), (line,))


def _is_of(copy: Draft, report: Report, tree: Tree) -> bool:
    return copy.origin is not None and source_id(copy.origin.value, tree.settings) == report.source


def _add_origin(tree: Tree, page: Draft, opened: _Opened, today: dt.date) -> Filed:
    """Give an origin's page its place in a draft; a report that readers know gets it as a carrier, with a note."""
    if why_not(opened.report):
        return _note_origin(tree, page, opened, today)
    arrival = _arrival(tree, page, opened)
    report = take_place(arrival, tree.settings, today)
    keys = [*TAKEN_OVER, *(["body"] if replaces_text(arrival) else [])]
    text = rewrite_report(opened.text, opened.file, report, keys)
    doubts = doubts_of(DraftFamily((page,)), report)
    kept = () if replaces_text(arrival) else ("text: it stays as you have it, from the copy that led before",)
    former = _former(tree, opened.report)
    write_whole(opened.path, with_notes(text, (*doubts, *kept), without=SETTLED))
    if former:
        write_ledger(tree, former.document.sha256, carrier_lines(former, report))
    write_ledger(tree, page.document.sha256, ledger_lines(page, report))
    name = page.origin.value if page.origin else ""
    line = f"> {opened.path}: the page of {name} itself takes the first place; the copy that led is a carrier"
    return Filed(Outcome.ORIGIN, 1, (line, *(f"  look at {each}" for each in (*doubts, *kept))))


def _note_origin(tree: Tree, page: Draft, opened: _Opened, today: dt.date) -> Filed:
    carriers = more_carriers([page], HeldReport.of(opened.file), tree.settings, today)
    note = late_origin(page, len(carriers), why_not(opened.report) or "")
    write_whole(opened.path, with_notes(replace_carriers(opened.text, opened.file, carriers), (note,)))
    write_ledger(tree, page.document.sha256, carrier_lines(page, opened.report))
    return Filed(Outcome.CARRIER, 1, (f"> {opened.path} has 1 carrier more", f"  look at {note}"))


def _arrival(tree: Tree, page: Draft, opened: _Opened) -> Arrival:
    report = opened.report
    lines = read_ledger(tree, report.provenance.sha256) if report.provenance else ()
    return Arrival(page, report, wordings_of(tree, report), as_ingested=is_as_ingested(lines, report))


def wordings_of(tree: Tree, report: Report) -> dict[str, Wording]:
    """The wordings of a report's documents whose ledgers are on this machine, by hash."""
    provenances = (report.provenance, *(carrier.provenance for carrier in report.carriers))
    copies = (read_copy(tree, each.sha256, report) for each in provenances if each)
    return {copy.document.sha256: Wording.of(copy) for copy in copies if copy}


def _former(tree: Tree, report: Report) -> Draft | None:
    return read_copy(tree, report.provenance.sha256, report) if report.provenance else None


def _write_ledgers(tree: Tree, copies: Iterable[Draft], report: Report) -> None:
    leader, *others = copies
    write_ledger(tree, leader.document.sha256, ledger_lines(leader, report))
    for copy in others:
        write_ledger(tree, copy.document.sha256, carrier_lines(copy, report))
