"""What may not be tracked, moved from report files into the ledger; keys of old forms, removed.

It is done by hand, since git takes part in the same commit.

Publishing does not do this by itself: a build never changes what the curator wrote.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from sitrep.content.cut import cut_to_rights, shows_withheld
from sitrep.content.edit import BODY, KeyEdit, edit_keys, rewrite_report
from sitrep.content.schema.files import Repository
from sitrep.content.schema.records import PRIVATE_KEYS
from sitrep.content.schema.report import OLD_KEYS, REPORT
from sitrep.content.syntax.front_matter import split_file
from sitrep.content.syntax.nodes import Items, Node, Scalar, Table
from sitrep.core.errors import DocumentError
from sitrep.core.model import Carrier, Provenance, Report, Status, TextKind
from sitrep.core.rights import surplus
from sitrep.core.text import count
from sitrep.ingest.desk.fingerprints import fingerprint_of_text, fingerprints_of
from sitrep.ingest.desk.folder import (
    Tree,
    keep_whole,
    migrate_ledger,
    note_documents,
    open_report,
    read_copy,
    read_whole,
    write_ledger,
    write_report,
)
from sitrep.ingest.ledger.records import parted_lines


def tidy_reports(tree: Tree, ids: Collection[str] = ()) -> Iterator[str]:
    """Tidy the reports of these ids, or all; says what was done.

    Raises DocumentError for an id no report has.
    """
    unknown = set(ids) - tree.ids
    if unknown:
        raise DocumentError(
            f"no report has the id {min(unknown)}; it stands on the first lines of a report's file"
        )
    done = 0
    for held in tree.held:
        if ids and held.file.report.id not in ids:
            continue
        path = held.file.file
        lines = [
            *_drop_old_keys(tree, path),
            *_move_documents(tree, path),
            *_mark(tree, path),
            *_cut(tree, path),
        ]
        done += bool(lines)
        yield from lines
    yield f"{count(done, 'report')} tidied. Commit them; what git was given before stays in its history."


def _drop_old_keys(tree: Tree, path: str) -> Iterator[str]:
    """Take out keys that are no longer read, and say nothing that is not derived now."""
    file, text = open_report(tree, path)
    old = frozenset(OLD_KEYS) & {name for name, _line in file.lines}
    if old:
        write_report(tree, path, edit_keys(text, path, KeyEdit({}, dropped=old)))
        yield f"> {path}: {', '.join(sorted(old))} is removed; events say now what confirms what"


def _move_documents(tree: Tree, path: str) -> Iterator[str]:
    """Take hashes and file names out of front matter.

    Which documents they were is noted in the ledger first.
    """
    file, text = open_report(tree, path)
    page = split_file(text.encode(), path, [])
    private = [
        name
        for name, _line in file.lines
        if name.rpartition(".")[2] in PRIVATE_KEYS and "provenance" in name
    ]
    if page is None or not private:
        return
    report = _with_hashes(file.report, page.table)
    for sha256 in _hashes(report):
        migrate_ledger(tree, sha256)
    keys = sorted({"carriers" if name.startswith("carriers") else "provenance" for name in private})
    rewritten = rewrite_report(text, file, file.report, keys)
    note_documents(tree, report, path)
    write_report(tree, path, rewritten)
    yield f"> {path}: which documents it is from is in the ledger alone now"


def _mark(tree: Tree, path: str) -> Iterator[str]:
    """Give a report that lost its fingerprint another one, as long as something here has the words."""
    file, text = open_report(tree, path)
    report = file.report
    if report.fingerprint or report.provenance is None:
        return
    provenances = (report.provenance, *(each.provenance for each in report.carriers))
    copies = [
        copy for each in provenances if each and (copy := read_copy(tree, each.sha256, report))
    ]
    whole = report if report.text is TextKind.VERBATIM else read_whole(tree, path, report)
    marks = fingerprints_of(copies) or (fingerprint_of_text(whole) if whole else ())
    if marks:
        marked = rewrite_report(text, file, replace(report, fingerprint=marks), ["fingerprint"])
        write_report(tree, path, marked)
        yield f"> {path}: it lacked its fingerprint, which is written"


def _cut(tree: Tree, path: str) -> Iterator[str]:
    """Leave in a report that is out what its rights allow; the whole goes into the ledger first."""
    file, text = open_report(tree, path)
    rights = tree.holdings.rights_of(file.report)
    words = surplus(file.report, rights)
    if tree.holdings.repository is Repository.PRIVATE or file.report.status is Status.DRAFT:
        return
    if not words and not shows_withheld(file.report, rights):
        return
    cut = cut_to_rights(file.report, rights)
    changed = [
        key.name for key in REPORT if getattr(cut, key.name) != getattr(file.report, key.name)
    ]
    rewritten = rewrite_report(text, file, cut, [*changed, BODY])
    keep_whole(tree, file.report, text)
    copy = (
        read_copy(tree, file.report.provenance.sha256, file.report)
        if file.report.provenance
        else None
    )
    if copy:
        write_ledger(tree, copy.document.sha256, parted_lines(copy, file.report))
    write_report(tree, path, rewritten)
    yield f"> {path}: {count(words, 'word')} moved into the ledger; its source allows {rights}"


def _with_hashes(report: Report, table: Table) -> Report:
    """The report with the hashes that its front matter still holds."""
    carriers = _value(table, "carriers")
    nodes = carriers.items if isinstance(carriers, Items) else ()
    return replace(
        report,
        provenance=_known(report.provenance, table),
        carriers=tuple(
            _carrier(each, node) for each, node in zip(report.carriers, nodes, strict=False)
        ),
    )


def _carrier(carrier: Carrier, node: Node) -> Carrier:
    return replace(carrier, provenance=_known(carrier.provenance, node))


def _known(provenance: Provenance | None, node: Node) -> Provenance | None:
    sha256 = _value(_value(node, "provenance"), "sha256")
    if provenance is None or not isinstance(sha256, Scalar) or not sha256.value:
        return provenance
    return replace(provenance, sha256=sha256.value)


def _hashes(report: Report) -> Iterator[str]:
    provenances = (report.provenance, *(carrier.provenance for carrier in report.carriers))
    return (each.sha256 for each in provenances if each and each.sha256)


def _value(node: Node | None, key: str) -> Node | None:
    entries = node.entries if isinstance(node, Table) else ()
    return next((entry.value for entry in entries if entry.key == key), None)
