"""The drafts that wait for the curator: what is doubtful in each, and what it still lacks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sitrep.content.reading import DraftFile
from sitrep.core.errors import Fault, printable
from sitrep.core.model import Report
from sitrep.core.text import count
from sitrep.ingest.judge.losses import alarm_in

HOW_TO = "To publish one: settle what is listed, set status: published in its file, ./dev build, and commit."


def review_lines(
    drafts: Iterable[DraftFile], notes: Mapping[str, tuple[str, ...]]
) -> Iterator[str]:
    """The drafts, those first of which most may be lost, of equals the newest.

    ``notes`` are the comments on top of each file, by its path.
    """
    waiting = sorted(drafts, key=lambda draft: draft.file.file)
    waiting.sort(key=lambda draft: _newness(draft.file.report), reverse=True)
    waiting.sort(key=lambda draft: _alarm(notes.get(draft.file.file, ())), reverse=True)
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
    yield from (
        f"  look at  {printable(note)}" for note in notes if not _is_said(note, draft.faults)
    )
    yield from (f"  lacks    {line}" for line in _fault_lines(draft.faults))
    if not draft.faults:
        yield "  nothing stands between it and publishing"


def _alarm(notes: tuple[str, ...]) -> int:
    """How likely the text is bad, as the draft says; 0 where it says nothing."""
    return max((alarm_in(note) or 0 for note in notes), default=0)


def _is_said(note: str, faults: Sequence[Fault]) -> bool:
    """Whether a fault says what a note says, and the remedy too."""
    key, _, words = note.partition(": ")
    if " is not in sources.toml; " in words:
        return any(
            f"“{words.partition(' ')[0]}” is not a source" in fault.problem for fault in faults
        )
    return any(
        fault.key == key and (words == "none shown" or words.startswith(fault.problem))
        for fault in faults
    )


def _fault_lines(faults: Iterable[Fault]) -> Iterator[str]:
    """A line for each fault; those that differ in their place alone are one."""
    alike: dict[tuple[str, str], list[Fault]] = {}
    for fault in faults:
        alike.setdefault((fault.problem, fault.remedy), []).append(fault)
    for (problem, remedy), found in alike.items():
        lines = list(dict.fromkeys(str(fault.line) for fault in found))
        keys = ", ".join(dict.fromkeys(fault.key for fault in found if fault.key))
        where = f"line{'s' if len(lines) > 1 else ''} {', '.join(lines)}"
        yield printable(f"{where}: {f'{keys}: ' if keys else ''}{problem}. {remedy}.")


def _facts(report: Report) -> str:
    added, date = (
        f"added {report.added or 'unknown'}",
        f"first published {report.date or 'unknown'}",
    )
    return f"{added}, {date}, by {report.source or 'unknown'}, {count(len(report.carriers), 'carrier')}"


def _newness(report: Report) -> tuple[str, str]:
    return str(report.added or ""), str(report.date or "")
