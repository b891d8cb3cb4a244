"""Asking a server again: only for what has changed, and not before it wants to be asked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

_MARK = re.compile(r"[\x20-\x7e]{1,300}")
"""What may stand in a line of a request."""


@dataclass(frozen=True, slots=True)
class Conditions:
    """What is known of a document from an earlier request: it is sent again only if it changed."""

    etag: str = ""
    modified: str = ""

    @property
    def heads(self) -> tuple[str, ...]:
        """The lines of a request that say so; what a server's mark may not hold is left out."""
        lines = (("If-None-Match", self.etag), ("If-Modified-Since", self.modified))
        return tuple(f"{name}: {value}" for name, value in lines if _MARK.fullmatch(value))


def seconds_to_wait(stated: str, date: str) -> float:
    """How long a server wants to be left alone: it states seconds, or a moment by its own clock."""
    if stated.isdecimal() and len(stated) < 10:
        return float(stated)
    try:
        wait = parsedate_to_datetime(stated) - parsedate_to_datetime(date)
    except (ValueError, TypeError, OverflowError):
        return 0.0
    return max(0.0, wait.total_seconds())
