"""Enters in the record what was published and what has changed: ``./dev record``.

All of it or nothing: as long as a change lacks the note that tells readers why, no line is written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from sitrep.content.folder import read_folder, write_file
from sitrep.content.record.check import unexplained_faults
from sitrep.content.record.compare import RecordGaps, compare
from sitrep.content.record.file import RECORD, dump_entries
from sitrep.content.record.forget import forget_withdrawn
from sitrep.content.tree import Content
from sitrep.core.errors import ContentError
from sitrep.core.limits import ENTRIES
from sitrep.core.record import RecordEntry, Thing, When
from sitrep.core.text import count
from sitrep.files.plain import read_plain
from sitrep.files.whole import flush_folder

MOST_SHOWN = 20
"""Entries that are named one by one."""


@dataclass(frozen=True, slots=True)
class Entered:
    """Entries that were written, or that would be."""

    entries: tuple[RecordEntry, ...]
    is_first: bool
    """Whether the record begins with them."""
    file: str

    def lines(self, *, written: bool = True) -> tuple[str, ...]:
        """What to tell the curator."""
        if not self.entries:
            return (f"{self.file} is up to date.",)
        did = "has" if written else "lacks"
        counts = Counter(str(entry.what) for entry in self.entries)
        told = ", ".join(f"{number} {what}" for what, number in sorted(counts.items()))
        lines = count(len(self.entries), "line" if self.is_first else "more line")
        head = f"{self.file} {did} {lines}: {told}."
        if self.is_first:
            return (head, "It begins with what front matter says of the past. Commit it.")
        named = [_line(entry) for entry in self.entries[:MOST_SHOWN]]
        rest = len(self.entries) - len(named)
        return (head, *named, *([f"  and {rest} more"] if rest else []))


def enter(content: Path, now: When, *, dry: bool = False) -> Entered:
    """Enter all that the record lacks; with ``dry``, say what it lacks.

    Raises ContentError where the content has faults, or something has changed without a note.
    """
    found = read_folder(content, by_record=False)
    is_first = not found.entered.is_kept
    comparison = compare(found.states, found.entered, None if is_first else now)
    refuse_unexplained(comparison, f"{content.name}/{RECORD}")
    entries = tuple(_not_ahead(entry, now) for entry in (*comparison.new, *comparison.changes))
    if entries and not dry:
        write_entries(content, entries)
    return Entered(entries, is_first, f"{content.name}/{RECORD}")


def _not_ahead(entry: RecordEntry, now: When) -> RecordEntry:
    """The same entry; one of today, of which files give the day alone, at the time that it is now.

    Feeds show a day at an hour of it, which may be still to come.  A change comes a second after
    what begins: it counts as one since then.
    """
    if entry.at.time or entry.at.day != now.day:
        return entry
    return replace(entry, at=now if entry.what.is_beginning else now.after(now))


def entries_for(
    thing: Thing, found: Content, now: When, note: str | None = None
) -> tuple[RecordEntry, ...]:
    """The entries that one thing lacks, with what readers are told of it."""
    notes = {thing: note} if note else {}
    comparison = compare(found.states, found.entered, now, notes)
    return tuple(entry for entry in (*comparison.new, *comparison.changes) if entry.thing == thing)


def refuse_unexplained(comparison: RecordGaps, file: str) -> None:
    """Raise ContentError for what has changed or is gone without a word why."""
    if faults := [*unexplained_faults(comparison, file)]:
        raise ContentError(faults)


def write_entries(content: Path, entries: Iterable[RecordEntry]) -> None:
    """Add entries at the record's end; the file is written whole or not at all.

    Of a report that they withdraw its title no longer stands in words.
    """
    path = content / RECORD
    before = read_plain(path, ENTRIES.most).decode("utf-8") if path.is_file() else ""
    if before and not before.endswith("\n"):
        before += "\n"
    entries = tuple(entries)
    write_file(content, path, forget_withdrawn(before + dump_entries(entries), entries))
    flush_folder(content)


def _line(entry: RecordEntry) -> str:
    to = f" to {', '.join(entry.to)}" if entry.to else ""
    note = f": {entry.note}" if entry.note else ""
    return f"  {entry.thing} {entry.what}{to}{note}"
