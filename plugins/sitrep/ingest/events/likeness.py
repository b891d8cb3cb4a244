"""How alike two passages are, and in what: the evidence that both tell of one event."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sitrep.core.events import Reference
from sitrep.ingest.events.telling import Telling, length
from sitrep.ingest.events.weighing import Corpus, Weighed

FAR = 14
"""Days between two passages beyond which it makes no difference how many there are."""
TELLING_PLACE = 1.5
"""The least rarity of a place that says where something happened: about one report in five."""
NO_KIND = 0.4
"""How far the kinds of event agree where one of two headlines shows none."""

WEIGHTS: Mapping[str, float] = {
    "share": 1.5,
    "head": 1.5,
    "head_kind": 1.5,
    "kind": 0.7,
    "names": 0.7,
    "words": 1.2,
    "numbers": 1.5,
    "places": 0.7,
    "other_spot": -0.7,
    "area": 1.4,
    "area_within": 0.45,
    "elsewhere": -0.8,
    "cell": 0.3,
    "gap": -2.55,
    "over": 2.2,
    "within": 1.1,
    "in_report": 0.3,
    "nearest": 0.6,
}
BIAS = -8.0
"""What each feature adds to the score, and where it begins: a logistic regression on the pairs of
passages of the sample content, of which some tell of one event by its curators' judgement.
benchmarks/proposals.py measures what comes of it.
"""


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two passages have in common."""

    first: Weighed
    second: Weighed
    score: float
    """The logarithm of the odds that they tell of one event."""
    shared: tuple[str, ...]
    """The terms of both, those that say most first."""


class Comparer:
    """Compares passages of a corpus; remembers how alike each is to the nearest of a report."""

    def __init__(self, corpus: Corpus) -> None:
        self._rarity = corpus.rarity
        self._reports: dict[str, list[Weighed]] = defaultdict(list)
        for member in corpus.members:
            self._reports[_home(member)].append(member)
        self._nearest: dict[tuple[Reference, str], float] = {}

    def compare(self, first: Weighed, second: Weighed) -> Likeness:
        """How alike two are, whichever comes first."""
        shared = sorted(
            first.vector.weights.keys() & second.vector.weights.keys(),
            key=lambda term: (-self._rarity[term], term),
        )
        features = self.features(first, second, shared)
        score = BIAS + math.fsum(WEIGHTS[name] * value for name, value in features.items())
        return Likeness(first, second, score, tuple(shared))

    def features(
        self, first: Weighed, second: Weighed, shared: Collection[str]
    ) -> dict[str, float]:
        """What speaks for and against, each about 0 to 1."""
        return {
            **self._words(first, second, shared),
            **self._places(first, second, shared),
            **_times(first.telling, second.telling),
            **self._contexts(first, second),
        }

    def _words(self, first: Weighed, second: Weighed, shared: Collection[str]) -> dict[str, float]:
        least = min(first.vector.norm, second.vector.norm)
        said = [term for term in shared if term[0] not in "@#"]
        one, other = first.telling.terms, second.telling.terms
        return {
            "share": first.vector.dot(second.vector) / least**2,
            "head": first.head.cosine(second.head),
            "head_kind": _agreement(one.head_kinds, other.head_kinds, unknown=NO_KIND),
            "kind": _agreement(one.kinds, other.kinds, unknown=0.0),
            "names": self._rare(term for term in said if term in first.names) / 10,
            "words": self._rare(term for term in said if term not in first.names) / 10,
            "numbers": self._rare(term for term in shared if term[0] == "#") / 5,
        }

    def _places(self, first: Weighed, second: Weighed, shared: Collection[str]) -> dict[str, float]:
        places = [term for term in shared if term[0] == "@" and self._says_where(term)]
        spots = [
            frozenset(filter(self._says_where, each.telling.terms.spots))
            for each in (first, second)
        ]
        codes, others = first.telling.codes, second.telling.codes
        cells = {*first.telling.cells} & {*second.telling.cells}
        return {
            "places": min(self._rare(places), 8.0) / 4,
            "other_spot": float(bool(spots[0] and spots[1] and not spots[0] & spots[1])),
            "area": _ratio(len(codes & others), len(codes | others)),
            "area_within": _ratio(len(codes & others), min(len(codes), len(others))),
            "elsewhere": float(not _touch(codes, others)),
            "cell": max((self._rarity[cell] for cell in cells), default=0.0) / 4,
        }

    def _contexts(self, first: Weighed, second: Weighed) -> dict[str, float]:
        cosine = first.vector.cosine(second.vector)
        if first.telling.group == second.telling.group:
            return {"in_report": cosine, "nearest": 0.5}
        mutual = first.vector.cosine(second.context) + second.vector.cosine(first.context)
        nearest = (cosine >= self._best(first, second)) + (cosine >= self._best(second, first))
        return {
            "in_report": mutual / 2,
            "nearest": nearest / 2,
        }

    def _best(self, one: Weighed, other: Weighed) -> float:
        """How alike one is to the passage of another's report that is most like it."""
        key = (one.telling.reference, _home(other))
        if key not in self._nearest:
            every = self._reports[_home(other)]
            self._nearest[key] = max(one.vector.cosine(each.vector) for each in every)
        return self._nearest[key]

    def _rare(self, terms: Iterable[str]) -> float:
        return math.fsum(self._rarity[term] for term in terms)

    def _says_where(self, place: str) -> bool:
        return self._rarity[place] > TELLING_PLACE


def _home(member: Weighed) -> str:
    """The report; an event's file is alone."""
    return member.telling.group or f"event {member.telling.reference}"


def _times(first: Telling, second: Telling) -> dict[str, float]:
    gap, over, within = FAR, 0.0, 0.0
    one, other = first.span, second.span
    if one and other:
        apart = max((other.first - one.last).days, (one.first - other.last).days)
        gap = max(0, min(FAR, apart))
        common = max(0, 1 - apart) if apart <= 0 else 0
        common = min(common, length(one), length(other))
        over = common / (length(one) + length(other) - common)
        within = common / min(length(one), length(other))
    return {
        "gap": gap / FAR,
        "over": over,
        "within": within,
    }


def _agreement(one: Counter[str], other: Counter[str], *, unknown: float) -> float:
    """How far two counts point the same way: 0 to 1; ``unknown`` where one of them is empty."""
    size = math.sqrt(
        sum(count * count for count in one.values())
        * sum(count * count for count in other.values())
    )
    return sum(count * other[key] for key, count in one.items()) / size if size else unknown


def _ratio(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _touch(codes: Collection[str], others: Collection[str]) -> bool:
    """Whether some area of one is, or lies in, an area of the other."""
    wide = {code.partition("-")[0] for code in codes if "-" in code} & {*others}
    wider = {code.partition("-")[0] for code in others if "-" in code} & {*codes}
    return bool({*codes} & {*others} or wide or wider)
