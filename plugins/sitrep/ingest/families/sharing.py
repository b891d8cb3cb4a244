"""Pairs of bodies that may be copies, found without comparing all with all.

Of a copy's rarest runs some are in the other body: with fewer in common than LEAST_SHARE of
the shorter one's runs, the two are no copies. So each run is counted over all bodies, and of
each body only those others are looked at that have so many of its rarest runs as a copy must.
A run that very many bodies contain is a formula ("could not be reached for comment") and
proves nothing; so the work grows with the number of bodies, and not with its square. The index
is made for a range of checksums at a time, which bounds the memory of a big run.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import ceil

from sitrep.ingest.families.body_runs import PackedRuns
from sitrep.ingest.families.kinship import LEAST_SHARE
from sitrep.ingest.families.templates import is_one_page

COMMON = 200
"""Most documents that share a run which is not a formula; families have a dozen copies."""
TELLING = 0.1
"""Share of a body's runs, among its rarest, that a copy has: chance shares a few."""
SLICE = 250_000
"""Runs that are looked at in one go, about 40 MB of index."""
_CHECKSUMS = 2**32


def sharing_pairs(bodies: Sequence[PackedRuns]) -> Iterator[tuple[int, int]]:
    """Pairs of bodies that may be copies, each once, the smaller place first."""
    index = _Index.of(bodies)
    pages: dict[str, list[int]] = {}
    for at, body in enumerate(bodies):
        if body.about.page:
            pages.setdefault(body.about.page, []).append(at)
    seen: set[tuple[int, int]] = set()
    for at, body in enumerate(bodies):
        rarest = _Rarest.of(index.counts[at])
        shared = Counter[int]()
        for place in rarest.places:
            shared.update(index.holders_of(body.runs[place]))
        least, length = rarest.least, len(body.runs)
        alike = [other for other, number in shared.items() if number >= least]
        found = [other for other in alike if length <= len(bodies[other].runs)]
        for other in pages.get(body.about.page, ()):
            if other in shared and is_one_page(body.about, bodies[other].about):
                found.append(other)
        for other in found:
            pair = min(at, other), max(at, other)
            if at != other and pair not in seen:
                seen.add(pair)
                yield pair


@dataclass(frozen=True, slots=True)
class _Rarest:
    """The rarest runs of a body by which a longer copy of it is known."""

    places: tuple[int, ...]
    """Where they are among its runs; without those that no other body has, and formulas."""
    least: int
    """How many of them a copy has."""

    @classmethod
    def of(cls, counts: Sequence[int]) -> _Rarest:
        """The rarest of runs that are in so many bodies each."""
        telling = max(1, ceil(TELLING * len(counts)))
        needed = len(counts) - ceil(LEAST_SHARE * len(counts)) + telling
        places = sorted(range(len(counts)), key=counts.__getitem__)[:needed]
        formulas = sum(counts[at] > COMMON for at in places)
        shared = tuple(at for at in places if 1 < counts[at] <= COMMON)
        return cls(shared, max(1, telling - formulas))


@dataclass(frozen=True, slots=True)
class _Index:
    """Which bodies have the runs that several have, and how many have each."""

    counts: list[array[int]]
    """For each body and each of its runs, in how many bodies it is; all formulas count alike."""
    runs: array[int] = field(default_factory=lambda: array("I"))
    """Those of several bodies that are no formulas, sorted."""
    starts: array[int] = field(default_factory=lambda: array("L", [0]))
    """For each of them where its bodies begin in ``holders``, and after them its length."""
    holders: array[int] = field(default_factory=lambda: array("I"))

    @classmethod
    def of(cls, bodies: Sequence[PackedRuns]) -> _Index:
        """The index of bodies, made for a range of checksums at a time."""
        index = cls([array("H", bytes(2 * len(body.runs))) for body in bodies])
        parts = 1 + sum(len(body.runs) for body in bodies) // SLICE
        edges = [number * _CHECKSUMS // parts for number in range(parts + 1)]
        for low, high in pairwise(edges):
            index._add(bodies, low, high)
        return index

    def _add(self, bodies: Sequence[PackedRuns], low: int, high: int) -> None:
        """Note the runs from ``low`` to below ``high``."""
        containing: dict[int, list[int]] = {}
        ranges = [range(bisect_left(b.runs, low), bisect_left(b.runs, high)) for b in bodies]
        for at, (body, places) in enumerate(zip(bodies, ranges, strict=True)):
            for run in body.runs[places.start : places.stop]:
                containing.setdefault(run, []).append(at)
        for body, places, counts in zip(bodies, ranges, self.counts, strict=True):
            for place in places:
                counts[place] = min(len(containing[body.runs[place]]), COMMON + 1)
        for run in sorted(run for run, found in containing.items() if 1 < len(found) <= COMMON):
            self.runs.append(run)
            self.holders.extend(containing[run])
            self.starts.append(len(self.holders))

    def holders_of(self, run: int) -> array[int]:
        """The bodies that have a run of several."""
        at = bisect_left(self.runs, run)
        return self.holders[self.starts[at] : self.starts[at + 1]]
