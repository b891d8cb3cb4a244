"""RSS and Atom, read by feedparser, which knows their versions, extensions and usual faults."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from sitrep.core.errors import DocumentError
from sitrep.ingest.containers.feeds.items import FeedItem, open_items
from sitrep.ingest.containers.parts import OpenedInput
from sitrep.ingest.containers.source import Incoming

LOOKED_AT = 4096
"""Bytes in which a feed's first element stands."""

_BEGINS = re.compile(
    r"\ufeff?\s*(?:<\?[^>]*>\s*|<!--.*?-->\s*|<!DOCTYPE[^>\[]*(?:\[.*?\])?\s*>\s*)*+"
    r"<(?:\w+:)?(?:rss|feed|RDF)\b[^>]*(?:>|\Z)",
    re.DOTALL,
)
_DECLARATION = re.compile(rb"\s*<\?xml[^>]*>")
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_ENTITY = re.compile(rb"<!ENTITY\b")
_OWN_ENTITIES = 20
"""Names that an honest feed declares for signs; more are made to fill the memory."""


def is_feed(data: bytes) -> bool:
    """Whether data begins as a feed does."""
    head = data[:LOOKED_AT]
    text = head.decode("utf-16" if head.startswith(_WIDE) else "latin-1", "replace")
    return bool(_BEGINS.match(text.removeprefix("ï»¿")))


def _with_sound_head(data: bytes) -> bytes:
    """Data without its XML declaration where that is damaged: feedparser stumbles over it."""
    head = _DECLARATION.match(data)
    return data if head is None or head[0].isascii() else data[head.end() :]


def open_feed(incoming: Incoming, _open_part: object = None) -> OpenedInput:
    """The items of a feed; raises DocumentError for one that cannot be read."""
    if len(_ENTITY.findall(incoming.data)) > _OWN_ENTITIES:
        raise DocumentError("it is a feed that declares entities by the dozen; it is not read")
    import feedparser  # takes long to load

    charset = f"; charset={incoming.charset}" if incoming.charset else ""
    found = feedparser.parse(
        io.BytesIO(_with_sound_head(incoming.data)),
        response_headers={"content-type": f"application/xml{charset}"},
        sanitize_html=False,  # nothing of it is shown as HTML
    )
    return open_items(_items(found.entries), str(found.feed.get("title", "")), incoming)


def _items(entries: list[Any]) -> Iterator[FeedItem]:
    for entry in entries:
        authors = [str(each.get("name") or "") for each in entry.get("authors", ())]
        updated = str(entry["updated"]) if "updated" in entry else ""
        yield FeedItem(
            title=str(entry.get("title", "")),
            text=_text(entry),
            link=str(entry.get("link", "")),
            date=str(entry.get("published") or updated),
            updated=updated,
            authors=tuple(filter(None, authors)),
            source=str((entry.get("source") or {}).get("title") or ""),
        )


def _text(entry: Any) -> str:
    """The whole text of an item where the feed has it, else its summary."""
    texts = [str(each.get("value") or "") for each in entry.get("content", ())]
    texts.append(str(entry.get("summary") or ""))
    return max(texts, key=len)
