"""The names that the index knows in all their spellings, and the marks that stand for them.

A mark follows from what it stands for, not from what else is in the records: one more name leaves
the marks in all other records as they are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Set
from dataclasses import dataclass
from enum import IntEnum
from hashlib import blake2b

from sitrep.core.model import Region
from sitrep.site.search.folding import FoundWord, fold_name

DIGITS = "bcdfghjklmnprstv"
"""Letters that marks are written in: none that words of a language are cut or stemmed at."""
_HASH = str.maketrans("0123456789abcdef", DIGITS)
_FEWEST, _MOST = 4, 16
"""Letters of a mark: as few as tell it from those of the names before it."""
_SHORT = 3
"""The longest acronym that must stand in capitals: “IS” is not “is”."""


class NameKind(IntEnum):
    """What has a name; the earlier kind is meant where two have the same."""

    REGION = 1
    ACTOR = 2
    SOURCE = 3
    PLACE = 4


@dataclass(frozen=True, slots=True)
class KnownName:
    """Something by its name and its other spellings."""

    kind: NameKind
    id: str
    """Of a place: its folded name."""
    name: str
    spellings: tuple[str, ...] = ()
    codes: frozenset[str] = frozenset()
    """The areas that a place lies in, or places of the same name do."""

    @property
    def entity(self) -> Entity:
        """What it stands for."""
        return self.kind, self.id


Entity = tuple[NameKind, str]
"""What a name stands for: its kind and its id."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """How something may be written."""

    named: KnownName
    is_other: bool
    """Whether it is not its own name."""
    is_capital: bool
    """Whether it begins with a capital."""
    is_acronym: bool

    def fits(self, word: FoundWord) -> bool:
        """Whether a word of a text may begin it."""
        if self.is_acronym:
            return word.is_capital
        return not (self.is_capital and word.begins_small)


class NameBank:
    """The names that may be in records, and their marks."""

    def __init__(self, named: Iterable[KnownName]) -> None:
        every = tuple(named)
        self.spellings: dict[str, list[Spelling]] = {}
        """By their folded words."""
        self.firsts: dict[str, list[Spelling]] = {}
        """By the first word alone."""
        self.begun: set[str] = set()
        """What names begin with that go on: of a name of three words, the first and the first two."""
        self._codes = frozenset(code for each in every for code in each.codes)
        self._within: dict[Region, frozenset[str]] = {}
        for each in every:
            for number, name in enumerate(dict.fromkeys((each.name, *each.spellings))):
                self._add(each, name, is_other=number > 0)
        for spellings in self.spellings.values():
            spellings.sort(key=_precedence)
        for key, spellings in self.spellings.items():
            words = key.split(" ")
            self.firsts.setdefault(words[0], []).extend(spellings)
            self.begun.update(" ".join(words[:number]) for number in range(1, len(words)))
        self._marks = _marks_of(dict.fromkeys(each.entity for each in every))
        self._names = {each.entity: each.name for each in reversed(every)}

    def _add(self, named: KnownName, name: str, *, is_other: bool) -> None:
        key = fold_name(name)
        is_acronym = len(name) <= _SHORT and name.isupper() and name.isascii()
        if len(key) < 3 and not is_acronym and key.isascii():
            return
        is_capital = named.kind is NameKind.PLACE or name[0].isupper()
        found = self.spellings.setdefault(key, [])
        if all(each.named is not named for each in found):
            found.append(Spelling(named, is_other, is_capital, is_acronym))

    def codes_in(self, regions: Iterable[Region]) -> frozenset[str]:
        """The areas within regions that places of this bank lie in."""
        found: frozenset[str] = frozenset()
        for region in regions:
            if region not in self._within:
                self._within[region] = frozenset(filter(region.contains, self._codes))
            found |= self._within[region]
        return found

    def may_begin(self, word: FoundWord) -> bool:
        """Whether some name may begin with a word, as it is written."""
        return any(each.fits(word) for each in self.firsts.get(word.key, ()))

    def mark_of(self, entity: Entity) -> str:
        """The mark of something; what the bank does not know has one as well."""
        return self._marks.get(entity) or _mark(entity, _MOST)

    def keys(self, held: Collection[Entity]) -> dict[str, str]:
        """The mark of each spelling of what records hold, by the folded spelling."""
        found: dict[str, str] = {}
        for key, spellings in sorted(self.spellings.items()):
            entity = next(
                (each.named.entity for each in spellings if each.named.entity in held), None
            )
            if entity:
                found[key] = self.mark_of(entity)
        return found

    def names(self, held: Iterable[Entity]) -> dict[str, str]:
        """What is called so, by its mark."""
        known = (entity for entity in sorted(held) if entity in self._names)
        return {self.mark_of(entity): self._names[entity] for entity in known}

    def within(self, words: Set[str]) -> tuple[str, ...]:
        """All that it says of names whose words are among these, folded: a digest's material."""
        return tuple(
            f"{key}={'|'.join(map(self._said, spellings))}"
            for key, spellings in self.spellings.items()
            if words >= set(key.split(" "))
        )

    def _said(self, each: Spelling) -> str:
        codes = ",".join(sorted(each.named.codes))
        flags = f"{each.is_other:d}{each.is_capital:d}{each.is_acronym:d}"
        return (
            f"{each.named.kind:d} {each.named.id} {flags} {codes} {self.mark_of(each.named.entity)}"
        )


@dataclass(frozen=True, slots=True)
class PossibleNames:
    """What a name may stand for in a record: of many places of that name, those in its areas."""

    codes: frozenset[str] = frozenset()
    actors: Collection[str] = ()

    def may_be(self, named: KnownName) -> bool:
        """Whether something may be meant."""
        if named.kind is NameKind.PLACE:
            return not named.codes.isdisjoint(self.codes)
        return named.kind is not NameKind.ACTOR or named.id in self.actors


def _marks_of(every: Iterable[Entity]) -> dict[Entity, str]:
    """A mark for each; where two would have the same, the later one has more letters."""
    found: dict[str, Entity] = {}
    for entity in every:
        for length in range(_FEWEST, _MOST + 1):
            if found.setdefault(_mark(entity, length), entity) == entity:
                break
    return {entity: mark for mark, entity in found.items()}


def _mark(entity: Entity, length: int) -> str:
    told = blake2b(f"{entity[0]:d} {entity[1]}".encode(), digest_size=_MOST // 2).hexdigest()
    return f"zq{told[:length].translate(_HASH)}q"


def _precedence(each: Spelling) -> tuple[bool, NameKind, str]:
    return each.is_other, each.named.kind, each.named.id
