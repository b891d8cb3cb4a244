"""The archives of a feed, by which it can be paged back to its first item (RFC 5005).

An archive is filled from the oldest item on, by the time at which each came to stand in the feed.
Once written it stays as it is until something in it changes.  It therefore names the archive before
it, not the one after it, which is not there yet; the first has none before it, and so it is written
together with the second, which it can name.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sitrep.site.feeds.told.told import Told
from sitrep.site.feeds.windows.plan import FeedPlan


@dataclass(frozen=True, slots=True)
class HeldItem:
    """What a feed tells of, as it stands there."""

    told: Told
    since: dt.datetime
    """When it came to stand there: later than it appeared, if it was moved there."""

    @property
    def order(self) -> tuple[dt.datetime, str]:
        """A sort key, oldest first."""
        return self.since, self.told.id


def number_of_archives(oldest_first: Sequence[HeldItem], size: int) -> int:
    """How many archives of that size are full.

    What came last of all may have company yet, and that may sort before it: it waits.
    """
    last = oldest_first[-1].since if oldest_first else None
    waiting = sum(each.since == last for each in oldest_first)
    settled = len(oldest_first) - (waiting if waiting <= size else 0)
    full = settled // size
    return full if full > 1 else 0


def archives(plan: FeedPlan, oldest_first: Sequence[HeldItem], size: int) -> Iterator[FeedPlan]:
    """The archives of a feed, the newest first."""
    feed, full = plan.head, number_of_archives(oldest_first, size)
    for number in range(full, 0, -1):
        held = oldest_first[(number - 1) * size : number * size]
        head = replace(
            feed,
            stem=f"{feed.stem}/{number}",
            current=feed.stem,
            older=f"{feed.stem}/{number - 1}" if number > 1 else None,
            newer=f"{feed.stem}/2" if number == 1 else None,
        )
        yield FeedPlan(head, tuple(each.told.lasting for each in reversed(held)), plan.site)
