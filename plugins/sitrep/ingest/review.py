"""The drafts that wait for the curator: what is doubtful in each, and what it still lacks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sitrep.core.content import DraftFile
from sitrep.core.errors import Fault, printable
from sitrep.core.model import Report
from sitrep.core.text import count

HOW_TO = "To publish one: settle what is listed, set status: published in its file, invoke build, and commit."


def review_lines(drafts: Iterable[DraftFile], notes: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """The drafts, newest first; ``notes`` are the comments on top of each file, by its path."""
    waiting = sorted(drafts, key=lambda draft: draft.file.file)
    waiting.sort(key=lambda draft: _newness(draft.file.report), reverse=True)
    for draft in waiting:
        yield from _draft_lines(draft, notes.get(draft.file.file, ()))
        yield ""
    ready = sum(not draft.faults for draft in waiting)
    yield f"{count(len(waiting), 'draft')}, {ready} without a fault." if waiting else "No drafts."
    if waiting:
        yield HOW_TO


def _draft_lines(draft: DraftFile, notes: tuple[str, ...]) -> Iterator[str]:
    report = draft.file.report
    yield draft.file.file
    yield f"  {printable(report.title or 'without a title')}"
    yield f"  {_facts(report)}"
    yield from (f"  look at  {printable(note)}" for note in notes)
    yield from (f"  lacks    {_fault(fault)}" for fault in draft.faults)
    if not draft.faults:
        yield "  nothing stands between it and publishing"


def _facts(report: Report) -> str:
    added, date = f"added {report.added or 'unknown'}", f"first published {report.date or 'unknown'}"
    return f"{added}, {date}, by {report.source or 'unknown'}, {count(len(report.carriers), 'carrier')}"


def _fault(fault: Fault) -> str:
    key = f"{fault.key}: " if fault.key else ""
    return printable(f"line {fault.line}: {key}{fault.problem}. {fault.remedy}.")


def _newness(report: Report) -> tuple[str, str]:
    return str(report.added or ""), str(report.date or "")
