"""Pages that a browser saved as one file with their pictures (MHTML): the page in them."""

from __future__ import annotations

import re
from email import message_from_bytes
from email.errors import MessageError
from email.message import Message
from email.policy import compat32

from sitrep.core.errors import DocumentError
from sitrep.core.limits import HEADER_BYTES, HEADER_LINES, MIME_NESTING, MIME_PARTS
from sitrep.ingest.read.letters.labels import known_encoding

LOOKED_AT = 2048
"""Bytes in which the file says what it is."""

_IS_SAVED = re.compile(rb"^content-type:\s*multipart/related\b", re.IGNORECASE | re.MULTILINE)
_MIME = re.compile(rb"^mime-version:", re.IGNORECASE | re.MULTILINE)
_BOUNDARY = re.compile(rb"boundary\s*=", re.IGNORECASE)
_PART = re.compile(rb"^--.*\r?\n(?=content-)", re.IGNORECASE | re.MULTILINE)
"""Where a part begins: a line of its boundary, then what it is."""
_WIDE = {"utf-16": "utf-16", "utf-16le": "utf-16-le", "utf-16be": "utf-16-be", "utf-32": "utf-32"}
"""Encodings that a part may be in, though no page in bytes can state them."""
_HEADERS_END = re.compile(rb"\r?\n\r?\n")


def saved_page(data: bytes) -> bytes | None:
    """The page in data, in UTF-8, or None if data is not such a file or has no page.

    Raises DocumentError for one in more or deeper parts than taken, or in an encoding nobody knows.
    """
    head = data[:LOOKED_AT]
    if not (_IS_SAVED.search(head) and _MIME.search(head)):
        return None
    _check_parts(data)
    part = _page_part(data)
    if part is None:
        return None
    markup = part.get_payload(decode=True)
    return _as_utf8(markup, part.get_content_charset()) if isinstance(markup, bytes) else None


def _check_parts(data: bytes) -> None:
    """Refuse what the parser would take long for, by counting lines."""
    headers = _HEADERS_END.search(data)
    begun = headers.start() if headers else len(data)
    lines = data.count(b"\n", 0, begun)
    parts = sum(1 for _part in _PART.finditer(data))
    for limit, found in ((HEADER_BYTES, begun), (HEADER_LINES, lines), (MIME_PARTS, parts)):
        if limit.is_over(found):
            raise DocumentError(
                f"it is a saved page with {limit.excess(found)}; save the page alone"
            )
    if MIME_NESTING.is_over(sum(1 for _boundary in _BOUNDARY.finditer(data))):
        raise DocumentError(
            f"it is a saved page with more than the {MIME_NESTING.most} levels of parts taken"
        )


def _page_part(data: bytes) -> Message | None:
    """The first part that is a page; headers are read as plain text, which is far quicker."""
    try:
        parts = message_from_bytes(data, policy=compat32).walk()
        return next((part for part in parts if part.get_content_type() == "text/html"), None)
    except (MessageError, ValueError, LookupError, RecursionError):
        return None


def _as_utf8(markup: bytes, charset: str | None) -> bytes:
    """The page's bytes in UTF-8 where the file says what else they are in."""
    if charset is None or charset == "utf-8":
        return markup
    name = known_encoding(charset) or _WIDE.get(charset.lower())
    if name is None:
        raise DocumentError(
            f"it is a saved page in the unknown encoding “{charset}”; save it as UTF-8"
        )
    return b"\xef\xbb\xbf" + markup.decode(name, "replace").encode()
