"""Closes a week: writes ``announced: <date>`` into its edition's file, and enters it in the record.

What else was published and not entered yet is entered with it.  The next build has the edition in
the feeds.  Builds never read the clock: this is where the day comes from.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sitrep.content.edit import KeyEdit, edit_keys
from sitrep.content.folder import read_folder, walk, write_file
from sitrep.content.reading import EDITIONS
from sitrep.content.tree import Content
from sitrep.core.errors import SitrepError, printable
from sitrep.core.model import EditionNotes, Status
from sitrep.core.record import When
from sitrep.core.text import count
from sitrep.core.weeks import Week
from sitrep.files.whole import flush_tree
from sitrep.site.commands.record.enter import enter

NEW_FILE = "---\nannounced: {day}\nkey_points: []\nerrata: []\n---\n"


@dataclass(frozen=True, slots=True)
class Announcement:
    """A week that was announced."""

    week: Week
    day: dt.date
    file: str
    """The path of its edition's file from the folder that holds content/."""
    reports: int
    late: int
    """How many of them were added after that day, and will be marked as late."""
    waiting: tuple[Week, ...]
    """Other weeks that are over and not yet announced, newest first."""

    def __str__(self) -> str:
        """What was done and what comes next."""
        reports = count(self.reports, "report")
        done = f"{self.week} is announced as of {self.day} with {reports}, in {self.file}."
        if self.late:
            late = count(self.late, "report")
            done += f" {late} came after that day and will be marked as late."
        following = (
            "Check it with ./dev serve, then commit the file with the record and publish: "
            "the edition enters the feeds with that build."
        )
        waiting = ", ".join(map(str, self.waiting))
        more = [f"Not announced yet: {waiting}."] if waiting else []
        return "\n".join((done, following, *more))


def announce(
    content: Path, at: When, week: Week | None = None, *, early: bool = False
) -> Announcement:
    """Announce a week as of a day; by default the newest that waits for it.

    Such a week is over, has reports and is not announced. Raises ContentError if the content has
    faults, and SitrepError if the week is announced already, has no published report, or is not
    over on that day although ``early`` does not say that this is intended.
    """
    found, day = read_folder(content), at.day
    waiting = _waiting(found, day)
    if not week and not waiting:
        raise SitrepError(
            "all weeks that are over and have reports are announced. "
            "Name a week, as 2020-W27, to announce another."
        )
    chosen = week or waiting[0]
    notes = _notes_of(chosen, found.editions)
    added = [
        file.report.added
        for file in found.reports
        if _belongs_to(chosen, file.report.date, file.report.status)
    ]
    _check(notes, day, reports=len(added), early=early)
    path = _path_of(notes, content)
    write_file(content, path, _announced(path, notes, day))
    flush_tree(path.parent)
    enter(content, at)
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


def _belongs_to(week: Week, date: dt.date | None, status: Status) -> bool:
    return status is Status.PUBLISHED and date is not None and Week.of(date) == week


def _check(notes: EditionNotes, day: dt.date, *, reports: int, early: bool) -> None:
    if notes.announced:
        raise SitrepError(
            f"{notes.week} was announced on {notes.announced}; subscribers have it. Change its "
            f'file, then tell them with ./dev correct {notes.week} --note "what changed and why".'
        )
    if not reports:
        raise SitrepError(
            f"{notes.week} has no published report. Publish one, or check the number of the week."
        )
    if day <= notes.week.last and not early:
        raise SitrepError(
            f"{notes.week} is not over on {day}: it ends on {notes.week.last}, and later reports "
            "would be marked as late. Wait, give a later --date, or add --yes if this is intended."
        )


def _path_of(notes: EditionNotes, content: Path) -> Path:
    """The edition's file, wherever below editions/ the curator keeps it.

    Else where a new one belongs.
    """
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
