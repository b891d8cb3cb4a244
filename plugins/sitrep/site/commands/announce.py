"""Closing a week: ``announced: <date>`` in its edition's file, all else kept byte for byte.

From the next build on the edition is in the feeds.  A build never asks the
clock; this is where the day comes from.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from sitrep.content.edition_file import parse_edition
from sitrep.content.folder import markdown_paths, read_folder
from sitrep.content.tree import EDITIONS, Content
from sitrep.core.errors import Fault, SitrepError, printable
from sitrep.core.model import EditionNotes, Status, Week
from sitrep.core.text import count
from sitrep.files.whole import flush_tree, write_whole

NEW_FILE = "---\nannounced: {day}\nkey_points: []\nerrata: []\n---\n"
_HEAD = re.compile(rb"(?:\xef\xbb\xbf)?---[ \t]*(\r\n|\r|\n)")
_END = re.compile(rb"^---[ \t]*\r?$", re.MULTILINE)
_EMPTY = re.compile(rb"^(announced:)[ \t]*?(?:null|~|\"\"|'')?(?=[ \t]*(?:\#|\r?$))", re.MULTILINE)
"""The key where the curator left it empty, up to a comment or the line's end."""


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
    write_whole(path, _announced(path, notes, day))
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
    name = f"{notes.week}.md"
    kept = (path for path in markdown_paths(content, EDITIONS) if path.name == name)
    return next(kept, content / EDITIONS / name)


def _announced(path: Path, notes: EditionNotes, day: dt.date) -> bytes:
    """The file's bytes with the day in them; raises SitrepError where it is written in a way we cannot add to."""
    old = path.read_bytes() if notes.stored else b""
    new = _with_day(old, day) if old else NEW_FILE.format(day=day).encode()
    faults: list[Fault] = []
    if (
        parse_edition(new, path.name, faults) != replace(notes, announced=day, stored=True)
        or faults
    ):
        raise SitrepError(
            f"{path.name} is written in a way we cannot add to. Write announced: {day} into it yourself."
        )
    return new


def _with_day(data: bytes, day: dt.date) -> bytes:
    """The day behind the empty key; where there is none, in a new line at the top of the front matter."""
    head = _HEAD.match(data)
    end = _END.search(data, head.end()) if head else None
    if not head or not end:
        return data
    keys, rest = data[head.end() : end.start()], data[end.start() :]
    filled, times = _EMPTY.subn(rb"\1 " + f"{day}".encode(), keys, count=1)
    line = b"" if times else f"announced: {day}".encode() + head[1]
    return head[0] + line + filled + rest
