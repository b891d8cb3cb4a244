"""Which events passages tell of, and who else tells of them: for links between pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sitrep.core.events import Event, Reference
from sitrep.core.model import Report, Source, Status
from sitrep.site.catalogue.build import Catalogue
from sitrep.site.catalogue.events import ShownEvent
from sitrep.site.catalogue.family import Family, ShownPassage
from sitrep.site.catalogue.filed import FiledPassage, passages_of


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
    """Events and passages, as others name them."""

    _events: Mapping[str, ShownEvent]
    _passages: Mapping[Reference, FiledPassage]

    @classmethod
    def of(cls, catalogue: Catalogue) -> EventIndex:
        """All that a catalogue shows."""
        passages = {
            Reference(each.family.report.id, each.shown.number): each
            for each in passages_of(catalogue.families)
        }
        return cls({event.event.id: event for event in catalogue.events}, passages)

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
        return tuple(self._passages[each] for each in references if each in self._passages)

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
