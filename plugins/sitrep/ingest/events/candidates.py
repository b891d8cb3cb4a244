"""Which passages are worth comparing: those that share something rare and are near in time.

The work grows with the number of passages, however many of them tell of one week and region: in
the list of a term, in the order of days, each meets its next neighbours alone, and of all that it
meets it is compared with the best.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from sitrep.ingest.events.weighing import Corpus, Weighed

RAREST = 30
"""Terms of a passage by which others are found: about all that a paragraph has."""
NEXT = 24
"""Neighbours in the list of a term: more than one event has accounts in a week."""
MOST = 24
"""Others with which a passage is compared: those with which it shares most."""
REACH = 62
"""Days apart, at most: an event is recalled for a month or two."""

Pair = tuple[int, int]
"""Two members of a corpus, by their places, the lower one first."""


def candidates(corpus: Corpus) -> list[Pair]:
    """The pairs worth comparing, in order."""
    holders: dict[str, list[int]] = defaultdict(list)
    for at, member in enumerate(corpus.members):
        for term in _rarest(member, corpus):
            holders[term].append(at)
    days = [_last_day(member) for member in corpus.members]
    are_known = [bool(member.telling.events) for member in corpus.members]
    shared: dict[Pair, list[float]] = defaultdict(list)
    for term, places in holders.items():
        for pair in _neighbours(places, days, are_known):
            shared[pair].append(corpus.rarity[term])
    best = _best({pair: math.fsum(found) for pair, found in shared.items()})
    return sorted({*best, *_followers(corpus.members)})


def _followers(members: Sequence[Weighed]) -> Iterator[Pair]:
    """Passages of one report that follow each other: the second may name nothing again."""
    for at, (one, other) in enumerate(pairwise(members)):
        is_known = one.telling.events and other.telling.events
        if one.telling.group == other.telling.group and not is_known:
            yield at, at + 1


def _best(weights: Mapping[Pair, float]) -> Iterator[Pair]:
    """The pairs that are among the best of one of the two."""
    counted: Counter[int] = Counter()
    for pair in sorted(weights, key=lambda pair: (-weights[pair], pair)):
        if min(counted[at] for at in pair) < MOST:
            yield pair
        counted.update(pair)


def _rarest(member: Weighed, corpus: Corpus) -> list[str]:
    terms = [*member.vector.weights, *member.telling.cells]
    terms.sort(key=lambda term: (-corpus.rarity[term], term))
    return terms[:RAREST]


def _neighbours(
    places: Sequence[int], days: Sequence[int], are_known: Sequence[bool]
) -> Iterator[Pair]:
    ordered = sorted(places, key=lambda at: (days[at], at))
    for start, one in enumerate(ordered):
        for other in ordered[start + 1 : start + 1 + NEXT]:
            if days[other] - days[one] > REACH:
                break
            # What tells of events already is not compared with its like.
            if not (are_known[one] and are_known[other]):
                yield (one, other) if one < other else (other, one)


def _last_day(member: Weighed) -> int:
    span = member.telling.span
    return span.last.toordinal() if span else dt.date.max.toordinal()
