"""The days of the events in a passage, counted from the day of its first publication.

Dates, weekdays by their whole name and days by how far they are (``relative_days``) are turned
into calendar days; a date without a year is tried in the year of publication and its
neighbours. "Since Monday" lasts until the publication. Only days near the publication count:
what lies further back is background, not news.

Limits: weekdays are the last before the publication, save behind words such as "next".
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sitrep.core.weeks import Span
from sitrep.ingest.knowledge.date_patterns import days_in, plain, weekday_names_in
from sitrep.ingest.knowledge.relative_days import is_since, relative_days

_LONGEST_AGO = 10
"""Days before publication that a situation report mentions as news."""
_LATEST_AFTER = 1
"""Days after it: a report dated in one time zone may mention the next day's small hours."""
_AHEAD_REACH = 10
"""Characters before a weekday in which a word may put it after the report."""

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
    named = published
    for text in texts:
        own = sorted(each for each in _named(plain(text), published) if first <= each.day <= last)
        for span in _spans(plain(text), own, named, published):
            days += [day for day in (span.first, span.last) if first <= day <= last]
        named = own[-1].day if own else named
    return Span(min(days), max(days)) if days else None


@dataclass(frozen=True, slots=True, order=True)
class _Named:
    """A day that a text names."""

    at: int
    day: dt.date


def _spans(text: str, own: list[_Named], before: dt.date, published: dt.date) -> Iterator[Span]:
    """The days of a text: those it names, those that last until now, those counted from others."""
    for each in own:
        until = published if is_since(text, each.at) else each.day
        yield Span(each.day, max(each.day, until))

    def named(at: int) -> dt.date:
        return next((each.day for each in reversed(own) if each.at < at), before)

    for found in relative_days(text, published, named):
        yield found.span


def _named(text: str, published: dt.date) -> Iterator[_Named]:
    """All days that a text may mean by dates and weekdays."""
    for seen in days_in(text):
        # On 3 January, "December 30" is of the year before.
        years = (published.year - 1, published.year, published.year + 1)
        for year in (seen.year,) if seen.year else years:
            try:
                yield _Named(seen.start, dt.date(year, seen.month, seen.day))
            except ValueError:
                continue  # 29 February
    for weekday, start in weekday_names_in(text):
        before = text[max(0, start - _AHEAD_REACH) : start]
        if _WHOLE_NAME.match(text, start) and not _AHEAD.search(before):
            day = published - dt.timedelta(days=(published.isoweekday() - weekday) % 7)
            yield _Named(start, day)
