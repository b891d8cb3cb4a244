"""How many bytes an item takes in a feed, whatever the format: never less than is written."""

from __future__ import annotations

import html
from collections.abc import Iterator

from sitrep.site.addresses import REGIONS
from sitrep.site.feeds.items import Item, Origin
from sitrep.site.feeds.json_feed import item_line
from sitrep.site.site import Site

ELEMENT = 80
"""Tags, attributes and indentation of an element of XML, at most."""
ELEMENTS = 6
"""How many such elements each item is worth, beside those that are counted."""


def weight(item: Item, site: Site) -> int:
    """The bytes of an item in the format in which it takes most."""
    return max(_in_json(item, site), sum(_in_xml(item, site)))


def _in_json(item: Item, site: Site) -> int:
    return len(item_line(item, site).encode()) + len(",\n")


def _in_xml(item: Item, site: Site) -> Iterator[int]:
    """Of RSS and Atom the longer, part by part."""
    yield ELEMENT * ELEMENTS
    yield len(html.escape(str(item.html), quote=False).encode())
    yield _bytes(item.summary, 2)
    if item.withdrawn:
        yield 3 * ELEMENT + _bytes(item.id, 1) + _bytes(item.summary, 2)
    yield _bytes(item.title, 2)
    yield 2 * _bytes(item.id, 1) + _bytes(item.link, 1)
    yield _bytes(site.name, 2)
    for author in item.creators:
        yield ELEMENT + _bytes(author.name, 2) + _bytes(author.address or "", 1)
    for tag in item.tags:
        scheme = len(site.absolute(REGIONS).encode())
        yield ELEMENT + scheme + len(tag.term) + _bytes(tag.label, 2)
    for code in item.coverage:
        yield ELEMENT // 2 + len(code)
    if item.rights:
        yield _bytes(item.rights, 2)
    if item.origin:
        yield from _of_origin(item.origin)


def _of_origin(origin: Origin) -> Iterator[int]:
    yield 2 * ELEMENT + 2 * _bytes(origin.name, 2)
    for address in (origin.id, origin.address, origin.address, origin.homepage, origin.feed):
        yield ELEMENT + _bytes(address or "", 1)
    for copy in origin.copies:
        yield ELEMENT + _bytes(copy.name, 1) + _bytes(copy.address or "", 1)


def _bytes(text: str, times: int) -> int:
    """What text takes that is escaped so many times."""
    for _ in range(times):
        text = html.escape(text, quote=True)
    return len(text.encode())
