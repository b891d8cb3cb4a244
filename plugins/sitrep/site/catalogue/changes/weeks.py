"""What was changed in the editions of weeks since they were announced."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from sitrep.core.parse import parse_day
from sitrep.core.record import (
    Record,
    RecordEntry,
    Step,
    Thing,
    ThingKind,
    What,
    When,
)
from sitrep.core.weeks import Week
from sitrep.site.catalogue.events import ShownEvent
from sitrep.site.catalogue.family import Family


@dataclass(frozen=True, slots=True)
class Weeks:
    """The entries of the record that concern each week."""

    record: Record
    by_week: Mapping[Week, tuple[Step, ...]]
    """Those on reports that were dated in it, then or before, or that it mentions as late."""

    @classmethod
    def of(cls, record: Record, mentioned: Mapping[Week, Iterable[Thing]]) -> Weeks:
        """The entries on reports, by the weeks of their dates and those that mention them."""
        found: dict[Week, list[Step]] = defaultdict(list)
        for thing in record.things:
            if thing.kind is ThingKind.REPORT:
                for week, step in _dated(record.steps(thing)):
                    found[week].append(step)
        for week, things in mentioned.items():
            found[week] += (step for thing in things for step in record.steps(thing))
        return cls(record, {week: tuple(steps) for week, steps in found.items()})

    def of_edition(
        self, week: Week, events: Iterable[ShownEvent], families: Iterable[Family]
    ) -> tuple[Step, ...]:
        """That an edition was announced, then what was changed in it since, oldest first.

        That is its own corrections, and what was changed of its reports, of the events that they
        tell of and of the grades of their sources.
        """
        own = self.record.steps(Thing(ThingKind.EDITION, str(week)))
        first = next((each for each in own if each.entry.what is What.ANNOUNCED), None)
        if first is None:
            return ()
        steps = [*own, *self.by_week.get(week, ())]
        for event in events:
            steps += self._steps(Thing(ThingKind.EVENT, event.event.id))
        for family in families:
            steps += family.regrades
        since = {step.entry: step for step in steps if _is_change(step.entry, first.entry.at)}
        return (first, *sorted(since.values(), key=lambda step: step.entry.order))

    def _steps(self, thing: Thing) -> Iterator[Step]:
        """Those of a thing, and of all that became it."""
        for each in (thing, *self.record.forebears(thing)):
            yield from self.record.steps(each)


@dataclass(frozen=True, slots=True)
class LateReport:
    """A report that came after its week was announced, whatever became of it."""

    thing: Thing
    week: Week
    came: dt.date


def late_reports(record: Record) -> Iterator[LateReport]:
    """Those that the record knows, in its order."""
    for thing in record.things:
        late = (step for step in record.steps(thing) if step.entry.what is What.LATE)
        for step in islice(late, 1):
            said = {part.name: part.value for part in step.entry.parts}
            day = parse_day(said.get("date", "").partition(" ")[0])
            if day:
                yield LateReport(thing, Week.of(day), step.entry.at.day)


def _is_change(entry: RecordEntry, announced: When) -> bool:
    is_source = entry.thing.kind is ThingKind.SOURCE
    # A source that began after it stood before has another letter: else it is no regrade.
    if entry.what.is_beginning and entry.what is not What.LATE and not is_source:
        return False
    # A correction of the very day counts: readers had the edition, or it says so itself.
    return entry.at.is_after(announced) or (
        entry.at.day == announced.day
        and not (entry.at.time and announced.time)
        and not entry.what.is_beginning
    )


def _dated(steps: Iterable[Step]) -> Iterator[tuple[Week, Step]]:
    """The steps of a report, each by the weeks in which it stood before and after."""
    said: dict[str, str] = {}
    for step in steps:
        before = said.get("date", "")
        said |= {part.name: part.value for part in step.entry.parts}
        days = (parse_day(each.partition(" ")[0]) for each in (before, said.get("date", "")))
        for week in dict.fromkeys(Week.of(day) for day in days if day):
            yield week, step
