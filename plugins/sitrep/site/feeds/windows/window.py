"""What a current feed tells of: all of the last days, and what no archive has yet.

Days are counted from the feed's newest item: a build asks no clock.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sitrep.site.feeds.told.told import Told
from sitrep.site.feeds.windows.archives import HeldItem, archives, number_of_archives
from sitrep.site.feeds.windows.feed import Feed
from sitrep.site.feeds.windows.plan import FeedPlan
from sitrep.site.site import Site

WINDOW = dt.timedelta(days=14)
"""Whatever changed so long before a feed's newest item, or later, is in it."""


@dataclass(frozen=True, slots=True)
class Room:
    """How many items a kind of feed shows and archives."""

    least: int
    """So many are in it, however old."""
    archived: int
    """So many are in each archive."""


EDITIONS = Room(10, 5)
REPORTS = Room(50, 25)


def plans(feed: Feed, standing: Iterable[HeldItem], room: Room, site: Site) -> Iterator[FeedPlan]:
    """A feed with what may be in it, then its archives.

    What changed at the same time stays in the order in which it is given.
    """
    given = tuple(standing)
    oldest_first = sorted(given, key=lambda each: each.order)
    full = number_of_archives(oldest_first, room.archived)
    kept = frozenset(each.told.id for each in oldest_first[full * room.archived :])
    newest_first = sorted(
        (each.told for each in given),
        key=lambda told: (told.changed, told.appeared),
        reverse=True,
    )
    head = replace(feed, older=f"{feed.stem}/{full}" if full else None)
    plan = FeedPlan(head, tuple(_window(newest_first, kept, room.least)), site, kept)
    yield plan
    yield from archives(plan, oldest_first, room.archived)


def _window(newest_first: Sequence[Told], kept: frozenset[str], least: int) -> Iterator[Told]:
    """Those of the last days and of the ids ``kept``, and the newest in any case."""
    for number, told in enumerate(newest_first):
        is_recent = newest_first[0].changed - told.changed <= WINDOW
        if number < least or is_recent or told.id in kept:
            yield told
