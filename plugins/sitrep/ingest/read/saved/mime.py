"""Mails and saved pages in parts: bounded before they are parsed, and their texts decoded."""

from __future__ import annotations

import re
from email import message_from_bytes
from email.errors import MessageError
from email.message import Message
from email.policy import compat32

from sitrep.core.errors import DocumentError
from sitrep.core.limits import HEADER_BYTES, HEADER_LINES, MIME_BOUNDARIES, MIME_PARTS, Limit
from sitrep.ingest.read.letters.encoding import decode
from sitrep.ingest.read.letters.labels import known_encoding

_BOUNDARY = re.compile(rb"boundary\s*=", re.IGNORECASE)
_PART = re.compile(rb"^--.*\r?\n(?=content-)", re.IGNORECASE | re.MULTILINE)
"""Where a part begins: a line of its boundary, then what it is."""
_WIDE = {"utf-16": "utf-16", "utf-16le": "utf-16-le", "utf-16be": "utf-16-be", "utf-32": "utf-32"}
"""Encodings that a part may be in, though no page in bytes can state them."""
_SEVEN_BITS = ("iso2022", "hz", "utf-7")
"""Encodings whose bytes read as ASCII too."""
_HEADERS_END = re.compile(rb"\r?\n\r?\n")


def parse_mime(data: bytes, what: str, *, boundaries: Limit = MIME_BOUNDARIES) -> Message | None:
    """The message in data, or None where it cannot be parsed; headers are read as plain text.

    Raises DocumentError, naming ``what`` it is, for one in more or deeper parts than taken.
    """
    _check_parts(data, what, boundaries)
    try:
        return message_from_bytes(data, policy=compat32)
    except (MessageError, ValueError, LookupError, RecursionError):
        return None


def charset_of(part: Message, what: str) -> str | None:
    """The encoding that a part states, as Python calls it; None where it states none.

    Raises DocumentError for one that nobody knows.
    """
    stated = part.get_content_charset()
    if stated is None:
        return None
    name = known_encoding(stated) or _WIDE.get(stated.lower()) or _seven_bits(stated)
    if name is None:
        raise DocumentError(f"it is {what} in the unknown encoding “{stated}”; save it as UTF-8")
    return name


def part_text(data: bytes, charset: str | None) -> str:
    """The text of a part's bytes, which are in an encoding that it states, or in none stated."""
    if charset and (charset in _WIDE.values() or charset.startswith(_SEVEN_BITS)):
        return data.decode(charset, "replace")
    return decode(data, charset).text


def _seven_bits(stated: str) -> str | None:
    return stated.lower() if stated.lower() in {"utf-7", "unicode-1-1-utf-7"} else None


def _check_parts(data: bytes, what: str, boundaries: Limit) -> None:
    """Refuse what the parser would take long for, by counting lines."""
    headers = _HEADERS_END.search(data)
    begun = headers.start() if headers else len(data)
    lines = data.count(b"\n", 0, begun)
    parts = sum(1 for _part in _PART.finditer(data))
    for limit, found in ((HEADER_BYTES, begun), (HEADER_LINES, lines), (MIME_PARTS, parts)):
        if limit.is_over(found):
            raise DocumentError(f"it is {what} with {limit.excess(found)}; save the text alone")
    if boundaries.is_over(sum(1 for _boundary in _BOUNDARY.finditer(data))):
        raise DocumentError(
            f"it is {what} with more than the {boundaries.most} {boundaries.unit} taken"
        )
