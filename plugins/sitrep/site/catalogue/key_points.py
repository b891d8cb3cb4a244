"""What a curator says of a week, with what stands behind it: key points, trends, the headline."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sitrep.core.events import Direction, KeyPoint, Reference, Trend
from sitrep.core.grades import Grade
from sitrep.core.model import Region
from sitrep.core.weeks import Week
from sitrep.site.catalogue.events import ShownEvent
from sitrep.site.catalogue.family import Family, Known, placement_of
from sitrep.site.catalogue.filed import FiledPassage, independence_of, passages_of
from sitrep.site.catalogue.independence import Independence

_SENTENCE = re.compile(r".+?[.;!?…](?=\s|$)")
"""The first sentence of a key point, or what comes before its semicolon."""


@dataclass(frozen=True, slots=True)
class Basis:
    """What a curator's word rests on."""

    events: tuple[ShownEvent, ...]
    """In the order in which they are named."""
    passages: tuple[FiledPassage, ...]
    """Those named by themselves, not those of the events."""
    independence: Independence
    """What all of it rests on."""

    @property
    def everything(self) -> tuple[FiledPassage, ...]:
        """All passages behind it, each once: the accounts of its events, then the others."""
        own = [account.passage for event in self.events for account in event.accounts]
        return tuple({passage.anchor: passage for passage in (*own, *self.passages)}.values())

    @property
    def grade(self) -> Grade | None:
        """The grade of what is named first; None where it is not there any more."""
        if self.events:
            return self.events[0].grade
        return self.passages[0].shown.grade if self.passages else None


@dataclass(frozen=True, slots=True)
class ShownKeyPoint:
    """What matters most in a week."""

    text: str
    basis: Basis


@dataclass(frozen=True, slots=True)
class ShownTrend:
    """How things went in a region."""

    region: Region
    trend: Direction
    reason: str
    basis: Basis


@dataclass(frozen=True, slots=True)
class Shelves:
    """Events and passages, as references find them."""

    events: Mapping[str, ShownEvent]
    passages: Mapping[str, Sequence[FiledPassage]]
    """By report."""
    weeks: Mapping[Week, Sequence[ShownEvent]]
    known: Known

    @classmethod
    def of(cls, families: Iterable[Family], events: Iterable[ShownEvent], known: Known) -> Shelves:
        """Those of all families that are not withdrawn."""
        passages: dict[str, list[FiledPassage]] = defaultdict(list)
        for passage in passages_of(families):
            if not passage.family.is_withdrawn:
                passages[passage.family.report.id].append(passage)
        every = tuple(events)
        weeks: dict[Week, list[ShownEvent]] = defaultdict(list)
        for event in every:
            for week in event.weeks:
                weeks[week].append(event)
        return cls({event.event.id: event for event in every}, passages, weeks, known)

    def events_of(self, week: Week) -> tuple[ShownEvent, ...]:
        """The events that a report of a week tells of, by their days."""
        return tuple(self.weeks.get(week, ()))

    def key_point(self, point: KeyPoint) -> ShownKeyPoint:
        """A key point with what it rests on."""
        return ShownKeyPoint(point.text, self._basis(point.rests_on))

    def trend(self, trend: Trend) -> ShownTrend:
        """A trend with what it rests on."""
        region = placement_of((trend.region,), self.known).region
        return ShownTrend(region, trend.trend, trend.reason, self._basis(trend.rests_on))

    def _basis(self, references: Iterable[Reference]) -> Basis:
        events: list[ShownEvent] = []
        passages: list[FiledPassage] = []
        for reference in references:
            event = self.events.get(reference.id)
            if event and reference.number is None:
                events.append(event)
            passages += (
                passage
                for passage in self.passages.get(reference.id, ())
                if reference.number in {None, passage.shown.number}
            )
        basis = Basis(tuple(events), tuple(passages), Independence())
        independence = independence_of(basis.everything, self.known.sources)
        return Basis(basis.events, basis.passages, independence)


def headline(points: Sequence[KeyPoint]) -> str | None:
    """A headline made of the first key point: its first sentence, without a full stop."""
    if not points:
        return None
    sentence = _SENTENCE.match(points[0].text)
    return (sentence[0] if sentence else points[0].text).rstrip(".;")
