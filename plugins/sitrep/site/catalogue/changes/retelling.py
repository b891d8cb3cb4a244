"""A change in words: what was done, why, and what stood before, where that may be told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sitrep.core.language import Language, marked
from sitrep.core.model import UNKNOWN_SOURCE, Source
from sitrep.core.parse import parse_day
from sitrep.core.record import Record, RecordEntry, Step, Thing, ThingKind, What, hash_of, is_hash
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
    name: str
    """What readers call the thing now."""
    address: str
    """Where it stands, or stood, below the site's own address."""
    note: str | None = None
    """What changed and why."""
    was: tuple[Was, ...] = ()
    """What stood before, where that may be told."""
    heirs: tuple[Heir, ...] = ()
    """Where it went."""

    @property
    def day(self) -> dt.date:
        """When it was made."""
        return self.entry.at.day

    @property
    def anchor(self) -> str:
        """Its fragment on a page; the same for ever."""
        entry = self.entry
        said = (str(entry.at), str(entry.what), str(entry.thing), entry.note or "", entry.hash)
        return f"change-{hash_of(said)}"

    @property
    def is_told(self) -> bool:
        """Whether there is anything to tell beyond that something changed."""
        if self.entry.what.is_beginning:
            return self.entry.what is What.LATE or bool(self.was)
        return bool(self.note or self.was or self.entry.what.is_end)

    @property
    def is_correction(self) -> bool:
        """Whether it takes back or explains something that readers were told before."""
        return self.is_told and self.entry.what not in {What.LATE, What.CARRIED}


def told(changes: Sequence[ShownChange]) -> tuple[ShownChange, ...]:
    """What readers are told of changes, oldest first; newest first."""
    return tuple(each for each in reversed(changes) if each.is_told)


@dataclass(frozen=True, slots=True)
class Heir:
    """What took over from something that is gone."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Retelling:
    """What is needed to tell changes in words."""

    record: Record
    language: Language
    sources: Mapping[str, Source]
    regions: Regions
    names: Mapping[Thing, str]
    """What readers call the things that stand."""
    titled: frozenset[Thing]
    """The reports whose titles may be shown."""

    def of(self, thing: Thing) -> tuple[ShownChange, ...]:
        """A thing's changes, oldest first, those included that say no more than that it is so."""
        return tuple(map(self._shown, self.record.steps(thing)))

    def told(self, steps: Iterable[Step]) -> tuple[ShownChange, ...]:
        """What readers are told of these, newest first."""
        return told([self._shown(step) for step in steps])

    def _shown(self, step: Step) -> ShownChange:
        entry, thing = step.entry, step.entry.thing
        # Of what was withdrawn nothing is told any more but that it was, and why.
        end = self.record.end(self._today(thing))
        is_withdrawn = end is not None and end.what is What.WITHDRAWN
        is_silent = is_withdrawn and not entry.what.is_end
        address = (each.address for each in self.record.of(thing) if each.address)
        return ShownChange(
            entry=entry,
            what=self.language.say(WHAT[entry.what]),
            name=self.names.get(thing) or self.last_name(thing),
            address=next(address, ""),
            note=None if is_silent else entry.note,
            was=() if is_silent else tuple(self._was(step)),
            heirs=tuple(self._heirs(entry)),
        )

    def last_name(self, thing: Thing) -> str:
        """What something is called that is nowhere any more."""
        if thing.kind is ThingKind.REPORT:
            end = self.record.end(thing)
            heirs = (self.names.get(each) for each in (self._in_the_end(end) if end else ()))
            return next(filter(None, heirs), self._withdrawn(thing))
        return self._said_name(thing) or thing.id

    def _heirs(self, entry: RecordEntry) -> Iterator[Heir]:
        for thing in dict.fromkeys(self._in_the_end(entry)):
            addresses = (each.address for each in self.record.of(thing) if each.address)
            yield Heir(self.names.get(thing, thing.id), next(addresses, ""))

    def _withdrawn(self, thing: Thing) -> str:
        """What a withdrawn report is called, whether its file is there or not."""
        source = self.record.state(thing).get("source", UNKNOWN_SOURCE.id)
        if source == UNKNOWN_SOURCE.id:
            return self.language.say("Withdrawn report")
        name = self._called(self._today(Thing(ThingKind.SOURCE, source)))
        return self.language.say("Report by %(source)s", source=name)

    def _today(self, thing: Thing) -> Thing:
        """The thing under the id that it has now."""
        met = {thing}
        while (end := self.record.end(thing)) and end.what is What.RENAMED and len(end.to) == 1:
            thing = replace(thing, id=end.to[0])
            if thing in met:
                break
            met.add(thing)
        return thing

    def _in_the_end(
        self, entry: RecordEntry, met: frozenset[Thing] = frozenset()
    ) -> Iterator[Thing]:
        """What stands now of what a thing became: it may have been renamed once more."""
        for name in entry.to:
            thing = Thing(entry.thing.kind, name)
            end = self.record.end(thing)
            if end and end.to and thing not in self.names and thing not in met:
                yield from self._in_the_end(end, met | {thing})
            else:
                yield thing

    def _was(self, step: Step) -> Iterator[Was]:
        """What stood before; of what is published again, a source's letter alone."""
        is_beginning = step.entry.what.is_beginning
        for part in step.entry.parts:
            if is_beginning and (part.name != "reliability" or not step.before):
                continue
            before = step.before.get(part.name, "")
            label = PARTS.get(part.name)
            if label is None or part.name not in step.changed:
                continue
            if is_hash(before) or is_hash(part.value):
                continue
            thing = step.entry.thing
            is_report = thing.kind is ThingKind.REPORT
            if part.name == "title" and is_report and self._today(thing) not in self.titled:
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
        kind = ThingKind.REGION if name == "filed" else ThingKind.SOURCE
        words = dict.fromkeys(value.replace("|", " ").split())
        named = [self._called(Thing(kind, word)) for word in words]
        return self.language.series(named) if named else none

    def _called(self, thing: Thing) -> str:
        """A region, source or code by its name; by the last that it had, where it is gone."""
        if thing.kind is ThingKind.SOURCE:
            known = self.sources.get(thing.id)
            name = known.name if known else None
        else:
            rows = (each.name for each in self.regions.rows if each.id == thing.id)
            name = next(rows, None) or self.regions.name_of(thing.id)
        return name or self._said_name(thing) or thing.id

    def _said_name(self, thing: Thing) -> str | None:
        """The last that the record has in words."""
        said = self.record.state(thing)
        name = said.get("name") or said.get("title")
        return None if name is None or is_hash(name) else name
