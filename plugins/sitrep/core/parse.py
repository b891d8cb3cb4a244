"""Dates out of text."""

from __future__ import annotations

import datetime as dt
import re

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def parse_day(text: str) -> dt.date | None:
    """The date written as 2020-07-01, or None."""
    if not (_DAY.fullmatch(text) and text.isascii()):
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
