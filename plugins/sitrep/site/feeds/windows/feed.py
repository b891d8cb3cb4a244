"""A feed as a value, and as the files that it is written to."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sitrep.site.addresses import HOME
from sitrep.site.feeds.directory import Format
from sitrep.site.feeds.items import Item


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed, or one of its archives, with its items; the one that changed last comes first."""

    stem: str
    """Its address, without the ending."""
    id: str
    """A tag URI, the same for a feed and its archives."""
    title: str
    description: str
    items: tuple[Item, ...]
    page: str = HOME
    """The address of the page that it follows."""
    current: str | None = None
    """Of an archive: the address of the feed itself, without the ending."""
    older: str | None = None
    newer: str | None = None
    """The neighbouring archives; a newer one is named only where it came at the same time."""
    moved_to: str | None = None
    """Of a feed whose subject has another id now: its new address, without the ending."""

    @property
    def changed(self) -> dt.datetime | None:
        """When anything in it last changed."""
        return max((item.changed for item in self.items), default=None)


@dataclass(frozen=True, slots=True)
class FeedFile:
    """A feed in one of its formats."""

    path: str
    format: Format
    feed: Feed

    @property
    def home(self) -> str:
        """The address that readers should keep."""
        moved = self.feed.moved_to
        return f"{moved}.{self.format}" if moved else self.path
