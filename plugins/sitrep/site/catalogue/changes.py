"""What was changed after readers had it: of an edition, of anything, and in which words."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sitrep.core.language import Language, marked
from sitrep.core.model import Source
from sitrep.core.parse import parse_day
from sitrep.core.record import (
    Record,
    RecordEntry,
    Step,
    Thing,
    ThingKind,
    What,
    When,
    is_hash,
)
from sitrep.core.regions import Regions
from sitrep.core.weeks import Week
from sitrep.site.catalogue.events import ShownEvent
from sitrep.site.catalogue.family import Family

WHAT = {
    What.PUBLISHED: marked("Published"),
    What.LATE: marked("Added late"),
    What.ANNOUNCED: marked("Announced"),
    What.CORRECTED: marked("Corrected"),
    What.REGRADED: marked("Regraded"),
    What.MOVED: marked("Moved"),
    What.CARRIED: marked("Carrier added"),
    What.RENAMED: marked("Renamed"),
    What.SPLIT: marked("Split"),
    What.MERGED: marked("Merged"),
    What.WITHDRAWN: marked("Withdrawn"),
}
PARTS = {
    "date": marked("date"),
    "source": marked("source"),
    "title": marked("headline"),
    "filed": marked("filed under"),
    "days": marked("days"),
    "figures": marked("figures"),
    "credibility": marked("credibility"),
    "reliability": marked("reliability"),
    "carriers": marked("carriers"),
    "place": marked("place"),
    "name": marked("name"),
    "rights": marked("rights"),
    "codes": marked("area"),
    "affiliation": marked("affiliation"),
}
"""The parts of which readers are told what stood before."""


@dataclass(frozen=True, slots=True)
class Was:
    """A part that says something else than before."""

    part: str
    """Its label."""
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class ShownChange:
    """An entry of the record as readers see it."""

    entry: RecordEntry
    what: str
    """Its label."""
    was: tuple[Was, ...] = ()
    """What stood before, where that may be told."""
    name: str = ""
    """What readers call the thing now."""
    address: str = ""
    """Where it stands, or stood."""

    @property
    def day(self) -> dt.date:
        """When it was made."""
        return self.entry.at.day

    @property
    def note(self) -> str | None:
        """What changed and why."""
        return self.entry.note

    @property
    def is_told(self) -> bool:
        """Whether there is anything to tell beyond that something changed."""
        beginning = self.entry.what.is_beginning
        return not beginning and bool(self.note or self.was or self.entry.what.is_end)


@dataclass(frozen=True, slots=True)
class Retelling:
    """What is needed to tell changes in words."""

    record: Record
    language: Language
    sources: Mapping[str, Source]
    regions: Regions
    withheld: frozenset[Thing]
    """The things whose former words may not be told: withdrawn, or withheld by rights."""
    names: Mapping[Thing, str]

    def of(self, thing: Thing) -> tuple[ShownChange, ...]:
        """The changes of a thing, oldest first."""
        return tuple(self.shown(step) for step in self.record.steps(thing))

    def shown(self, step: Step) -> ShownChange:
        """A step in words."""
        entry = step.entry
        was = () if entry.what.is_beginning else tuple(self._was(step))
        return ShownChange(
            entry,
            self.language.say(WHAT[entry.what]),
            was,
            self.names.get(entry.thing, entry.thing.id),
            next((each.address for each in self.record.of(entry.thing) if each.address), "") or "",
        )

    def _was(self, step: Step) -> Iterator[Was]:
        for part in step.entry.parts:
            before = step.before.get(part.name, "")
            label = PARTS.get(part.name)
            if label is None or is_hash(before) or is_hash(part.value):
                continue
            if part.name == "title" and step.entry.thing in self.withheld:
                continue
            yield Was(
                self.language.say(label),
                self._words(part.name, before),
                self._words(part.name, part.value),
            )

    def _words(self, name: str, value: str) -> str:
        """A part as readers know it: days and regions and sources by their names."""
        none = self.language.say("none")
        if name == "date":
            day = parse_day(value.partition(" ")[0])
            return self.language.day(day) if day else none
        if name not in {"filed", "source", "carriers"}:
            return value.replace("|", ", ").strip(", ") or none
        known = (
            {each.id: each.name for each in self.regions.rows}
            if name == "filed"
            else {source.id: source.name for source in self.sources.values()}
        )
        words = dict.fromkeys(value.replace("|", " ").split())
        named = [known.get(word) or self.regions.name_of(word) or word for word in words]
        return self.language.series(named) if named else none


@dataclass(frozen=True, slots=True)
class Weeks:
    """The entries of the record that concern each week."""

    record: Record
    by_week: Mapping[Week, tuple[RecordEntry, ...]]
    """Those on reports that were dated in it, then or before."""

    @classmethod
    def of(cls, record: Record) -> Weeks:
        """The entries on reports, by the weeks of their dates."""
        found: dict[Week, list[RecordEntry]] = defaultdict(list)
        for thing in record.things:
            if thing.kind is ThingKind.REPORT:
                for week, entry in _dated(record.steps(thing)):
                    found[week].append(entry)
        return cls(record, {week: tuple(entries) for week, entries in found.items()})

    def of_edition(
        self, week: Week, events: Iterable[ShownEvent], families: Iterable[Family]
    ) -> tuple[RecordEntry, ...]:
        """That an edition was announced, then what was changed in it since, oldest first.

        That is its own corrections, and what was changed of its reports, of the events that they
        tell of and of the grades of their sources.
        """
        own = self.record.of(Thing(ThingKind.EDITION, str(week)))
        first = next((each for each in own if each.what is What.ANNOUNCED), None)
        if first is None:
            return ()
        entries = [*own, *self.by_week.get(week, ())]
        for event in events:
            entries += self.record.of(Thing(ThingKind.EVENT, event.event.id))
        for source in dict.fromkeys(name for each in families for name in _speaking(each)):
            graded = self.record.of(Thing(ThingKind.SOURCE, source))
            entries += (entry for entry in graded if entry.what is What.REGRADED)
        since = (entry for entry in dict.fromkeys(entries) if _is_change(entry, first.at))
        return (first, *sorted(since, key=lambda entry: entry.order))


def _is_change(entry: RecordEntry, announced: When) -> bool:
    if entry.what.is_beginning and entry.what is not What.LATE:
        return False
    # A correction of the very day counts: readers had the edition, or it says so itself.
    return entry.at.is_after(announced) or (
        entry.at.day == announced.day
        and not (entry.at.time and announced.time)
        and not entry.what.is_beginning
    )


def _speaking(family: Family) -> Iterator[str]:
    """The sources whose grades an edition shows of a report."""
    yield family.origin.id
    for passage in family.passages:
        yield from (speaker.id for speaker in passage.speakers)


def _dated(steps: Iterable[Step]) -> Iterator[tuple[Week, RecordEntry]]:
    """The entries on a report, each by the weeks in which it stood before and after."""
    said: dict[str, str] = {}
    for step in steps:
        before = said.get("date", "")
        said |= {part.name: part.value for part in step.entry.parts}
        days = (parse_day(each.partition(" ")[0]) for each in (before, said.get("date", "")))
        for week in dict.fromkeys(Week.of(day) for day in days if day):
            yield week, step.entry
