"""Inputs in JSON: feeds and exports of chats are opened, anything else is refused by name."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from sitrep.core.errors import DocumentError
from sitrep.ingest.containers.chats.telegram_json import telegram_data
from sitrep.ingest.containers.feeds.json_feed import json_feed
from sitrep.ingest.containers.parts import OpenedInput
from sitrep.ingest.containers.source import Incoming

_BEGINS = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\{\s*(?:\"|\})|\[\s*[\[{\"\d\]tfn-])")
_NAMED_VALUE = re.compile(rb"(?:\xef\xbb\xbf)?\s*\[?\s*\{\s*\"[^\"\\\r\n]{1,80}\"\s*:")
"""How an object begins, damaged or not: a name in quotation marks and a colon."""
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_NOT_READ = (
    "it is JSON data, not a text: feeds in JSON and exports of Telegram are read; of anything else "
    "give the page or the text itself"
)

KINDS: tuple[Callable[[object, Incoming], OpenedInput | None], ...] = (
    json_feed,
    telegram_data,
)
"""What is read of JSON: each gives the documents, or None for what is not of its kind."""


def is_json(data: bytes) -> bool:
    """Whether data is JSON, or lines of it; it may be damaged further down."""
    head = data[:64]
    if head.startswith(_WIDE):
        head = data[:128].decode("utf-16", "replace").encode()
    if not _BEGINS.match(head):
        return False
    return (
        _NAMED_VALUE.match(data[:256]) is not None or _loaded(data) is not None or _is_lines(data)
    )


def open_json(incoming: Incoming, _open_part: object = None) -> OpenedInput:
    """The documents in JSON; raises DocumentError for JSON of another kind."""
    value = _loaded(incoming.data)
    if value is None and not _is_lines(incoming.data):
        raise DocumentError(_damage(incoming.data))
    for kind in KINDS:
        found = kind(value, incoming)
        if found is not None:
            return found
    raise DocumentError(_NOT_READ)


def _loaded(data: bytes) -> object:
    """The value in data; None where it is no JSON."""
    try:
        return json.loads(_decoded(data), strict=False)
    except (ValueError, RecursionError):
        return None


def _damage(data: bytes) -> str:
    """Where JSON is damaged, and what to do."""
    where = ""
    try:
        json.loads(_decoded(data), strict=False)
    except json.JSONDecodeError as error:
        where = f" at line {error.lineno}, column {error.colno}"
    except (ValueError, RecursionError):
        pass
    return f"it is JSON that is damaged or breaks off{where}; export or fetch it again"


def _decoded(data: bytes) -> str:
    return data.decode(json.detect_encoding(data), "replace")


def _is_lines(data: bytes) -> bool:
    """Whether the first lines are values of their own, or the text breaks off as a cut file does."""
    lines = [line for line in data[:8192].splitlines() if line.strip()][:3]
    try:
        return len(lines) > 1 and all(isinstance(json.loads(line), dict | list) for line in lines)
    except (ValueError, RecursionError):
        return False
