"""The file of a report that is new, known to git's rules before it is there."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from sitrep.content.checks.holdings import IGNORE_FILE, with_ignored
from sitrep.content.folder import name_below, refuse_existing, write_file
from sitrep.core.model import Report
from sitrep.ingest.desk.folder import Tree, write_report


def write_new_report(tree: Tree, report: Report, text: str) -> Path:
    """Write the file of a new report, known to git's rules before it is there; returns its path.

    Raises DocumentError where a file is in its place.
    """
    path = tree.path_of(report)
    refuse_existing(path)
    hide_reports(tree, [report], path)
    write_report(tree, path, text)
    return path


def hide_reports(tree: Tree, reports: Iterable[Report], path: Path | None = None) -> None:
    """Let git's rules know the files of reports whose text a public repository may not hold.

    ``path`` is where the one report stands, if not where a new one would.
    """
    hidden = [path or tree.path_of(report) for report in reports if tree.holdings.hides(report)]
    if hidden:
        ignore = tree.folder / IGNORE_FILE
        former = ignore.read_text("utf-8") if ignore.is_file() else ""
        names = [name_below(tree.folder, str(each)) for each in hidden]
        write_file(tree.folder, ignore, with_ignored(former, *names))
