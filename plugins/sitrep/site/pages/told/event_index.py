"""Which events passages tell of, and who else tells of them: for links between pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sitrep.core.events import Event, Reference
from sitrep.core.model import Source
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
class Beside:
    """What other pages have to do with a passage."""

    events: tuple[EventBeside, ...]
    """Those that it tells of."""
    accounts: tuple[FiledPassage, ...]
    """Those that rest on other sources than it does."""


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

    def beside(self, family: Family) -> tuple[Beside, ...]:
        """What has to do with each passage of a report, in their order."""
        return tuple(
            Beside(
                tuple(
                    EventBeside(event.event, self.also_told_by(event, family))
                    for event in self.events(passage)
                ),
                self.passages(passage.corroborated_by),
            )
            for passage in family.passages
        )

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
