"""``./dev reject``: remove a draft so that it does not come again, or take that back."""

from __future__ import annotations

from collections.abc import Iterator

from sitrep.core.errors import DocumentError
from sitrep.core.model import Status
from sitrep.ingest.desk.drafts.new_file import write_new_report
from sitrep.ingest.desk.folder import (
    Tree,
    forget_report,
    note_documents,
    open_report,
    read_ledger,
    remove_report,
)
from sitrep.ingest.desk.rejected.records import (
    RejectedDraft,
    drop_rejected,
    keep_rejected,
    read_rejected,
)
from sitrep.ingest.ledger.records import address_of


def reject_draft(tree: Tree, name: str, reason: str) -> Iterator[str]:
    """Remove a draft's file and remember it; says what was done.

    Raises DocumentError for what is no draft: readers have the address of a published report.
    """
    held = next((held for held in tree.held if held.file.report.id == name), None)
    if held is None:
        known = any(draft.id == name for draft in read_rejected(tree))
        raise DocumentError(
            f"{name} was rejected before"
            if known
            else f"no report has the id {name}; it stands on the first lines of a report's file"
        )
    file, text = open_report(tree, held.file.file)
    if file.report.status is not Status.DRAFT:
        raise DocumentError(
            f"{name} is {file.report.status}, and only drafts are rejected; "
            "to take it back, set status: withdrawn"
        )
    note = tree.notes.get(name)
    addresses = (address_of(read_ledger(tree, each)) for each in (note.hashes if note else ()))
    pages = tuple(sorted(filter(None, addresses)))
    keep_rejected(tree, RejectedDraft(name, text, note, reason, pages))
    remove_report(file.file)
    forget_report(tree, name)
    yield (
        f"> {file.file} is removed; its document, its page and copies of its text are not drafted again"
    )
    yield f"  to take that back: ./dev reject --undo {name}"


def restore_draft(tree: Tree, name: str) -> Iterator[str]:
    """Put a rejected draft back where it was; says what was done."""
    draft = next((draft for draft in read_rejected(tree) if draft.id == name), None)
    file = draft.file if draft else None
    if draft is None or file is None:
        raise DocumentError(f"no draft with the id {name} was rejected on this machine")
    path = tree.path_of(file.report)
    note_documents(tree, file.report, path)
    if not (path.is_file() and open_report(tree, path.as_posix())[1] == draft.text):
        write_new_report(tree, file.report, draft.text)
    drop_rejected(tree, name)
    yield f"> {path.as_posix()} is a draft again"
