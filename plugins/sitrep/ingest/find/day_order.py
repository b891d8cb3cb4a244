"""Whether a document writes the day before the month in figures, and its dates so read.

5/6/2020 is a day in May or in June. Figures over 12 anywhere in the document settle the
order; where there are none, or on either side, the days with a month's name in the text
do, else the weekdays of its first paragraphs, else the language: only English puts the
month first. Without any of these the figures are not read.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator

from sitrep.ingest.draft import Block, Draft
from sitrep.ingest.knowledge.date_patterns import (
    FIGURES,
    SeenDay,
    days_in,
    plain,
    readings,
    weekdays_in,
)
from sitrep.ingest.knowledge.head_words import word_set

_PROSE_WORDS = 9
_LINE_WORDS = 8
"""Most words of a line that gives a date."""
_LEAD_BLOCKS = 3
"""Blocks at the start of a text whose weekdays are those of its date: "on Tuesday"."""

_ENOUGH_WORDS = 30
"""Fewest words that show the language of a text."""
_ENGLISH = 0.05
"""Share of small English words that an English text has at least; most have four times as many."""
_WORD = re.compile(r"[^\W\d_]+")


def is_day_first(draft: Draft) -> bool | None:
    """Whether the document writes the day before the month in figures; None where unknown."""
    figures: list[re.Match[str]] = []
    for block in draft.blocks:
        if "20" in block.text or "19" in block.text:
            figures += FIGURES.finditer(block.text)
    orders = {_order(match) for match in figures} - {None}
    # One order settles it; where figures over 12 are on either side, what the text names may.
    if not figures or len(orders) == 1:
        return next(iter(orders), None)

    # Before the text is found, its longer blocks are what it is.
    body = draft.body or tuple(block for block in draft.blocks if block.words >= _PROSE_WORDS)
    pairs = [pair for pair in map(readings, figures) if len(pair) == 2]
    named: set[tuple[int, int]] = set()
    for block in body:
        named |= {(day.month, day.day) for day in days_in(plain(block.text))}
    for block in draft.blocks if pairs else ():
        # A line of the page that has the same day by its month's name: "09/08/2023", "September 8, 2023".
        if block.words <= _LINE_WORDS:
            named |= {(day.month, day.day) for day in days_in(plain(block.text)) if day.year}
    by_day = _first_fits(pairs, lambda day: (day.month, day.day) in named)
    if by_day is not None:
        return by_day
    weekdays: set[int] = set()
    for block in body[:_LEAD_BLOCKS]:
        weekdays |= weekdays_in(block.text)
    by_weekday = _first_fits(pairs, lambda day: _weekday(day) in weekdays)
    return True if by_weekday is None and not _is_english(body) else by_weekday


def _is_english(blocks: Iterable[Block]) -> bool:
    """Whether a text may be in English, the one language that writes the month first."""
    words = [word for block in blocks for word in _WORD.findall(block.text.lower())]
    small = sum(word in word_set("english") for word in words)
    return len(words) < _ENOUGH_WORDS or small >= _ENGLISH * len(words)


def _order(match: re.Match[str]) -> bool | None:
    """Whether the day comes first in figures; None where neither is over 12, or both."""
    first, second = int(match["a"]), int(match["b"])
    if match["sign"].startswith("."):
        return True  # nobody writes the month before the day with a point between them
    if first > 12 >= second:
        return True
    return False if second > 12 >= first else None


def _first_fits(
    pairs: Iterable[tuple[SeenDay, ...]], fits: Callable[[SeenDay], bool]
) -> bool | None:
    """Whether first readings fit and no second one does; None where both do, or neither."""
    first_fits = second_fits = False
    for first, second in pairs:
        first_fits = first_fits or fits(first)
        second_fits = second_fits or fits(second)
    return first_fits if first_fits != second_fits else None


def _weekday(day: SeenDay) -> int:
    return dt.date(day.year or 0, day.month, day.day).isoweekday()


def days_seen(text: str, day_first: bool | None) -> Iterator[SeenDay]:
    """The dates in a text, those in figures too where their order is clear."""
    yield from days_in(text)
    for match in FIGURES.finditer(text):
        possible = readings(match)
        if len(possible) == 1:
            yield possible[0]
        elif possible and day_first is not None:
            yield possible[0 if day_first else 1]
