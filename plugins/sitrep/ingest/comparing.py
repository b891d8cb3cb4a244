"""Bodies compared on all cores, a few pairs at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from sitrep.ingest.families.body_runs import PackedRuns
from sitrep.ingest.families.family import Compared, Pair, compare_pairs
from sitrep.ingest.workers import Stopped, work_on

AT_ONCE = 50
"""Pairs that a process compares at once: a few tenths of a second of work."""


def compare_on_cores(
    bodies: Sequence[PackedRuns], pairs: Sequence[Pair], *, jobs: int
) -> Iterator[Compared]:
    """Each pair compared, in so many processes; one is enough for a few."""
    parts = [pairs[at : at + AT_ONCE] for at in range(0, len(pairs), AT_ONCE)]
    if jobs < 2 or len(parts) < 2:
        yield from compare_pairs(bodies, pairs)
        return
    results = work_on(parts, partial(_compared, bodies), jobs=jobs)
    for part, result in zip(parts, results, strict=True):
        # What could not be done within the limits of a process is done here.
        yield from compare_pairs(bodies, part) if isinstance(result, Stopped) else result


def _compared(bodies: Sequence[PackedRuns], pairs: Sequence[Pair]) -> tuple[Compared, ...]:
    return tuple(compare_pairs(bodies, pairs))
