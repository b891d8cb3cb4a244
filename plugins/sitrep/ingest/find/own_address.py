"""The day in the path of a copy's own URL, as the software of sites puts it there."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from sitrep.core.model import DateBasis
from sitrep.ingest.draft import Day, Draft
from sitrep.ingest.find.hosts import page_key
from sitrep.ingest.knowledge.bank import Settings

_IN_PATH = re.compile(r"/(?P<year>20\d\d)/(?P<month>\d\d?)/(?P<day>\d\d?)(?=/)")
_MONTH_IN_PATH = re.compile(r"/(?P<year>20\d\d)/?-?(?P<month>\d\d)(?=[/-])")


def day_in_own_address(draft: Draft, settings: Settings) -> Day | None:
    """The date in the path of this copy's own URL, be it in an archive."""
    match = _IN_PATH.search(page_key(draft.address.value)) if draft.address else None
    if not draft.address or not match:
        return None
    try:
        date = dt.date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None
    if settings.is_to_come(date):
        return None
    return Day(date.month, date.day, date.year, DateBasis.URL, draft.address.value)


def with_year_of_address(day: Day, draft: Draft) -> Day:
    """The day with the year of the copy's own URL, where its month is there as well."""
    match = _MONTH_IN_PATH.search(page_key(draft.address.value)) if draft.address else None
    if match and draft.address and int(match["month"]) == day.month:
        evidence = f"{day.evidence}; year from {draft.address.value}"
        return replace(day, year=int(match["year"]), evidence=evidence)
    return day
