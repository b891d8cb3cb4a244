"""Which events passages tell of, and who else tells of them: for links between pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from sitrep.core.events import Event, Reference
from sitrep.core.model import Report, Source, Status
from sitrep.site.catalogue.build import Catalogue
from sitrep.site.catalogue.events import ShownEvent
from sitrep.site.catalogue.family import Family, ShownPassage
from sitrep.site.catalogue.filed import FiledPassage


@dataclass(frozen=True, slots=True)
class EventBeside:
    """An event that a passage tells of."""

    event: Event
    also: tuple[Source, ...]
    """Who published the other reports on it, each once, in the order of dependence."""


@dataclass(frozen=True, slots=True)
class PassageBeside:
    """What other pages have to do with a passage."""

    events: tuple[EventBeside, ...]
    """Those that it tells of."""
    accounts: tuple[FiledPassage, ...]
    """Those that rest on other sources than it does."""


NOTHING_BESIDE = PassageBeside((), ())


@dataclass(frozen=True, slots=True)
class EventIndex:
    """Events and reports, as others name them: by their ids."""

    _events: Mapping[str, ShownEvent]
    _families: Mapping[str, Family]

    @classmethod
    def of(cls, catalogue: Catalogue) -> EventIndex:
        """All that a catalogue shows."""
        return cls(
            {event.event.id: event for event in catalogue.events},
            {family.report.id: family for family in catalogue.families},
        )

    def beside(self, family: Family) -> tuple[PassageBeside, ...]:
        """What has to do with each passage of a report, in their order."""
        return tuple(self._beside(passage, family) for passage in family.passages)

    def _beside(self, passage: ShownPassage, family: Family) -> PassageBeside:
        if not passage.events and not passage.corroborated_by:
            return NOTHING_BESIDE
        told = (
            EventBeside(event.event, self.also_told_by(event, family))
            for event in self.events(passage)
        )
        return PassageBeside(tuple(told), self.passages(passage.corroborated_by))

    def events(self, passage: ShownPassage) -> tuple[ShownEvent, ...]:
        """Those that a passage tells of."""
        return tuple(self._events[name] for name in passage.events if name in self._events)

    def passages(self, references: Iterable[Reference]) -> tuple[FiledPassage, ...]:
        """Those named that are shown."""
        return tuple(chain.from_iterable(map(self._passages, references)))

    def _passages(self, reference: Reference) -> Iterator[FiledPassage]:
        if family := self._families.get(reference.id):
            for passage in family.passages:
                if passage.number == reference.number:
                    yield FiledPassage(family, passage)

    def also_told_by(self, event: ShownEvent, family: Family) -> tuple[Source, ...]:
        """Who published the other reports on an event, each once, in the order of dependence."""
        others = (each for each in event.families if each.report.id != family.report.id)
        return tuple({each.origin.id: each.origin for each in others}.values())


def withdrawn_on(reports: Iterable[Report]) -> dict[str, tuple[Report, ...]]:
    """The withdrawn reports that told of each event, by its id."""
    found: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        if report.status is Status.WITHDRAWN:
            for name in {name: None for passage in report.passages for name in passage.events}:
                found[name].append(report)
    return {name: tuple(each) for name, each in found.items()}
