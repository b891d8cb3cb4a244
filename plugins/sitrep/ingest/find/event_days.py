"""The days of the events in a passage, counted from the day of its first publication.

Dates, weekdays by their whole name, "today" and "yesterday" are turned into calendar
days; a date without a year is tried in the year of publication and its neighbours. Only
days near the publication count: what lies further back is background, not news.

Limits: weekdays are the last before the publication, save behind words such as "next";
relative days are known in English only.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from sitrep.core.weeks import Span
from sitrep.ingest.knowledge.date_patterns import days_in, plain, weekday_names_in

_LONGEST_AGO = 10
"""Days before publication that a situation report mentions as news."""
_LATEST_AFTER = 1
"""Days after it: a report dated in one time zone may mention the next day's small hours."""
_AHEAD_REACH = 10
"""Characters before a weekday in which a word may put it after the report."""

_RELATIVE = re.compile(r"\b(?:yesterday|today)\b", re.IGNORECASE)
_WHOLE_NAME = re.compile(r"[A-Z][a-z]{5,}")
"""A weekday's whole name: "Sun" and "Sat" are newspapers and verbs too."""
_AHEAD = re.compile(r"\b(?:next|coming|by|until|till|before) $", re.IGNORECASE)
"""Words before a weekday that put it after the report."""


def events_of(texts: Iterable[str], published: dt.date | None) -> Span | None:
    """The first and last day that texts name as news; None where there are none.

    None as well where the day of publication is unknown.
    """
    if published is None:
        return None
    first = published - dt.timedelta(days=_LONGEST_AGO)
    last = published + dt.timedelta(days=_LATEST_AFTER)
    days: list[dt.date] = []
    for text in texts:
        days += [day for day in _days(plain(text), published) if first <= day <= last]
    return Span(min(days), max(days)) if days else None


def _days(text: str, published: dt.date) -> Iterator[dt.date]:
    """All days that a text may mean."""
    for seen in days_in(text):
        # On 3 January, "December 30" is of the year before.
        years = (published.year - 1, published.year, published.year + 1)
        for year in (seen.year,) if seen.year else years:
            try:
                yield dt.date(year, seen.month, seen.day)
            except ValueError:
                continue  # 29 February
    for weekday, start in weekday_names_in(text):
        before = text[max(0, start - _AHEAD_REACH) : start]
        if _WHOLE_NAME.match(text, start) and not _AHEAD.search(before):
            yield published - dt.timedelta(days=(published.isoweekday() - weekday) % 7)
    for match in _RELATIVE.finditer(text):
        yield published - dt.timedelta(days=match.group().lower() == "yesterday")
