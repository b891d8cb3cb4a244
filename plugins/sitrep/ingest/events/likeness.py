"""How alike two passages are, and in what: the evidence that both tell of one event."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sitrep.core.events import Reference
from sitrep.ingest.events.telling import NEWS, Telling, length
from sitrep.ingest.events.weighing import Corpus, Weighed

UNDATED = 14
"""Days between two passages where one does not show when it happened."""
FADES = 3
"""Days in which a shared name or place comes to say a third as much: news is of the last few."""
TELLING_PLACE = 1.5
"""The least rarity of a place that says where something happened: about one report in five."""
MOST_NAMES = 12.0
"""The most rarity of shared names that counts: a long passage names many."""
MOST_NUMBERS = 8.0
NO_KIND = 0.4
"""How far the kinds of event agree where one of two headlines shows none."""

WEIGHTS: Mapping[str, float] = {
    "share": 1.03,
    "head": 2.03,
    "head_kind": 1.0,
    "kind": 0.52,
    "words": 0.9,
    "numbers": 2.36,
    "place": 0.46,
    "names": 3.54,
    "second_name": 2.35,
    "other_spot": -0.35,
    "area": 0.7,
    "elsewhere": -0.4,
    "cell": 0.54,
    "day": 0.8,
    "gap": -0.25,
    "over": 1.79,
    "within": 0.64,
    "in_report": 2.9,
    "nearest": 0.27,
}
BIAS = -6.57
"""What each feature adds to the score, and where it begins: a logistic regression (ridge 40, on
standardised features) on the pairs of passages of the sample content that are worth comparing; some of
them tell of one event by its curators' judgement.  The ridge and what is compared are those that did
best on weeks left out of the fit.  benchmarks/proposals.py measures what comes of it.
"""
FILE_WEIGHTS: Mapping[str, float] = {
    "share": 1.61,
    "head": 1.34,
    "head_kind": 1.08,
    "kind": 0.5,
    "words": 1.67,
    "numbers": 2.42,
    "place": 0.4,
    "names": 0.95,
    "second_name": 0.88,
    "area": 0.87,
    "elsewhere": -0.56,
    "cell": 0.41,
    "gap": -0.27,
    "over": 1.92,
    "within": 1.1,
    "in_report": 1.35,
}
FILE_BIAS = -6.44
"""The same between a passage and the file of an event (ridge 20), which has a headline and no text."""
NEXT_ALIKE = -0.9
"""The score of two of one report that follow each other, of the same area and days: of those of the
sample content, two in seven tell of one event.
"""
PARTED = -4.0
"""That of any other two of one report: whoever parted them meant two things."""


OTHER_KIND, OTHER_THING = -0.8, -1.6
"""What it adds where both say what kind of thing they tell of, and the kinds are not the same: a town
in the news has a bomb and a quarrel about water on one day.  More where beside place and day they share
no name and no figure that is telling.
"""
SMALL = 10
"""Figures below this are in every report: three people, three days.
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
        if first.telling.group and first.telling.group == second.telling.group:
            score = NEXT_ALIKE if _go_on(first.telling, second.telling) else PARTED
        elif _are_apart(first.telling, second.telling, shared):
            score = PARTED
        else:
            is_file = first.telling.is_event or second.telling.is_event
            weights, bias = (FILE_WEIGHTS, FILE_BIAS) if is_file else (WEIGHTS, BIAS)
            features = self.features(first, second, shared)
            score = bias + math.fsum(weight * features[name] for name, weight in weights.items())
            score += _other_kinds(first, second, shared)
        return Likeness(first, second, score, tuple(shared))

    def features(self, first: Weighed, second: Weighed, shared: Sequence[str]) -> dict[str, float]:
        """What speaks for and against, each about 0 to 1."""
        return {
            **self._words(first, second, shared),
            **self._names(first, second, shared),
            **self._places(first.telling, second.telling),
            **_times(first.telling, second.telling),
            **self._contexts(first, second),
        }

    def _words(self, first: Weighed, second: Weighed, shared: Sequence[str]) -> dict[str, float]:
        least = min(first.vector.norm, second.vector.norm)
        one, other = first.telling.terms, second.telling.terms
        words = (term for term in shared if term[0] not in "@#%" and term not in first.names)
        return {
            "share": first.vector.dot(second.vector) / least**2,
            "head": first.head.cosine(second.head),
            "head_kind": _agreement(one.head_kinds, other.head_kinds, unknown=NO_KIND),
            "kind": _agreement(one.kinds, other.kinds, unknown=0.0),
            "words": self._rare(words) / 10,
            "numbers": self._numbers(shared),
        }

    def _numbers(self, shared: Sequence[str]) -> float:
        """The numbers that two share, where they share a place, a name or a word besides."""
        if all(term[0] in "#%" for term in shared):
            return 0.0
        return min(self._rare(term for term in shared if term[0] == "#"), MOST_NUMBERS) / 5

    def _names(self, first: Weighed, second: Weighed, shared: Sequence[str]) -> dict[str, float]:
        """The names and places that two share; they say the less the more days are between."""
        near = math.exp(-_days_apart(first.telling, second.telling) / FADES)
        places = [self._rarity[term] for term in shared if term[0] == "@"]
        names = [
            self._rarity[term] for term in shared if term[0] not in "@#%" and term in first.names
        ]
        rarest = sorted((*places, *names), reverse=True)
        return {
            "place": max(places, default=0.0) / 4 * near,
            "names": min(math.fsum(names), MOST_NAMES) / 10 * near,
            "second_name": (rarest[1] if len(rarest) > 1 else 0.0) / 4 * near,
        }

    def _places(self, one: Telling, other: Telling) -> dict[str, float]:
        spots = [frozenset(filter(self._says_where, each.terms.spots)) for each in (one, other)]
        common = one.codes & other.codes
        cells = {*one.cells} & {*other.cells}
        return {
            "other_spot": float(bool(spots[0] and spots[1] and not spots[0] & spots[1])),
            "area": len(common) / (len(one.codes | other.codes) or 1),
            "elsewhere": float(not _touch(one.codes, other.codes)),
            "cell": max((self._rarity[cell] for cell in cells), default=0.0) / 4,
            "day": float(bool(common and one.days & other.days)),
        }

    def _contexts(self, first: Weighed, second: Weighed) -> dict[str, float]:
        cosine = first.vector.cosine(second.vector)
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


def _are_apart(one: Telling, other: Telling, shared: Collection[str]) -> bool:
    """Whether two are of other areas and days, or issues of what an outlet reports every day.

    Issues have the same words, of another area or another day; what an outlet says again of one
    event has its figures.
    """
    is_elsewhere = bool(one.codes and other.codes and not _touch(one.codes, other.codes))
    are_dated = one.is_dated and other.is_dated
    is_then = not (are_dated and _days_apart(one, other))
    if not one.source or one.source != other.source:
        return is_elsewhere and not is_then
    return is_elsewhere or not (is_then or any(term[0] == "#" for term in shared))


def _other_kinds(first: Weighed, second: Weighed, shared: Collection[str]) -> float:
    """What speaks against two that are of different kinds; 0 where one of them shows none."""
    one, other = first.telling.terms, second.telling.terms
    kinds, others = one.kinds | one.head_kinds, other.kinds | other.head_kinds
    if not (kinds and others) or not kinds.keys().isdisjoint(others):
        return 0.0
    named = any(term in first.names for term in shared if term[0] not in "@#%")
    counted = any(int(term[1:]) >= SMALL for term in shared if term[0] == "#")
    return OTHER_KIND if named or counted else OTHER_THING


def _go_on(one: Telling, other: Telling) -> bool:
    """Whether of two passages of a report one follows the other and is of its area and days."""
    numbers = (one.reference.number or 0, other.reference.number or 0)
    follows = abs(numbers[0] - numbers[1]) == 1
    is_then = one.is_dated and other.is_dated and one.span == other.span
    return follows and is_then and one.codes == other.codes


def _days_apart(one: Telling, other: Telling) -> int:
    if not (one.span and other.span):
        return UNDATED
    apart = max((other.span.first - one.span.last).days, (one.span.first - other.span.last).days)
    return max(0, apart)


def _times(one: Telling, other: Telling) -> dict[str, float]:
    common, lengths = 0, (NEWS + 1, NEWS + 1)
    if one.span and other.span:
        lengths = length(one.span), length(other.span)
        last, first = min(one.span.last, other.span.last), max(one.span.first, other.span.first)
        common = max(0, (last - first).days + 1)
    return {
        "gap": math.log1p(_days_apart(one, other)),
        "over": common / (sum(lengths) - common),
        "within": common / min(lengths),
    }


def _agreement(one: Counter[str], other: Counter[str], *, unknown: float) -> float:
    """How far two counts point the same way: 0 to 1; ``unknown`` where one of them is empty."""
    size = math.sqrt(
        sum(count * count for count in one.values())
        * sum(count * count for count in other.values())
    )
    return sum(count * other[key] for key, count in one.items()) / size if size else unknown


def _touch(codes: Collection[str], others: Collection[str]) -> bool:
    """Whether some area of one is, or lies in, an area of the other."""
    wide = {code.partition("-")[0] for code in codes if "-" in code} & {*others}
    wider = {code.partition("-")[0] for code in others if "-" in code} & {*codes}
    return bool({*codes} & {*others} or wide or wider)
