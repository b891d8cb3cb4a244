"""Families to files: a draft each, or carriers of the reports that are there."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from sitrep.content.edit import notes_of, rewrite_report, with_notes
from sitrep.content.folder import refuse_existing
from sitrep.content.report_text import dump_report, refuse_long
from sitrep.core.errors import ContentError, DocumentError
from sitrep.core.model import UNKNOWN_SOURCE, Carrier, Report
from sitrep.core.text import count
from sitrep.ingest.desk.compose import (
    compose_report,
    doubts_of,
    losses_of,
    losses_to_look_at,
    source_id,
)
from sitrep.ingest.desk.filed import Filed, Outcome, id_lines, known, known_feed_items
from sitrep.ingest.desk.fingerprints import with_marks
from sitrep.ingest.desk.folder import (
    OpenReport,
    Tree,
    note_documents,
    open_report,
    read_copy,
    write_ledger,
    write_new_report,
    write_noted,
    write_report,
)
from sitrep.ingest.desk.match import (
    HeldReport,
    find_homes,
    is_listed,
    more_carriers,
    near_reports,
    new_copies,
    not_sure_of,
)
from sitrep.ingest.desk.naming.following import move_files, named_anew
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
from sitrep.ingest.desk.rejected.records import read_rejected
from sitrep.ingest.desk.rejected.turned_away import TurnedAway
from sitrep.ingest.desk.revising import add_version, arrival_of, part_ledger, say_origin
from sitrep.ingest.desk.versions import page_number
from sitrep.ingest.draft import Draft
from sitrep.ingest.families.body_runs import PackedRuns
from sitrep.ingest.families.family import DraftFamily
from sitrep.ingest.families.page_version import Again, page_of, part_versions
from sitrep.ingest.ledger.records import carrier_lines, ledger_lines
from sitrep.ingest.run import Intake, Refused


def file_all(
    tree: Tree, intake: Intake, today: dt.date, *, seen: Collection[str] = ()
) -> Iterator[Filed | Refused | DraftFamily]:
    """File everything; each family is given before what is done with it.

    ``seen`` are hashes of documents that an earlier run has dealt with, whatever became of them.
    """
    holders = {sha256: at for at, held in enumerate(tree.held) for sha256 in held.hashes}
    again = {entry.at: holders[entry.sha256] for entry in intake.entries if entry.sha256 in holders}
    turned_away = TurnedAway.of(read_rejected(tree))
    gone = turned_away.documents(intake)
    past = {entry.at for entry in intake.entries if entry.sha256 in seen} - {*again, *gone}
    yield from _say_known(tree, intake, again)
    yield from turned_away.say(gone)
    if past:
        yield known_feed_items(len(past))
    near = near_reports(intake.runs, (*_lend_bodies(tree, intake, again), *turned_away.held))
    pages = _by_page(tree)
    ids = set(tree.ids)
    renamed: dict[str, str] = {}
    for numbers, family in intake.families(without={*again, *gone, *past}):
        reports = {held.file.file: held for at in numbers for held in near.get(at, ())}
        reports |= {
            held.file.file: held for copy in family.copies for held in pages.get(page_of(copy), ())
        }
        if not_wanted := turned_away.take_from(reports, family, tree.settings):
            yield not_wanted
            continue
        yield family
        try:
            filed = tuple(file_family(tree, family, reports.values(), today))
            renamed |= {each.path: each.renamed for each in filed if each.renamed}
            ids.update(renamed.values())
            yield from filed or tuple(
                file_new(tree, _with_doubts(family, reports.values()), ids, today)
            )
        except (DocumentError, ContentError) as error:
            yield Refused(family.leader.document.name, str(error))
    move_files(tree, renamed)


def _with_doubts(family: DraftFamily, near: Iterable[HeldReport]) -> DraftFamily:
    """A family that is a report of its own, with a doubt for each report it may be a copy of."""
    leader, doubts = family.leader, tuple(not_sure_of(family, near))
    return (
        DraftFamily((replace(leader, doubts=(*doubts, *leader.doubts)), *family.copies[1:]))
        if doubts
        else family
    )


def _by_page(tree: Tree) -> dict[str, list[HeldReport]]:
    """The reports by the addresses of the pages they were taken from."""
    found: dict[str, list[HeldReport]] = {}
    for held in tree.held:
        for page in held.pages:
            found.setdefault(page, []).append(held)
    return found


def _say_known(tree: Tree, intake: Intake, again: Mapping[int, int]) -> Iterator[Filed]:
    """A line for each report that holds documents named again.

    One that lost its fingerprint gets it back.
    """
    for at, number in Counter(again.values()).items():
        held = tree.held[at].file
        if held.report.fingerprint:
            yield known(held.file, number)
        else:
            _file, text = open_report(tree, held.file)
            copies = [intake.draft(document) for document, holder in again.items() if holder == at]
            write_report(tree, held.file, with_marks(text, held.file, copies))
            yield known(held.file, number, written="it lacked its fingerprint, which is written")


def _lend_bodies(tree: Tree, intake: Intake, again: Mapping[int, int]) -> tuple[HeldReport, ...]:
    """The reports, each also known by the texts of its documents that are named again.

    Its own text may be a summary.
    """
    lent: dict[int, list[PackedRuns]] = {}
    for at, holder in again.items():
        lent.setdefault(holder, []).append(intake.runs[at])
    return tuple(
        replace(held, bodies=(*held.bodies, *lent.get(at, ()))) for at, held in enumerate(tree.held)
    )


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


def file_new(tree: Tree, family: DraftFamily, ids: set[str], today: dt.date) -> Iterator[Filed]:
    """A draft of one version of each page in a family, with what their later versions add.

    ``ids`` gets its id.
    """
    parted = part_versions(family.copies)
    report, drafted = file_draft(tree, DraftFamily(parted.firsts), ids=ids, today=today)
    ids.add(report.id)
    yield drafted
    for copy in parted.later:
        yield _file_version(tree, Again(copy, beside=True), tree.path_of(report).as_posix(), today)


def file_draft(
    tree: Tree, family: DraftFamily, *, ids: Collection[str], today: dt.date
) -> tuple[Report, Filed]:
    """Write a family's draft and ledgers; returns it with what was done."""
    report = compose_report(family, tree.settings, taken=today, ids=ids)
    doubts = (*doubts_of(family, report), *_unlisted(tree, report.carriers))
    text = dump_report(report, notes=(*doubts, *losses_of(family.leader)))
    refuse_existing(tree.path_of(report))
    refuse_long(text)
    _write_ledgers(tree, family.copies, report)
    note_documents(tree, report, tree.path_of(report))
    path = write_new_report(tree, report, text)
    copies = f", one report in {len(family.copies)} copies" if len(family.copies) > 1 else ""
    looked_at = (*losses_to_look_at(family.leader), *doubts)
    lines = (f"> {path.as_posix()}{copies}", *(f"  look at {doubt}" for doubt in looked_at))
    return report, Filed(Outcome.NEW, 1, lines, len(family.copies))


def _unlisted(tree: Tree, carriers: Iterable[Carrier]) -> Iterator[str]:
    """Carriers that sources.toml lacks, each with what adds it."""
    listed = {*tree.sources, UNKNOWN_SOURCE.id}
    for source in dict.fromkeys(each.source for each in carriers if each.source not in listed):
        yield f"carriers: {source} is not in sources.toml; ./dev new source {source} adds it"


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
    unlisted = _unlisted(tree, carriers[len(opened.report.carriers) :])
    return Filed(Outcome.CARRIER, len(copies), (line, *(f"  look at {each}" for each in unlisted)))


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


def _write_ledgers(tree: Tree, copies: Iterable[Draft], report: Report) -> None:
    leader, *others = copies
    write_ledger(tree, leader.document.sha256, ledger_lines(leader, report))
    for copy in others:
        write_ledger(tree, copy.document.sha256, carrier_lines(copy, report))
