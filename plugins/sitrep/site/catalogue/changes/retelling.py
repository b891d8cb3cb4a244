"""A change in words: what was done, why, and what stood before, where that may be told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sitrep.core.language import Language, marked
from sitrep.core.model import Source
from sitrep.core.parse import parse_day
from sitrep.core.record import (
    Record,
    RecordEntry,
    Step,
    Thing,
    What,
    is_hash,
)
from sitrep.core.regions import Regions

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
