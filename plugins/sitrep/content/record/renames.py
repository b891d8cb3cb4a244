"""What became of ids that are others now: renamed, merged or split, once or several times."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from sitrep.content.record.parts import BETWEEN
from sitrep.content.record.states import State
from sitrep.core.record import Record, Thing, ThingKind

_ID = re.compile(r"[^\s|#]+")
"""An id within a part that names several."""
_SOURCE, _REGION, _EVENT = (ThingKind.SOURCE,), (ThingKind.REGION,), (ThingKind.EVENT,)
_NAMING = {
    "source": _SOURCE,
    "carriers": _SOURCE,
    "filed": _REGION,
    "trend_regions": _REGION,
    "events": _EVENT,
    "see": _EVENT,
    "lead": (ThingKind.REPORT,),
    "rests_on": (ThingKind.REPORT, ThingKind.EVENT, ThingKind.SOURCE),
}
"""The parts that are made of ids, and of which kinds of things those are."""


@dataclass(frozen=True, slots=True)
class Renames:
    """What took over from things that stand no more."""

    heirs: Mapping[Thing, tuple[str, ...]] = field(default_factory=dict)
    """The ids of those that stand now."""

    @classmethod
    def of(cls, states: Mapping[Thing, State], record: Record) -> Renames:
        """By what the files say, or else the record: a file may drop an old id once it is entered.

        What was renamed twice leads to what stands in the end.
        """
        direct = {
            thing: end.to
            for thing in record.things
            if thing not in states and (end := record.end(thing)) and end.to
        }
        said = formerly(states.values())
        direct |= {thing: _ids(heirs) for thing, heirs in said.items() if thing not in states}
        found = {thing: tuple(_resolved(thing, direct, frozenset())) for thing in direct}
        return cls({thing: ids for thing, ids in found.items() if ids})

    def followed(self, parts: Mapping[str, str]) -> dict[str, str]:
        """Parts with the ids of today: a new name for a region moves no passage."""
        if not self.heirs:
            return dict(parts)
        return {name: self._renamed(name, value) for name, value in parts.items()}

    def is_split(self, name: str, before: str, now: str) -> bool:
        """Whether a part differs only in that what was split is now named by what took over."""
        old, new = before.split(BETWEEN), now.split(BETWEEN)
        if name not in _NAMING or len(old) != len(new):
            return False
        pairs = zip(old, new, strict=True)
        return all(self._is_taken_over(name, {*a.split()}, {*b.split()}) for a, b in pairs)

    def _is_taken_over(self, name: str, before: set[str], now: set[str]) -> bool:
        took_over = {word: {word, *self._heirs(name, word)} for word in before}
        known = {heir for heirs in took_over.values() for heir in heirs}
        return now <= known and all(heirs & now for heirs in took_over.values())

    def _renamed(self, name: str, value: str) -> str:
        def today(found: re.Match[str]) -> str:
            heirs = self._heirs(name, found[0])
            return heirs[0] if len(heirs) == 1 else found[0]

        return _ID.sub(today, value) if name in _NAMING else value

    def _heirs(self, name: str, word: str) -> tuple[str, ...]:
        things = (Thing(kind, word) for kind in _NAMING[name])
        return next((self.heirs[thing] for thing in things if thing in self.heirs), ())


def formerly(states: Iterable[State]) -> dict[Thing, list[State]]:
    """What took over from things that have other ids now, as files say it."""
    heirs: dict[Thing, list[State]] = defaultdict(list)
    for state in states:
        for former in state.formerly:
            heirs[replace(state.thing, id=former)].append(state)
    return heirs


def _ids(states: Iterable[State]) -> tuple[str, ...]:
    return tuple(sorted(state.thing.id for state in states))


def _resolved(
    thing: Thing, direct: Mapping[Thing, tuple[str, ...]], met: frozenset[Thing]
) -> Iterable[str]:
    """The ids at the end of each chain; a circle leads nowhere."""
    found: list[str] = []
    for name in direct[thing]:
        heir = replace(thing, id=name)
        if heir not in direct:
            found.append(name)
        elif heir not in met:
            found += _resolved(heir, direct, met | {thing})
    return dict.fromkeys(found)
