"""A report begun by hand: a summary in the curator's own words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from sitrep.core.model import DateBasis, Passage, Report, TextKind, TitleKind
from sitrep.core.text import mint_id

HOW_TO = (
    "Fill in what is null; date is the day the origin first published it.",
    "title_kind says who worded the title (stated is the origin), date_basis what the date rests on; yours are editor.",
    "source and carriers name ids of sources.toml; credibility is 1 (confirmed) to 6 (cannot be judged).",
    "Below, write what the report says, in your own words, and who says so; a passage for each region.",
    "A passage's line takes ISO 3166-2 codes or regions of regions.toml, and the days of its events.",
)
"""Comments above the keys of a new summary."""


@dataclass(frozen=True, slots=True)
class Given:
    """What the curator says on the command line."""

    title: str | None
    date: dt.date | None
    source: str | None
    region: str | None


def start_summary(given: Given, *, added: dt.date, ids: Collection[str]) -> Report:
    """The draft of a summary, with an id that is not in ``ids``."""
    words = [str(given.date or added), given.source or "", *(given.title or "summary").split()[:6]]
    return Report(
        id=mint_id(words, ids),
        added=added,
        title=given.title,
        title_kind=TitleKind.EDITOR if given.title else None,
        date=given.date,
        date_basis=DateBasis.EDITOR if given.date else None,
        source=given.source,
        text=TextKind.SUMMARY,
        passages=(Passage("", (given.region,)),) if given.region else (),
    )
