"""Files that change because a page came again with another text, or an origin was found late."""

from __future__ import annotations

import datetime as dt

from sitrep.content.edit import rewrite_report, with_notes
from sitrep.core.model import Provenance, Report, TextKind
from sitrep.ingest.desk.filed import Filed, Outcome, id_lines, known
from sitrep.ingest.desk.fingerprints import with_marks
from sitrep.ingest.desk.folder import (
    OpenReport,
    Tree,
    read_copy,
    read_ledger,
    write_ledger,
    write_noted,
)
from sitrep.ingest.desk.naming.following import named_anew
from sitrep.ingest.desk.origin import Arrival, say_place, why_not
from sitrep.ingest.desk.versions import (
    ORIGIN,
    REVISED,
    KnownVersion,
    Revising,
    Version,
    change_line,
    notes_on,
    page_number,
    revise,
    whose_page,
)
from sitrep.ingest.draft import Draft
from sitrep.ingest.families.differences import Texts
from sitrep.ingest.families.page_version import Again
from sitrep.ingest.ledger.records import (
    carrier_lines,
    is_as_ingested,
    ledger_lines,
    parted_lines,
    stated_of,
    wording_of,
)


def add_version(tree: Tree, again: Again, opened: OpenReport, today: dt.date) -> Filed | None:
    """Write what a page that comes again says differently from what was taken from it.

    None for a page of its own.
    """
    report = opened.report
    number = page_number(again.copy, report, tree.settings)
    if number is None:
        return None
    versions = known_versions(tree, report, number)
    if not versions:
        return known(
            opened.path,
            1,
            "its source: the page came again, and the text taken is not on this machine",
        )
    lines = _lines_of(tree, report.provenance)
    as_ingested = is_as_ingested(lines, report)
    revising = Revising(
        report,
        Version(again.copy, number, again.beside),
        versions,
        as_ingested,
        wordings_of(tree, report),
    )
    return known(opened.path, 1) if revising.note is None else _write(tree, revising, opened, today)


def _write(tree: Tree, revising: Revising, opened: OpenReport, today: dt.date) -> Filed:
    copy = revising.version.copy
    report = named_anew(tree, opened.report, revise(revising, tree.settings, today))
    renamed = report.id if report.id != opened.report.id else ""
    provenance = opened.report.provenance
    former = (
        read_copy(tree, provenance.sha256, opened.report)
        if provenance and revising.follows
        else None
    )
    keys = [*(["id"] if renamed else []), *REVISED, *(["body"] if revising.follows else [])]
    text = rewrite_report(opened.text, opened.file, report, keys)
    notes = tuple(notes_on(revising, today))
    if former:
        part_ledger(tree, former, opened.report)
    write_ledger(
        tree,
        copy.document.sha256,
        (ledger_lines if revising.follows else carrier_lines)(copy, report),
    )
    write_noted(
        tree,
        report,
        opened.path,
        with_notes(with_marks(text, opened.path, [copy]), opened.path, notes),
    )
    head = f"> {opened.path}: {whose_page(revising)} has another text: {revising.note}"
    lines = (head, *id_lines(renamed), *(f"  look at {each}" for each in notes))
    return Filed(Outcome.UPDATE, 1, lines, path=opened.path, renamed=renamed)


def part_ledger(tree: Tree, former: Draft, report: Report) -> None:
    """Let the ledger of a document that leads a report rest on itself.

    The paragraphs it names are going.
    """
    stated = stated_of(read_ledger(tree, former.document.sha256))
    write_ledger(tree, former.document.sha256, parted_lines(former, report, stated=stated))


def known_versions(tree: Tree, report: Report, number: int) -> tuple[KnownVersion, ...]:
    """The versions of a page whose words are at hand, the one that was taken first.

    There are none where that one is not at hand.

    The text of a verbatim report stands for the document it was taken from.
    """
    source = None if number == ORIGIN else report.carriers[number - 1].source
    taken = report.provenance if number == ORIGIN else report.carriers[number - 1].provenance
    first = _known_version(tree, taken, report)
    if first is None and number == ORIGIN and report.text is TextKind.VERBATIM:
        first = KnownVersion(Texts.of_report(report), None)
    if first is None:
        return ()
    others = (
        _known_version(tree, each.provenance, report)
        for each in report.revisions
        if each.source == source
    )
    return (first, *(each for each in others if each))


def _known_version(
    tree: Tree, provenance: Provenance | None, report: Report
) -> KnownVersion | None:
    if provenance is None:
        return None
    lines = _lines_of(tree, provenance)
    copy = read_copy(tree, provenance.sha256, report)
    wording = wording_of(lines) or (Texts.of(copy) if copy else None)
    return KnownVersion(wording, stated_of(lines)) if wording else None


def wordings_of(tree: Tree, report: Report) -> dict[str, Texts]:
    """The wordings of a report's documents whose ledgers are on this machine, by hash."""
    provenances = (report.provenance, *(carrier.provenance for carrier in report.carriers))
    found = ((each.sha256, _known_version(tree, each, report)) for each in provenances if each)
    return {sha256: version.wording for sha256, version in found if sha256 and version}


def _lines_of(tree: Tree, provenance: Provenance | None) -> tuple[str, ...]:
    """The ledger of a document; empty where it is not on this machine."""
    return tuple(read_ledger(tree, provenance.sha256)) if provenance and provenance.sha256 else ()


def arrival_of(tree: Tree, page: Draft, opened: OpenReport) -> Arrival:
    """An origin's own page beside the report that was made from a carrier's copy."""
    report = opened.report
    lines = _lines_of(tree, report.provenance)
    return Arrival(
        page, report, wordings_of(tree, report), as_ingested=is_as_ingested(lines, report)
    )


def say_origin(tree: Tree, page: Draft, opened: OpenReport, today: dt.date) -> Filed:
    """Say on a report that readers know how its origin's page differs."""
    report = say_place(arrival_of(tree, page, opened), tree.settings, today)
    said = report.revisions[-1]
    name = page.origin.value if page.origin else "its origin"
    note = f"source: the page of {name} itself was found, and the text stays as it is: {why_not(opened.report)}"
    notes = (note, *(() if said.followed else (change_line(said.note, today),)))
    text = rewrite_report(opened.text, opened.file, report, ["url", "carriers", "revisions"])
    write_ledger(tree, page.document.sha256, carrier_lines(page, report))
    write_noted(
        tree,
        report,
        opened.path,
        with_notes(with_marks(text, opened.path, [page]), opened.path, notes),
    )
    head = f"> {opened.path}: the page of {name} itself was found: {said.note}"
    return Filed(Outcome.UPDATE, 1, (head, *(f"  look at {each}" for each in notes)))
