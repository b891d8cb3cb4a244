"""How much of what a current feed holds stands there whole: as much as its budget allows."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, replace

from sitrep.site.feeds.briefs import short_body
from sitrep.site.feeds.items import Item
from sitrep.site.feeds.told.reports import COPIES
from sitrep.site.feeds.windows.feed import Feed, FeedFile
from sitrep.site.feeds.windows.once import Once
from sitrep.site.feeds.windows.weight import weight
from sitrep.site.feeds.windows.writers import WRITERS
from sitrep.site.site import Site

BUDGET = 250_000
"""Bytes that a current feed may have in each format."""


def fit(feed: Feed, kept: Set[str], site: Site) -> Feed:
    """A feed with as many of its items as the budget allows.

    Those of the ids ``kept`` come first, then the newest; the newest are whole, others in short.
    """
    empty = replace(feed, items=())
    head = max(
        len(write(FeedFile(f"{feed.stem}.{form}", form, empty), site))
        for form, write in WRITERS.items()
    )
    weighed = [_weighed(item, site) for item in feed.items]
    left = BUDGET - head - sum(each.short for each in weighed if each.item.id in kept)
    chosen = set(kept)
    for each in weighed:
        if each.item.id not in chosen:
            if each.short > left:
                break
            left -= each.short
            chosen.add(each.item.id)
    shown = []
    for each in weighed:
        if each.item.id in chosen:
            is_whole = each.whole - each.short <= left
            left -= each.whole - each.short if is_whole else 0
            shown.append(each.item if is_whole else each.in_short)
    return replace(feed, items=tuple(shown))


@dataclass(frozen=True, slots=True)
class _Weighed:
    item: Item
    in_short: Item
    whole: int
    short: int


def _weigh(item: Item, site: Site) -> _Weighed:
    in_short = _in_short(item, site)
    whole = weight(item, site)
    return _Weighed(item, in_short, whole, whole if in_short is item else weight(in_short, site))


_weighed = Once(_weigh, 1_000)


def _in_short(item: Item, site: Site) -> Item:
    """An item whose text is its summary, with the way to the whole; one without is short."""
    if not item.summary:
        return item
    origin = item.origin and replace(item.origin, copies=item.origin.copies[:COPIES])
    return replace(
        item, html=short_body(item.summary, item.link, site), events=(), points=(), origin=origin
    )
