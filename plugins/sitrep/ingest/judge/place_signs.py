"""Signs of where a block is: in the run of prose or beside it, between what, how far from it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from sitrep.core.prose.runs import heaviest_run
from sitrep.ingest.judge.measures import Measure
from sitrep.ingest.judge.own_signs import numbered
from sitrep.ingest.markup import LineKind

MOST = 60
"""Most words a paragraph counts for."""
STRAY = -4
"""What a line that is no prose counts for."""
NEAR = 3
"""Lines on either side that are near."""
SHARES = (0.001, 0.05, 0.5, 0.95, 0.999)
"""Shares of the prose that is above a block."""
STEPS = (1, 2, 4, 8, 16)
"""Distances, in blocks."""
PROSE = (1, 100, 1000)
"""Words of prose between the headline and a block."""

_NEAR, _ABOVE = numbered("near", 2 * NEAR), numbered("above", len(SHARES))
_RUN_BEFORE, _RUN_BEHIND = numbered("run before", len(STEPS)), numbered("run behind", len(STEPS))
_PROSE_ABOVE = numbered("prose above", len(STEPS))
_PROSE_BELOW = numbered("prose below", len(STEPS))
_HEADLINE = tuple(numbered(f"headline {prose}", len(STEPS)) for prose in range(len(PROSE) + 1))
_SORTS = ("prose", "heading", "link", "stopped", "colon", "long", "short")
_AFTER = {sort: f"after {sort}" for sort in _SORTS}
_BEFORE = {sort: f"before {sort}" for sort in _SORTS}


def place_signs(measures: Sequence[Measure], headline: int) -> list[list[str]]:
    """For each block the signs of its place; ``headline`` is the headline's number, -1 for none."""
    weights = [min(each.words, MOST) if each.is_prose else STRAY for each in measures]
    first, last = heaviest_run(weights)
    prose = [max(0, weight) for weight in weights]
    sums = list(accumulate(prose, initial=0))
    counts = list(accumulate((each.is_prose for each in measures), initial=0))
    above = _distances(prose)
    below = _distances(prose[::-1])[::-1]
    total = max(1, sums[-1])
    sorts = list(map(_sort, measures))
    last_at = len(measures) - 1
    found: list[list[str]] = []
    for at, each in enumerate(measures):
        size = each.size
        low, high = max(0, at - NEAR), min(last_at, at + NEAR) + 1
        near = counts[high] - counts[low] - each.is_prose
        signs = [
            _NEAR[size][near],
            _ABOVE[size][bisect_right(SHARES, sums[at] / total)],
            _by_run(at, first, last, size),
            _PROSE_ABOVE[size][bisect_right(STEPS, above[at])],
            _PROSE_BELOW[size][bisect_right(STEPS, below[at])],
            *_by_headline(at, headline, size, sums),
        ]
        if at:
            signs.append(_AFTER[sorts[at - 1]])
        if at < last_at:
            signs.append(_BEFORE[sorts[at + 1]])
        found.append(signs)
    return found


def _sort(each: Measure) -> str:
    if each.is_prose:
        return "prose"
    if each.kind in {LineKind.TITLE, LineKind.HEADING}:
        return "heading"
    if each.linked > 0.7:
        return "link"
    if each.is_stopped:
        return "stopped"
    return "colon" if each.has_colon else "long" if each.words >= 9 else "short"


def _by_headline(at: int, headline: int, size: str, sums: Sequence[int]) -> list[str]:
    if headline < 0 or at == headline:
        return []
    if at < headline:
        return [f"above headline {size}"]
    prose = bisect_right(PROSE, sums[at] - sums[headline])
    return [_HEADLINE[prose][size][bisect_right(STEPS, at - headline)]]


def _by_run(at: int, first: int, last: int, size: str) -> str:
    if first <= at < last:
        return f"run within {size}"
    if at < first:
        return _RUN_BEFORE[size][bisect_right(STEPS, first - at)]
    return _RUN_BEHIND[size][bisect_right(STEPS, at - last + 1)]


def _distances(prose: Sequence[int]) -> list[int]:
    """For each block how far the nearest prose before it is."""
    found: list[int] = []
    since = 99
    for words in prose:
        found.append(since)
        since = 1 if words else since + 1
    return found
