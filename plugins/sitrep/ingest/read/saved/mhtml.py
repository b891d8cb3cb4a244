"""Pages that a browser saved as one file with their pictures (MHTML): the page in them.

A page may consist of frames, each a part of its own. Read is the part that says most: the
page itself, or the frame that holds the article.
"""

from __future__ import annotations

import re
from email.message import Message

from sitrep.core.limits import MIME_NESTING
from sitrep.ingest.read.saved.mime import charset_of, parse_mime, part_text

LOOKED_AT = 2048
"""Bytes in which the file says what it is."""
WHAT = "a saved page"
FRAMES = 40
"""Pages of a file that are compared; those after them are advertisements in frames."""
TIMES = 3
"""How many times the prose of the page itself a frame has that is read in its place."""
LONG_TEXT = 40
"""Bytes of a text between two tags that is no entry of a menu."""

_IS_SAVED = re.compile(rb"^content-type:\s*multipart/related\b", re.IGNORECASE | re.MULTILINE)
_MIME = re.compile(rb"^mime-version:", re.IGNORECASE | re.MULTILINE)
_CODE = re.compile(rb"<(script|style|template)\b[^<>]*+>.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(rb"<[^<>]*+>")


def saved_page(data: bytes) -> bytes | None:
    """The page in data, in UTF-8, or None if data is not such a file or has no page.

    Raises DocumentError for one in more or deeper parts than taken, or in an encoding nobody knows.
    """
    head = data[:LOOKED_AT]
    if not (_IS_SAVED.search(head) and _MIME.search(head)):
        return None
    message = parse_mime(data, WHAT, boundaries=MIME_NESTING)
    pages = _pages(message) if message else []
    if not pages:
        return None
    first, *frames = pages
    found = max(frames, key=_prose, default=first)
    return found if _prose(found) > TIMES * _prose(first) else first


def _pages(message: Message) -> list[bytes]:
    """The pages in a file, its own first and then its frames; in UTF-8 where they state a charset."""
    pages: list[bytes] = []
    for part in message.walk():
        if part.get_content_type() != "text/html" or len(pages) == FRAMES:
            continue
        markup = part.get_payload(decode=True)
        if isinstance(markup, bytes):
            charset = charset_of(part, WHAT)
            in_utf8 = charset is None or charset == "utf-8"
            text = "" if in_utf8 else part_text(markup, charset)
            pages.append(markup if in_utf8 else b"\xef\xbb\xbf" + text.encode("utf-8", "replace"))
    return pages


def _prose(page: bytes) -> int:
    """The bytes of the longer texts between a page's tags: no menu has them."""
    texts = _TAG.split(_CODE.sub(b" ", page))
    return sum(len(text) for text in map(bytes.strip, texts) if len(text) >= LONG_TEXT)
