"""Stories about the world as a whole: hunger in 53 countries, migrants lost on all seas.

Such a story gives signs of it ("worldwide", "in 53 countries", areas of the world), of two kinds at
least, and names no country more often than those. Its paragraphs are filed under ``WORLD``, but for those
that tell of what happens in one place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from sitrep.core.prose.finder import WordFinder
from sitrep.geo.codes import WORLD
from sitrep.ingest.find.places.happenings import happens_at
from sitrep.ingest.find.places.readings import NamedPlaces, Readings, countries_of
from sitrep.ingest.find.places.row_places import Codes
from sitrep.ingest.knowledge.bank import place_word_list, place_words

_KINDS = ("worldwide", "continents", "countries")
_WORLDWIDE = re.compile(rf"\b(?:{place_words()['worldwide']})\b", re.IGNORECASE)
_AREA = re.compile(rf"\b(?:{place_words()['continents']})\b")
_FINDER = WordFinder(tuple(word.lower() for kind in _KINDS for word in place_word_list(kind)))
"""Looked up first, for the patterns are slow."""
_COUNTRIES = re.compile(rf"\b\d{{2,3}} (?:{place_words()['countries']})\b")
_FEW = 2
"""Kinds of signs, each area of the world one, from which a story is about the world."""
_LEAST = 2
"""Paragraphs of a story; a headline alone tells too little."""


def world_wide(stories: Iterable[Sequence[int]], named: Readings) -> frozenset[int]:
    """The blocks of stories that are about the world, by their numbers."""
    found: set[int] = set()
    if not _FINDER.found_in("\n".join(each.text for each in named.values()).lower()):
        return frozenset()
    for story in stories:
        if len(story) >= _LEAST and _is_of_world([named[at] for at in story]):
            found.update(story)
    return frozenset(found)


def of_world(own: Mapping[int, Codes | None], wide: Iterable[int]) -> dict[int, Codes | None]:
    """The codes of paragraphs, those of the world put where no subdivision is named."""
    codes = dict(own)
    for at in wide:
        if not any("-" in code for code in codes[at] or ()):
            codes[at] = (WORLD,)
    return codes


def _is_of_world(story: Sequence[NamedPlaces]) -> bool:
    signs = Counter[str]()
    countries: Counter[str] = Counter()
    for each in story:
        signs.update(_AREA.findall(each.text))
        for sign, pattern in (("worldwide", _WORLDWIDE), ("countries", _COUNTRIES)):
            if found := pattern.findall(each.text):
                signs[sign] += len(found)
        if _tells_of_subdivision(each):
            return False
        for mention in each.places:
            countries.update(countries_of(mention))
    return len(signs) >= _FEW and max(countries.values(), default=0) < signs.total()


def _tells_of_subdivision(each: NamedPlaces) -> bool:
    return any(
        "-" in code and happens_at(mention, each.text)
        for mention in each.places
        for code in mention.name.codes
    )
