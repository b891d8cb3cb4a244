"""How dates are written: with a month's name, in figures, in addresses."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from sitrep.core.prose.finder import WordFinder
from sitrep.ingest.knowledge.bank import month_numbers, weekday_numbers
from sitrep.ingest.knowledge.calendar_words import (
    all_months,
    all_weekdays,
    alternatives,
    unsure_months,
)
from sitrep.ingest.knowledge.languages.calendars import foreign_days

_MONTHS = all_months()
_MONTH = alternatives(_MONTHS)
_YEAR = r"(?:19|20)\d\d"
_DIGIT = re.compile(r"\d")
_WITHOUT_NAME = re.compile(r"\d\d\d\d[-/.]\d|\d[ ]?[月월]")
_MONTH_FINDER = WordFinder(tuple(dict.fromkeys(name.replace("İ", "i").lower() for name in _MONTHS)))
_WITH_YEAR = (1, 2, 3, 4, 5, 7)
"""The forms of a date that can have a year."""
_END = r"(?![^\W\d_])"
"""A name of a month ends there; figures may be glued to it."""
_IN_HEBREW = "(?:ב(?=[א-ת]{2}))?"
_OF = rf"(?:[ ]?(?:of|de|del|di|d'|tháng|e)[ ]|[ ]?[-/][ ]?|[ ])?{_IN_HEBREW}"
_BEFORE_YEAR = r"(?:[.,،]?[ ]?(?:de|del|do|of|سنة|عام)[ ]|[ ]?[-/,،.][ ]?|[ ]|\.[ ]|(?<=\.))"
DATE = re.compile(
    r"(?:(?<!\w)|(?<!\d)(?=\d))(?:"  # said first, for within words nothing else is tried then
    rf"(?<!\d)(?P<year3>{_YEAR})(?P<sign3>[-/.])(?P<month3>\d\d?)(?P=sign3)(?P<day3>\d\d?)(?!\d)"
    rf"|(?<![\w])(?P<month1>{_MONTH}){_END}\.?[ -]?(?:"
    rf"(?P<day4>\d\d),?(?P<year4>{_YEAR})(?!\d)"
    rf"|(?P<day1>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|[:.]\d|,\d{{3}}(?!\d))(?:(?:,[ ]?|[ ])"
    rf"(?P<year1>{_YEAR})(?!\d))?)"
    rf"|(?<!\d)(?<!\d[.,:/-])(?P<day2>\d{{1,2}})(?:st|nd|rd|th|er|[.º°ª])?{_OF}"
    rf"(?P<month2>{_MONTH}){_END}\.?(?:[ ]?/[ ]?(?:{_MONTH}){_END}\.?)?"
    rf"(?:{_BEFORE_YEAR}(?P<year2>{_YEAR})(?!\d))?"
    rf"|(?<!\d)(?P<year5>{_YEAR})(?:[ ]?年[ ]?|[ ]?년[ ]?)(?P<month5>\d\d?)[ ]?[月월][ ]?(?P<day5>\d\d?)[ ]?[日일]"
    rf"|(?<!\d)(?P<month6>\d\d?)[ ]?[月월][ ]?(?P<day6>\d\d?)[ ]?[日일]"
    rf"|(?<!\d)(?P<year7>{_YEAR})[.,]? (?P<month7>{_MONTH}){_END}\.? (?P<day7>\d\d?)(?!\d))",
    re.IGNORECASE,
)
"""A date with its month's name, or with its year first."""
FIGURES = re.compile(
    r"(?P<a>\d(?<!\d\d)(?<!\d[./-]\d)\d?)(?P<sign>[./-] ?)(?P<b>\d{1,2})(?P=sign)"
    rf"(?P<year>{_YEAR})(?!\d)"
)
"""Day and month in figures, in either order; it begins with a figure, for that is quickly found."""
WEEKDAY = re.compile(
    rf"\b(?:{'|'.join(sorted(weekday_numbers(), key=len, reverse=True))})\b\.?", re.IGNORECASE
)
_ANY_WEEKDAY = rf"(?<!\w)(?:{alternatives(all_weekdays())}){_END}"
DATED = re.compile(
    rf"(?:{_ANY_WEEKDAY}[.,،]*[ ])?(?:{DATE.pattern}|{FIGURES.pattern})(?:[ ]{_ANY_WEEKDAY})?",
    re.IGNORECASE,
)
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
    """The dates in a text that can exist, in its order; then those of other calendars."""
    if _may_have_date(text):
        for match in DATE.finditer(text):
            seen = _seen(match)
            if seen:
                yield seen
    for day in foreign_days(text):
        date = day.date
        yield SeenDay(date.month, date.day, date.year, day.start, day.words)


def has_date(text: str) -> bool:
    """Whether a date is in a text, be there such a day or not."""
    return _may_have_date(text) and DATE.search(text) is not None


def _may_have_date(text: str) -> bool:
    """Whether a text has a figure and the name of a month, or figures that need none.

    Most have not, and the pattern of dates, which is slow, is not tried then.
    """
    if not _DIGIT.search(text):
        return False
    if _WITHOUT_NAME.search(text):
        return True
    small = folded(text)
    for _word, start, end in _MONTH_FINDER.found_in(small):
        before, after = small[start - 1 : start], small[end : end + 1]
        if not after.isalpha() and (not before.isalpha() or before == "ב"):
            return True
    return False


def folded(text: str) -> str:
    """Text in small letters, each sign in its place."""
    return text.replace("İ", "i").lower()


def _seen(match: re.Match[str]) -> SeenDay | None:
    """The day that a match of DATE means; None where there is no such day, or it is none."""
    parts = match.groupdict()
    name = parts["month1"] or parts["month2"] or parts["month7"]
    year = int(next(filter(None, (parts[f"year{at}"] for at in _WITH_YEAR)), 0)) or None
    if name and not year and not _says_month(name):
        return None
    figure = parts["month3"] or parts["month5"] or parts["month6"]
    month = _MONTHS[name.lower()] if name else int(figure or 0)
    day = int(next(filter(None, (parts[f"day{at}"] for at in range(1, 8))), 0))
    if not _exists(month, day, year):
        return None
    return SeenDay(month, day, year, match.start(), match.group())


def _says_month(name: str) -> bool:
    """Whether a name without a year beside it is a month's: "may" and "march" are verbs too."""
    lowered = name.lower()
    if lowered in month_numbers():
        return not name[0].islower()
    return lowered not in unsure_months()


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


_PLAIN = {"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\u202f": " "}
for _digits in (
    "٠١٢٣٤٥٦٧٨٩",
    "۰۱۲۳۴۵۶۷۸۹",
    "०१२३४५६७८९",
    "০১২৩৪৫৬৭৮৯",
    "၀၁၂၃၄၅၆၇၈၉",
    "０１２３４５６７８９",
):
    _PLAIN |= dict(zip(_digits, "0123456789", strict=True))


_FANCY = re.compile(f"[{''.join(_PLAIN)}]")


def plain(text: str) -> str:
    """Text with plain quotes and digits, as the patterns expect; each sign stays in its place."""
    return text if text.isascii() else _FANCY.sub(lambda sign: _PLAIN[sign.group()], text)
