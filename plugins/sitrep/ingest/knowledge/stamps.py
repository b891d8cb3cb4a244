"""Dates as programs stamp them on mails and messages, in the languages of their users.

What is read is known to be a date. Months are named as CLDR has them. Of figures, day and
month are told apart by a number above 12, by dots or a clock of twelve hours; a date that
may be two days is none.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from email.utils import parsedate_to_datetime
from functools import cache

LANGUAGES = (
    "en", "fr", "de", "es", "pt", "it", "nl", "ru", "uk", "be", "tr", "az", "ar", "ar-SY", "ar-MA", "fa", "he", "ku",
    "pl", "cs", "ro", "el", "sv", "nb", "da", "fi", "hu", "sr", "hr", "bg", "hy", "ka", "am", "ur", "hi", "my", "id",
)  # fmt: skip
"""Whose months are known by name."""
FIRST_YEAR, CENTURY = 1990, 2000

_DIGITS = {ord(sign): str(at % 10) for at, sign in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")}
_MARKS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ,]+(\d\d?):(\d\d))?")
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})\s?[./年년-]\s?(\d{1,2})\s?[./月월-]\s?(\d{1,2})(?!\d)")
_FIGURES = re.compile(r"(?<!\d)(\d{1,2})(?P<sign>[./-])(\d{1,2})(?P=sign)(\d{4}|\d\d)(?!\d)")
_HALF = re.compile(r"\b[ap]\.?\s?m\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_DAY = re.compile(r"(?<![\d:])(\d{1,2})(?![\d:]|\.\d)")
_WORD = re.compile(r"[^\W\d_][^\W\d_'’\u064b-\u065f\u0902-\u0dff\u1000-\u109f]*\.?")


def stamped_day(text: str, *, day_first: bool | None = None) -> dt.date | None:
    """The day of a stamp; ``day_first`` is how its document orders figures, where that is known."""
    plain = _MARKS.sub("", text).translate(_DIGITS)
    for found in _candidates(plain, day_first):
        if found and found.year >= FIRST_YEAR:
            return found
    return None


def stamped(text: str) -> str:
    """A stamp as ISO 8601: its moment, else its day; as it stands where it is neither."""
    if _ISO.match(text):
        return text
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        moment = None
    if moment and moment.tzinfo:
        return moment.isoformat()
    day = stamped_day(text)
    return day.isoformat() if day else text


def _candidates(text: str, day_first: bool | None) -> Iterator[dt.date | None]:
    for pattern in (_ISO, _YEAR_FIRST):
        if match := pattern.search(text):
            yield _date(int(match[1]), int(match[2]), int(match[3]))
    if match := _FIGURES.search(text):
        yield _of_figures(match, text, day_first)
    yield _named(text)


def _of_figures(match: re.Match[str], text: str, day_first: bool | None) -> dt.date | None:
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    year += CENTURY if year < 100 else 0
    if match["sign"] == "." or first > 12:
        day_first = True
    elif second > 12 or (day_first is None and _HALF.search(text)):
        day_first = False
    if day_first is None and first != second:
        return None
    return _date(year, second, first) if day_first else _date(year, first, second)


def _named(text: str) -> dt.date | None:
    """The day of a stamp that names its month."""
    year = _YEAR.search(text)
    if year is None:
        return None
    months = _months()
    for word in _WORD.finditer(text):
        month = months.get(word[0].casefold().rstrip("."))
        if month is None:
            continue
        rest = text[: year.start()] + " " * len(year[0]) + text[year.end() :]
        before = list(_DAY.finditer(rest, 0, word.start()))
        after = _DAY.search(rest, word.end())
        near = before[-1] if before else after
        return _date(int(year[0]), month, int(near[1])) if near else None
    return None


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


@cache
def _months() -> Mapping[str, int]:
    """The number of each month by its names, long and short, alone and in a date."""
    from sitrep.core.locales import locale_of  # it takes a while to load, and few stamps need it

    found: dict[str, int] = {}
    for language in LANGUAGES:
        months = locale_of(language).months
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in months[context][width].items():
                    if not name[:1].isdigit():
                        found.setdefault(name.casefold().rstrip("."), number)
    return found
