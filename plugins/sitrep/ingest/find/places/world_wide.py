"""Stories about the world as a whole: hunger in 53 countries, migrants lost on all seas.

Such a story gives signs of it ("worldwide", "in 53 countries", areas of the world), of two kinds at
least, and names no country more often than those. Its paragraphs are filed under ``WORLD``, but for those
that tell of what happens in one place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from sitrep.core.prose.finder import WordFinder, is_whole
from sitrep.geo.codes import WORLD
from sitrep.ingest.find.places.happenings import happens_at
from sitrep.ingest.find.places.readings import NamedPlaces, Readings, countries_of
from sitrep.ingest.find.places.row_places import Codes
from sitrep.ingest.knowledge.bank import place_word_list

_AREAS, _NUMBERED = "continents", "countries"
_WORDS = tuple(
    (word.lower(), word if kind == _AREAS else kind)
    for kind in ("worldwide", _AREAS, _NUMBERED)
    for word in place_word_list(kind)
)
"""Words, and what each is a sign of: an area of itself."""
_FINDER = WordFinder(tuple(word for word, _sign in _WORDS))
_DIGITS = 5
"""Characters before "countries" in which their number is."""
_NUMBER = re.compile(r"\b\d{2,3} $")
_FEW = 2
"""Kinds of signs, each area of the world one, from which a story is about the world."""
_LEAST = 2
"""Paragraphs of a story; a headline alone tells too little."""


def world_wide(
    stories: Iterable[Sequence[int]], named: Readings, heads: Container[int] = ()
) -> frozenset[int]:
    """The blocks of stories that are about the world, by their numbers.

    ``heads`` are headings and short lines: the part below one may tell of another place.
    """
    found: set[int] = set()
    for story in stories:
        blocks = _before_another(story, named, heads)
        if len(blocks) >= _LEAST and _is_of_world([named[at] for at in blocks]):
            found.update(blocks)
    return frozenset(found)


def _before_another(story: Sequence[int], named: Readings, heads: Container[int]) -> Sequence[int]:
    """The blocks of a story before the heading of the part that tells of a subdivision."""
    part = 0
    for number, at in enumerate(story):
        if at in heads:
            part = number
        if _tells_of_subdivision(named[at]):
            return story[:part]
    return story


def of_world(own: Mapping[int, Codes | None], wide: Iterable[int]) -> dict[int, Codes | None]:
    """The codes of paragraphs, those of the world put where no subdivision is named."""
    codes = dict(own)
    for at in wide:
        if not any("-" in code for code in codes[at] or ()):
            codes[at] = (WORLD,)
    return codes


def _is_of_world(story: Sequence[NamedPlaces]) -> bool:
    signs = Counter(sign for each in story for sign in _signs(each.text.lower()))
    if len(signs) < _FEW:
        return False
    countries: Counter[str] = Counter()
    for each in story:
        for mention in each.places:
            countries.update(countries_of(mention))
    return max(countries.values(), default=0) < signs.total()


def _signs(text: str) -> Iterator[str]:
    after = 0
    for word, start, end in _FINDER.found_in(text):
        sign = _WORDS[word][1]
        is_counted = sign != _NUMBERED or _NUMBER.search(text[max(0, start - _DIGITS) : start])
        if start >= after and is_counted and is_whole(text, start, end):
            after = end
            yield sign


def _tells_of_subdivision(each: NamedPlaces) -> bool:
    return any(
        "-" in code and happens_at(mention, each.text)
        for mention in each.places
        for code in mention.name.codes
    )
