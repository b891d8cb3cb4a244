"""A feed before any of it is written: what it tells of, and its files.

All that a file says follows from its address, its format and the plan of its feed: as long as those
are the same, so is the file.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from sitrep.site.feeds.directory import Format
from sitrep.site.feeds.items import Item
from sitrep.site.feeds.told.told import Told
from sitrep.site.feeds.windows.budget import fit
from sitrep.site.feeds.windows.feed import Feed, FeedFile
from sitrep.site.feeds.windows.once import Once
from sitrep.site.feeds.windows.writers import WRITERS
from sitrep.site.site import Site


@dataclass(frozen=True, slots=True)
class FeedPlan:
    """A feed, or one of its archives."""

    head: Feed
    """All but its items."""
    told: tuple[Told, ...]
    """What changed last comes first."""
    site: Site
    kept: frozenset[str] | None = None
    """The ids of those that no archive has; None in an archive, which has no budget."""
    formats: tuple[Format, ...] = tuple(Format)
    """Those in which it is written."""

    @property
    def feed(self) -> Feed:
        """The feed with its items, as many as its budget allows."""
        return _made(self, self.site)


@dataclass(frozen=True, slots=True)
class ListedFeed:
    """What is known of a file of a feed without its items."""

    path: str
    format: Format
    head: Feed


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """A feed in one of its formats."""

    path: str
    format: Format
    plan: FeedPlan

    @property
    def listed(self) -> ListedFeed:
        """It without its items."""
        return ListedFeed(self.path, self.format, self.plan.head)

    @property
    def feed(self) -> Feed:
        """The feed with its items."""
        return self.plan.feed


def feed_file(path: str, form: Format, plan: FeedPlan) -> bytes:
    """A file of a feed."""
    return WRITERS[form](FeedFile(path, form, plan.feed), plan.site)


def _item(told: Told, site: Site) -> Item:
    return told.item(site)


_item_of = Once(_item, 4_000)


def _make(plan: FeedPlan, site: Site) -> Feed:
    feed = replace(plan.head, items=tuple(_item_of(told, site) for told in plan.told))
    return feed if plan.kept is None else fit(feed, plan.kept, site)


_made = Once(_make, 8)
