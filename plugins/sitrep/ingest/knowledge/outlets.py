"""Outlets as documents show them: which one a name or a host means.

Those that ``data/outlets.toml`` lists, with the digest's own sources before them.
Names are compared without case, spaces, punctuation and a leading "the". A name that
is an ordinary word as well ("Dawn", "The Times") is *shy*: it means the outlet only
where it stands alone, letter by letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache

from sitrep.core.errors import SettingsError
from sitrep.core.links.hosts import bare_host
from sitrep.core.model import Source
from sitrep.ingest.knowledge.data_files import check_keys, read_entries, texts_of
from sitrep.ingest.knowledge.languages.inflected import bases, stems
from sitrep.ingest.knowledge.phrase_index import PhraseIndex

OUTLET_KEYS = frozenset(
    {"name", "aliases", "shy", "domains", "phrases", "kind", "country", "languages"}
)

_THE = "the "
_HEAD = 4
"""Letters of a name, or of a text, by which it is known that it is none of the outlets'."""
_AROUND = ' .,:;()[]«»“”"„'
"""Signs around a name in a sentence."""
_SIGNS = re.compile(r"[^\w]+")


class OutletKind(StrEnum):
    """What an outlet is, as ``outlets.toml`` says it."""

    WIRE = "wire"
    AGENCY = "agency"
    PRESS = "press"
    BROADCASTER = "broadcaster"
    MONITOR = "monitor"
    RESEARCH = "research"
    NGO = "ngo"
    UN = "un"
    GOVERNMENT = "government"
    MILITARY = "military"
    PORTAL = "portal"


@dataclass(frozen=True, slots=True)
class Outlet:
    """A source as documents show it."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    """What appears on its own pages alone, in lower case."""
    shy: tuple[str, ...] = ()
    """Those of its names that are ordinary words as well."""
    kind: OutletKind | None = None
    """None where nothing but the digest's own sources.toml knows it."""
    country: str = ""
    """ISO 3166-1 code of its seat; empty if unknown."""
    languages: tuple[str, ...] = ()
    """ISO 639 codes of the languages it publishes in, the main one first."""

    @property
    def names(self) -> tuple[str, ...]:
        """All it is called by, its own name first."""
        others = (name for name in self.shy if name != self.name)
        return self.name, *self.aliases, *others

    @property
    def is_wire(self) -> bool:
        """Whether others print its texts and pictures as a rule."""
        return self.kind is OutletKind.WIRE

    def owns(self, link: str) -> bool:
        """Whether a URL is on one of its servers."""
        host = bare_host(link)
        return any(host == domain or host.endswith(f".{domain}") for domain in self.domains)


@dataclass(frozen=True, slots=True)
class OwnWords:
    """Words that appear on an outlet's own pages alone."""

    outlet: Outlet
    phrase: str


@dataclass(frozen=True, slots=True)
class Outlets:
    """All outlets known, the digest's own first, and where each name and host leads."""

    all: tuple[Outlet, ...]
    _by_name: Mapping[str, Outlet] = field(init=False, repr=False, compare=False)
    _by_domain: Mapping[str, Outlet] = field(init=False, repr=False, compare=False)
    _heads: frozenset[str] = field(init=False, repr=False, compare=False)
    """With what the names begin."""
    _by_stems: Mapping[str, Outlet] = field(init=False, repr=False, compare=False)
    _words: tuple[OwnWords, ...] = field(init=False, repr=False, compare=False)
    _words_index: PhraseIndex = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        names: dict[str, Outlet] = {}
        domains: dict[str, Outlet] = {}
        for outlet in self.all:
            for name in outlet.names:
                names.setdefault(_key(name), outlet)
            for domain in outlet.domains:
                domains.setdefault(domain, outlet)
        object.__setattr__(self, "_by_name", names)
        object.__setattr__(self, "_by_domain", domains)
        object.__setattr__(self, "_by_stems", _stems_of(self.all))
        object.__setattr__(self, "_heads", frozenset(name[:_HEAD] for name in names))
        words = tuple(OwnWords(outlet, each) for outlet in self.all for each in outlet.phrases)
        index = PhraseIndex([frozenset({each.phrase}) for each in words])
        object.__setattr__(self, "_words", words)
        object.__setattr__(self, "_words_index", index)

    def __iter__(self) -> Iterator[Outlet]:
        return iter(self.all)

    def called(self, name: str) -> Outlet | None:
        """The outlet of that name or alias; a shy one only letter by letter."""
        if not self.may_begin(name):
            return None
        outlet = self._by_name.get(_key(name))
        if outlet is None or _is_certain(outlet, name) or name.strip() in outlet.shy:
            return outlet
        return None

    def may_begin(self, text: str) -> bool:
        """Whether a text may begin with an outlet's name; most do not, which is quickly known."""
        head = text[: _HEAD + len(_THE)].lower().removeprefix(_THE)[:_HEAD]
        return not head.isalnum() or head in self._heads

    def beginning(self, words: list[str], longest: int) -> Outlet | None:
        """The outlet whose name a text begins with, the longest of at most *longest* words.

        A shy name counts only where it is the whole text.
        """
        if not self.may_begin(" ".join(words[:2])):
            return None
        for length in range(min(len(words), longest), 0, -1):
            name = " ".join(words[:length]).strip(" .,:;()[]")
            outlet = self._by_name.get(_key(name))
            if outlet is None:
                continue
            if _is_certain(outlet, name) or (length == len(words) and name in outlet.shy):
                return outlet
        return None

    def inflected(self, name: str) -> Outlet | None:
        """The outlet that a name means with what its language puts to it: "Reuters'a"."""
        bare = name.strip(_AROUND)
        for base in bases(bare):
            if outlet := self.called(base):
                return outlet
        wanted = stems(bare) if bare[:1].isupper() else None
        return self._by_stems.get(wanted) if wanted else None

    def speaking(self, texts: Sequence[str]) -> OwnWords | None:
        """The first outlet whose own words are in the first of texts, in lower case, that has any."""
        possible = (numbers[0] for numbers in self._words_index.possible_in_each(texts) if numbers)
        return next((self._words[number] for number in possible), None)

    def owner_of(self, link: str) -> Outlet | None:
        """The outlet on whose server a URL is; the most exact of its domains wins."""
        host = bare_host(link)
        while host:
            if outlet := self._by_domain.get(host):
                return outlet
            _, _, host = host.partition(".")
        return None


def _stems_of(outlets: Iterable[Outlet]) -> Mapping[str, Outlet]:
    """Outlets by their names without endings of cases; no name that is an ordinary word as well."""
    found: dict[str, Outlet] = {}
    for outlet in outlets:
        for name in (outlet.name, *outlet.aliases):
            if name not in outlet.shy and (wanted := stems(name)):
                found.setdefault(wanted, outlet)
    return found


def _is_certain(outlet: Outlet, name: str) -> bool:
    """Whether a name means an outlet by one of its names that is no ordinary word."""
    key = _key(name)
    return not outlet.shy or any(
        _key(each) == key for each in outlet.names if each not in outlet.shy
    )


def _key(name: str) -> str:
    return _SIGNS.sub("", name.lower().removeprefix(_THE))


def load_outlets(sources: Iterable[Source] = ()) -> Outlets:
    """The digest's own sources first, then what the data file knows beyond them.

    A source is the same outlet as an entry of its id, or of its name or one of its aliases.
    """
    known = dict(_shipped())
    by_name: dict[str, str] = {}
    for name, outlet in known.items():
        for each in outlet.names:
            by_name.setdefault(each.casefold(), name)
    own = []
    for source in sources:
        called = [by_name.get(name.casefold()) for name in (source.name, *source.aliases)]
        same = [name for name in dict.fromkeys([source.id, *called]) if name in known]
        own.append(_merged(source, [known[name] for name in same]))
        for name in same:
            del known[name]
    return Outlets((*own, *known.values()))


@cache
def _shipped() -> Mapping[str, Outlet]:
    """The outlets of the data file, by id."""
    return {name: read_outlet(name, entry) for name, entry in read_entries("outlets").items()}


def read_outlet(name: str, entry: Mapping[str, object]) -> Outlet:
    """An entry of the data file; raises SettingsError that names it and what to write."""
    check_keys("outlets.toml", name, entry, OUTLET_KEYS)
    if "name" not in entry:
        raise SettingsError(f'outlets.toml: [{name}] lacks a name. Add name = "…".')
    kinds = [kind.value for kind in OutletKind]
    if "kind" in entry and entry["kind"] not in kinds:
        raise SettingsError(
            f'outlets.toml: [{name}] has the kind "{entry["kind"]}". '
            f"Write one of {', '.join(kinds)}."
        )
    return Outlet(
        id=name,
        name=str(entry["name"]),
        aliases=texts_of(entry, "aliases"),
        domains=texts_of(entry, "domains"),
        phrases=texts_of(entry, "phrases"),
        shy=texts_of(entry, "shy"),
        kind=OutletKind(str(entry["kind"])) if "kind" in entry else None,
        country=str(entry.get("country", "")),
        languages=texts_of(entry, "languages"),
    )


def _merged(source: Source, known: Iterable[Outlet]) -> Outlet:
    """A source with all that the entries it is the same as are known by; its own word rules."""
    entries = tuple(known)
    base = entries[0] if entries else Outlet(source.id, source.name)
    host = bare_host(source.homepage or "")
    aliases, domains, shy = list(source.aliases), [host] if host else [], list[str]()
    for entry in entries:
        aliases += [entry.name, *entry.aliases]
        domains += entry.domains
        shy += entry.shy
    domains += [alias for alias in source.aliases if "." in alias]
    own = {source.name, *source.aliases}
    shy = [name for name in shy if name not in own]
    names = (name for name in aliases if name != source.name and name not in shy)
    return replace(
        base,
        id=source.id,
        name=source.name,
        aliases=tuple(dict.fromkeys(name for name in names if name not in domains)),
        domains=tuple(dict.fromkeys(domains)),
        shy=tuple(dict.fromkeys(shy)),
    )
