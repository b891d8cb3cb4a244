"""Days that a text names by how far they are from another: "yesterday", "two days earlier".

Some count from the day of publication ("two days ago"), some from the day that the text has named
last ("a day earlier").  What is less precise than a day has a first and a last one ("overnight",
"last week").

Limits: numbers of days are English; other languages have words for today and yesterday alone.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sitrep.core.weeks import Span
from sitrep.ingest.knowledge.data_files import read_data, texts_of
from sitrep.ingest.knowledge.number_words import number_of

_NUMBER = r"(?P<number>\d{1,2}|[a-z]+(?:-[a-z]+)?) days?\s+"
_SATURDAY = 6


@dataclass(frozen=True, slots=True)
class RelativeDays:
    """Days that words name, and where."""

    at: int
    """Where in the text they stand."""
    span: Span


def _words(kind: str) -> str:
    """The words of a kind, as alternatives of a regular expression, the longest first."""
    words = sorted(texts_of(read_data("relative_days"), kind), key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)


def _pattern(kind: str, before: str = "") -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){before}(?:{_words(kind)})(?!\w)", re.IGNORECASE)


_FROM_PUBLICATION = {
    _pattern("today"): (0, 0),
    _pattern("yesterday"): (1, 1),
    _pattern("night"): (1, 0),
}
"""How many days before publication the first and the last day are."""
_FROM_NAMED = {_pattern("day_before"): -1, _pattern("day_after"): 1}
"""How many days after the day named last."""
_AGO = _pattern("ago", _NUMBER)
_EARLIER = _pattern("earlier", _NUMBER)
_LATER = _pattern("later", _NUMBER)
_WEEKEND = _pattern("weekend")
_LAST_WEEK = _pattern("last_week")
_SINCE = re.compile(rf"(?<!\w)(?:{_words('since')})\s+(?:the\s+)?$", re.IGNORECASE)
_SINCE_REACH = 14
"""Characters before a day in which "since" may stand."""

NamedDay = Callable[[int], dt.date]
"""The day that a text has named last before a place in it."""


def is_since(text: str, start: int) -> bool:
    """Whether something lasts from the day named at ``start``: "since 2 July"."""
    return bool(_SINCE.search(text[max(0, start - _SINCE_REACH) : start]))


def relative_days(text: str, published: dt.date, named: NamedDay) -> Iterator[RelativeDays]:
    """The days that words of a text name by how far they are."""
    for pattern, (first, last) in _FROM_PUBLICATION.items():
        for match in pattern.finditer(text):
            yield RelativeDays(
                match.start(), Span(_before(published, first), _before(published, last))
            )
    for match in _AGO.finditer(text):
        yield from _counted(match, published, -1)
    for pattern, days in _FROM_NAMED.items():
        for match in pattern.finditer(text):
            day = _before(named(match.start()), -days)
            yield RelativeDays(match.start(), Span(day, day))
    for pattern, sign in ((_EARLIER, -1), (_LATER, 1)):
        for match in pattern.finditer(text):
            yield from _counted(match, named(match.start()), sign)
    yield from _weeks(text, published)


def _counted(match: re.Match[str], start: dt.date, sign: int) -> Iterator[RelativeDays]:
    written = match["number"].lower()
    number = int(written) if written.isdigit() else number_of(written)
    if number:
        day = _before(start, -sign * number)
        yield RelativeDays(match.start(), Span(day, day))


def _weeks(text: str, published: dt.date) -> Iterator[RelativeDays]:
    """Weekends and last week, which end before the day of publication."""
    since_saturday = (published.isoweekday() - _SATURDAY) % 7 or 7
    saturday = _before(published, since_saturday)
    sunday = min(published, _before(saturday, -1))
    for match in _WEEKEND.finditer(text):
        yield RelativeDays(match.start(), Span(saturday, sunday))
    monday = _before(published, published.isoweekday() + 6)
    for match in _LAST_WEEK.finditer(text):
        yield RelativeDays(match.start(), Span(monday, _before(monday, -6)))


def _before(day: dt.date, days: int) -> dt.date:
    return day - dt.timedelta(days=days)
