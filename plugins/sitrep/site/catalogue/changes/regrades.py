"""By which changes of sources a report has come to show another grade than before.

A grade is made of a source's letter and a passage's figure.  A new figure is an entry of the report's
own; a new letter is one of the source, and changes what each report says in which the source speaks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sitrep.content.record.parts import BETWEEN
from sitrep.core.record import Record, RecordEntry, Step, Thing, ThingKind
from sitrep.site.catalogue.family import Family

_LETTER = "reliability"
_NAMING = ("source", "rests_on")
"""The parts of a report that name who speaks in it."""


def with_regrades(families: Iterable[Family], record: Record) -> tuple[Family, ...]:
    """The families, each with the changes of letters since it was published; none if withdrawn."""
    sources = (thing for thing in record.things if thing.kind is ThingKind.SOURCE)
    letters = {each: steps for each in sources if (steps := tuple(_regrades(each, record)))}

    def regraded(family: Family) -> Family:
        if family.is_withdrawn or not family.entries:
            return family
        first = family.entries[0].order
        every = (step for source in _speaking(family, record) for step in letters.get(source, ()))
        since = {step.entry: step for step in every if step.entry.order > first}
        ordered = sorted(since.values(), key=lambda step: step.entry.order)
        return replace(family, regrades=tuple(ordered)) if ordered else family

    return tuple(map(regraded, families) if letters else families)


def _speaking(family: Family, record: Record) -> Iterator[Thing]:
    """The sources whose letters are shown with a report, and what it called them before."""
    speakers = (each.id for passage in family.passages for each in passage.speakers)
    parts = (part for entry in family.entries for part in entry.parts if part.name in _NAMING)
    named = {name for part in parts for name in part.value.replace(BETWEEN, " ").split()}
    for name in dict.fromkeys([family.origin.id, *speakers]):
        source = Thing(ThingKind.SOURCE, name)
        yield source
        yield from (each for each in record.forebears(source) if each.id in named)


def _regrades(source: Thing, record: Record) -> Iterator[Step]:
    """The changes of a source's letter, and its end, if what took over has another letter.

    One that came back under another letter than before it was gone has changed; that with which it
    began changes nothing.
    """
    for step in record.steps(source):
        entry = step.entry
        if entry.what.is_beginning and not step.before:
            continue
        now = _letter(_heir(entry), entry, record) if entry.to else _told(entry, step)
        if now != step.before.get(_LETTER, ""):
            yield step


def _heir(entry: RecordEntry) -> Thing:
    return replace(entry.thing, id=entry.to[0])


def _told(entry: RecordEntry, step: Step) -> str:
    told = (part.value for part in entry.parts if part.name == _LETTER)
    return next(told, step.before.get(_LETTER, ""))


def _letter(heir: Thing, end: RecordEntry, record: Record) -> str:
    """That of what took over, at the time."""
    letter = ""
    for entry in record.of(heir):
        if letter and entry.order > end.order:
            break
        letter = next((part.value for part in entry.parts if part.name == _LETTER), letter)
    return letter
