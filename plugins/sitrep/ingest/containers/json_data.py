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
    return _loaded(data) is not None or _is_lines(data)


def open_json(incoming: Incoming, _open_part: object = None) -> OpenedInput:
    """The documents in JSON; raises DocumentError for JSON of another kind."""
    value = _loaded(incoming.data)
    for kind in KINDS:
        found = kind(value, incoming)
        if found is not None:
            return found
    raise DocumentError(_NOT_READ)


def _loaded(data: bytes) -> object:
    """The value in data; None where it is no JSON."""
    try:
        encoding = json.detect_encoding(data)
        return json.loads(data.decode(encoding, "replace"), strict=False)
    except (ValueError, RecursionError):
        return None


def _is_lines(data: bytes) -> bool:
    """Whether the first lines are values of their own, or the text breaks off as a cut file does."""
    lines = [line for line in data[:8192].splitlines() if line.strip()][:3]
    try:
        return len(lines) > 1 and all(isinstance(json.loads(line), dict | list) for line in lines)
    except (ValueError, RecursionError):
        return False
