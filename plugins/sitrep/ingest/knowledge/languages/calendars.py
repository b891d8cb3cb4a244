"""Dates of other calendars: the Persian one and the Thai years, as Gregorian days.

The Persian calendar is reckoned with its cycle of 33 years, which holds from 1970 to 2060. Islamic
months begin by sight of the moon, on another day from one country to the next: such a date is
known for one and is not turned into a day.

Limits: a Persian date without its year is not read, nor a Thai year in two figures.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from sitrep.ingest.knowledge.data_files import read_data

THAI_YEARS = 543
"""How many years the Buddhist era is ahead."""

_LEAP = frozenset({1, 5, 9, 13, 17, 22, 26, 30})
_NEW_YEAR = (1400, dt.date(2021, 3, 21))
_PERSIAN_YEAR = r"1(?:3[7-9]|40)\d"
_THAI_YEAR = r"25[3-9]\d"
_ISLAMIC_YEAR = r"14[1-5]\d"


@dataclass(frozen=True, slots=True)
class ForeignDay:
    """A day that a text names by another calendar."""

    date: dt.date
    start: int
    words: str


def foreign_days(text: str) -> Iterator[ForeignDay]:
    """The days that a text in plain figures names by the Persian calendar, and by Thai years."""
    if not _may_hold(text):
        return
    persian, thai, _islamic = _patterns()
    for pattern, months, reckon in (
        (persian, _months("persian"), _of_persian),
        (thai, _months("thai"), _of_thai),
    ):
        for match in pattern.finditer(text):
            name = match["month"]
            month = months[name] if name else int(match["month2"])
            date = reckon(
                int(match["year"] or match["year2"]), month, int(match["day"] or match["day2"])
            )
            if date:
                yield ForeignDay(date, match.start(), match.group())


def islamic_date(text: str) -> str | None:
    """The first date of the Islamic calendar in a text, as it stands there."""
    match = _patterns()[2].search(text) if _may_hold(text) else None
    return match.group() if match else None


def without_islamic_dates(text: str) -> str:
    """Text without dates of the Islamic calendar, which stand beside ours."""
    return _patterns()[2].sub(" ", text) if _may_hold(text) else text


def _may_hold(text: str) -> bool:
    return any(year in text for year in ("13", "14", "25"))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    persian, thai, islamic = (_alternatives(kind) for kind in ("persian", "thai", "islamic"))
    return (
        re.compile(
            rf"(?<!\d)(?:(?P<day>\d{{1,2}})(?:م|ام)?[ ](?P<month>{persian})(?:[ ]?ماه)?[،,]?[ ]"
            rf"(?:سال[ ])?(?P<year>{_PERSIAN_YEAR})"
            rf"|(?P<year2>{_PERSIAN_YEAR})(?P<sign>[/-])(?P<month2>\d\d?)(?P=sign)(?P<day2>\d\d?))(?!\d)"
        ),
        re.compile(
            rf"(?<!\d)(?:(?P<day>\d{{1,2}})[ ]?(?P<month>{thai})[ ]?(?:พ\.?[ ]?ศ\.?[ ]?)?(?P<year>{_THAI_YEAR})"
            rf"|(?P<day2>\d\d?)(?P<sign>[/.-])(?P<month2>\d\d?)(?P=sign)(?P<year2>{_THAI_YEAR}))(?!\d)"
        ),
        re.compile(
            rf"(?<!\d)\d{{1,2}}[ ]?(?:من[ ])?(?:شهر[ ])?(?:{islamic})[،,]?[ ](?:سنة[ ]|عام[ ])?"
            rf"{_ISLAMIC_YEAR}(?!\d)(?:[ ]?هـ?(?!\w))?"
            rf"|(?<!\d)\d{{1,2}}[/-]\d{{1,2}}[/-]{_ISLAMIC_YEAR}(?!\d)"
            rf"|(?<!\d){_ISLAMIC_YEAR}[/-]\d{{1,2}}[/-]\d{{1,2}}(?!\d)"
        ),
    )


def _alternatives(kind: str) -> str:
    return "|".join(sorted(map(re.escape, _months(kind)), key=len, reverse=True))


@cache
def _months(kind: str) -> Mapping[str, int]:
    """The names of a calendar's months, each with its number."""
    names = read_data("calendars")[kind]
    return {name: int(number) for number, each in names.items() for name in each}


def _of_thai(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year - THAI_YEARS, month, day)
    except ValueError:
        return None


def _of_persian(year: int, month: int, day: int) -> dt.date | None:
    """The day of a Persian date; None where there is none."""
    if not (1 <= month <= 12 and 1 <= day <= _length(year, month)):
        return None
    known, date = _NEW_YEAR
    days = sum(_days(each) for each in range(known, year)) - sum(
        _days(each) for each in range(year, known)
    )
    days += sum(_length(year, each) for each in range(1, month)) + day - 1
    return date + dt.timedelta(days=days)


def _days(year: int) -> int:
    return 366 if year % 33 in _LEAP else 365


def _length(year: int, month: int) -> int:
    if month <= 6:
        return 31
    return 30 if month < 12 else _days(year) - 336
