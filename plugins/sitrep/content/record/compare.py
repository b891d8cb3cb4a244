"""What is published beside what the record says of it: which entries are lacking.

Some entries write themselves: what is new, what was renamed as its file says, a carrier that was
added, a grade that was changed.  What changes what readers were told needs a note, which says why.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from sitrep.content.record.states import State
from sitrep.core.record import Record, RecordEntry, Thing, ThingKind, ThingPart, What, When

NEEDS_NOTE = {
    ThingKind.REPORT: frozenset(
        {"date", "source", "title", "filed", "days", "figures", "headlines", "text", "url"}
    ),
    ThingKind.EDITION: frozenset({"title", "lead", "key_points", "trends", "trend_regions"}),
    ThingKind.EVENT: frozenset({"title", "filed", "place", "days", "kind"}),
}
"""The parts by which readers were told something: a change of one must be explained to them."""
_OF_PLACE_OR_TIME = frozenset({"date", "filed", "days", "codes", "place"})
_OF_GRADE = frozenset({"credibility", "reliability", "reason"})
_OF_CARRIERS = frozenset({"carriers", "copies"})
_ID = re.compile(r"[^\s|#]+")
"""An id within a part that names several."""
_NAMING = frozenset({"source", "filed", "events", "rests_on", "carriers", "see", "trend_regions"})
"""The parts that are made of ids, which may have been renamed."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A thing that says something else than its entries."""

    state: State
    before: Mapping[str, str]
    """Its parts by name, as the record has them."""
    changed: tuple[ThingPart, ...]
    """The parts that differ, as they are now; an empty value for one that is gone."""

    @property
    def what(self) -> What:
        """What kind of change that is."""
        names = frozenset(part.name for part in self.changed)
        if names <= _OF_CARRIERS:
            added = {*self._now("carriers").split()} - {*self.before.get("carriers", "").split()}
            return What.CARRIED if added else What.CORRECTED
        if names <= _OF_GRADE:
            return What.REGRADED
        return What.MOVED if names <= _OF_PLACE_OR_TIME else What.CORRECTED

    @property
    def needs_note(self) -> bool:
        """Whether readers must be told why."""
        needing = NEEDS_NOTE.get(self.state.thing.kind, frozenset())
        return any(part.name in needing for part in self.changed)

    def _now(self, name: str) -> str:
        return next((part.value for part in self.changed if part.name == name), "")


@dataclass(frozen=True, slots=True)
class RecordGaps:
    """What the record lacks."""

    new: tuple[RecordEntry, ...] = ()
    """Of what was never published before, or is so again; with what its file says of its past."""
    changes: tuple[RecordEntry, ...] = ()
    """Of what has changed, or is gone with a place where it went."""
    unexplained: tuple[Difference, ...] = ()
    """What has changed and lacks a note."""
    vanished: tuple[Thing, ...] = ()
    """What was published and is nowhere, without a word of where it went."""


@dataclass(slots=True)
class _Comparing:
    states: Mapping[Thing, State]
    record: Record
    at: When | None
    """When the entries are made; None: on the days that the files give."""
    notes: Mapping[Thing, str]
    new: list[RecordEntry] = field(default_factory=list)
    changes: list[RecordEntry] = field(default_factory=list)
    unexplained: list[Difference] = field(default_factory=list)
    vanished: list[Thing] = field(default_factory=list)


def compare(
    states: Mapping[Thing, State],
    record: Record,
    at: When | None = None,
    notes: Mapping[Thing, str] | None = None,
) -> RecordGaps:
    """What a record lacks of what is published.

    ``at`` is when the lacking entries are made; without it they bear the days that the files give,
    as a record has to that is begun after its digest.  ``notes`` are explanations of changes that
    the files do not hold.
    """
    comparing = _Comparing(states, record, at, notes or {})
    heirs = _heirs(states.values())
    for thing in sorted(states):
        if record.stands(thing):
            _compare_standing(comparing, states[thing], _renaming(heirs))
        elif not (states[thing].is_withdrawn and record.of(thing)):
            _begin(comparing, states[thing])
    for thing in record.things:
        if thing not in states and record.stands(thing):
            _end(comparing, thing, heirs)
    return RecordGaps(
        tuple(comparing.new),
        tuple(comparing.changes),
        tuple(comparing.unexplained),
        tuple(comparing.vanished),
    )


def _heirs(states: Iterable[State]) -> dict[Thing, list[State]]:
    """What took over from things that have other ids now."""
    heirs: dict[Thing, list[State]] = defaultdict(list)
    for state in states:
        for former in state.formerly:
            heirs[replace(state.thing, id=former)].append(state)
    return heirs


def _renaming(heirs: Mapping[Thing, list[State]]) -> dict[str, str]:
    """The ids that are others now, each with the one that is now in its place."""
    return {thing.id: states[0].thing.id for thing, states in heirs.items() if len(states) == 1}


def _compare_standing(comparing: _Comparing, state: State, renamed: Mapping[str, str]) -> None:
    thing = state.thing
    notes = [*_unrecorded(state, comparing.record)]
    if given := comparing.notes.get(thing):
        notes.append(given)
    at = comparing.at or _latest(state)
    if state.is_withdrawn:
        note = notes[-1] if notes else (state.notes[-1].note if state.notes else None)
        comparing.changes.append(RecordEntry(at, What.WITHDRAWN, thing, note))
        return
    before = _with_new_ids(comparing.record.state(thing), renamed)
    difference = Difference(state, before, tuple(_changed(state, before)))
    if difference.changed and difference.needs_note and not notes:
        comparing.unexplained.append(difference)
    elif difference.changed or notes:
        what = difference.what if difference.changed else What.CORRECTED
        for note in notes[:-1]:
            comparing.changes.append(RecordEntry(at, What.CORRECTED, thing, note))
        last = notes[-1] if notes else None
        comparing.changes.append(RecordEntry(at, what, thing, last, parts=difference.changed))


def _begin(comparing: _Comparing, state: State) -> None:
    """Enter what is published for the first time, or again, with the past that its file tells."""
    if not state.is_shown:
        return
    at = _beginning(comparing, state)
    what = What.ANNOUNCED if state.thing.kind is ThingKind.EDITION else What.PUBLISHED
    if what is What.PUBLISHED and _is_late(comparing, state, at):
        what = What.LATE
    comparing.new.append(
        RecordEntry(at, what, state.thing, address=state.address, parts=state.parts)
    )
    past = [*_unrecorded(state, comparing.record)] if state.notes else []
    for change in state.notes:
        if change.note in past:
            when = When(max(change.date, at.day)) if comparing.at is None else at
            is_last = change is state.notes[-1]
            kind = What.WITHDRAWN if state.is_withdrawn and is_last else What.CORRECTED
            comparing.new.append(RecordEntry(when, kind, state.thing, change.note))


def _beginning(comparing: _Comparing, state: State) -> When:
    """When it is published: now, or on the day that its file gives, or with the first report."""
    if comparing.at:
        # What a file dates later than the record's end is not published before that day.
        is_later = state.day is not None and state.day > comparing.at.day
        return When(state.day) if is_later and state.day else comparing.at
    if state.day:
        return When(state.day)
    days = [each.day for each in comparing.states.values() if each.day]
    return When(min(days, default=dt.date.min))


def _is_late(comparing: _Comparing, state: State, at: When) -> bool:
    """Whether a report comes after its week was announced."""
    if state.week is None:
        return False
    edition = Thing(ThingKind.EDITION, str(state.week))
    announced = [entry.at for entry in comparing.record.of(edition)[:1]]
    if not announced and (notes := comparing.states.get(edition)) and notes.day:
        announced = [When(notes.day)] if comparing.at is None else []
    return any(at.is_after(each) for each in announced)


def _end(comparing: _Comparing, thing: Thing, heirs: Mapping[Thing, list[State]]) -> None:
    """Enter where something went, or that nobody says where."""
    took_over = heirs.get(thing, [])
    if not took_over:
        comparing.vanished.append(thing)
        return
    known = any(comparing.record.of(state.thing) for state in took_over)
    what = What.SPLIT if len(took_over) > 1 else What.MERGED if known else What.RENAMED
    ids = tuple(sorted(state.thing.id for state in took_over))
    at = comparing.at or comparing.record.last or _latest(took_over[0])
    note = comparing.notes.get(thing)
    comparing.changes.append(RecordEntry(at, what, thing, note, to=ids))


def _unrecorded(state: State, record: Record) -> Iterator[str]:
    """The notes of a file that no entry has."""
    known = {entry.note for entry in record.of(state.thing)}
    return (change.note for change in state.notes if change.note not in known)


def _latest(state: State) -> When:
    """The last day that a file gives."""
    days = [change.date for change in state.notes]
    days += [state.day] if state.day else []
    return When(max(days, default=dt.date.min))


def _changed(state: State, before: Mapping[str, str]) -> Iterator[ThingPart]:
    now = {part.name: part.value for part in state.parts}
    for name in dict.fromkeys([*before, *now]):
        if before.get(name, "") != now.get(name, ""):
            yield ThingPart(name, now.get(name, ""))


def _with_new_ids(parts: Mapping[str, str], renamed: Mapping[str, str]) -> dict[str, str]:
    """The parts with the ids of today: a new name for a region moves no passage."""
    if not renamed:
        return dict(parts)
    return {
        name: _ID.sub(lambda found: renamed.get(found[0], found[0]), value)
        if name in _NAMING
        else value
        for name, value in parts.items()
    }
