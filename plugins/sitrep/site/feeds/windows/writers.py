"""What writes a feed in each of its formats."""

from __future__ import annotations

from collections.abc import Callable

from sitrep.site.feeds.directory import Format
from sitrep.site.feeds.json_feed import json_feed
from sitrep.site.feeds.rss_atom import atom, rss
from sitrep.site.feeds.windows.feed import FeedFile
from sitrep.site.site import Site

WRITERS: dict[Format, Callable[[FeedFile, Site], bytes]] = {
    Format.RSS: rss,
    Format.ATOM: atom,
    Format.JSON: json_feed,
}
