"""What a current feed holds: all of the last days, as much of it whole as its budget allows.

Days are counted from the feed's newest item: a build asks no clock.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from sitrep.site.feeds.briefs import short_body
from sitrep.site.feeds.items import Item
from sitrep.site.feeds.windows.archives import HeldItem, archives, number_of_archives
from sitrep.site.feeds.windows.feed import Feed, FeedFile
from sitrep.site.feeds.windows.weight import weight
from sitrep.site.feeds.windows.writers import WRITERS
from sitrep.site.site import Site

BUDGET = 250_000
"""Bytes that a current feed may have in each format."""
WINDOW = dt.timedelta(days=14)
"""Whatever changed so long before a feed's newest item, or later, is in it."""
COPIES = 3
"""How many carriers' copies an item in short names."""


@dataclass(frozen=True, slots=True)
class Room:
    """How many items a kind of feed shows and archives."""

    least: int
    """So many are in it, however old."""
    archived: int
    """So many are in each archive."""
    brief: bool = False
    """Whether items say no more than whose they are and how they begin."""


EDITIONS = Room(10, 5)
REPORTS = Room(50, 25)
BRIEF_REPORTS = Room(50, 25, brief=True)


@dataclass(frozen=True, slots=True)
class Fitting:
    """Fits feeds into their budget; what it found out about an item serves every feed with it."""

    site: Site
    _found: dict[int, _Known] = field(default_factory=dict, repr=False)

    def feeds(self, feed: Feed, standing: Iterable[HeldItem], room: Room) -> Iterator[Feed]:
        """The feed with what fits into it, then its archives.

        What changed at the same time stays in the order in which it is given.
        """
        given = tuple(map(self._brief, standing)) if room.brief else tuple(standing)
        oldest_first = sorted(given, key=lambda each: each.order)
        full = number_of_archives(oldest_first, room.archived)
        kept = {each.item.id for each in oldest_first[full * room.archived :]}
        newest_first = sorted(
            (each.item for each in given),
            key=lambda item: (item.changed, item.appeared),
            reverse=True,
        )
        items = self._fit(feed, _window(newest_first, kept, room.least), kept)
        older = f"{feed.stem}/{full}" if full else None
        yield replace(feed, items=items, older=older)
        yield from archives(feed, oldest_first, room.archived)

    def _fit(self, feed: Feed, window: Sequence[Item], kept: set[str]) -> tuple[Item, ...]:
        """As many items as the budget allows, those of the ids ``kept`` first, the newest whole."""
        empty = replace(feed, items=())
        head = max(
            len(write(FeedFile(f"{feed.stem}.{form}", form, empty), self.site))
            for form, write in WRITERS.items()
        )
        left = BUDGET - head - sum(self._of(item).short for item in window if item.id in kept)
        chosen = set(kept)
        for item in window:
            if item.id not in chosen:
                left -= self._of(item).short
                if left < 0:
                    left += self._of(item).short
                    break
                chosen.add(item.id)
        shown = []
        for item in window:
            if item.id in chosen:
                known = self._of(item)
                is_whole = known.whole - known.short <= left
                left -= known.whole - known.short if is_whole else 0
                shown.append(item if is_whole else known.in_short)
        return tuple(shown)

    def _brief(self, held: HeldItem) -> HeldItem:
        return replace(held, item=in_brief(held.item))

    def _of(self, item: Item) -> _Known:
        """What is known of an item: the value that feeds share, not one that equals it."""
        known = self._found.get(id(item))
        if known is None:
            in_short = _in_short(item, self.site)
            known = _Known(item, in_short, weight(item, self.site), weight(in_short, self.site))
            self._found[id(item)] = known
        return known


@dataclass(frozen=True, slots=True)
class _Known:
    item: Item
    """Kept, so that nothing else is ever taken for it."""
    in_short: Item
    whole: int
    short: int


def _window(newest_first: Sequence[Item], kept: set[str], least: int) -> list[Item]:
    """Those of the last days and of the ids ``kept``, and the newest in any case."""
    if not newest_first:
        return []
    last = newest_first[0].changed
    return [
        item
        for number, item in enumerate(newest_first)
        if number < least or last - item.changed <= WINDOW or item.id in kept
    ]


def in_brief(item: Item) -> Item:
    """An item that says whose it is and how it begins; the feed of all reports says the rest."""
    if item.brief is None or item.origin is None:
        return item
    origin = replace(item.origin, copies=item.origin.copies[:COPIES])
    return replace(
        item,
        html=item.brief,
        summary="",
        origin=origin,
        rights=None,
        events=(),
        points=(),
        lasting=None,
        brief=None,
    )


def _in_short(item: Item, site: Site) -> Item:
    """An item whose text is its summary, with the way to the whole."""
    if not item.summary:
        return item
    origin = item.origin and replace(item.origin, copies=item.origin.copies[:COPIES])
    return replace(
        item, html=short_body(item.summary, item.link, site), events=(), points=(), origin=origin
    )
