"""What the steps know: phrases, outlets and places, read once from data files.

Knowledge is data.  The files are in ``data/`` with comments; here they become
typed values, and a wrong entry is named.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sitrep.content.places_file import PlaceRow
from sitrep.core.errors import SettingsError
from sitrep.core.links.hosts import bare_host
from sitrep.core.model import Region, Source
from sitrep.ingest.draft import Verdict
from sitrep.ingest.knowledge.gazetteer import (
    WORLD,
    Gazetteer,
    Layer,
    WordsBefore,
    build_gazetteer,
    build_names,
)
from sitrep.ingest.knowledge.world import load_layer

RULES = "4"
"""Version of the cleaning rules; moves when drafts made from the same document would change."""

PHRASE_KEYS = frozenset({"verdict", "pattern", "needs", "ends", "longest", "catches", "spares"})
OUTLET_KEYS = frozenset({"name", "aliases", "domains", "phrases", "agency"})

Entries = Mapping[str, Mapping[str, object]]


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
class Outlet:
    """A source as documents show it."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    """What appears on its own pages alone, in lower case."""
    is_agency: bool = False
    """Whether others print its texts and pictures as a rule."""

    @property
    def names(self) -> tuple[str, ...]:
        """All it is called by, its own name first."""
        return self.name, *self.aliases


@dataclass(frozen=True, slots=True)
class Settings:
    """All knowledge of the steps."""

    phrases: tuple[Phrase, ...]
    outlets: tuple[Outlet, ...]
    gazetteer: Gazetteer
    no_names: frozenset[str]
    """Capitalised words, here in lower case, that begin no outlet's name: months, languages."""
    home: tuple[str, ...] = ()
    """The countries whose subdivisions the digest has regions of: where its reports are from."""
    today: dt.date | None = None
    """The day of ingest, after which nothing was published; None if it is unknown."""

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
        _data("places_syria"),
        _data("places_syria_scripts"),
        _data("countries"),
    ]
    words, rows = place_words(), tuple(regions)
    before = WordsBefore(words["settlements"], words["before_uncased"])
    gazetteer = build_gazetteer(tables, rows, before, load=_layer)
    parts = Counter(code[:2] for region in rows for code in region.codes if "-" in code)
    home = tuple(country for country, _ in parts.most_common())
    return Settings(load_phrases(), _outlets(sources), gazetteer, _no_names(), home)


@cache
def load_phrases() -> tuple[Phrase, ...]:
    """The phrase bank, in the order of its file."""
    return tuple(_phrase(name, entry) for name, entry in _data("phrases").items())


def _phrase(name: str, entry: Mapping[str, object]) -> Phrase:
    _check_keys("phrases.toml", name, entry, PHRASE_KEYS)
    try:
        return Phrase(
            name=name,
            pattern=re.compile(str(entry["pattern"]), re.IGNORECASE),
            verdict=Verdict(str(entry["verdict"])),
            ends=bool(entry.get("ends")),
            longest=int(str(entry.get("longest", 0))),
            catches=str(entry["catches"]),
            spares=str(entry["spares"]),
            needs=frozenset(_texts(entry, "needs")),
        )
    except (KeyError, ValueError, re.error) as error:
        raise SettingsError(
            f"phrases.toml: [{name}] is wrong ({error!r}). Compare it with its neighbours."
        ) from error


def _check_keys(file: str, name: str, entry: Mapping[str, object], known: frozenset[str]) -> None:
    for key in entry:
        if key not in known:
            known_keys = ", ".join(sorted(known))
            raise SettingsError(
                f"{file}: [{name}] has an unknown key {key}. Known keys are {known_keys}."
            )


def _no_names() -> frozenset[str]:
    return frozenset({*month_numbers(), *_texts(_raw("name_words"), "no_outlets")})


def _outlets(sources: Iterable[Source]) -> tuple[Outlet, ...]:
    """The digest's own sources first, then what the data file knows beyond them.

    A source is the same outlet as an entry of its id, or of its name or one of its aliases.
    """
    known = {name: _outlet(name, entry) for name, entry in _data("outlets").items()}
    own = []
    for source in sources:
        names = {name.casefold() for name in (source.name, *source.aliases)}
        same = []
        for name, outlet in known.items():
            called_alike = any(each.casefold() in names for each in outlet.names)
            if name == source.id or called_alike:
                same.append(name)
        own.append(_merged(source, next((known[name] for name in same), None)))
        for name in same:
            del known[name]
    return (*own, *known.values())


def _outlet(name: str, entry: Mapping[str, object]) -> Outlet:
    _check_keys("outlets.toml", name, entry, OUTLET_KEYS)
    if "name" not in entry:
        raise SettingsError(f'outlets.toml: [{name}] lacks a name. Add name = "…".')
    return Outlet(
        id=name,
        name=str(entry["name"]),
        aliases=_texts(entry, "aliases"),
        domains=_texts(entry, "domains"),
        phrases=_texts(entry, "phrases"),
        is_agency=bool(entry.get("agency")),
    )


def _merged(source: Source, known: Outlet | None) -> Outlet:
    base = known or Outlet(source.id, source.name)
    host = bare_host(source.homepage or "")
    domains = [
        *base.domains,
        *(alias for alias in source.aliases if "." in alias),
        *([host] if host else []),
    ]
    aliases = [*base.aliases, base.name, *(alias for alias in source.aliases if "." not in alias)]
    return Outlet(
        id=source.id,
        name=source.name,
        aliases=tuple(dict.fromkeys(alias for alias in aliases if alias != source.name)),
        domains=tuple(dict.fromkeys(domains)),
        phrases=base.phrases,
        is_agency=base.is_agency,
    )


def _texts(entry: Mapping[str, object], key: str) -> tuple[str, ...]:
    value = entry.get(key, [])
    if not isinstance(value, list):
        raise SettingsError(f'{key} must be a list of texts, not {value!r}. Write {key} = ["…"].')
    return tuple(map(str, value))


@cache
def month_numbers() -> Mapping[str, int]:
    """The months' names in lower case, each with its number."""
    return {name: int(str(number)) for name, number in _raw("months").items()}


@cache
def weekday_numbers() -> Mapping[str, int]:
    """The weekdays' names in lower case, each with its number from Monday."""
    return {name: int(str(number)) for name, number in _raw("weekdays").items()}


@cache
def place_word_list(kind: str) -> tuple[str, ...]:
    """The words of a kind around place names."""
    return _texts(_raw("place_words"), kind)


@cache
def place_words() -> Mapping[str, str]:
    """The words around place names by kind, each kind as alternatives of a regular expression."""
    return {
        kind: "|".join(map(re.escape, _texts(_raw("place_words"), kind)))
        for kind in _raw("place_words")
    }


@cache
def _layer(name: str) -> Layer:
    """The places of a country or, for WORLD, those known without one, our own areas first."""
    layer = load_layer(name)
    return (
        Layer.of({**layer.names, **build_names([_data("places_world")])})
        if name == WORLD
        else layer
    )


def _data(name: str) -> Entries:
    return {key: entry for key, entry in _raw(name).items() if isinstance(entry, Mapping)}


@cache
def _raw(name: str) -> Mapping[str, object]:
    text = files("sitrep.ingest.knowledge").joinpath("data", f"{name}.toml").read_text("utf-8")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{name}.toml is not valid TOML: {error}.") from error
