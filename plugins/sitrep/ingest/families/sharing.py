"""Pairs of bodies that may be copies, found without comparing all with all.

Of a copy's rarest runs at least one is in the other body: with fewer in common than
SAME_SHARE of the shorter one's runs, the two are no copies. So each run is counted over
all bodies, and only pairs that share one of either's rarest runs are looked at. A run
that very many bodies contain is a formula ("could not be reached for comment") and
proves nothing. The index is made for a range of checksums at a time, which bounds the
memory of a big run.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from math import ceil

from sitrep.ingest.families.body_runs import PackedRuns
from sitrep.ingest.families.kinship import SAME_SHARE

COMMON = 200
"""Most documents that share a run which is not a formula; families have a dozen copies."""
SLICE = 250_000
"""Runs that are looked at in one go, about 40 MB of index."""
_CHECKSUMS = 2**32


def sharing_pairs(bodies: Sequence[PackedRuns]) -> Iterator[tuple[int, int]]:
    """Pairs of bodies that may be copies, each once, the smaller place first."""
    parts = 1 + sum(len(body.runs) for body in bodies) // SLICE
    edges = [number * _CHECKSUMS // parts for number in range(parts + 1)]
    counts = [array("I", bytes(4 * len(body.runs))) for body in bodies]
    for low, high in pairwise(edges):
        _count_bodies(bodies, counts, low, high)
    rarest = [_rarest(body, count) for body, count in zip(bodies, counts, strict=True)]
    seen: set[tuple[int, int]] = set()
    for low, high in pairwise(edges):
        found = _pairs_between(bodies, rarest, low, high) - seen
        seen |= found
        yield from sorted(found)


def _count_bodies(
    bodies: Sequence[PackedRuns], counts: list[array[int]], low: int, high: int
) -> None:
    """Note for each run from ``low`` to below ``high`` how many bodies contain it."""
    total: Counter[int] = Counter()
    for body in bodies:
        total.update(_between(body, low, high))
    for body, count in zip(bodies, counts, strict=True):
        for at in range(bisect_left(body.runs, low), bisect_left(body.runs, high)):
            count[at] = total[body.runs[at]]


def _rarest(body: PackedRuns, count: array[int]) -> frozenset[int]:
    """So many of a body's rarest runs that a copy, shorter or longer, must share one of them."""
    needed = len(body.runs) - ceil(SAME_SHARE * len(body.runs)) + 1
    by_count = sorted(range(len(body.runs)), key=count.__getitem__)
    return frozenset(body.runs[at] for at in by_count[:needed])


def _pairs_between(
    bodies: Sequence[PackedRuns], rarest: Sequence[frozenset[int]], low: int, high: int
) -> set[tuple[int, int]]:
    """The pairs that share a run from ``low`` to below ``high`` which is one of either's rarest."""
    containing: dict[int, list[int]] = {}
    for at, body in enumerate(bodies):
        for run in _between(body, low, high):
            containing.setdefault(run, []).append(at)
    pairs: set[tuple[int, int]] = set()
    for run, found in containing.items():
        if not 1 < len(found) <= COMMON:
            continue
        for pair in combinations(found, 2):
            if run in rarest[pair[0]] or run in rarest[pair[1]]:
                pairs.add(pair)
    return pairs


def _between(body: PackedRuns, low: int, high: int) -> array[int]:
    return body.runs[bisect_left(body.runs, low) : bisect_left(body.runs, high)]
