"""JSON Feed 1.1, from the same values as the others."""

from __future__ import annotations

import json
from collections.abc import Iterable

from sitrep.site.addresses import DATA, FAVICON, HOME, LOGO
from sitrep.site.feeds.item_parts import Copy, Counted, ItemEvent, ItemPoint, Speakers
from sitrep.site.feeds.items import Author, Item, Origin
from sitrep.site.feeds.windows.feed import FeedFile
from sitrep.site.feeds.windows.once import Once
from sitrep.site.site import Site

VERSION = "https://jsonfeed.org/version/1.1"
Node = dict[str, object]
"""An object of JSON."""


def json_feed(file: FeedFile, site: Site) -> bytes:
    """The feed as a JSON document, in UTF-8."""
    feed = file.feed
    node: Node = {
        "version": VERSION,
        "title": feed.title,
        "home_page_url": site.absolute(feed.page),
        "feed_url": site.absolute(file.home),
        "description": feed.description,
        "language": site.language.code,
        "icon": site.absolute(LOGO),
        "favicon": site.absolute(FAVICON),
        "authors": _authors((Author(site.name, site.absolute(HOME)),)),
        "next_url": site.absolute(f"{feed.older}.{file.format}") if feed.older else None,
        "hubs": [{"type": "WebSub", "url": site.hub}] if site.hub else None,
    }
    head = json.dumps(_known(node), ensure_ascii=False, indent=1).removesuffix("\n}")
    items = ",\n".join(item_line(item, site) for item in feed.items)
    return f'{head},\n "items": [\n{items}\n ]\n}}\n'.encode()


def _item_line(item: Item, site: Site) -> str:
    return json.dumps(item_node(item, site), ensure_ascii=False, separators=(",", ":"))


item_line = Once(_item_line, 4_000)
"""An item on one line: most of a feed is written at the speed of Python's C encoder."""


def item_node(item: Item, site: Site) -> Node:
    """An item as an object."""
    return _known(
        {
            "id": item.id,
            "url": item.link,
            "external_url": item.origin.address if item.origin else None,
            "title": item.title,
            "content_html": str(item.html),
            "summary": item.summary or None,
            "date_published": item.appeared.isoformat(),
            "date_modified": item.changed.isoformat(),
            "authors": _authors(item.creators),
            "tags": [tag.label for tag in item.tags],
            "language": item.language or site.language.code,
            "_origin": _origin(item.origin, item, site) if item.origin else None,
            "_digest": _digest(item, site) if item.events or item.points else None,
        }
    )


def _origin(origin: Origin, item: Item, site: Site) -> Node:
    """Who published a report first, who speaks in it in the end, and who carried it.

    The page under ``about`` says what each key means.
    """
    return _known(
        {
            "about": site.absolute(DATA) if site.features.data else None,
            "source": origin.name,
            "homepage": origin.homepage,
            "affiliation": origin.affiliation,
            "speakers": [_speakers(each) for each in origin.speakers],
            "grade": origin.grade,
            "grade_words": origin.grade_words,
            "date": origin.date.isoformat(),
            "date_basis": origin.date_basis,
            "rights": origin.rights,
            "rights_words": item.rights,
            "text": origin.text,
            "archived": origin.archived,
            "regions": list(item.coverage),
            "carriers": [_copy(copy) for copy in origin.copies],
            "status": "withdrawn" if item.withdrawn else "published",
        }
    )


def _speakers(speakers: Speakers) -> Node:
    return {
        "names": list(speakers.names),
        "unnamed": speakers.has_unnamed,
        "words": speakers.words,
        "grade": speakers.grade,
        "passages": list(speakers.passages),
    }


def _digest(item: Item, site: Site) -> Node:
    """What an item tells of: the week's headline and key points, and events."""
    return _known(
        {
            "about": site.absolute(DATA) if site.features.data else None,
            "headline": item.headline,
            "key_points": [_point(point) for point in item.points] or None,
            "events": [_event(event) for event in item.events],
        }
    )


def _point(point: ItemPoint) -> Node:
    return _known(
        {
            "text": point.text,
            "rests_on": list(point.rests_on),
            **_counted(point.counted),
            "grade": point.grade,
        }
    )


def _event(event: ItemEvent) -> Node:
    return _known(
        {
            "id": event.id,
            "url": event.address,
            "title": event.title,
            "first": event.first.isoformat() if event.first else None,
            "last": event.last.isoformat() if event.last else None,
            **_counted(event.counted),
            "grade": event.grade,
            "accounts": event.accounts,
            "figures": list(event.figures),
        }
    )


def _counted(counted: Counted) -> Node:
    return {
        "independent": counted.independent,
        "echoes": counted.echoes,
        "roots": list(counted.roots),
    }


def _copy(copy: Copy) -> Node:
    return _known(
        {
            "source": copy.name,
            "url": copy.address,
            "date": copy.date.isoformat() if copy.date else None,
        }
    )


def _authors(authors: Iterable[Author]) -> list[Node]:
    return [_known({"name": author.name, "url": author.address}) for author in authors]


def _known(node: Node) -> Node:
    """The object without what is not known."""
    return {key: value for key, value in node.items() if value is not None}
