"""Which regions each paragraph speaks of: by its place names, else by what is around it.

1. A first look finds the countries that the document names; the towns of the few most
   named ones are then looked up as well (the world has too many towns of one name).
2. Each name is read: a place where something happens, one that is only referred to, or
   a part of another name (``readings``, ``place_sense``).
3. The countries in which most of these places are become the document's focus. "Syria"
   gives a paragraph its region only where Syria is in focus.
4. A paragraph that names no place takes the regions of what is around it
   (``inherited``).
5. Blocks of one line of the document with the same regions are one paragraph again.

Settlements that the gazetteer lacks, and names that stayed ambiguous, become doubts.

Limits: names in scripts that the gazetteer does not know are not found; a report on many
countries (a summit) is filed by the places of each paragraph alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import replace

from sitrep.ingest.draft import Block, Draft
from sitrep.ingest.find.places.happenings import happens_at, is_said_at
from sitrep.ingest.find.places.homonyms import decided
from sitrep.ingest.find.places.inherited import (
    FoundPlaces,
    headings,
    inherited,
    is_heading,
    stories,
)
from sitrep.ingest.find.places.place_sense import is_located, is_measured_from
from sitrep.ingest.find.places.readings import (
    NamedPlaces,
    Readings,
    countries_of,
    gazetteer_of,
    read_places,
    without_strangers,
)
from sitrep.ingest.find.places.row_places import Codes, each_once
from sitrep.ingest.find.places.unknown_places import settlements_unknown, unknown_places
from sitrep.ingest.find.places.world_wide import of_world, world_wide
from sitrep.ingest.knowledge.bank import Settings
from sitrep.ingest.knowledge.date_patterns import plain
from sitrep.ingest.knowledge.gazetteer import Mention

_OWN_SHARE = 0.3
"""Share of the most named country from which another is the document's subject as well."""
_MAIN = 2
"""A country is the main subject if it is named so many times as often as the next."""
_ACTOR = 0.25
"""What "Russia says" counts for a document's subject where "in Syria" and a town count 1."""
_STILL = 0.5
"""The same of a place at which nothing happens."""
_REFERRED = 0.1
"""The same of where somebody speaks, or from where one measures."""
_OPENING = 40
"""Characters at the start of a paragraph in which a place is what it is about."""
_BEFORE_COUNTRY = 40
"""Characters before a country's name in which "in" or "across" may be."""

_IN_COUNTRY = re.compile(
    r"\b(?:in|across|throughout|over|inside|into)(?: \w+)?(?: [A-Z]\w+ and)? $"
)


def find_regions(draft: Draft, settings: Settings) -> Draft:
    """The draft with the codes that each body block speaks of; unknown places become doubts."""
    texts = {at: plain(block.text) for at, block in enumerate(draft.blocks) if block.is_body}
    gazetteer = gazetteer_of(texts.values(), settings.gazetteer, settings.home)
    named: Readings = {at: read_places(text, gazetteer) for at, text in texts.items()}
    named = without_strangers(named)
    contested: dict[str, None] = {}
    named = decided(named, contested, headings(draft, named))

    focus = _focus(named.values())
    main = focus[0] if focus else ""
    named = {at: _without_asides(each, focus) for at, each in named.items()}
    unknown = settlements_unknown(texts, gazetteer)
    own = {at: _own(each, focus, at in unknown) for at, each in named.items()}
    heads = {at for at in texts if is_heading(draft.blocks[at])}
    found = FoundPlaces(
        own=of_world(own, world_wide(stories(draft, texts), named, heads)),
        weak={at: _codes(each.references, each.text, focus) for at, each in named.items()},
        countries={at: _countries_named(each, focus) for at, each in named.items()},
        passing=frozenset(at for at, each in named.items() if _is_passing(each, main)),
    )
    blocks = list(draft.blocks)
    for at, codes in inherited(draft, found).items():
        places = each_once(mention.words for mention in named[at].places)
        blocks[at] = replace(blocks[at], regions=codes, places=places)
    blocks = _with_paragraphs(blocks, draft.document.text)
    doubts = (*draft.doubts, *contested, *_astray(named), *unknown_places(blocks, unknown))
    return replace(draft, blocks=tuple(blocks), doubts=doubts)


def _focus(named: Iterable[NamedPlaces]) -> Codes:
    """The countries in which the places named are, if they are a subject of the document.

    The first is its main one; empty where there is none.
    """
    weights: dict[str, float] = defaultdict(float)
    for each in named:
        for mention in (*each.places, *each.references):
            is_exact = any("-" in code for code in mention.name.codes)
            is_there = is_exact or _is_in(mention, each.text)
            weight = _ACTOR
            if mention in each.references:
                weight = _REFERRED
            elif is_there:
                weight = 1 if happens_at(mention, each.text) else _STILL
            for country in countries_of(mention):
                weights[country] += weight
    ranked = sorted(weights, key=lambda country: (weights[country], country), reverse=True)
    subjects = [
        country for country in ranked if weights[country] >= _OWN_SHARE * weights[ranked[0]]
    ]
    has_main = len(subjects) < 2 or weights[subjects[0]] >= _MAIN * weights[subjects[1]]
    return tuple(subjects) if has_main else ("", *subjects)


def _is_in(mention: Mention, text: str) -> bool:
    """Whether something happens in the country named, and it is not the country that acts."""
    return bool(_IN_COUNTRY.search(text[max(0, mention.start - _BEFORE_COUNTRY) : mention.start]))


def _without_asides(each: NamedPlaces, focus: Codes) -> NamedPlaces:
    """The reading without places abroad at which nothing happens, and from where somebody speaks.

    "Its chairman said in Houston" is no place of a report on Syria.
    """
    subjects = set(focus) - {""}
    if not subjects:
        return each
    places = [m for m in each.places if _is_at_home(m, subjects) or _is_there(m, each.text)]
    references = [m for m in each.references if _is_at_home(m, subjects)]
    return replace(each, places=tuple(places), references=tuple(references))


def _is_at_home(mention: Mention, subjects: Container[str]) -> bool:
    countries = countries_of(mention)
    return not countries or any(country in subjects for country in countries)


def _is_there(mention: Mention, text: str) -> bool:
    """Whether something is said to happen at a place, or a paragraph begins with what is there."""
    if not is_located(mention, text):
        return False
    is_opening = mention.start <= _OPENING and not is_said_at(mention, text)
    return is_opening or happens_at(mention, text)


def _is_passing(each: NamedPlaces, main: str) -> bool:
    """Whether a paragraph names places by the way: what follows is not about them.

    So it is where nothing is said to happen at any, or only a country is named beside the one that
    the document is about, and the paragraph does not begin with it.
    """
    named = [m for m in each.places if m.name.codes]
    if any(mention.start <= _OPENING for mention in named):
        return False
    if all({*mention.name.codes}.isdisjoint({main}) and _is_country(mention) for mention in named):
        return bool(named)
    return not any(happens_at(mention, each.text) for mention in named)


def _is_country(mention: Mention) -> bool:
    return not any("-" in code for code in mention.name.codes)


def _own(each: NamedPlaces, focus: Codes, has_unknown: bool) -> Codes | None:
    """The codes of a paragraph by itself: of its places, else of those it measures from.

    What happened in a settlement that nobody knows is filed under the country alone.
    """
    codes = _codes(each.places, each.text, focus)
    if codes is None:
        near = [m for m in each.references if is_measured_from(m, each.text)]
        codes = _codes(near, each.text, focus)
    if codes is None and has_unknown:
        return tuple(filter(None, focus[:1]))
    return codes


def _countries_named(each: NamedPlaces, focus: Codes) -> Codes:
    """The subjects of the document that a paragraph names as a whole: "Syria's future"."""
    named = (code for m in each.places if _is_country(m) for code in m.name.codes)
    return each_once(code for code in named if code in focus)


def _astray(named: Readings) -> dict[str, None]:
    """Doubts on places that the gazetteer knows in another country alone."""
    return {
        f"regions: {m.words} is in the gazetteer in {', '.join(m.name.codes)} alone, "
        "but the text measures it from another country; it is filed by the rest of its paragraph": None
        for each in named.values()
        for m in each.astray
    }


def _codes(mentions: Sequence[Mention], text: str, focus: Codes) -> Codes | None:
    """The codes of the places named; empty for places of none, None where none is named.

    Subdivisions first; an area ("north-eastern Syria") gives way to places in it. Else a
    country: the main one always, another subject only where something happens in it.
    """
    exact: dict[str, None] = {}
    for mention in mentions:
        if not mention.name.is_area:
            exact.update(dict.fromkeys(code for code in mention.name.codes if "-" in code))
    for mention in mentions:
        if mention.name.is_area and exact.keys().isdisjoint(mention.name.codes):
            exact.update(dict.fromkeys(mention.name.codes))
    if exact:
        return tuple(exact)

    main, others = set(focus[:1]), set(focus[1:])
    wide: list[Mention] = [m for m in mentions if not main.isdisjoint(m.name.codes)]
    for mention in mentions:
        if not others.isdisjoint(mention.name.codes) and _is_in(mention, text):
            wide.append(mention)
    if wide:
        return each_once(code for mention in wide for code in mention.name.codes)
    return () if any(not mention.name.codes for mention in mentions) else None


def _with_paragraphs(blocks: Iterable[Block], text: str) -> list[Block]:
    """The blocks, those marked that go on with line and regions of the body block before them."""
    found: list[Block] = []
    before: Block | None = None
    for block in blocks:
        same = before is not None and block.is_body and before.regions == block.regions
        goes_on = same and before is not None and "\n" not in text[before.start : block.start]
        found.append(replace(block, continues=True) if goes_on else block)
        if block.is_body:
            before = block
    return found
