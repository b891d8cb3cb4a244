"""Drafts under another id: one that ingest gave follows what is known of the report.

A draft made of a copy that showed little is named after the little. When a better copy takes its
place, it gets a new id, unless the curator chose it or something rests on it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from sitrep.core.model import Report, Status
from sitrep.ingest.desk.drafts.new_file import hide_reports
from sitrep.ingest.desk.folder import Tree, note_documents, open_report
from sitrep.ingest.desk.naming.minted import is_minted, minted_id


def named_anew(tree: Tree, former: Report, report: Report) -> Report:
    """A report whose facts have changed, with the id that goes with them.

    It keeps the one it had if readers know it, the curator chose it or something rests on it. The
    ledger's note of the former id becomes that of the new one when the report is written.
    """
    is_ours = report.status is Status.DRAFT and is_minted(former)
    if not is_ours or is_minted(report) or former.id in tree.mentions:
        return report
    new = minted_id(report, tree.ids | tree.notes.keys())
    if former.id in tree.notes:
        tree.notes[new] = tree.notes.pop(former.id)
    return replace(report, id=new)


def move_files(tree: Tree, paths: Iterable[str]) -> None:
    """Give drafts' files the names that go with their ids.

    Killed before, a file keeps its name, which says nothing: the id in it counts.
    """
    for former in paths:
        report = open_report(tree, former)[0].report
        path = tree.path_of(report)
        if report.status is Status.DRAFT and not path.exists():
            hide_reports(tree, [report], path)
            path.parent.mkdir(parents=True, exist_ok=True)
            Path(former).rename(path)
            note_documents(tree, report, path)
