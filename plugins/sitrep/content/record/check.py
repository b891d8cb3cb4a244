"""What a build refuses: a published thing that differs from its record, an address that vanishes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import zip_longest

from sitrep.content.checks.private import Published, Written
from sitrep.content.record.compare import Difference, RecordGaps, compare
from sitrep.content.record.file import RECORD
from sitrep.content.record.forget import IN_WORDS, words_of
from sitrep.content.record.parts import BETWEEN
from sitrep.content.record.renames import formerly
from sitrep.content.record.states import State, address_of
from sitrep.core.errors import Fault
from sitrep.core.record import Record, RecordEntry, Thing, ThingKind, ThingPart, What, is_hash

_OF_PASSAGES = {
    "filed": "regions",
    "days": None,
    "figures": None,
    "events": None,
    "rests_on": "cites",
    "credibility": "credibility",
}
"""The parts that each passage has, and the keys by which front matter speaks for all of them."""
_KEYS = {
    "text": "body",
    "headlines": "body",
    "copies": "carriers",
    "filed": "regions",
    "trend_regions": "trends",
    "links": "homepage",
}
"""The keys at which parts stand that are called otherwise."""
_ENTER = "Run ./dev record, which enters it"


def find_gaps(states: Mapping[Thing, State], record: Record) -> RecordGaps:
    """What a record lacks of what is published; without a file, all of it."""
    return compare(states, record, record.last if record.is_kept else None)


def complete_record(record: Record, gaps: RecordGaps) -> Record:
    """The record with what is published and not entered yet.

    What is new counts as published when the record was last written: in a week that had been
    announced by then, it is late.
    """
    return record.with_entries(gaps.new)


def check_record(
    states: Mapping[Thing, State], record: Record, gaps: RecordGaps, root: str
) -> Iterator[Fault]:
    """A fault for each published thing that differs from its entries, or is gone.

    What is new is none, and without a record nothing is.
    """
    yield from _standing_still(states)
    if record.is_kept:
        file = f"{root}/{RECORD}"
        yield from _remembered(record, file)
        yield from unexplained_faults(gaps, file)
        yield from _announced_otherwise(states.values(), record)
        for entry in gaps.changes:
            thing = entry.thing
            heirs = (states.get(replace(thing, id=name)) for name in entry.to)
            state = states.get(thing) or next(filter(None, heirs), None)
            yield _of_change(entry, state, record.state(thing), file)


def published_record(record: Record, states: Mapping[Thing, State], file: str) -> Published:
    """The notes, titles and names that stand in the record alone, to be searched for what is private.

    Those that its files have are searched there, where a reason to keep them can stand.
    """
    notes = {change.note for state in states.values() for change in state.notes}
    standing = {
        part.value
        for state in states.values()
        for part in state.parts
        if part.name in IN_WORDS and not state.is_withdrawn
    }
    found: dict[str, RecordEntry] = {}
    texts: list[Written] = []
    remedies: dict[str, str] = {}
    for entry in record.entries:
        if entry.note and entry.note not in notes:
            texts.append(Written(f"note in line {entry.line}", entry.note))
        for part in words_of(entry):
            if part.value not in standing:
                texts.append(Written(f"{part.name} in line {entry.line}", part.value))
                remedies[texts[-1].key] = f"Take it out with ./dev forget {typed(entry.thing)}"
        found |= dict.fromkeys((each.key for each in texts[len(found) :]), entry)
    return Published(
        file, tuple(texts), (), lambda key: found[key].line, can_keep=False, remedies=remedies
    )


def unentered(states: Mapping[Thing, State], record: Record) -> tuple[Thing, ...]:
    """What is published and not in a record that is kept."""
    if not record.is_kept:
        return ()
    shown = (thing for thing in sorted(states) if states[thing].is_shown)
    return tuple(thing for thing in shown if not record.of(thing))


def explain_difference(difference: Difference) -> str:
    """Which parts differ, and how, where they are kept in words."""
    told = (_told(difference, part.name, part.value) for part in difference.changed)
    return "; ".join(told)


def correcting(thing: Thing) -> str:
    """What to type to enter a change with its note."""
    return f'./dev correct {typed(thing)} --note "what changed and why"'


def withdrawing(thing: Thing) -> str:
    """What to type to enter that something is gone."""
    return f'./dev withdraw {typed(thing)} --reason "why"'


def typed(thing: Thing) -> str:
    """A thing as commands are told of it."""
    return thing.id if thing.kind is ThingKind.REPORT else f"{thing.kind}/{thing.id}"


def unexplained_faults(comparison: RecordGaps, file: str) -> Iterator[Fault]:
    """What no entry can be written for without a word of the curator's."""
    for difference in comparison.unexplained:
        state = difference.state
        told = explain_difference(difference)
        problem = f"differs from what was published, without a note: {told}"
        remedy = f"Tell readers with {correcting(state.thing)}, or undo the change"
        yield Fault(state.file, _line_of(difference), state.thing.id, problem, remedy)
    for entry in comparison.vanished:
        thing = entry.thing
        problem = f"was published at /{address_of(thing)}, which would vanish"
        remedy = f"{_remedy(entry)}, or {withdrawing(thing)}"
        yield Fault(file, entry.line, str(thing), problem, remedy)


def _remembered(record: Record, file: str) -> Iterator[Fault]:
    """Lines with words that were forgotten: git kept one of each branch."""
    for entry, hashed in record.wordy.items():
        names = ", ".join(part.name for part in entry.parts if part not in hashed.parts)
        problem = "stands in words that were forgotten: another line has a hash of them"
        remedy = f"Run ./dev forget {typed(entry.thing)} again, which takes the line out"
        yield Fault(file, entry.line, names, problem, remedy)


def _standing_still(states: Mapping[Thing, State]) -> Iterator[Fault]:
    """Ids under ``formerly`` that are in use."""
    for former, heirs in formerly(states.values()).items():
        if former in states:
            for heir in heirs:
                problem = f"“{former.id}” still stands, in {states[former].file}"
                remedy = "Remove it there, if this took its place; else take it out here"
                yield Fault(heir.file, heir.line("formerly"), "formerly", problem, remedy)


def _announced_otherwise(states: Iterable[State], record: Record) -> Iterator[Fault]:
    """Editions whose files give another day than that on which subscribers had them."""
    for state in states:
        entries = [each for each in record.of(state.thing) if each.what is What.ANNOUNCED]
        if entries and state.day not in {each.at.day for each in entries}:
            day = entries[-1].at.day
            problem = f"says {state.day}, but it was announced on {day}"
            remedy = f"Write {day}: subscribers have had it since then"
            yield Fault(state.file, state.line("announced"), "announced", problem, remedy)


def _remedy(entry: RecordEntry) -> str:
    thing = entry.thing
    if thing.kind is ThingKind.EDITION:
        return f"Bring its file back, with announced: {entry.at.day}"
    if thing.kind is ThingKind.PAGE:
        return "Bring its file back"
    is_row = thing.kind in {ThingKind.REGION, ThingKind.SOURCE, ThingKind.ACTOR}
    written = f'formerly = ["{thing.id}"]' if is_row else f"formerly: [{thing.id}]"
    return f"Bring it back, write {written} where it is now"


def _line_of(difference: Difference) -> int:
    """The line of the first part that differs."""
    state, (first, *_) = difference.state, difference.changed
    if state.thing.kind is ThingKind.REPORT and first.name in _OF_PASSAGES:
        return _line_of_passage(state, difference.before.get(first.name, ""), first)
    return state.line(_KEYS.get(first.name, first.name))


def _line_of_passage(state: State, before: str, now: ThingPart) -> int:
    """That of the front matter where all passages differ and it speaks for them."""
    pairs = zip_longest(before.split(BETWEEN), now.value.split(BETWEEN))
    differ = [number for number, (was, value) in enumerate(pairs, 1) if was != value]
    above = state.line(_OF_PASSAGES[now.name] or "")
    is_of_all = len(differ) == 1 + now.value.count(BETWEEN)
    return above if is_of_all and above > 1 else state.line(f"passage {differ[0]}")


def _of_change(
    entry: RecordEntry, state: State | None, before: Mapping[str, str], file: str
) -> Fault:
    """The fault of a change that needs no note, but an entry."""
    if entry.what.is_end:
        to = f" to {', '.join(entry.to)}" if entry.to else ""
        problem = f"is {entry.what}{to}, which the record does not say"
    else:
        names = ", ".join(part.name for part in entry.parts)
        problem = f"has changed ({names or 'a note'}), which the record does not say"
    line = 1
    if state and entry.to:
        line = state.line("formerly")
    elif state and entry.parts:
        line = _line_of(Difference(state, before, entry.parts))
    return Fault(state.file if state else file, line, entry.thing.id, problem, _ENTER)


def _told(difference: Difference, name: str, value: str) -> str:
    """``date was 2020-07-01 text and is 2020-07-02 text``; of a hash, only that it changed."""
    before = difference.before.get(name, "")
    if is_hash(before) or is_hash(value):
        return name
    return f"{name} was {before or 'empty'} and is {value or 'empty'}"
