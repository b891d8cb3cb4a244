"""Accounts, and what they rest on in the end: the roots, which dependence.py finds.

Every number of independent roots on any surface is the number of named roots of some set of
passages, and a set has the roots of its members.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sitrep.core.weeks import Week

Key = tuple[str, int]
"""A passage: its report's id and its number in it."""


@dataclass(frozen=True, slots=True)
class Account:
    """A passage, as far as it matters on whom it relies."""

    key: Key
    origin: str
    """The id of the source that first published it."""
    date: dt.date | None = None
    """When that was."""
    regions: frozenset[str] = frozenset()
    """Ids of the regions that it concerns."""
    events: frozenset[str] = frozenset()
    """Ids of the events that it tells of; without any it is an event of its own."""
    rests_on: tuple[str, ...] = ()
    """Ids of the sources and reports that it leans on, ``unknown`` for somebody not named."""
    carriers: frozenset[str] = frozenset()
    """Ids of the sources that reprinted it, as far as they are named."""
    is_draft: bool = False
    is_withdrawn: bool = False
    """Whether its report was taken back: it confirms nothing, and what leans on it is followed."""

    @property
    def report(self) -> str:
        """Its report's id."""
        return self.key[0]

    @property
    def week(self) -> Week | None:
        """The week of its report's first publication."""
        return Week.of(self.date) if self.date else None


@dataclass(frozen=True, slots=True)
class Roots:
    """What an account, or a set of them, rests on in the end."""

    named: frozenset[str] = frozenset()
    """Ids of sources: those that confirm each other."""
    unnamed: frozenset[str] = frozenset()
    """Reports of sources that are not named, by id.  Each is somebody else's for all we know, or
    one of the named sources' own: it confirms nothing."""
    circles: frozenset[tuple[str, ...]] = frozenset()
    """Sources that lean on each other, each circle once, by id; ``unknown`` appears once for each
    that is not named."""

    @property
    def is_circular(self) -> bool:
        """Whether nothing but a circle is behind it."""
        return bool(self.circles) and not self.named and not self.unnamed


NO_ROOTS = Roots()


def unite(roots: Iterable[Roots]) -> Roots:
    """The roots of a set by those of its members."""
    # The common case: a region whose passages all rest on one source.
    # Most are the very same value, which is seen sooner than that they are equal.
    found = set({id(each): each for each in roots}.values())
    if len(found) == 1:
        return found.pop()
    return Roots(
        named=frozenset().union(*(each.named for each in found)),
        unnamed=frozenset().union(*(each.unnamed for each in found)),
        circles=frozenset().union(*(each.circles for each in found)),
    )
