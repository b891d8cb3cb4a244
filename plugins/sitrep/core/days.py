"""Dates as readers say them; independent of any locale."""

from __future__ import annotations

import datetime as dt

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def day_words(day: dt.date) -> str:
    """``1 July 2020``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def span_words(first: dt.date, last: dt.date) -> str:
    """``29 June – 5 July 2020``, with no more said twice than needed."""
    if first == last:
        return day_words(last)
    if first.year != last.year:
        return f"{day_words(first)} – {day_words(last)}"
    if first.month != last.month:
        return f"{first.day} {MONTHS[first.month - 1]} – {day_words(last)}"
    return f"{first.day}–{day_words(last)}"
