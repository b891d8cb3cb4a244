"""What the search page knows by name: regions, actors, sources, editions, places, and how each is spelt.

Words of reports are Pagefind's to find; what is known by many spellings is found here, and a
question is put to Pagefind in the spelling that the digest uses.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from babel.dates import get_month_names

from sitrep.core.language import Language, marked
from sitrep.core.names.words import PLAIN_LETTERS
from sitrep.core.regions import Regions
from sitrep.core.terms import week_words
from sitrep.geo.known_places import KnownPlaces
from sitrep.site.addresses import (
    REGIONS,
    actor_address,
    edition_address,
    region_address,
    source_address,
)
from sitrep.site.catalogue.build import Catalogue
from sitrep.site.catalogue.cautions import report_words
from sitrep.site.catalogue.edition import Edition
from sitrep.site.catalogue.family import Family
from sitrep.site.search.keys import key_of

ADDRESS = "search/names.json"
GROUPS = {
    "region": marked("Regions"),
    "actor": marked("Actors"),
    "source": marked("Sources"),
    "edition": marked("Editions"),
}
"""The kinds of names that are results, in their order; places only lead to words."""
_AROUND = ".,;:!?()[]“”\"'’‘«»،؛؟"
LONGEST = 4
"""Of how many words a place's name may be."""


@dataclass(frozen=True, slots=True)
class SearchName:
    """A name with its page and all its spellings."""

    kind: str
    title: str
    address: str | None
    """None of a place: it has no page."""
    note: str
    keys: tuple[str, ...]
    """Each once, the title's first."""
    days: tuple[dt.date, dt.date] | None = None
    """Of an edition: its first and last."""


def build_names(
    catalogue: Catalogue, regions: Regions, places: KnownPlaces, language: Language
) -> Iterator[SearchName]:
    """All that is known by name, by kind, in the catalogue's order.

    Of the digest's ``regions`` one that nothing is reported on leads to their list.
    """
    told = {section.region.id: section for section in catalogue.regions}
    for region in regions.rows:
        spelt = (region.name, *region.spellings, *places.of_subdivision(region.codes))
        section = told.get(region.id)
        note = report_words(len(section.concerning) if section else 0, language)
        address = region_address(region) if section else REGIONS
        yield SearchName("region", region.name, address, note, keys_of(spelt))
    for page in catalogue.actors:
        actor = page.actor
        keys = keys_of(actor.names)
        yield SearchName("actor", actor.name, actor_address(actor), actor.about or "", keys)
    for listed in catalogue.sources:
        source = listed.source
        keys = keys_of((source.name, *(each for each in source.aliases if "." not in each)))
        note = source.affiliation or ""
        yield SearchName("source", source.name, source_address(source), note, keys)
    for edition in catalogue.editions:
        yield _edition(edition, language)
    yield from _places(catalogue.families, places)


def keys_of(spellings: Iterable[str]) -> tuple[str, ...]:
    """The keys of spellings, each once, in their order."""
    return tuple(dict.fromkeys(filter(None, map(key_of, spellings))))


def write_names(names: Iterable[SearchName], language: Language) -> bytes:
    """The file that the script reads."""
    letters = {chr(sign): plain for sign, plain in PLAIN_LETTERS.items()}
    told = {
        "letters": {sign: plain for sign, plain in letters.items() if sign.islower()},
        "months": _months(language),
        "weeks": sorted({key_of(word) for word in ("week", "w", language.say("Week"))}),
        "names": [_row(name) for name in names],
    }
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return text.encode()


def _row(name: SearchName) -> list[object]:
    days = [f"{day}" for day in name.days] if name.days else []
    return [name.kind, name.title, name.address, name.note, list(name.keys), *days]


def _edition(edition: Edition, language: Language) -> SearchName:
    week = week_words(edition.week, language)
    title = f"{week}: {edition.title}" if edition.title else week
    keys = keys_of(filter(None, (edition.title, week, str(edition.week))))
    days = edition.week.first, edition.week.last
    note = language.span(*days)
    return SearchName("edition", title, edition_address(edition.week), note, keys, days)


def _months(language: Language) -> dict[str, int]:
    """The months' names and abbreviations, folded, in the digest's language and in English."""
    found: dict[str, int] = {}
    for code in ("en", language.code):
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                names = get_month_names(width, context=context, locale=code.replace("-", "_"))
                for number, name in names.items():
                    found.setdefault(key_of(name), number)
    found.pop("", None)
    return found


def _places(families: Iterable[Family], places: KnownPlaces) -> Iterator[SearchName]:
    """The places that a shown text or title names, with all their spellings.

    Each is known by the spelling that occurs most, since that is the one that a text is found by.
    What occurs in small letters too is a word: “Star”, “Union” and “Some” are places somewhere.
    """
    starts = frozenset(spelling.partition(" ")[0] for spelling in places.spellings)
    texts = [text.split() for family in families for text in _texts(family)]
    common = {word.strip(_AROUND) for text in texts for word in text if word[:1].islower()}
    written: dict[frozenset[str], Counter[str]] = defaultdict(Counter)
    for text in texts:
        for form in _named(text, places, starts):
            if form.lower() not in common:
                written[places.spellings[key_of(form)]][form] += 1
    for spellings in sorted(written, key=min):
        forms = written[spellings]
        title = min(forms, key=lambda form: (-forms[form], form))
        keys = (key_of(title), *sorted(spellings))
        yield SearchName("place", title, None, "", tuple(dict.fromkeys(keys)))


def _texts(family: Family) -> Iterator[str]:
    for passage in family.passages:
        yield passage.html.striptags()
        if passage.title:
            yield passage.title


def _named(text: Sequence[str], places: KnownPlaces, starts: Set[str]) -> Iterator[str]:
    """The places in the words of a text, as they are written, the longest names first."""
    keys = [_key_of_word(word) for word in text]
    at = 0
    while at < len(text):
        length = 0
        if keys[at].partition(" ")[0] in starts and not text[at][:1].islower():
            length = _longest(keys[at : at + LONGEST], places)
        if length:
            yield " ".join(text[at : at + length]).strip(_AROUND)
        at += length or 1


def _longest(keys: Sequence[str], places: KnownPlaces) -> int:
    """Of how many words the longest place is that begins here; 0 if none does."""
    lengths = range(len(keys), 0, -1)
    return next((n for n in lengths if " ".join(keys[:n]) in places.spellings), 0)


@lru_cache(maxsize=100_000)
def _key_of_word(word: str) -> str:
    return key_of(word)
