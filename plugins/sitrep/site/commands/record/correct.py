"""``./dev correct`` and ``./dev withdraw``: front matter and record, written together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from sitrep.content.checks.private import public_of
from sitrep.content.edit import KeyEdit, edit_keys
from sitrep.content.folder import read_folder, write_file
from sitrep.content.record.check import typed
from sitrep.content.record.compare import differs
from sitrep.content.record.forget import IN_WORDS
from sitrep.content.record.states import State
from sitrep.content.syntax.yaml_nodes import Plain
from sitrep.content.tree import Content
from sitrep.core.errors import ContentError, SitrepError
from sitrep.core.limits import REPORT
from sitrep.core.model import Change, Status
from sitrep.core.private.find import find_private
from sitrep.core.private.kinds import Private
from sitrep.core.record import RecordEntry, Thing, ThingKind, What, When
from sitrep.core.text import is_visible, one_line
from sitrep.files.plain import read_plain
from sitrep.site.commands.record.enter import entries_for, write_entries
from sitrep.site.commands.record.subject import record_needed, thing_named

_NOTES_IN = {ThingKind.REPORT: "changes", ThingKind.EDITION: "errata"}
"""The key under which a file tells readers what has changed."""


def correct(content: Path, word: str, note: str, now: When) -> tuple[str, ...]:
    """Tell readers of a change that the files have already: in the file and in the record.

    Returns what was done.  Raises SitrepError if nothing differs from what was published.
    """
    found = read_folder(content, by_record=False)
    thing = thing_named(word, found)
    said = _said(note, "--note", thing, found)
    record = record_needed(found)
    state = _standing(thing, found)
    if not record.of(thing):
        raise SitrepError(f"{thing} is not in the record yet. Enter it with ./dev record.")
    if not differs(state, found.states, record):
        raise SitrepError(
            f"{state.file} says what was published, so there is nothing to correct. Change it "
            "first, then run this again."
        )
    _write_note(content, state, Change(now.day, said))
    entries = entries_for(thing, found, now, said)
    write_entries(content, entries)
    in_the_way = _in_the_way(content) if find_private(said) else ()
    return (*_done(thing, state.file, entries), *_told_before(thing, entries), *in_the_way)


def withdraw(content: Path, word: str, reason: str, now: When) -> tuple[str, ...]:
    """Withdraw a report, or enter that something whose file or row is gone will not come back.

    Its address stays, with a page that says when and why.
    """
    found = read_folder(content, by_record=False)
    thing = thing_named(word, found)
    said = _said(reason, "--reason", thing, found)
    record = record_needed(found)
    if end := record.end(thing):
        raise SitrepError(f"{thing} was {end.what} on {end.at.day} already.")
    state = found.states.get(thing)
    if state is None:
        at = now.after(record.of(thing)[-1].at)
        entry = RecordEntry(at, What.WITHDRAWN, thing, said)
        write_entries(content, [entry])
        return _done(thing, None, (entry,))
    if thing.kind is not ThingKind.REPORT:
        raise SitrepError(
            f"{thing} still stands in {state.file}. Remove it there, then run this again; or keep "
            "it and tell readers of the change with ./dev correct."
        )
    published = () if record.of(thing) else entries_for(thing, found, now)
    last = (*record.of(thing), *published)[-1].at
    entry = RecordEntry(now.after(last), What.WITHDRAWN, thing, said)
    _write_note(content, state, Change(now.day, said), {"status": str(Status.WITHDRAWN)})
    write_entries(content, [*published, entry])
    return (*_done(thing, state.file, (entry,)), *_in_the_way(content))


def _told_before(thing: Thing, entries: Iterable[RecordEntry]) -> Iterator[str]:
    """That readers are told what stood before, where it is words, and how not to."""
    if any(part.name in IN_WORDS for entry in entries for part in entry.parts):
        yield (
            "Readers are told what stood before. If that must not be, as with a name that gave "
            f"somebody away: ./dev forget {typed(thing)}."
        )


def _in_the_way(content: Path) -> Iterator[str]:
    """What now has to be changed before the site can be built.

    That is what leaned on a report, or a detail that is kept elsewhere and not in the note yet.
    """
    try:
        read_folder(content)
    except ContentError as error:
        yield "Before the next build, these have to be changed:"
        yield from map(str, error.faults)


def _said(text: str, option: str, thing: Thing, found: Content) -> str:
    """The words for readers, in one line; raises SitrepError for none, and for private details.

    The record keeps what it is given: they must not come in, but for those that the content keeps
    with a reason, where the note stands in a file that can give it too.
    """
    said = one_line(text)
    if not is_visible(said):
        raise SitrepError(f"{option} is empty. Write for readers what changed and why.")
    can_keep = thing.kind in _NOTES_IN and thing in found.states
    allowed = found.kept if can_keep else public_of(found.sources)
    for finding in find_private(said):
        if Private(finding.kind, finding.value) not in allowed:
            raise SitrepError(
                f"{option} holds what looks like {finding.kind.shown}. Leave it out: readers are "
                "shown it, and the record keeps it."
            )
    return said


def _standing(thing: Thing, found: Content) -> State:
    state = found.states.get(thing)
    if state is None:
        raise SitrepError(
            f"{thing} is in no file any more. Bring it back, or withdraw it with ./dev withdraw."
        )
    return state


def _write_note(
    content: Path, state: State, change: Change, keys: Mapping[str, Plain] | None = None
) -> None:
    """Add the note to what the file tells readers, where its kind of file has a place for it."""
    key = _NOTES_IN.get(state.thing.kind)
    if key is None:
        return
    path = content.parent / state.file
    text = read_plain(path, REPORT.most).decode("utf-8")
    notes: list[Plain] = [{"date": str(each.date), "note": each.note} for each in _kept(state)]
    notes.append({"date": str(change.date), "note": change.note})
    edit = KeyEdit({key: notes, **(keys or {})})
    write_file(content, path, edit_keys(text, state.file, edit))


def _kept(state: State) -> tuple[Change, ...]:
    return tuple(each for each in state.notes if each not in state.revisions)


def _done(thing: Thing, file: str | None, entries: tuple[RecordEntry, ...]) -> tuple[str, ...]:
    what = entries[-1].what if entries else What.CORRECTED
    where = f"in {file} and in the record" if file else "in the record"
    return (
        f"{thing} is {what}, {where}.",
        "Look at it with ./dev serve, then commit both and publish.",
    )
