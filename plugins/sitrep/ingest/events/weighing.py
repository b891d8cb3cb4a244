"""How much each term says: the fewer reports have it, the more."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sitrep.ingest.events.telling import Telling

NAME = 1.5
"""Weight of a name as against a word that is as rare."""
PLACE = 1.3


@dataclass(frozen=True, slots=True)
class Vector:
    """Terms with their weights."""

    weights: Mapping[str, float]
    norm: float

    @classmethod
    def of(cls, weights: Mapping[str, float]) -> Vector:
        """A vector of these weights."""
        return cls(
            weights, math.sqrt(math.fsum(weight * weight for weight in weights.values())) or 1.0
        )

    def dot(self, other: Vector) -> float:
        """The sum over shared terms, rounded once: their order plays no part."""
        one, two = self.weights, other.weights
        return math.fsum([one[term] * two[term] for term in one.keys() & two.keys()])

    def cosine(self, other: Vector) -> float:
        """How far two point the same way: 0 to 1."""
        return self.dot(other) / (self.norm * other.norm)


@dataclass(frozen=True, slots=True)
class Weighed:
    """What a passage tells, each term with its weight."""

    telling: Telling
    names: frozenset[str]
    """Its terms that are names of people, groups, and the like."""
    vector: Vector
    head: Vector
    """Its headline and its places."""
    context: Vector
    """Of all that its report tells."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """All that is compared, in the order of its references."""

    members: tuple[Weighed, ...]
    rarity: Mapping[str, float]
    """Of each term, and of each area and day."""


def weigh(tellings: Iterable[Telling]) -> Corpus:
    """Everything with its weights; the order in which it is given plays no part."""
    every = sorted(tellings, key=lambda telling: (telling.group, telling.reference))
    rarity = _rarity(every)
    capitals: Counter[str] = Counter()
    for telling in every:
        capitals.update(telling.terms.capitals)
    names = {term for term, count in capitals.items() if count > 0}
    vectors = [Vector.of(_weights(telling, rarity, names)) for telling in every]
    contexts = _contexts(every, vectors)
    members = [
        Weighed(
            telling,
            frozenset(names & telling.terms.spellings.keys()),
            vector,
            _head(telling, vector),
            contexts[telling.group] if telling.group else vector,
        )
        for telling, vector in zip(every, vectors, strict=True)
    ]
    return Corpus(tuple(members), rarity)


def _rarity(tellings: Iterable[Telling]) -> dict[str, float]:
    holders: dict[str, set[str]] = defaultdict(set)
    for telling in tellings:
        for term in (*telling.terms.spellings, *telling.cells):
            holders[term].add(telling.group or str(telling.reference))
    total = len(frozenset().union(*holders.values())) + 1
    return {term: math.log(total / len(found)) for term, found in holders.items()}


def _weights(
    telling: Telling, rarity: Mapping[str, float], names: Collection[str]
) -> dict[str, float]:
    weights = {}
    for term in telling.terms.spellings:
        factor = PLACE if term[0] == "@" else NAME if term in names else 1.0
        weights[term] = factor * rarity[term]
    return weights


def _head(telling: Telling, vector: Vector) -> Vector:
    wanted = (term for term in vector.weights if term in telling.terms.head or term[0] == "@")
    return Vector.of({term: vector.weights[term] for term in wanted})


def _contexts(tellings: Iterable[Telling], vectors: Iterable[Vector]) -> dict[str, Vector]:
    merged: dict[str, dict[str, float]] = defaultdict(dict)
    for telling, vector in zip(tellings, vectors, strict=True):
        context = merged[telling.group]
        for term, weight in vector.weights.items():
            context[term] = max(weight, context.get(term, 0.0))
    return {group: Vector.of(weights) for group, weights in merged.items()}
