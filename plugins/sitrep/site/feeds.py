"""The feeds, written by feedgen from the values the core made.

feedgen 1.0 fills every date not given with the clock, puts the newest entry
last unless told otherwise, and takes the channel's ``<link>`` from the last link
added.  All of it is dealt with here and nowhere else.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from feedgen.entry import FeedEntry
from feedgen.feed import FeedGenerator
from pelican import signals
from pelican.generators import Generator
from pelican.utils import sanitised_join
from pelican.writers import Writer

from sitrep.core.addresses import HOME
from sitrep.core.feeds import Feed, Item, Site, build_feeds

NEVER = dt.datetime.fromtimestamp(0, dt.UTC)
"""When a feed without items last changed."""


class FeedFiles(Generator):
    """Writes every feed of the catalogue."""

    def generate_output(self, _writer: Writer) -> None:
        """Write them, and tell other plugins as Pelican does."""
        site = self.context["site"]
        self.context["feeds"] = build_feeds(self.context["catalogue"], site)
        for feed in self.context["feeds"]:
            path = Path(sanitised_join(self.output_path, feed.path))
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(rss(feed, site))
            signals.feed_written.send(str(path), context=self.context, feed=feed)


def rss(feed: Feed, site: Site) -> bytes:
    """The feed as an RSS 2.0 document."""
    generator = FeedGenerator()
    generator.load_extension("dc")
    generator.title(feed.title)
    generator.description(feed.description)
    generator.language(site.language)
    generator.link(href=site.absolute(feed.path), rel="self", type="application/rss+xml")
    generator.link(href=site.absolute(HOME), rel="alternate")
    generator.lastBuildDate(_moment(feed.updated) if feed.updated else NEVER)
    for item in feed.items:
        generator.add_entry(_entry(item), order="append")
    document: bytes = generator.rss_str(pretty=True)
    return document


def _entry(item: Item) -> FeedEntry:
    entry = FeedEntry()
    entry.load_extension("dc", atom=False, rss=True)
    entry.guid(item.id, permalink=False)
    entry.title(item.title)
    entry.link(href=item.link)
    entry.description(str(item.html))
    entry.pubDate(_moment(item.published))
    entry.updated(_moment(item.updated))
    for category in item.categories:
        entry.category(term=category)
    entry.dc.dc_creator(list(item.creators))
    return entry


def _moment(day: dt.date) -> dt.datetime:
    """The start of a day: feeds want moments, the digest knows days."""
    return dt.datetime.combine(day, dt.time(), dt.UTC)


def add_generator(_pelican: object) -> type[Generator]:
    """Name our generator to Pelican."""
    return FeedFiles


def register() -> None:
    """Called by Pelican."""
    signals.get_generators.connect(add_generator)
