"""The day in the dateline of a text: "KYIV, March 4 (Example Wire) -"."""

from __future__ import annotations

import re

from sitrep.core.model import DateBasis
from sitrep.ingest.draft import Day, Draft
from sitrep.ingest.find.nearest_days import with_year
from sitrep.ingest.find.own_address import with_year_of_address
from sitrep.ingest.knowledge.bank import Settings
from sitrep.ingest.knowledge.date_patterns import days_in, plain

_DATELINE_CHARACTERS = 70
"""Characters of a text in which the day of its dateline is."""
_DATELINE_GOES_ON = re.compile(
    r"[.,]?\s?(?:[(/\[（][^()/\[\]（）]{2,40}[)/\]）]|[—–-]|электр|电)", re.IGNORECASE
)
"""What follows the day of a dateline: an agency in brackets, a dash."""


def day_in_dateline(draft: Draft, published: Day | None, settings: Settings) -> Day | None:
    """The day in the dateline of the text: "KYIV, March 4 (Example Wire) -"."""
    text = plain(draft.body[0].text) if draft.body else ""
    begin = text[:_DATELINE_CHARACTERS]
    for seen in days_in(begin):
        if not _DATELINE_GOES_ON.match(begin[seen.start + len(seen.words) :]):
            return None
        day = with_year(
            Day(
                seen.month,
                seen.day,
                seen.year,
                DateBasis.TEXT,
                begin[: seen.start + len(seen.words)],
            ),
            published,
        )
        day = day if day.year else with_year_of_address(day, draft)
        return None if day.date and settings.is_to_come(day.date) else day
    return None
