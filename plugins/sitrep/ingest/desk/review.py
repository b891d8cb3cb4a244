"""The drafts that wait for the curator: what is doubtful in each, and what it still lacks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from sitrep.content.reading import DraftFile
from sitrep.core.errors import Fault, printable
from sitrep.core.model import Report
from sitrep.core.text import count
from sitrep.ingest.desk.asking.guesses import guesses_at
from sitrep.ingest.judge.losses import alarm_in

HOW_TO = (
    "To publish one: settle what is listed (./dev review --ask takes what is guessed), "
    "set status: published in its file, ./dev build, and commit."
)

_UNFILED = re.compile(r"(\S+) is in no region of regions\.toml")
"""How a fault names a code that the digest has no region for: a report may have dozens."""


def review_lines(
    drafts: Iterable[DraftFile], notes: Mapping[str, tuple[str, ...]]
) -> Iterator[str]:
    """The drafts, those first of which most may be lost, of equals the newest.

    ``notes`` are the comments on top of each file, by its path.
    """
    by_path = {draft.file.file: draft for draft in drafts}
    reports = {path: draft.file.report for path, draft in by_path.items()}
    waiting = [by_path[path] for path in in_order(reports, notes)]
    for draft in waiting:
        yield from _draft_lines(draft, notes.get(draft.file.file, ()))
        yield ""
    ready = sum(not draft.faults for draft in waiting)
    yield f"{count(len(waiting), 'draft')}, {ready} without a fault." if waiting else "No drafts."
    if waiting:
        yield HOW_TO


def in_order(reports: Mapping[str, Report], notes: Mapping[str, tuple[str, ...]]) -> list[str]:
    """The paths of drafts, those first of which most may be lost, of equals the newest."""
    paths = sorted(reports)
    paths.sort(key=lambda path: _newness(reports[path]), reverse=True)
    paths.sort(key=lambda path: _alarm(notes.get(path, ())), reverse=True)
    return paths


def _draft_lines(draft: DraftFile, notes: tuple[str, ...]) -> Iterator[str]:
    report = draft.file.report
    yield draft.file.file
    yield f"  {printable(report.title or 'without a title')}"
    yield f"  {_facts(report)}"
    yield from (
        f"  look at  {printable(note)}" for note in notes if not _is_said(note, draft.faults)
    )
    yield from (f"  lacks    {line}" for line in _fault_lines(draft.faults))
    for guesses in guesses_at(report, notes).values():
        yield from (f"  perhaps  {printable(str(guess))}" for guess in guesses[:1])
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
    """A line for each fault; those that differ in their place, or in a code, alone are one."""
    alike: dict[tuple[str, str], list[Fault]] = {}
    unfiled: dict[str, list[Fault]] = {}
    for fault in faults:
        if match := _UNFILED.fullmatch(fault.problem):
            unfiled.setdefault(match[1], []).append(fault)
        else:
            alike.setdefault((fault.problem, fault.remedy), []).append(fault)
    for (problem, remedy), found in alike.items():
        yield printable(f"{_where(found)}{problem}. {remedy}.")
    if unfiled:
        codes = sorted(unfiled)
        quoted = ", ".join(f'"{code}"' for code in codes)
        yield printable(
            f"{_where(chain.from_iterable(unfiled.values()))}{', '.join(codes)} "
            f"{'is' if len(codes) == 1 else 'are'} in no region of regions.toml. "
            f"Correct what is wrong; for the rest add regions with codes = [{quoted}]."
        )


def _where(faults: Iterable[Fault]) -> str:
    """The lines of faults and the keys they concern, as a line begins."""
    found = sorted(faults, key=lambda fault: fault.line)
    lines = list(dict.fromkeys(str(fault.line) for fault in found))
    keys = ", ".join(dict.fromkeys(fault.key for fault in found if fault.key))
    return f"line{'s' if len(lines) > 1 else ''} {', '.join(lines)}: {f'{keys}: ' if keys else ''}"


def _facts(report: Report) -> str:
    added, date = (
        f"added {report.added or 'unknown'}",
        f"first published {report.date or 'unknown'}",
    )
    return f"{added}, {date}, by {report.source or 'unknown'}, {count(len(report.carriers), 'carrier')}"


def _newness(report: Report) -> tuple[str, str]:
    return str(report.added or ""), str(report.date or "")
