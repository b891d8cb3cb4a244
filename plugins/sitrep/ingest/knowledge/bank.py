"""What the steps know: phrases, outlets and places, read once from data files.

Knowledge is data.  The files are in ``data/`` with comments; here they become
typed values, and a wrong entry is named.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from sitrep.content.places_file import PlaceRow
from sitrep.core.errors import SettingsError
from sitrep.core.model import Region, Source
from sitrep.ingest.draft import Verdict
from sitrep.ingest.knowledge.data_files import check_keys, read_data, read_entries, texts_of
from sitrep.ingest.knowledge.gazetteer import (
    WORLD,
    Gazetteer,
    WordsBefore,
    build_gazetteer,
    build_names,
)
from sitrep.ingest.knowledge.outlets import Outlets, load_outlets
from sitrep.ingest.knowledge.phrase_index import PhraseIndex
from sitrep.ingest.knowledge.world import Layer, load_layer

RULES = "5"
"""Version of the cleaning rules; moves when drafts made from the same document would change."""

PHRASE_KEYS = frozenset({"verdict", "pattern", "needs", "ends", "longest", "catches", "spares"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that give a block away."""

    name: str
    pattern: re.Pattern[str]
    verdict: Verdict
    ends: bool
    """Whether nothing of the report can follow."""
    longest: int
    """The most words a block may have to be judged by it; 0 for any number."""
    catches: str
    spares: str
    needs: frozenset[str] = frozenset()
    """Lower-case words, one of which is in every text the pattern matches; empty: always tried."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All knowledge of the steps."""

    phrases: tuple[Phrase, ...]
    outlets: Outlets
    gazetteer: Gazetteer
    no_names: frozenset[str]
    """Capitalised words, here in lower case, that begin no outlet's name: months, languages."""
    home: tuple[str, ...] = ()
    """The countries whose subdivisions the digest has regions of: where its reports are from."""
    today: dt.date | None = None
    """The day of ingest, after which nothing was published; None if it is unknown."""
    phrase_index: PhraseIndex = field(init=False, repr=False, compare=False)
    """Which of the phrases may be in a text."""

    def __post_init__(self) -> None:
        index = PhraseIndex([phrase.needs for phrase in self.phrases])
        object.__setattr__(self, "phrase_index", index)

    def is_to_come(self, date: dt.date) -> bool:
        """Whether a date is after the day of ingest; a day is allowed for clocks that are ahead."""
        return self.today is not None and date > self.today + dt.timedelta(days=1)


def load_settings(
    sources: Iterable[Source] = (), regions: Iterable[Region] = (), places: Iterable[PlaceRow] = ()
) -> Settings:
    """The knowledge in ``data/``, with the outlets, spellings and places of a content tree."""
    own = {row.code: {"places": list(row.places), "shy": list(row.shy)} for row in places}
    tables = [
        own,
        read_entries("places_syria"),
        read_entries("places_syria_scripts"),
        read_entries("countries"),
    ]
    words, rows = place_words(), tuple(regions)
    before = WordsBefore(words["settlements"], words["before_shy"], words["before_uncased"])
    gazetteer = build_gazetteer(tables, rows, before, load=_layer)
    parts = Counter(code[:2] for region in rows for code in region.codes if "-" in code)
    home = tuple(country for country, _ in parts.most_common())
    return Settings(load_phrases(), load_outlets(sources), gazetteer, _no_names(), home)


@cache
def load_phrases() -> tuple[Phrase, ...]:
    """The phrase bank, in the order of its file."""
    return tuple(_phrase(name, entry) for name, entry in read_entries("phrases").items())


def _phrase(name: str, entry: Mapping[str, object]) -> Phrase:
    check_keys("phrases.toml", name, entry, PHRASE_KEYS)
    try:
        return Phrase(
            name=name,
            pattern=re.compile(str(entry["pattern"]), re.IGNORECASE),
            verdict=Verdict(str(entry["verdict"])),
            ends=bool(entry.get("ends")),
            longest=int(str(entry.get("longest", 0))),
            catches=str(entry["catches"]),
            spares=str(entry["spares"]),
            needs=frozenset(texts_of(entry, "needs")),
        )
    except (KeyError, ValueError, re.error) as error:
        raise SettingsError(
            f"phrases.toml: [{name}] is wrong ({error!r}). Compare it with its neighbours."
        ) from error


def _no_names() -> frozenset[str]:
    return frozenset({*month_numbers(), *texts_of(read_data("name_words"), "no_outlets")})


@cache
def month_numbers() -> Mapping[str, int]:
    """The months' names in lower case, each with its number."""
    return {name: int(str(number)) for name, number in read_data("months").items()}


@cache
def weekday_numbers() -> Mapping[str, int]:
    """The weekdays' names in lower case, each with its number from Monday."""
    return {name: int(str(number)) for name, number in read_data("weekdays").items()}


@cache
def place_word_list(kind: str) -> tuple[str, ...]:
    """The words of a kind around place names."""
    return texts_of(read_data("place_words"), kind)


@cache
def place_words() -> Mapping[str, str]:
    """The words around place names by kind, each kind as alternatives of a regular expression."""
    return {
        kind: "|".join(map(re.escape, texts_of(read_data("place_words"), kind)))
        for kind in read_data("place_words")
    }


@cache
def _layer(name: str) -> Layer:
    """The places of a country or, for WORLD, those known without one, our own areas first."""
    layer = load_layer(name)
    return layer.with_names(build_names([read_entries("places_world")])) if name == WORLD else layer
