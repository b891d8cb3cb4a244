"""When what stands behind events, regions and sources was last touched, by the record.

What is shown of them now does not tell it: a report that was withdrawn, or is filed elsewhere now,
has changed their pages too.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from sitrep.core.record import Record, Thing, ThingKind
from sitrep.core.regions import Regions
from sitrep.site.catalogue.edition import Section
from sitrep.site.catalogue.events import ShownEvent
from sitrep.site.catalogue.listed.actors import ActorPage
from sitrep.site.catalogue.listed.sources import SourcePage

_SOURCES = ("source", "carriers", "rests_on")


@dataclass(frozen=True, slots=True)
class Touched:
    """The days on which reports that concern something came, changed or went."""

    record: Record
    by_reports: Mapping[Thing, dt.date]

    @classmethod
    def of(cls, record: Record, regions: Regions) -> Touched:
        """By what reports said at each time."""

        @cache
        def filed(words: str) -> tuple[Thing, ...]:
            places = (regions.place(tuple(each.split())) for each in words.split("|"))
            known = [region.id for place in places if place for region in place.concerns]
            named = words.replace("|", " ").split()
            return tuple(Thing(ThingKind.REGION, name) for name in (*known, *named))

        days: dict[Thing, dt.date] = {}
        for report in record.things:
            if report.kind is not ThingKind.REPORT:
                continue
            for step in record.steps(report):
                now = {part.name: part.value for part in step.entry.parts}
                for said in (step.before, now):
                    for thing in (*filed(said.get("filed", "")), *_named(said)):
                        days[thing] = max(step.entry.at.day, days.get(thing, dt.date.min))
        return cls(record, days)

    def when(self, thing: Thing) -> dt.date | None:
        """The last day on which it was changed itself, or a report that concerned it then."""
        every = (thing, *self.record.forebears(thing))
        found = [self.by_reports[each] for each in every if each in self.by_reports]
        for each in every:
            entries = self.record.of(each)
            found += (entry.at.day for entry in entries if not entry.what.is_beginning)
        return max(found, default=None)

    def events(self, events: Iterable[ShownEvent]) -> tuple[ShownEvent, ...]:
        """Events, each with the day on which it was last touched."""
        return tuple(
            replace(each, touched=self._of(ThingKind.EVENT, each.event.id)) for each in events
        )

    def regions(self, regions: Iterable[Section]) -> tuple[Section, ...]:
        """The same of regions."""
        return tuple(
            replace(each, touched=self._of(ThingKind.REGION, each.region.id)) for each in regions
        )

    def sources(self, sources: Iterable[SourcePage]) -> tuple[SourcePage, ...]:
        """The same of sources."""
        return tuple(
            replace(each, touched=self._of(ThingKind.SOURCE, each.source.id)) for each in sources
        )

    def actors(self, actors: Iterable[ActorPage]) -> tuple[ActorPage, ...]:
        """The same of actors; which reports name them the record does not say."""
        return tuple(
            replace(each, touched=self._of(ThingKind.ACTOR, each.actor.id)) for each in actors
        )

    def _of(self, kind: ThingKind, name: str) -> dt.date | None:
        return self.when(Thing(kind, name))


def _named(said: Mapping[str, str]) -> Iterator[Thing]:
    for part in _SOURCES:
        for name in said.get(part, "").replace("|", " ").split():
            yield Thing(ThingKind.SOURCE, name)
    for name in said.get("events", "").replace("|", " ").split():
        yield Thing(ThingKind.EVENT, name)
