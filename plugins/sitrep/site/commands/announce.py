"""Closing a week: ``announced: <date>`` in its edition's file, all else kept byte for byte.

From the next build on the edition is in the feeds.  A build never asks the
clock; this is where the day comes from.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sitrep.content.edit import KeyEdit, edit_keys
from sitrep.content.folder import read_folder, walk, write_file
from sitrep.content.tree import EDITIONS, Content
from sitrep.core.errors import SitrepError, printable
from sitrep.core.model import EditionNotes, Status, Week
from sitrep.core.text import count
from sitrep.files.whole import flush_tree

NEW_FILE = "---\nannounced: {day}\nkey_points: []\nerrata: []\n---\n"


@dataclass(frozen=True, slots=True)
class Announcement:
    """A week that was announced."""

    week: Week
    day: dt.date
    file: str
    """Its edition's file, below the folder that holds content/."""
    reports: int
    late: int
    """How many of them came after that day, and will be marked as late."""
    waiting: tuple[Week, ...]
    """Other weeks that are over and still not announced, newest first."""

    def __str__(self) -> str:
        """What was done and what comes next."""
        late = (
            f" {count(self.late, 'report')} came after that day and will be marked as late."
            if self.late
            else ""
        )
        waiting = (
            f"\nStill not announced: {', '.join(map(str, self.waiting))}." if self.waiting else ""
        )
        return (
            f"{self.week} is announced on {self.day} with {count(self.reports, 'report')}, in {self.file}.{late}\n"
            "Look at it with ./dev build and ./dev serve, then commit the file and publish: "
            f"the edition enters the feeds with that build.{waiting}"
        )


def announce(
    content: Path, day: dt.date, week: Week | None = None, *, early: bool = False
) -> Announcement:
    """Announce a week as of ``day``; without one, the newest that is over, has reports and is not announced.

    Raises ContentError where the content has faults, and SitrepError where the
    week is announced already, has no published report, or is not over on that
    day and ``early`` does not say that this is meant.
    """
    found = read_folder(content)
    waiting = _waiting(found, day)
    if not week and not waiting:
        raise SitrepError(
            "every week with reports that is over is announced. Name another: invoke announce 2020-W27."
        )
    chosen = week or waiting[0]
    notes = _notes_of(chosen, found.editions)
    added = [
        file.report.added
        for file in found.reports
        if _stands_in(chosen, file.report.date, file.report.status)
    ]
    _check(notes, day, reports=len(added), early=early)
    path = _path_of(notes, content)
    write_file(content, path, _announced(path, notes, day))
    flush_tree(path.parent)
    late = sum(each is not None and each > day for each in added)
    return Announcement(
        week=chosen,
        day=day,
        file=printable(path.relative_to(content.parent).as_posix()),
        reports=len(added),
        late=late,
        waiting=tuple(each for each in waiting if each != chosen),
    )


def _waiting(content: Content, day: dt.date) -> tuple[Week, ...]:
    """The weeks that have reports, are over and are not announced, newest first."""
    closed = {notes.week for notes in content.editions if notes.announced}
    published = (
        file.report.date for file in content.reports if file.report.status is Status.PUBLISHED
    )
    weeks = {Week.of(date) for date in published if date}
    return tuple(sorted((week for week in weeks - closed if week.last < day), reverse=True))


def _notes_of(week: Week, editions: Iterable[EditionNotes]) -> EditionNotes:
    return next((notes for notes in editions if notes.week == week), EditionNotes(week))


def _stands_in(week: Week, date: dt.date | None, status: Status) -> bool:
    return status is Status.PUBLISHED and date is not None and Week.of(date) == week


def _check(notes: EditionNotes, day: dt.date, *, reports: int, early: bool) -> None:
    if notes.announced:
        raise SitrepError(
            f"{notes.week} was announced on {notes.announced}; subscribers have it. "
            "Correct it with an erratum in its file."
        )
    if not reports:
        raise SitrepError(
            f"{notes.week} has no published report. Publish one, or check the week's number."
        )
    if day <= notes.week.last and not early:
        raise SitrepError(
            f"{notes.week} is not over on {day}: it ends on {notes.week.last}, and what comes later would be marked as "
            "late. Wait, name a later --date, or add --yes if that is meant."
        )


def _path_of(notes: EditionNotes, content: Path) -> Path:
    """The edition's file, wherever below editions/ the curator keeps it; else where a new one belongs."""
    folder = content / EDITIONS
    kept = walk(folder, content, []) if notes.stored else iter(())
    return next(
        (path for path in kept if path.name == f"{notes.week}.md"), folder / f"{notes.week}.md"
    )


def _announced(path: Path, notes: EditionNotes, day: dt.date) -> str:
    """The file's text with the day in it."""
    if not notes.stored:
        return NEW_FILE.format(day=day)
    edit = KeyEdit({"announced": str(day)}, at_top=True)
    return edit_keys(path.read_bytes().decode("utf-8"), f"{EDITIONS}{path.name}", edit)
