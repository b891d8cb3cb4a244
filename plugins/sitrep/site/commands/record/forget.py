"""``./dev forget``: what was said of a thing before is told no more."""

from __future__ import annotations

from pathlib import Path

from sitrep.content.folder import write_file
from sitrep.content.record.file import RECORD
from sitrep.content.record.forget import forget_words
from sitrep.core.errors import SitrepError
from sitrep.core.limits import ENTRIES
from sitrep.core.record import What
from sitrep.core.text import count
from sitrep.files.plain import read_plain
from sitrep.files.whole import flush_folder
from sitrep.site.commands.record.history import read_whatever
from sitrep.site.commands.record.subject import record_needed, thing_named


def forget(content: Path, word: str) -> tuple[str, ...]:
    """Put hashes in the place of a thing's earlier titles, names, places and affiliations.

    What it is called now stays.  Returns what was done.  Raises SitrepError where the record has no
    earlier words of it.
    """
    found = read_whatever(content)
    thing = thing_named(word, found)
    record = record_needed(found)
    state = found.states.get(thing)
    standing = [part.value for part in state.parts] if state and not state.is_withdrawn else []
    path = content / RECORD
    before = read_plain(path, ENTRIES.most).decode("utf-8")
    things = {thing, *record.forebears(thing, {What.RENAMED})}
    forgotten = forget_words(before, things, standing)
    name = f"{content.name}/{RECORD}"
    if not forgotten.number:
        raise SitrepError(
            f"{name} has no earlier words of {thing}. What it is called now is changed in its file."
        )
    write_file(content, path, forgotten.text)
    flush_folder(content)
    return (
        f"{name} has {count(forgotten.number, 'hash')} where earlier words of {thing} stood: "
        "no page, feed or data file tells them any more.",
        "Commit it and publish. What was committed before is still in git: docs/security.md says "
        "what to do about it.",
    )
