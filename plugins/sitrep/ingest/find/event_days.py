"""The days of the events a passage tells of, counted from the day of its first publication."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from sitrep.core.model import Span
from sitrep.ingest.knowledge.date_patterns import days_in, plain, weekday_names_in

LONGEST_AGO = 10
"""Days before publication that a situation report tells of as news; what lies further back is
background."""
LATEST_AFTER = 1
"""Days after: a report that is dated in one time zone may tell of the next day's small hours."""

_RELATIVE = re.compile(r"\b(?:yesterday|today)\b", re.IGNORECASE)
_WHOLE_NAME = re.compile(r"[A-Z][a-z]{5,}")
"""A weekday's whole name: Sun and Sat are newspapers and verbs too."""
_AHEAD = re.compile(r"\b(?:next|coming|by|until|till|before) $", re.IGNORECASE)
"""Words before a weekday that put it after the report."""


def events_of(texts: Iterable[str], published: dt.date | None) -> Span | None:
    """The first and last day that texts name as news.

    None where they name none or their date is unknown.
    """
    if published is None:
        return None
    first, last = (
        published - dt.timedelta(days=LONGEST_AGO),
        published + dt.timedelta(days=LATEST_AFTER),
    )
    days = [day for text in texts for day in _days(plain(text), published) if first <= day <= last]
    return Span(min(days), max(days)) if days else None


def _days(text: str, published: dt.date) -> Iterator[dt.date]:
    for seen in days_in(text):
        years = (
            (seen.year,) if seen.year else (published.year - 1, published.year, published.year + 1)
        )
        yield from (day for year in years if (day := _date(year, seen.month, seen.day)))
    for weekday, start in weekday_names_in(text):
        if _WHOLE_NAME.match(text, start) and not _AHEAD.search(text[max(0, start - 10) : start]):
            yield published - dt.timedelta(days=(published.isoweekday() - weekday) % 7)
    for match in _RELATIVE.finditer(text):
        yield published - dt.timedelta(days=match.group().lower() == "yesterday")


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
