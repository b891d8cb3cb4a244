"""The stamps before messages: which line has one, and how a chat orders day and month."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sitrep.ingest.knowledge.stamps import stamped_day

_DATE = r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\.?"
_TIME = r"\d{1,2}[:.٫]\d\d(?:[:.٫]\d\d)?"
_HALF = (
    r"(?:[apAP]\.?[ \u00a0\u202f]?[mM]\.?|[صم]|ق\.ظ\.?|ب\.ظ\.?|[öÖ]{2}|[öÖ][sS]|πμ|μμ|de\.|du\.)"
)
_BEFORE = r"(?:上午|下午|凌晨|早上|中午|晚上|오전|오후|午前|午後)"
STAMP = (
    rf"(?P<date>{_DATE})[,،]?\s(?:(?:à|a las|às|alle|um|kl\.?|at|в|о|klo|o)\s)?"
    rf"{_BEFORE}?\s?(?P<time>{_TIME})(?:\s?(?P<half>{_HALF}))?"
)
"""A day in figures and a time, as programs write them in many countries."""

_DIGITS = {ord(sign): str(at % 10) for at, sign in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")}
_FIGURES = re.compile(r"(\d{1,2})([./-])(\d{1,2})[./-](?:\d{4}|\d\d)\.?")


@dataclass(frozen=True, slots=True)
class DayOrder:
    """How figures are read."""

    day_first: bool | None
    is_certain: bool
    """Whether the figures themselves show it."""


def read_moment(date: str, time: str, half: str, order: DayOrder) -> dt.datetime | None:
    """The moment of a stamp; None where its day is not known."""
    day = stamped_day(date, day_first=order.day_first)
    if day is None:
        return None
    parts = [int(part) for part in re.split(r"[:.٫]", time.translate(_DIGITS))]
    hour = parts[0]
    folded = half.casefold().replace(".", "").strip()
    if folded and hour <= 12:
        is_late = folded[0] in "pمب" or folded in {"ös", "μμ", "du"}
        hour = hour % 12 + (12 if is_late else 0)
    try:
        return dt.datetime(day.year, day.month, day.day, hour, parts[1])
    except ValueError:
        return None


def day_order(dates: Iterable[str], halves: Iterable[str]) -> DayOrder:
    """How a chat orders day and month.

    A number above 12 shows it. Else the order is believed in which time does not go back, or
    in which messages lie closer together; else the clock decides: with twenty-four hours or
    small letters for the half of a day it is one of a country that puts the day first.
    """
    plain = [date.translate(_DIGITS) for date in dates]
    matches = [match for date in plain if (match := _FIGURES.fullmatch(date))]
    if not matches:
        return DayOrder(None, is_certain=True)
    if any(match[2] == "." or int(match[1]) > 12 for match in matches):
        return DayOrder(day_first=True, is_certain=True)
    if any(int(match[3]) > 12 for match in matches):
        return DayOrder(day_first=False, is_certain=True)
    used = [half for half in halves if half]
    spans = {order: _span(plain, order) for order in (True, False)}
    first, second = spans[True], spans[False]
    if first is not None and second is not None and first != second:
        return DayOrder(day_first=first < second, is_certain=False)
    if (first is None) != (second is None):
        return DayOrder(day_first=first is not None, is_certain=False)
    is_american = any(half.isupper() for half in used) and not plain[0].startswith("0")
    return DayOrder(day_first=not is_american, is_certain=False)


def _span(dates: Sequence[str], day_first: bool) -> int | None:
    """The days from the first to the last message; None where time goes back."""
    days = [stamped_day(date, day_first=day_first) for date in dict.fromkeys(dates)]
    known = [day for day in days if day]
    if len(known) < len(days) or any(before > after for before, after in pairwise(known)):
        return None
    return (known[-1] - known[0]).days
