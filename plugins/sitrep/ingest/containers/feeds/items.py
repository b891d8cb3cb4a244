"""An item of a feed as a document, whatever the format of the feed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sitrep.core.errors import DocumentError
from sitrep.core.limits import FEED_ITEMS
from sitrep.core.text import one_line
from sitrep.ingest.containers.parts import (
    InputPart,
    OpenedInput,
    RefusedPart,
    paragraphs_page,
)
from sitrep.ingest.containers.source import Incoming
from sitrep.ingest.draft import Document
from sitrep.ingest.knowledge.stamps import stamped
from sitrep.ingest.markup import Facts, ReadPage, Stated
from sitrep.ingest.read.html_page import read_page

SHORT = 80
"""Words of an item that is all text; a longer one may have lists of links below it."""

_MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>|&(?:#\d+|#x[0-9a-f]+|[a-z]{2,8});", re.IGNORECASE)
_CUT = re.compile(
    r"(?:…|\.\.\.|\[(?:…|\.\.\.|&hellip;)\])\W*(?:[^.!?]{0,40})$|\[\s*(?:…|\.\.\.)\s*\]"
)
_NO_TEXT = "it has no text; give the address of its page to ingest"


@dataclass(frozen=True, slots=True)
class FeedItem:
    """What a feed says of one item; empty where it says nothing."""

    title: str = ""
    text: str = ""
    """In HTML, or plain."""
    link: str = ""
    date: str = ""
    updated: str = ""
    authors: tuple[str, ...] = ()
    source: str = ""
    """The feed that the item was taken over from."""


def open_items(items: Iterable[FeedItem], site: str, incoming: Incoming) -> OpenedInput:
    """The documents of a feed; an item without text is refused by its number."""
    documents: list[Document] = []
    refused: list[RefusedPart] = []
    known = list(items)
    if FEED_ITEMS.is_over(len(known)):
        raise DocumentError(f"it is a feed with {FEED_ITEMS.excess(len(known))}; split it")
    for number, item in enumerate(known, 1):
        label = f"item {number}"
        try:
            documents.append(_part(item, site, label).document(incoming.name))
        except DocumentError:
            refused.append(RefusedPart(f"{incoming.name}#{label}", _NO_TEXT))
    if not known:
        raise DocumentError("it is a feed without items")
    return OpenedInput(tuple(documents), tuple(refused))


def _part(item: FeedItem, site: str, label: str) -> InputPart:
    read = _read(item.text)
    words = len(read.text.split())
    if not words:
        raise DocumentError(_NO_TEXT)
    is_cut = bool(_CUT.search(read.text[-200:]))
    doubts = ("text: the feed gives the beginning alone; ingest the page itself",) if is_cut else ()
    return InputPart(read, _facts(item, site), (), doubts, label, is_message=words <= SHORT)


def _read(text: str) -> ReadPage:
    if _MARKUP.search(text):
        return read_page(f"<html><body>{text}</body></html>")
    paragraphs = (one_line(each) for each in re.split(r"\n\s*\n", text))
    return paragraphs_page([each for each in paragraphs if each])


def _facts(item: FeedItem, site: str) -> Facts:
    return Facts(
        titles=tuple(
            Stated(stated.value, stated.evidence, is_headline=True)
            for stated in _stated(_plain(item.title), "title in the feed")
        ),
        dates=_stated(stamped(item.date) if item.date else "", "date in the feed"),
        sites=(
            *_stated(_plain(item.source), "source in the feed"),
            *_stated(_plain(site), "title of the feed"),
        ),
        authors=tuple(
            Stated(one_line(name), "author in the feed") for name in item.authors if "@" not in name
        ),
        addresses=_stated(item.link.strip(), "link in the feed"),
        modified=_stated(stamped(item.updated) if item.updated else "", "update in the feed"),
    )


def _plain(title: str) -> str:
    """A title without the markup that feeds may put into it."""
    if not _MARKUP.search(title):
        return one_line(title)
    try:
        return one_line(read_page(f"<html><body>{title}</body></html>").text)
    except DocumentError:
        return ""


def _stated(value: str, evidence: str) -> tuple[Stated, ...]:
    return (Stated(value, evidence),) if value else ()
