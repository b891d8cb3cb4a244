"""What feedgen 1.0 cannot say, through its extension API.

Its Atom entries lose the ``rel`` of links and know no more of a ``source`` than
title and link; its RSS channels have no link but ``self``.  It makes elements
of Atom without their namespace and declares that on the root: what is added
here does the same.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from feedgen.ext.base import BaseEntryExtension, BaseExtension
from feedgen.util import xml_elem

from sitrep.site.feeds.items import REISSUE, Item, Origin
from sitrep.site.feeds.text import as_html, could_be_markup
from sitrep.site.site import NOON

ATOM = "http://www.w3.org/2005/Atom"
HISTORY = "http://purl.org/syndication/history/1.0"
"""RFC 5005."""
TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"
"""RFC 6721."""
TEXT_CONSTRUCTS = ("title", "subtitle", "summary", "rights")
"""The elements of Atom that say whether they are text or HTML."""
Element = Any
"""An element of lxml, which has no types."""
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


class RssExtension(BaseExtension):
    """What an RSS channel says beside what feedgen knows."""

    links: tuple[dict[str, str], ...] = ()
    """To the feed's neighbours and its hub."""
    archive = False

    def extend_ns(self) -> dict[str, str]:
        """The namespace it needs."""
        return {"fh": HISTORY} if self.archive else {}

    def extend_rss(self, feed: Element) -> Element:
        """Name neighbours and hub, and say that it is an archive."""
        for link in self.links:
            xml_elem(f"{{{ATOM}}}link", feed[0], **link)
        if self.archive:
            xml_elem(f"{{{HISTORY}}}archive", feed[0])
        return feed


class RssEntryExtension(BaseEntryExtension):
    """What an RSS item says beside what feedgen knows."""

    item: Item | None = None

    def extend_rss(self, entry: Element) -> Element:
        """Say when it last changed and where it comes from, for which RSS has no elements."""
        if self.item:
            xml_elem(f"{{{ATOM}}}updated", entry).text = self.item.changed.isoformat()
            origin = self.item.origin
            if origin and origin.address:
                xml_elem(f"{{{ATOM}}}link", entry, rel="via", href=origin.address)
        return entry


class AtomExtension(BaseExtension):
    """What an Atom feed says beside what feedgen knows."""

    archive = False
    removed: tuple[Item, ...] = ()
    """Notices of what was withdrawn."""

    def extend_ns(self) -> dict[str, str]:
        """The namespaces it needs."""
        return ({"fh": HISTORY} if self.archive else {}) | (
            {"at": TOMBSTONES} if self.removed else {}
        )

    def extend_atom(self, feed: Element) -> Element:
        """Say that it is an archive, and which reports were withdrawn."""
        if self.archive:
            xml_elem(f"{{{HISTORY}}}archive", feed)
        for item in self.removed:
            when = (item.changed - REISSUE).isoformat()
            deleted = xml_elem(f"{{{TOMBSTONES}}}deleted-entry", feed, ref=item.id, when=when)
            xml_elem(f"{{{TOMBSTONES}}}comment", deleted).text = item.summary
            _type_texts(deleted, f"{{{TOMBSTONES}}}comment")
        _type_texts(feed, *TEXT_CONSTRUCTS)
        return feed


class AtomEntryExtension(BaseEntryExtension):
    """What an Atom entry says of where it comes from."""

    item: Item | None = None

    def extend_atom(self, entry: Element) -> Element:
        """Link to its page, the original and the carriers' copies; name the origin as source."""
        item = self.item
        if item is None:
            return entry
        if item.language:
            entry.set(LANGUAGE, item.language)
        xml_elem("link", entry, rel="alternate", type="text/html", href=item.link)
        if item.origin:
            _add_origin(entry, item.origin)
        _type_texts(entry, *TEXT_CONSTRUCTS)
        return entry


def _type_texts(parent: Element, *tags: str) -> None:
    """Make HTML of what could be taken for markup.

    Atom's default is text, but readers that forget to look at the type take it
    for HTML, and every reader knows HTML.
    """
    for element in parent.iterchildren(*tags):
        if could_be_markup(element.text or ""):
            element.text = as_html(element.text)
            element.set("type", "html")


def _add_origin(entry: Element, origin: Origin) -> None:
    if origin.address:
        xml_elem("link", entry, rel="via", href=origin.address, title=origin.name)
    for copy in origin.copies:
        if copy.address:
            xml_elem("link", entry, rel="related", href=copy.address, title=copy.name)
    source = xml_elem("source", entry)
    xml_elem("id", source).text = origin.id
    xml_elem("title", source).text = origin.name
    _type_texts(source, *TEXT_CONSTRUCTS)
    xml_elem("updated", source).text = dt.datetime.combine(origin.date, NOON, dt.UTC).isoformat()
    if origin.feed:
        xml_elem("link", source, rel="self", href=origin.feed)
    if origin.homepage:
        xml_elem("link", source, rel="alternate", href=origin.homepage)
