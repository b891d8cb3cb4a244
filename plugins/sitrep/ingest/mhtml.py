"""Pages that a browser saved as one file with their pictures (MHTML): the page in them."""

from __future__ import annotations

import re
from email import message_from_bytes
from email.errors import MessageError
from email.policy import default

LOOKED_AT = 2048
"""Bytes in which the file says what it is."""
MAX_PARTS = 500
"""Parts that are looked at; the page is the first of them as a rule."""

_IS_SAVED = re.compile(rb"^content-type:\s*multipart/related\b", re.IGNORECASE | re.MULTILINE)
_MIME = re.compile(rb"^mime-version:", re.IGNORECASE | re.MULTILINE)


def saved_page(data: bytes) -> bytes | None:
    """The page in data, in UTF-8, or None where data is no such file or holds no page."""
    head = data[:LOOKED_AT]
    if not (_IS_SAVED.search(head) and _MIME.search(head)):
        return None
    try:
        parts = message_from_bytes(data, policy=default).walk()
        for _number, part in zip(range(MAX_PARTS), parts, strict=False):
            if part.get_content_type() == "text/html":
                markup = part.get_payload(decode=True)
                return _as_utf8(markup, part.get_content_charset()) if isinstance(markup, bytes) else None
    except (MessageError, ValueError, LookupError, RecursionError):
        return None
    return None


def _as_utf8(markup: bytes, charset: str | None) -> bytes:
    """The page's bytes in UTF-8 where the file says what else they are in."""
    if charset is None or charset == "utf-8":
        return markup
    return b"\xef\xbb\xbf" + markup.decode(charset, "replace").encode()
