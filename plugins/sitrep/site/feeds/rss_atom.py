"""RSS 2.0 and Atom 1.0, written by feedgen.

feedgen 1.0 takes every date that is not given from the clock, reverses the order of entries unless
told otherwise, takes the channel's ``<link>`` from the last link added, and leaves out authors
without an e-mail address.  All of this is dealt with here and in feedgen_extensions.py.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace

from feedgen.entry import FeedEntry
from feedgen.feed import FeedGenerator
from lxml import etree

from sitrep.site.addresses import FAVICON, FEED_ICON, HOME, LOGO, REGIONS
from sitrep.site.feeds.feedgen_extensions import (
    ATOM,
    AtomEntryExtension,
    AtomExtension,
    Element,
    RssEntryExtension,
    RssExtension,
)
from sitrep.site.feeds.items import Author, Item, ItemRegion
from sitrep.site.feeds.text import as_html, untyped_text
from sitrep.site.feeds.windows.feed import FeedFile
from sitrep.site.feeds.windows.once import Once
from sitrep.site.site import NOON, Site

FEED_ICON_SIDE = 32
"""Pixels; readers take pictures of no size for 88 by 31."""
GENERATOR = "sitrep"
_RSS_NAMES = {
    "atom": ATOM,
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
}
"""What the elements of RSS items are called by."""


def rss(file: FeedFile, site: Site) -> bytes:
    """The feed as an RSS 2.0 document."""
    feed = replace(
        file.feed,
        title=untyped_text(file.feed.title),
        description=untyped_text(file.feed.description),
    )
    generator = _generator(replace(file, feed=feed), site)
    generator.load_extension("dc")
    generator.register_extension("rss", RssExtension, RssEntryExtension, atom=False)
    generator.rss.links = tuple(_links(file, site))
    generator.rss.archive = feed.current is not None
    # The picture's title and link are the channel's, as the format wants it.
    link, side = site.absolute(feed.page), str(FEED_ICON_SIDE)
    picture = site.absolute(FEED_ICON)
    generator.image(picture, title=feed.title, link=link, width=side, height=side)
    items = (_RSS_ITEM(item, site) for item in file.feed.items)
    return _with_items(generator.rss_str(pretty=True), b"  </channel>", items)


def atom(file: FeedFile, site: Site) -> bytes:
    """The feed as an Atom 1.0 document."""
    generator = _generator(file, site)
    generator.register_extension("digest", AtomExtension, AtomEntryExtension, rss=False)
    generator.icon(site.absolute(FAVICON))
    generator.logo(site.absolute(LOGO))
    generator.digest.archive = file.feed.current is not None
    generator.digest.removed = tuple(item for item in file.feed.items if item.withdrawn)
    items = (_ATOM_ENTRY(item, site) for item in file.feed.items)
    return _with_items(generator.atom_str(pretty=True), b"</feed>", items)


def _with_items(document: bytes, end: bytes, items: Iterable[bytes]) -> bytes:
    """A feed's document with its items, each written once for all feeds that hold it."""
    head, _, rest = document.rpartition(end)
    return b"".join((head, *items, end, rest))


def _rss_item(item: Item, site: Site) -> bytes:
    """An item as it stands in an RSS document."""
    entry = FeedEntry()
    entry.load_extension("dc")
    entry.register_extension("rss", RssEntryExtension, atom=False)
    _fill_rss(entry, item, site)
    root = etree.Element("rss", nsmap=_RSS_NAMES)
    etree.SubElement(root, "channel").append(entry.rss_entry())
    return _inside(root, b"    <item>", b"  </channel>")


def _atom_entry(item: Item, site: Site) -> bytes:
    """An item as it stands in an Atom document."""
    entry = FeedEntry()
    entry.register_extension("digest", AtomEntryExtension, rss=False)
    _fill_atom(entry, item, site)
    root = etree.Element("feed")
    root.append(entry.atom_entry())
    return _inside(root, b"  <entry", b"</feed>")


def _inside(root: Element, start: bytes, end: bytes) -> bytes:
    """The part of a document that an item is, indented as there."""
    document: bytes = etree.tostring(root, pretty_print=True, encoding="UTF-8")
    return document[document.index(start) : document.rindex(end)]


_RSS_ITEM = Once(_rss_item, 4_000)
_ATOM_ENTRY = Once(_atom_entry, 4_000)


def _generator(file: FeedFile, site: Site) -> FeedGenerator:
    feed = file.feed
    generator = FeedGenerator()
    generator.id(feed.id)
    generator.title(feed.title)
    generator.description(feed.description)
    generator.language(site.language.code)
    generator.generator(GENERATOR)
    generator.updated(feed.changed or minted(site))
    generator.author(_author(Author(site.name, site.absolute(HOME))))
    generator.link(href=site.absolute(file.home), rel="self", type=file.format.media_type)
    for link in _links(file, site):
        generator.link(**link)
    generator.link(href=site.absolute(feed.page), rel="alternate", type="text/html")
    return generator


def _links(file: FeedFile, site: Site) -> Iterator[dict[str, str]]:
    """To the feed's neighbours (RFC 5005) and its hub."""
    feed = file.feed
    for relation, stem in (
        ("current", feed.current),
        ("prev-archive", feed.older),
        ("next-archive", feed.newer),
    ):
        if stem:
            address = site.absolute(f"{stem}.{file.format}")
            yield {"href": address, "rel": relation, "type": file.format.media_type}
    if site.hub:
        yield {"href": site.hub, "rel": "hub"}


def minted(site: Site) -> dt.datetime:
    """When a feed without items last changed: the day on which the site's tag was minted.

    RFC 4151 has a year, a month or a day in a tag, never one to come.
    """
    written = site.tag.partition(",")[2].rstrip(":").split("-")
    year, month, day = (*map(int, written), 1, 1)[:3]
    return dt.datetime.combine(dt.date(year, month, day), NOON, dt.UTC)


def _fill(entry: FeedEntry, item: Item) -> None:
    """What both formats hold."""
    entry.guid(item.id, permalink=False)
    entry.published(item.appeared)
    entry.updated(item.changed)


def _fill_rss(entry: FeedEntry, item: Item, site: Site) -> None:
    _fill(entry, item)
    entry.title(untyped_text(item.title))
    entry.category([_category(tag, untyped_text(tag.label), site) for tag in item.tags])
    entry.rss.item = item
    entry.link(href=item.link)
    if item.summary:
        entry.description(as_html(item.summary))
    entry.content(str(item.html))
    entry.dc.dc_creator([untyped_text(author.name) for author in item.creators])
    entry.dc.dc_publisher(untyped_text(site.name))
    entry.dc.dc_coverage(list(item.coverage))
    if item.rights:
        entry.dc.dc_rights(untyped_text(item.rights))
    # One of the two: they would say the same. What leads to the report itself is a link.
    if item.origin and item.origin.feed:
        entry.source(item.origin.feed, untyped_text(item.origin.name))
    elif item.origin and item.origin.address:
        entry.dc.dc_source(item.origin.address)


def _fill_atom(entry: FeedEntry, item: Item, site: Site) -> None:
    _fill(entry, item)
    entry.title(item.title)
    entry.category([_category(tag, tag.label, site) for tag in item.tags])
    entry.digest.item = item
    entry.author([_author(author) for author in item.creators])
    entry.content(str(item.html), type="html")
    if item.summary:
        entry.summary(item.summary)
    if item.rights:
        entry.rights(item.rights)


def _category(tag: ItemRegion, label: str, site: Site) -> dict[str, str]:
    """As feedgen wants it."""
    return {"term": tag.term, "label": label, "scheme": site.absolute(REGIONS)}


def _author(author: Author) -> dict[str, str]:
    """As feedgen wants it."""
    return {"name": author.name, **({"uri": author.address} if author.address else {})}
