"""The place names of each paragraph, and which place each of them is.

The towns of the few countries that the document names most are looked up, for the world
has too many towns of one name. ``place_sense`` sorts the names of each paragraph. Towns
that are a person's name in this document are left out; of several places of one name
``homonyms`` takes one.

Limits: a person called like a town, who is never given a first name, is a town.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from sitrep.ingest.find.places.place_sense import (
    Sense,
    goes_with,
    is_certain,
    is_measured_from,
    locates,
    sense_of,
)
from sitrep.ingest.knowledge.gazetteer import HINTS, Gazetteer, Mention

_COUNTRIES = 4
"""Most countries whose towns a document can name: more are those of a summit."""
_SHARE = 0.15
"""Share of the most named country from which the towns of another are looked up as well."""
_TOLD = 2
"""How much a text must name a country for it not to be taken for one of the digest's own."""
_MEASURED = re.compile(r",? \(?(?:[a-z]+ ){0,2}\d")
_PEOPLE = 0.5
"""What "Syrian" counts where "Syria" counts 1."""


@dataclass(frozen=True, slots=True)
class NamedPlaces:
    """What the names in a paragraph mean."""

    text: str
    places: tuple[Mention, ...]
    """Where something happens."""
    references: tuple[Mention, ...]
    """From where somebody speaks or measures."""
    parts: tuple[Mention, ...]
    """Parts of longer names, of persons and the like."""
    astray: tuple[Mention, ...] = ()
    """Namesakes in another country of places that a text measures from a town: not them."""


Readings = Mapping[int, NamedPlaces]
"""What the names of each body block mean, by the number of the block."""


def gazetteer_of(texts: Iterable[str], gazetteer: Gazetteer, home: Iterable[str] = ()) -> Gazetteer:
    """The gazetteer with the towns of the countries that texts name most.

    Those at ``home`` in the digest are among them where texts name them at all, or hardly any other.
    """
    world = gazetteer.within((HINTS,))
    weights: dict[str, float] = defaultdict(float)
    hints: dict[str, set[str]] = defaultdict(set)
    for text in texts:
        for mention in world.mentions(text):
            for country in countries_of(mention):
                if mention.name.is_hint:
                    hints[country].add(mention.words)
                else:
                    weights[country] += _PEOPLE if mention.name.is_people else 1
    for country, words in hints.items():
        # One alone may be anything: "Izium is a good name for a cat."
        if country in weights or len(words) > 1:
            weights[country] += _PEOPLE * len(words)
    ranked = sorted(weights, key=lambda country: (-weights[country], country))
    least = _SHARE * max(weights.values(), default=0)
    often = [country for country in ranked if weights[country] >= least]
    is_told = max(weights.values(), default=0) >= _TOLD
    own = [each for each in home if each in weights or not is_told]
    return gazetteer.within(dict.fromkeys([*often[:_COUNTRIES], *own[:_COUNTRIES]]))


def countries_of(mention: Mention) -> set[str]:
    """The countries in which the places of a name are."""
    return {code.partition("-")[0] for code in mention.name.codes}


def read_places(text: str, gazetteer: Gazetteer) -> NamedPlaces:
    """What the names in a paragraph mean; adjectives ("Syrian") are not names of places."""
    found: dict[Sense, list[Mention]] = {sense: [] for sense in Sense}
    before: tuple[Mention, Sense] | None = None
    astray: list[Mention] = []
    for mention in gazetteer.mentions(text):
        if mention.name.is_people:
            continue
        sense = sense_of(mention, text)
        if sense is Sense.PLACE and before and _is_beside(mention, before, text):
            sense = Sense.REFERENCE
        if found[Sense.PLACE] and _is_namesake(found[Sense.PLACE][-1], mention, text):
            astray.append(found[Sense.PLACE].pop())
        found[sense].append(mention)
        before = (mention, sense)
    return NamedPlaces(
        text,
        places=tuple(found[Sense.PLACE]),
        references=tuple(found[Sense.REFERENCE]),
        parts=tuple(found[Sense.PART]),
        astray=tuple(astray),
    )


def _is_beside(mention: Mention, before: tuple[Mention, Sense], text: str) -> bool:
    """Whether a name is a reference because of the one before it."""
    other, sense = before
    if sense is Sense.PLACE:
        return locates(mention, other, text)
    return sense is Sense.REFERENCE and goes_with(mention, other, text)


def _is_namesake(place: Mention, mention: Mention, text: str) -> bool:
    """Whether a place is measured from one in another country: "Sanam, 9 km west of Tillabéri"."""
    if not place.name.is_town or not _MEASURED.match(text, place.end, mention.start):
        return False
    codes = place.name.rivals or place.name.codes
    countries = {code.partition("-")[0] for code in codes}
    return countries.isdisjoint(countries_of(mention)) and is_measured_from(mention, text)


def without_strangers(named: Readings) -> Readings:
    """The readings without towns whose name is a person's in this document.

    "Ivan Lyman" makes each "Lyman" his, unless one is called a place: "in Lyman".
    """
    strangers = {mention.words for each in named.values() for mention in each.parts}
    if not strangers:
        return named
    for each in named.values():
        for mention in (*each.places, *each.references):
            if is_certain(mention, each.text):
                strangers.discard(mention.words)
    kept: dict[int, NamedPlaces] = {}
    for at, each in named.items():
        places = [
            mention
            for mention in each.places
            if not mention.name.is_town or mention.words not in strangers
        ]
        kept[at] = replace(each, places=tuple(places))
    return kept
