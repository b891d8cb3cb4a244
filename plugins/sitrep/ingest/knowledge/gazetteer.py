"""Place names in a text, whatever their transliteration, and the codes they stand for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass, replace

from sitrep.core.model import Region
from sitrep.core.prose.signs import has_no_case, is_capital
from sitrep.geo.spelling import FoldedWords, fold, folded_words, written_forms
from sitrep.ingest.knowledge.world import Layer, PlaceName

MAX_WORDS = 6
"""Longest name, in words, articles not counted: "western bank of the Euphrates" has five."""
SHORT_FORM = 3
"""Most letters of a country's short form."""
KEPT = 64
"""Sets of countries whose gazetteers are kept, with the spellings that each remembers."""
REMEMBERED = 4_000
"""Spellings whose meaning is remembered for each set of countries."""
BEFORE = 80
"""Characters before a name in which "the villages of …" may stand."""


_WITH_ARTICLE = re.compile(r"\b(?:[Aa]l|[Ee]l)[ -]$|\b(?:[Aa]|[Ee])[sdrtznh]h?-$")


@dataclass(frozen=True, slots=True)
class Mention:
    """A place name found in a text."""

    name: PlaceName
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class WordsBefore:
    """Words that make a name a place's, as alternatives of a regular expression."""

    settlements: str = ""
    """Villages and towns: "the village of"."""
    near: str = ""
    """What is followed by a place rather than by a word or a person: "on the outskirts of"."""
    uncased: str = ""
    """What stands before places in scripts without capitals."""


WORLD = "world"
"""The layer of what is known without its country."""
HINTS = "hints"
"""The layer of towns that tell, beside others, of which country a text is."""


@dataclass(frozen=True, slots=True)
class _Start:
    """Where a name may begin."""

    at: int
    """The number of its first word."""
    key: str
    """Its first word."""
    most: int
    """The words of the longest name that begins so."""


class Gazetteer:
    """Names in layers, of which the first that knows a name decides.  Read-only."""

    def __init__(
        self,
        names: Mapping[str, PlaceName],
        before: WordsBefore = WordsBefore(),
        *,
        load: Callable[[str], Layer] | None = None,
    ) -> None:
        self._layers: tuple[Layer, ...] = (Layer.of(names),)
        self._shared = 1
        """How many layers come before those of countries."""
        self._meanings: dict[str, PlaceName | None] = {}
        self._load = load
        self._grown: dict[tuple[str, ...], Gazetteer] = {}
        capital = r"[\w'’-]+(?: [A-Z][\w'’-]*)*"
        listed = rf"(?:{before.settlements})(?: and \w+)? of (?:{capital}(?:, and |, | and ))*(?:[Aa]l-)?$"
        self._of_settlement = re.compile(rf"\b{listed}") if before.settlements else None
        self._near = re.compile(rf"\b(?:{before.near}) $") if before.near else None
        spoken = rf"(?:^|[\s(])[وف]?(?:{before.uncased})\s$"
        self._of_uncased = re.compile(spoken) if before.uncased else None

    def within(self, countries: Iterable[str]) -> Gazetteer:
        """A gazetteer that also knows the world's cities and the towns of some countries.

        Their files are read when they are first needed.
        """
        if self._load is None:
            return self
        wanted = tuple(countries)
        if wanted not in self._grown:
            if len(self._grown) >= KEPT:
                self._grown.clear()
            known = self.within(()) if wanted else self
            grown = copy(known)
            grown._load = None
            grown._layers = (*known._layers, *map(self._load, wanted or (WORLD,)))
            grown._shared = len(known._layers)
            grown._meanings = {}
            self._grown[wanted] = grown
        return self._grown[wanted]

    def mentions(self, text: str) -> Iterator[Mention]:
        """The names in text, the longest at each place, in their order."""
        words = folded_words(text)
        after = 0
        for at in self._starts(words):
            if at < after:
                continue
            first = self._start(words, at)
            if first and (found := self._longest(text, words, first)):
                yield found
                after = bisect_left(words.starts, found.end, at)

    def _starts(self, words: FoldedWords) -> list[int]:
        """The words with which a name may begin, by their numbers."""
        known = self._layers[0].lengths.keys() & words.distinct
        known |= words.particles
        for layer in self._layers[1:]:  # their names begin with a capital
            known |= layer.lengths.keys() & words.capitalised
        return [at for at, key in enumerate(words.keys) if key in known] if known else []

    def _start(self, words: FoldedWords, at: int) -> _Start | None:
        """The names that may begin with a word, if any."""
        key, own = words.keys[at], self._layers[0].lengths
        most = own.get(key, 0)
        if words.capitals[at]:  # only our own names begin with a small letter: "suburb of Damascus"
            most = max(most, self._most(key))
            if not most and key in words.particles:
                key = key[1:]  # “and Nyala” is one word
                most = max(own.get(key, 0), self._most(key))
        return _Start(at, key, min(MAX_WORDS, most)) if most else None

    def _most(self, key: str) -> int:
        """The words of the longest name of any layer but our own that begins so."""
        most = 0
        for layer in self._layers[1:]:
            most = max(most, layer.lengths.get(key, 0))
        return most

    def _longest(self, text: str, words: FoldedWords, first: _Start) -> Mention | None:
        at, most = first.at, first.most
        if most == 1:
            run, keys = [at], [first.key]
        else:
            end = at + (2 * MAX_WORDS if "" in words.keys[at : at + most] else most)
            run = [i for i in range(at, min(end, len(words.keys))) if words.keys[i]][:most]
            keys = [first.key, *(words.keys[number] for number in run[1:])]
        for length in range(len(run), 0, -1):
            if name := self._meaning(" ".join(keys[:length])):
                start, last = words.starts[at], run[length - 1]
                written = text[start : words.ends[last]]
                if self._counts(name, text, start) and _is_written(
                    name, written, words.starts[last] - start
                ):
                    return Mention(name, start, words.ends[last], written)
        return None

    def _meaning(self, key: str) -> PlaceName | None:
        """What a spelling means; what was asked before is remembered."""
        if key in self._meanings:
            return self._meanings[key]
        if len(self._meanings) >= REMEMBERED:
            self._meanings.clear()
        return self._meanings.setdefault(key, self._looked_up(key))

    def _looked_up(self, key: str) -> PlaceName | None:
        """What a spelling means: our own names decide, places of countries are rivals."""
        if name := self._layers[0].names.get(key):
            return name
        layers = (*self._layers[self._shared :], *self._layers[1 : self._shared])
        found = [name for layer in layers if (name := layer.names.get(key))]
        # What is also a word of one country's language hides no place of another.
        found = [name for name in found if not name.is_shy] or found
        return _rivals(found[0], found[1:]) if found else None

    def _counts(self, name: PlaceName, text: str, start: int) -> bool:
        """Whether a shy name has its article, or is called a village."""
        if not name.is_shy:
            return True
        before = text[max(0, start - BEFORE) : start]
        if has_no_case(text[start]):
            return bool(self._of_uncased and self._of_uncased.search(before))
        return bool(
            _WITH_ARTICLE.search(before)
            or (self._of_settlement and self._of_settlement.search(before))
            or (self._near and self._near.search(before))
        )


def _rivals(name: PlaceName, others: Iterable[PlaceName]) -> PlaceName:
    """A name with those places of other countries that are called the same."""
    abroad = [each for each in others if each.codes != name.codes]
    if not abroad:
        return name
    every = (code for each in (name, *abroad) for code in each.rivals or each.codes)
    return replace(name, rivals=tuple(dict.fromkeys(every)))


def _is_written(name: PlaceName, written: str, last: int) -> bool:
    """Whether a name is capitalised where it must be.

    Its last word, the name proper, is; of a phrase the first; "USA" is all capitals.
    """
    if len(written) <= SHORT_FORM and not name.is_town and "-" not in "".join(name.codes):
        return written.isupper()
    return name.is_common or _is_name(written[0 if name.is_phrase else last])


def _is_name(first: str) -> bool:
    """Whether a name may begin with a letter: a capital, or one of a script without them."""
    return is_capital(first) or has_no_case(first)


def build_gazetteer(
    tables: Iterable[Mapping[str, Mapping[str, object]]],
    regions: Iterable[Region],
    before: WordsBefore = WordsBefore(),
    *,
    load: Callable[[str], Layer] | None = None,
) -> Gazetteer:
    """The gazetteer of data tables, with the names and spellings of a digest's regions.

    ``load`` gives the layer of a country, or of the world.
    """
    names = build_names(tables)
    for region in regions:
        codes = tuple(sorted(region.codes))
        for spelling in (region.name, *region.spellings):
            names.setdefault(
                fold(spelling), PlaceName(codes, len(codes) > 1, False, len(codes) > 1)
            )
    return Gazetteer(names, before, load=load)


def build_names(tables: Iterable[Mapping[str, Mapping[str, object]]]) -> dict[str, PlaceName]:
    """The names of data tables by their folded spelling; the first that has one keeps it."""
    names: dict[str, PlaceName] = {}
    for table in tables:
        for code, entry in table.items():
            _add_entry(names, code, entry)
    return names


def _add_entry(names: dict[str, PlaceName], code: str, entry: Mapping[str, object]) -> None:
    is_area = "codes" in entry
    codes = tuple(_texts(entry, "codes")) if is_area else (code,)
    name = PlaceName(
        codes, is_area, bool(entry.get("seat")), is_area, is_town=bool(entry.get("given"))
    )
    plain = PlaceName(codes, False, False, False)
    people = replace(plain, is_people=True)
    for spelling in written_forms(_texts(entry, "names")):
        names.setdefault(fold(spelling), name)
    for spelling in written_forms(_texts(entry, "places")):
        names.setdefault(fold(spelling), plain)
    for spelling in _texts(entry, "shy"):
        names.setdefault(fold(spelling), replace(plain, is_shy=True))
    for spelling in _texts(entry, "phrases"):
        names.setdefault(fold(spelling), replace(plain, is_phrase=True))
    for spelling in _texts(entry, "people"):
        names.setdefault(fold(spelling), people)
        names.setdefault(f"{fold(spelling)}s", people)
    if "-" not in code and not is_area:
        # Scrapers lose apostrophes: "Syrias" is "Syria's".
        for spelling in _texts(entry, "names"):
            names.setdefault(f"{fold(spelling)}s", name)


def _texts(entry: Mapping[str, object], key: str) -> list[str]:
    value = entry.get(key, [])
    return [str(each) for each in value] if isinstance(value, list) else []
