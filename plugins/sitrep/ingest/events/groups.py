"""Passages put together that tell of one event: the most alike first, as long as all of them fit."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sitrep.ingest.events.candidates import Pair
from sitrep.ingest.events.likeness import Likeness
from sitrep.ingest.events.telling import Telling

ENOUGH = -1.3
"""The least mean score of two groups that become one."""
ENOUGH_FOR_EVENT = -1.6
"""The same where one of them is an event already: its file says what it is about."""
FILE = 3
"""How many passages an event's file weighs as much as: it says what the event is about."""
STRANGERS = -4.0
"""The score of two that were not worth comparing, and the least of any two."""


def form_groups(
    tellings: Sequence[Telling], found: Mapping[Pair, Likeness]
) -> list[tuple[int, ...]]:
    """The groups, by places in ``tellings``; those that join an event already are together."""
    clusters = _Clusters(tellings)
    for (one, other), likeness in sorted(found.items(), key=lambda item: item[0]):
        clusters.note(one, other, max(STRANGERS, likeness.score))
    clusters.merge_all()
    return sorted(tuple(sorted(members)) for members in clusters.members.values())


@dataclass(slots=True)
class _Link:
    """The scores between two clusters, as far as they are known."""

    total: float = 0.0
    count: int = 0


@dataclass(slots=True)
class _Clusters:
    """The groups so far."""

    tellings: Sequence[Telling]
    members: dict[int, list[int]] = field(default_factory=dict)
    known: dict[int, str | None] = field(default_factory=dict)
    """The event of a group that is one already: two events are never made one."""
    weights: dict[int, int] = field(default_factory=dict)
    """How many passages each group weighs as much as."""
    links: dict[int, dict[int, _Link]] = field(default_factory=lambda: defaultdict(dict))
    home: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        first: dict[str, int] = {}
        for at, telling in enumerate(self.tellings):
            event = telling.events[0] if telling.events else None
            cluster = at if event is None else first.setdefault(event, at)
            self.members.setdefault(cluster, []).append(at)
            self.known[cluster] = event
            self.weights[cluster] = self.weights.get(cluster, 0) + _weight(telling)
            self.home[at] = cluster

    def note(self, one: int, other: int, score: float) -> None:
        """Take in the score of two members."""
        a, b = self.home[one], self.home[other]
        if a != b:
            link = self.links[a].setdefault(b, _Link())
            self.links[b][a] = link
            weight = _weight(self.tellings[one]) * _weight(self.tellings[other])
            link.total += weight * score
            link.count += weight

    def merge_all(self) -> None:
        """Put together what fits, the best fitting first."""
        waiting = [*self._offers(self.members)]
        heapq.heapify(waiting)
        following = len(self.tellings)
        while waiting:
            _score, a, b = heapq.heappop(waiting)
            if a in self.members and b in self.members:
                self._merge(a, b, following)
                for offer in self._offers([following]):
                    heapq.heappush(waiting, offer)
                following += 1

    def _offers(self, clusters: Iterable[int]) -> Iterator[tuple[float, int, int]]:
        for a in clusters:
            for b, link in self.links[a].items():
                mean = self._mean(a, b, link)
                if self.known[a] and self.known[b]:
                    continue
                if mean > (ENOUGH_FOR_EVENT if self.known[a] or self.known[b] else ENOUGH):
                    yield -mean, min(a, b), max(a, b)

    def _mean(self, a: int, b: int, link: _Link) -> float:
        pairs = self.weights[a] * self.weights[b]
        return (link.total + STRANGERS * (pairs - link.count)) / pairs

    def _merge(self, a: int, b: int, merged: int) -> None:
        self.members[merged] = [*self.members.pop(a), *self.members.pop(b)]
        self.weights[merged] = self.weights[a] + self.weights[b]
        self.known[merged] = self.known[a] or self.known[b]
        joined: dict[int, _Link] = {}
        for part, other in ((a, b), (b, a)):
            for neighbour, link in self.links.pop(part, {}).items():
                if neighbour != other:
                    sum_ = joined.setdefault(neighbour, _Link())
                    sum_.total += link.total
                    sum_.count += link.count
                    del self.links[neighbour][part]
        for neighbour, link in joined.items():
            self.links[neighbour][merged] = link
        self.links[merged] = joined


def _weight(telling: Telling) -> int:
    return FILE if telling.is_event else 1
