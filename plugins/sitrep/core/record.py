"""The record: what was published when, and what was changed since.

It only grows, and it is merged line by line: nothing here depends on the order in which its lines
stand in the file.  What a thing said at some time is folded out of its entries: the first holds
all its parts, a later one those that changed.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from sitrep.core.parse import parse_day

_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d")
DIGEST_LENGTH = 16
"""Hexadecimal digits of a hash of the record: enough to tell what two versions of a thing say."""


class ThingKind(StrEnum):
    """What has an address of its own."""

    REPORT = "report"
    EDITION = "edition"
    EVENT = "event"
    REGION = "region"
    SOURCE = "source"
    ACTOR = "actor"
    PAGE = "page"


class What(StrEnum):
    """What happened to a published thing."""

    PUBLISHED = "published"
    LATE = "late"
    """It was published in a week that had been announced."""
    ANNOUNCED = "announced"
    CORRECTED = "corrected"
    REGRADED = "regraded"
    MOVED = "moved"
    """It is dated or filed otherwise."""
    CARRIED = "carrier added"
    RENAMED = "renamed"
    SPLIT = "split"
    MERGED = "merged"
    WITHDRAWN = "withdrawn"

    @property
    def is_beginning(self) -> bool:
        """Whether the thing stands from then on."""
        return self in {What.PUBLISHED, What.LATE, What.ANNOUNCED}

    @property
    def is_end(self) -> bool:
        """Whether it no longer stands at its address from then on."""
        return self in {What.RENAMED, What.SPLIT, What.MERGED, What.WITHDRAWN}


@dataclass(frozen=True, slots=True, order=True)
class Thing:
    """What an entry is about."""

    kind: ThingKind
    id: str

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"


@dataclass(frozen=True, slots=True)
class When:
    """When something was done: a day, and the time where it is known."""

    day: dt.date
    """Where it was done: in the time zone of ``time``."""
    time: dt.datetime | None = None
    """With its distance from UTC."""

    @classmethod
    def parse(cls, text: str) -> When | None:
        """The time written as 2020-07-06 or 2020-07-06T09:00:00+02:00, or None."""
        if not _TIME.fullmatch(text):
            day = parse_day(text)
            return cls(day) if day else None
        try:
            time = dt.datetime.fromisoformat(text)
        except ValueError:
            return None
        return cls(time.date(), time)

    @classmethod
    def of(cls, time: dt.datetime) -> When:
        """A time that has a time zone, to the second."""
        exact = time.replace(microsecond=0)
        return cls(exact.date(), exact)

    def __str__(self) -> str:
        return self.time.isoformat() if self.time else str(self.day)

    def is_after(self, other: When) -> bool:
        """Whether it is later; of a day without a time, whether its day is."""
        if self.time and other.time:
            return self.time > other.time
        return self.day > other.day

    @property
    def order(self) -> tuple[dt.datetime, str]:
        """A sort key: a day without a time comes before the times of that day in UTC."""
        start = dt.datetime.combine(self.day, dt.time(), dt.UTC)
        return (self.time.astimezone(dt.UTC) if self.time else start), str(self)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a thing that readers see: in words where it is short, else a hash of it."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class RecordEntry:
    """A line of the record."""

    at: When
    what: What
    thing: Thing
    note: str | None = None
    """What changed and why, for readers."""
    address: str | None = None
    """Below the site's; of what begins to stand there."""
    parts: tuple[Part, ...] = ()
    """All of what begins to stand; else those that changed, as they are from then on."""
    to: tuple[str, ...] = ()
    """The ids of what it was renamed to, split or merged into."""

    @property
    def hash(self) -> str:
        """A hash of its parts."""
        return hash_of(f"{part.name}={part.value}" for part in self.parts)

    @property
    def order(self) -> tuple[object, ...]:
        """A sort key, whatever the order of the lines: beginnings before changes of their time."""
        turn = 0 if self.what.is_beginning else 1
        return (*self.at.order, turn, self.thing, str(self.what), self.note or "", self.hash)


@dataclass(frozen=True, slots=True)
class Step:
    """An entry, with what its thing said before."""

    entry: RecordEntry
    before: Mapping[str, str]
    """Parts by name; empty before it stood."""

    @property
    def changed(self) -> tuple[str, ...]:
        """The names of the parts that say something else than before."""
        return tuple(
            part.name for part in self.entry.parts if self.before.get(part.name) != part.value
        )


@dataclass(frozen=True)
class Record:
    """All entries, oldest first."""

    entries: tuple[RecordEntry, ...] = ()
    is_kept: bool = False
    """Whether there is a file of it; without one, it is made of what front matter says."""
    _by_thing: Mapping[Thing, tuple[RecordEntry, ...]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        ordered = tuple(sorted(dict.fromkeys(self.entries), key=lambda entry: entry.order))
        found: dict[Thing, list[RecordEntry]] = defaultdict(list)
        for entry in ordered:
            found[entry.thing].append(entry)
        object.__setattr__(self, "entries", ordered)
        object.__setattr__(
            self, "_by_thing", {thing: tuple(entries) for thing, entries in found.items()}
        )

    @property
    def things(self) -> tuple[Thing, ...]:
        """All that was ever published, in the order in which it first was."""
        return tuple(self._by_thing)

    @property
    def last(self) -> When | None:
        """When the newest entry was made."""
        return self.entries[-1].at if self.entries else None

    def of(self, thing: Thing) -> tuple[RecordEntry, ...]:
        """The entries about a thing, oldest first."""
        return self._by_thing.get(thing, ())

    def steps(self, thing: Thing) -> tuple[Step, ...]:
        """The entries about a thing, each with what stood before it."""
        steps, said = [], dict[str, str]()
        for entry in self.of(thing):
            steps.append(Step(entry, dict(said)))
            if entry.what.is_beginning:
                said.clear()
            said.update((part.name, part.value) for part in entry.parts)
        return tuple(steps)

    def state(self, thing: Thing) -> Mapping[str, str]:
        """What a thing says by its entries: parts by name."""
        said: dict[str, str] = {}
        for entry in self.of(thing):
            if entry.what.is_beginning:
                said.clear()
            said.update((part.name, part.value) for part in entry.parts)
        return said

    def stands(self, thing: Thing) -> bool:
        """Whether it was published and has neither been withdrawn nor moved away since."""
        entries = self.of(thing)
        return bool(entries) and not _newest_turn(entries).what.is_end

    def end(self, thing: Thing) -> RecordEntry | None:
        """The entry by which it stopped standing at its address, where it did."""
        entries = self.of(thing)
        turn = _newest_turn(entries) if entries else None
        return turn if turn and turn.what.is_end else None

    @cached_property
    def addresses(self) -> Mapping[str, Thing]:
        """Every address at which something ever stood, with the thing."""
        return {entry.address: entry.thing for entry in self.entries if entry.address}

    def with_entries(self, more: Iterable[RecordEntry]) -> Record:
        """The record with more entries."""
        return Record((*self.entries, *more), self.is_kept)


def hash_of(words: Iterable[str]) -> str:
    """A hash of texts in their order, as the record writes it."""
    joined = "\0".join(words).encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()[:DIGEST_LENGTH]


def is_hash(value: str) -> bool:
    """Whether a part stands as a hash alone."""
    return len(value) == DIGEST_LENGTH and all(sign in "0123456789abcdef" for sign in value)


def _newest_turn(entries: tuple[RecordEntry, ...]) -> RecordEntry:
    """The last entry by which the thing began or ceased to stand."""
    turns = [each for each in entries if each.what.is_beginning or each.what.is_end]
    return turns[-1] if turns else entries[-1]
