"""How dates are written: with a month's name, in figures, in addresses."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from sitrep.ingest.knowledge.bank import month_numbers, weekday_numbers

_MONTHS = month_numbers()
_INITIALS = "".join(sorted({name[0] for name in _MONTHS}))
_MONTH = rf"(?=[{_INITIALS}])(?:{'|'.join(sorted(_MONTHS, key=len, reverse=True))})"
"""The first letter is checked before the names are tried: most words begin with another."""
_YEAR = r"(?:19|20)\d\d"
DATE = re.compile(
    rf"\b(?P<year3>{_YEAR})-(?P<month3>\d\d)-(?P<day3>\d\d)\b"
    rf"|\b(?P<month1>{_MONTH})\.? (?P<day1>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,? (?P<year1>{_YEAR})\b)?"
    rf"|\b(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month2>{_MONTH})\b\.?"
    rf"(?: ?/ ?(?:{_MONTH})\b)?(?:,? (?P<year2>{_YEAR})\b)?",
    re.IGNORECASE,
)
"""A date with its month's name, or as ISO 8601."""
FIGURES = re.compile(
    rf"\b(?P<a>\d{{1,2}})(?P<sign>[./-])(?P<b>\d{{1,2}})(?P=sign)(?P<year>{_YEAR})\b"
)
"""Day and month in figures, in either order."""
WEEKDAY = re.compile(
    rf"\b(?:{'|'.join(sorted(weekday_numbers(), key=len, reverse=True))})\b\.?", re.IGNORECASE
)
DATED = re.compile(rf"(?:{WEEKDAY.pattern},? )?(?:{DATE.pattern}|{FIGURES.pattern})", re.IGNORECASE)
"""A date with the weekday before it, if there is one."""
IN_ADDRESS = re.compile(
    r"(?<!\d)(?:(?P<year>20\d\d)(?P<sign>[/_-])(?P<month>\d\d)(?P=sign)(?P<day>\d\d)"
    r"|(?P<a>\d\d)(?P<sign2>[ _.-])(?P<b>\d\d)(?P=sign2)(?P<year2>20\d\d))(?!\d)"
)
"""A date in an address or file name."""


@dataclass(frozen=True, slots=True)
class SeenDay:
    """A day and month with or without year, as a text has it."""

    month: int
    day: int
    year: int | None
    start: int
    words: str


def days_in(text: str) -> Iterator[SeenDay]:
    """The dates in a text that can exist, in its order."""
    for match in DATE.finditer(text):
        parts = match.groupdict()
        name = parts["month1"] or parts["month2"]
        if name and name[0].islower() and not (parts["year1"] or parts["year2"]):
            continue  # "may" and "march" are verbs too
        month = _MONTHS[name.lower()] if name else int(parts["month3"])
        day = int(parts["day1"] or parts["day2"] or parts["day3"])
        year = parts["year1"] or parts["year2"] or parts["year3"]
        if _exists(month, day, int(year) if year else None):
            yield SeenDay(month, day, int(year) if year else None, match.start(), match.group())


def readings(match: re.Match[str]) -> tuple[SeenDay, ...]:
    """The one or two dates that figures may mean, day before month first."""
    parts = match.groupdict()
    if parts.get("month"):
        orders = [(int(parts["month"]), int(parts["day"]))]
    else:
        first, second = int(parts["a"]), int(parts["b"])
        orders = [(second, first), (first, second)]
    year = int(parts["year"] or parts["year2"])
    found = {
        order: SeenDay(*order, year, match.start(), match.group())
        for order in orders
        if _exists(*order, year)
    }
    return tuple(found.values())


def without_dates(text: str) -> str:
    """Text with its dates cut out, weekdays and all."""
    return DATED.sub("", text)


def weekdays_in(text: str) -> frozenset[int]:
    """The weekdays that a text names, counted from 1 for Monday."""
    return frozenset(number for number, _start in weekday_names_in(text))


def weekday_names_in(text: str) -> Iterator[tuple[int, int]]:
    """Each weekday that a text names, counted from 1 for Monday, and where its name begins."""
    for match in WEEKDAY.finditer(text):
        if match.group()[0].isupper():
            yield weekday_numbers()[match.group().lower().rstrip(".")], match.start()


def _exists(month: int, day: int, year: int | None) -> bool:
    try:
        dt.date(year or 2020, month, day)
    except ValueError:
        return False
    return True


_PLAIN = {"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " "} | dict(
    zip("٠١٢٣٤٥٦٧٨٩", "0123456789", strict=True)
)


_FANCY = re.compile(f"[{''.join(_PLAIN)}]")


def plain(text: str) -> str:
    """Text with plain quotes and digits, as the patterns expect; each sign stays in its place."""
    return text if text.isascii() else _FANCY.sub(lambda sign: _PLAIN[sign.group()], text)
