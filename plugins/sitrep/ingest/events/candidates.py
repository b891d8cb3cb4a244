"""Which passages are worth comparing: those that share something rare and are near in time.

The work grows with the number of passages, however many of them tell of one week and region: in
the list of a term, in the order of days, each is compared with its next neighbours alone.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence

from sitrep.ingest.events.weighing import Corpus, Weighed

RAREST = 30
"""Terms of a passage by which others are found: about all that a paragraph has."""
NEXT = 24
"""Neighbours in the list of a term: more than one event has accounts in a week."""
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
    pairs: set[Pair] = set()
    for places in holders.values():
        pairs.update(_neighbours(places, corpus.members))
    return sorted(pairs)


def _rarest(member: Weighed, corpus: Corpus) -> list[str]:
    terms = [*member.vector.weights, *member.telling.cells]
    terms.sort(key=lambda term: (-corpus.rarity[term], term))
    return terms[:RAREST]


def _neighbours(places: Sequence[int], members: Sequence[Weighed]) -> Iterator[Pair]:
    ordered = sorted(places, key=lambda at: (_last_day(members[at]), at))
    for start, one in enumerate(ordered):
        for other in ordered[start + 1 : start + 1 + NEXT]:
            if _last_day(members[other]) - _last_day(members[one]) > REACH:
                break
            if not (members[one].telling.is_event and members[other].telling.is_event):
                yield min(one, other), max(one, other)


def _last_day(member: Weighed) -> int:
    span = member.telling.span
    return span.last.toordinal() if span else dt.date.max.toordinal()
