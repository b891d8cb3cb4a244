"""JSON Feed (jsonfeed.org), versions 1 and 1.1."""

from __future__ import annotations

from collections.abc import Iterator

from sitrep.ingest.containers.feeds.items import FeedItem, open_items
from sitrep.ingest.containers.parts import OpenedInput
from sitrep.ingest.containers.source import Incoming


def json_feed(value: object, incoming: Incoming) -> OpenedInput | None:
    """The items of a JSON Feed; None for other JSON."""
    if not isinstance(value, dict) or "jsonfeed.org/version/" not in str(value.get("version", "")):
        return None
    items = value.get("items")
    known = items if isinstance(items, list) else []
    return open_items(map(_item, known), _word(value, "title"), incoming)


def _item(value: object) -> FeedItem:
    item = value if isinstance(value, dict) else {}
    text = _word(item, "content_html") or _word(item, "content_text") or _word(item, "summary")
    return FeedItem(
        title=_word(item, "title"),
        text=text,
        link=_word(item, "url") or _word(item, "external_url"),
        date=_word(item, "date_published"),
        updated=_word(item, "date_modified"),
        authors=tuple(_authors(item)),
    )


def _authors(item: dict[str, object]) -> Iterator[str]:
    several = item.get("authors")
    for author in [*(several if isinstance(several, list) else ()), item.get("author")]:
        if isinstance(author, dict) and isinstance(author.get("name"), str):
            yield author["name"]


def _word(item: dict[str, object], key: str) -> str:
    value = item.get(key)
    return value if isinstance(value, str) else ""
