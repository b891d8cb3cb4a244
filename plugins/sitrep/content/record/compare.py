"""What is published beside what the record says of it: which entries are lacking.

Some entries write themselves: what is new, what was renamed as its file says, a carrier that was
added, a grade that was changed.  What changes what readers were told needs a note, which says why.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from sitrep.content.record.renames import Renames, formerly
from sitrep.content.record.states import State
from sitrep.core.model import Change
from sitrep.core.record import (
    Record,
    RecordEntry,
    Thing,
    ThingKind,
    ThingPart,
    What,
    When,
    hash_of,
    is_hash,
)

NEEDS_NOTE = {
    ThingKind.REPORT: frozenset(
        {
            "date",
            "source",
            "title",
            "title_kind",
            "filed",
            "days",
            "figures",
            "headlines",
            "text",
            "url",
        }
    ),
    ThingKind.EDITION: frozenset({"title", "lead", "key_points", "trends", "trend_regions"}),
    ThingKind.EVENT: frozenset({"title", "filed", "place", "days", "kind"}),
}
"""The parts by which readers were told something: a change of one must be explained to them."""
_OF_PLACE_OR_TIME = frozenset({"date", "filed", "days", "codes", "place"})
_OF_GRADE = frozenset({"credibility", "reliability", "reason"})
_OF_CARRIERS = frozenset({"carriers", "copies"})


@dataclass(frozen=True, slots=True)
class Difference:
    """A thing that says something else than its entries."""

    state: State
    before: Mapping[str, str]
    """Its parts by name, as the record has them."""
    changed: tuple[ThingPart, ...]
    """The parts that differ, as they are now; an empty value for one that is gone."""
    following: frozenset[str] = frozenset()
    """The parts that differ only because something they name was split, which is told there."""

    @property
    def what(self) -> What:
        """What kind of change that is."""
        names = frozenset(part.name for part in self.changed)
        if names <= _OF_CARRIERS:
            before, now = self.before.get("carriers", "").split(), self._now("carriers").split()
            return What.CARRIED if {*before} < {*now} else What.CORRECTED
        if names <= _OF_GRADE:
            return What.REGRADED
        return What.MOVED if names <= _OF_PLACE_OR_TIME else What.CORRECTED

    @property
    def needs_note(self) -> bool:
        """Whether readers must be told why."""
        needing = NEEDS_NOTE.get(self.state.thing.kind, frozenset())
        return any(part.name in needing - self.following for part in self.changed)

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
    vanished: tuple[RecordEntry, ...] = ()
    """The first entries of what was published and is nowhere, without a word of where it went."""


@dataclass(slots=True)
class _Comparing:
    states: Mapping[Thing, State]
    record: Record
    at: When | None
    """When the entries are made; None: on the days that the files give."""
    notes: Mapping[Thing, str]
    renames: Renames
    new: list[RecordEntry] = field(default_factory=list)
    changes: list[RecordEntry] = field(default_factory=list)
    unexplained: list[Difference] = field(default_factory=list)
    vanished: list[RecordEntry] = field(default_factory=list)


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
    comparing = _Comparing(states, record, at, notes or {}, Renames.of(states, record))
    heirs = formerly(states.values())
    for thing in sorted(states):
        if record.stands(thing):
            _compare_standing(comparing, states[thing])
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


def differs(state: State, states: Mapping[Thing, State], record: Record) -> bool:
    """Whether a thing says something else than its entries."""
    return bool(_difference(state, record, Renames.of(states, record)).changed)


def _difference(state: State, record: Record, renames: Renames) -> Difference:
    before = renames.followed(record.state(state.thing))
    changed = tuple(_changed(state, before))
    following = frozenset(
        part.name
        for part in changed
        if renames.is_split(part.name, before.get(part.name, ""), part.value)
    )
    return Difference(state, before, changed, following)


def _compare_standing(comparing: _Comparing, state: State) -> None:
    thing = state.thing
    notes = [each.note for each in _unrecorded(state, comparing.record)]
    if given := comparing.notes.get(thing):
        notes.append(given)
    at = _now(comparing, thing) or _latest(state)
    if state.is_withdrawn:
        note = notes[-1] if notes else (state.notes[-1].note if state.notes else None)
        comparing.changes.append(RecordEntry(at, What.WITHDRAWN, thing, note))
        return
    difference = _difference(state, comparing.record, comparing.renames)
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
    if at is None:
        return
    what = What.ANNOUNCED if state.thing.kind is ThingKind.EDITION else What.PUBLISHED
    if what is What.PUBLISHED and _is_late(comparing, state, at):
        what = What.LATE
    comparing.new.append(
        RecordEntry(at, what, state.thing, address=state.address, parts=state.parts)
    )
    past = [*_unrecorded(state, comparing.record)]
    for change in past:
        when = When(max(change.date, at.day)) if comparing.at is None else at
        kind = What.WITHDRAWN if state.is_withdrawn and change is past[-1] else What.CORRECTED
        comparing.new.append(RecordEntry(when, kind, state.thing, change.note))
    if state.is_withdrawn and not past:
        comparing.new.append(RecordEntry(at, What.WITHDRAWN, state.thing))


def _beginning(comparing: _Comparing, state: State) -> When | None:
    """When it is published: now, or on the day that its file gives, or with the first report."""
    if now := _now(comparing, state.thing):
        # What a file dates later than the record's end is not published before that day, and an
        # edition was announced on the day that its file gives, whenever that is entered.
        is_edition = state.thing.kind is ThingKind.EDITION and not comparing.record.of(state.thing)
        is_other = state.day is not None and (state.day > now.day or is_edition)
        return When(state.day) if is_other and state.day and state.day != now.day else now
    if state.day:
        return When(state.day)
    days = [each.day for each in comparing.states.values() if each.day]
    return When(min(days)) if days else None


def _is_late(comparing: _Comparing, state: State, at: When) -> bool:
    """Whether a report comes after its week was announced."""
    former = (Thing(state.thing.kind, name) for name in state.formerly)
    if state.week is None or any(map(comparing.record.of, former)):
        return False
    edition = Thing(ThingKind.EDITION, str(state.week))
    if entries := comparing.record.of(edition):
        return at.is_after(entries[0].at)
    notes = comparing.states.get(edition)
    return bool(notes and notes.day and state.day and state.day > notes.day)


def _end(comparing: _Comparing, thing: Thing, heirs: Mapping[Thing, list[State]]) -> None:
    """Enter where something went, or that nobody says where."""
    took_over = heirs.get(thing, [])
    if not took_over:
        comparing.vanished.append(comparing.record.of(thing)[0])
        return
    known = any(comparing.record.of(state.thing) for state in took_over)
    what = What.SPLIT if len(took_over) > 1 else What.MERGED if known else What.RENAMED
    ids = tuple(sorted(state.thing.id for state in took_over))
    at = _now(comparing, thing) or comparing.record.last or _latest(took_over[0])
    note = comparing.notes.get(thing)
    comparing.changes.append(RecordEntry(at, what, thing, note, to=ids))


def _now(comparing: _Comparing, thing: Thing) -> When | None:
    """When an entry about a thing is made: after those that it has."""
    entries = comparing.record.of(thing)
    return comparing.at.after(entries[-1].at) if comparing.at and entries else comparing.at


def _unrecorded(state: State, record: Record) -> Iterator[Change]:
    """The notes of a file that no entry has; two that say the same need two entries."""
    known = Counter(entry.note for entry in record.of(state.thing))
    for change in state.notes:
        if known[change.note] > 0:
            known[change.note] -= 1
        else:
            yield change


def _latest(state: State) -> When:
    """The last day that a file gives."""
    days = [change.date for change in state.notes]
    days += [state.day] if state.day else []
    return When(max(days, default=dt.date.min))


def _changed(state: State, before: Mapping[str, str]) -> Iterator[ThingPart]:
    now = {part.name: part.value for part in state.parts}
    if now == before:
        return
    for name in dict.fromkeys([*before, *now]):
        if not _is_same(before.get(name, ""), now.get(name, "")):
            yield ThingPart(name, now.get(name, ""))


def _is_same(before: str, now: str) -> bool:
    """Whether two values say the same: in words, or one of them as a hash.

    Rights that come to withhold a title, or no longer do, do not change it.
    """
    if is_hash(before) != is_hash(now) and before and now:
        return hash_of([before]) == now or before == hash_of([now])
    return before == now
