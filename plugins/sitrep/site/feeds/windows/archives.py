"""The archives of a feed, by which it can be paged back to its first item (RFC 5005).

An archive is filled from the oldest item on, by the time at which each came to stand in the feed.
Once written it stays as it is until something in it changes.  It therefore names the archive before
it, not the one after it, which is not there yet; the first has none before it, and so it is written
together with the second, which it can name.

Whole texts would take three times their room in three formats, and for ever: one format keeps them,
the others tell what stood there in short and lead to it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sitrep.site.feeds.directory import Format
from sitrep.site.feeds.told.told import Told
from sitrep.site.feeds.windows.plan import FeedPlan

WHOLE = (Format.ATOM,)
"""The formats whose archives keep texts whole: programs that page back by RFC 5005 read Atom."""
IN_SHORT = tuple(form for form in Format if form not in WHOLE)


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
    """The archives of a feed, the newest first; twice where formats tell more or less."""
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
        newest_first = [each.told for each in reversed(held)]
        whole = FeedPlan(head, tuple(told.lasting for told in newest_first), plan.site)
        if all(told.brief is told for told in newest_first):
            yield whole
        else:
            short = tuple(told.brief.lasting for told in newest_first)
            yield replace(whole, formats=WHOLE)
            yield replace(whole, told=short, formats=IN_SHORT)
