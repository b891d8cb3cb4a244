"""What the ledger keeps of a draft that was rejected: its file, its documents, and why."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sitrep.content.report_file import ReportFile, parse_report
from sitrep.ingest.desk.folder import Tree
from sitrep.ingest.desk.match import HeldReport
from sitrep.ingest.find.hosts import page_key
from sitrep.ingest.ledger.belongings import ReportNote, dump_note, parse_note, with_documents

ENDING = ".rejected"
"""Of the ledger's files on rejected drafts."""


@dataclass(frozen=True, slots=True)
class RejectedDraft:
    """A draft that was rejected."""

    id: str
    text: str
    """Its file as it was."""
    note: ReportNote | None
    """Its documents."""
    reason: str = ""
    addresses: tuple[str, ...] = ()
    """Of the pages that its documents were."""

    @property
    def file(self) -> ReportFile | None:
        """Its file as a value, its documents known; None where it can no longer be read."""
        file = parse_report(self.text.encode(), f"rejected/{self.id}", [])
        return replace(file, report=with_documents(file.report, self.note)) if file else None

    @property
    def held(self) -> HeldReport | None:
        """What it is recognised by."""
        file = self.file
        if file is None:
            return None
        held = HeldReport.of(file).without_text()
        return replace(held, pages=held.pages | {*map(page_key, self.addresses)} - {""})

    @property
    def told(self) -> str:
        """How messages call it."""
        return f"{self.id} was rejected before" + (f": {self.reason}" if self.reason else "")


def keep_rejected(tree: Tree, draft: RejectedDraft) -> None:
    """Remember a rejected draft in the ledger."""
    plain = {
        "rejected": draft.id,
        "reason": draft.reason,
        "note": dump_note(draft.note) if draft.note else "",
        "text": draft.text,
        "addresses": list(draft.addresses),
    }
    tree.ledger.write(_name(tree, draft.id), [json.dumps(plain, ensure_ascii=False)])


def drop_rejected(tree: Tree, name: str) -> None:
    """Forget that a draft was rejected."""
    tree.ledger.remove(_name(tree, name))


def read_rejected(tree: Tree) -> Iterator[RejectedDraft]:
    """The drafts that were rejected, as far as this machine knows."""
    for name in tree.ledger.names(ENDING):
        draft = _parsed(tree.ledger.read(name) or "")
        if draft:
            yield draft


def _name(tree: Tree, draft: str) -> str:
    return tree.ledger.mark(f"rejected {draft}") + ENDING


def _parsed(text: str) -> RejectedDraft | None:
    try:
        plain = json.loads(text)
        note = parse_note(plain["note"]) if plain["note"] else None
        return RejectedDraft(
            plain["rejected"], plain["text"], note, plain["reason"], tuple(plain["addresses"])
        )
    except (ValueError, KeyError, TypeError):
        return None
