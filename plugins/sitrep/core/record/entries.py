"""The entries of the record: what happened to which published thing, when."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from sitrep.core.parse import parse_day

_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d")
DIGEST_LENGTH = 16
"""Letters of a hash of the record: 64 bits, enough to tell what two versions of a thing say."""
_LETTERS = "cdehjklmnpqrsxyz"
"""What stands for the digits of a hash: with these none looks like a number, a word, or an account
on a network."""
_MOST_HASHED = 10_000
"""Values whose hashes are remembered: sources, regions and grades are those of many reports."""
_HASH = re.compile(f"[{_LETTERS}]*")
_IN_LETTERS = str.maketrans("0123456789abcdef", _LETTERS)


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
        return self in _BEGINNINGS

    @property
    def is_end(self) -> bool:
        """Whether it no longer stands at its address from then on."""
        return self in _ENDS


_BEGINNINGS = (What.PUBLISHED, What.LATE, What.ANNOUNCED)
_ENDS = (What.RENAMED, What.SPLIT, What.MERGED, What.WITHDRAWN)


@dataclass(frozen=True, slots=True, order=True)
class Thing:
    """What an entry is about."""

    kind: ThingKind
    id: str

    def __hash__(self) -> int:
        return hash(self.id)  # a text keeps its hash; that of all fields would be made each time

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

    def after(self, other: When) -> When:
        """Itself, or the second after the other where that is not earlier.

        Entries about a thing are folded by their times; two curators' clocks need not agree.
        """
        if self.order > other.order:
            return self
        return When.of(other.order[0] + dt.timedelta(seconds=1))

    @property
    def order(self) -> tuple[dt.datetime, str]:
        """A sort key: a day without a time comes before the times of that day in UTC."""
        start = dt.datetime.combine(self.day, dt.time(), dt.UTC)
        return (self.time.astimezone(dt.UTC) if self.time else start), str(self)


@dataclass(frozen=True, slots=True)
class ThingPart:
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
    parts: tuple[ThingPart, ...] = ()
    """All of what begins to stand; else those that changed, as they are from then on."""
    to: tuple[str, ...] = ()
    """The ids of what it was renamed to, split or merged into."""
    line: int = field(default=1, compare=False)
    """Its line in the file."""
    _hash: str = field(default="", init=False, compare=False, repr=False)
    _order: tuple[object, ...] = field(default=(), init=False, compare=False, repr=False)
    """These are asked for again and again: they are kept once they are known."""

    @property
    def hash(self) -> str:
        """A hash of its parts; the same when words of them are replaced by their own hash.

        So can a name be taken out of a record whose lines otherwise stay.
        """
        if not self._hash:
            made = hash_of(f"{part.name}={_hashed(part.value)}" for part in self.parts)
            object.__setattr__(self, "_hash", made)
        return self._hash

    @property
    def order(self) -> tuple[object, ...]:
        """A sort key, whatever the order of the lines: beginnings before changes of their time."""
        if not self._order:
            turn = 0 if self.what.is_beginning else 1
            said = (str(self.what), self.note or "", self.hash)
            object.__setattr__(self, "_order", (*self.at.order, turn, self.thing, *said))
        return self._order


def hash_of(words: Iterable[str]) -> str:
    """A hash of texts in their order, as the record writes it."""
    joined = "\0".join(words).encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()[:DIGEST_LENGTH].translate(_IN_LETTERS)


@lru_cache(_MOST_HASHED)
def _hashed(value: str) -> str:
    return value if is_hash(value) else hash_of([value])


def is_hash(value: str) -> bool:
    """Whether a part stands as a hash alone."""
    return len(value) == DIGEST_LENGTH and _HASH.fullmatch(value) is not None
