"""Lists of feeds that feed readers can import, OPML 2.0: a list for each purpose."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from sitrep.site.feeds.directory import FeedGroup, Format
from sitrep.site.feeds.item_parts import clean
from sitrep.site.feeds.text import untyped_text
from sitrep.site.site import Site

LISTED = Format.ATOM
"""The format that the list names: Atom says most about where a report comes from."""


def opml(groups: Iterable[FeedGroup], title: str, site: Site) -> bytes:
    """Every feed once, under the name of its group; the list is called ``title``."""
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = _text(title)
    body = etree.SubElement(root, "body")
    for group in groups:
        outline = etree.SubElement(body, "outline", text=_text(group.name))
        for feed in group.feeds:
            etree.SubElement(
                outline,
                "outline",
                type="rss",
                text=_text(feed.name),
                title=_text(feed.title),
                description=_text(feed.description),
                language=site.language.code,
                xmlUrl=site.absolute(f"{feed.stem}.{LISTED}"),
                htmlUrl=site.absolute(feed.page),
            )
    document: bytes = etree.tostring(
        root, pretty_print=True, encoding="UTF-8", xml_declaration=True
    )
    return document


def _text(words: str) -> str:
    """Words that arrive as written: OPML 2.0 allows markup in its texts, and readers show it."""
    return untyped_text(clean(words))
