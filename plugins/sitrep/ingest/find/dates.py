"""When this copy was published, and when the text was first: each with its words.

The date of the copy is the one that the page states, else that of a line above the text.
The date of the first publication is asked of, in this order: a line of the origin's own,
the copy's date where the copy is known to be the origin's, the date in a URL of the
origin (checked against the days that the text names), "as of June 26" in the text, and
the copy's date where nothing says that the text is another's.

Nothing comes from a clock or a file's time, and a day after the day of ingest is never
taken. A date without a year stays without one unless the document, or another copy of
the same report, gives it.

Limits: months are known by the names in ``calendar_words.toml``; of other calendars the
Persian one and Thai years are read, and Islamic dates are doubts.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from sitrep.core.model import DateBasis
from sitrep.ingest.draft import Block, Day, Draft, Finding, HeadDay, Verdict
from sitrep.ingest.find.nearest_days import nearest, with_year
from sitrep.ingest.find.outlet_names import outlet_called, owner_of
from sitrep.ingest.find.own_address import day_in_own_address
from sitrep.ingest.find.page_statements import days_to_come, page_day
from sitrep.ingest.find.whose.dateline_days import day_in_dateline
from sitrep.ingest.find.whose.finding import HEAD_LINE_WORDS, is_copy
from sitrep.ingest.knowledge.bank import Settings
from sitrep.ingest.knowledge.date_patterns import (
    IN_ADDRESS,
    SeenDay,
    days_in,
    plain,
    readings,
)
from sitrep.ingest.knowledge.languages.calendars import islamic_date

_BARE_SOURCE = "bare-source"
"""The entry of phrases.toml for a credit without a name."""
_ADDRESS_SPAN = 7
"""Most days between a date in a URL and the nearest day that the text names."""
_AS_OF_REACH = 60
"""Characters before a day in which "as of" may be."""

_AS_OF = re.compile(
    r"\b(?:as of|by the (?:morning|evening|afternoon|night|end) of) (?:\w+day,? )?$", re.IGNORECASE
)
_AS_OF_WORDS = re.compile(r"as of|by the (?:m|e|a|n)", re.IGNORECASE)
"""Without them no "as of" is in a text."""
_FIRST_PUBLISHED = re.compile(
    r"\b(?:first|originally|initially|zuerst|zunächst|ursprünglich|initialement|d'abord"
    r"|originalmente|originariamente|впервые|вперше|ilk|pierwotnie)\b|أول|الأصل",
    re.IGNORECASE,
)


def find_dates(draft: Draft, settings: Settings) -> Draft:
    """The draft with the dates that its own lines, URLs and text show."""
    days = tuple(_days_around(draft, settings))
    published = (
        page_day(draft, settings)
        or _published(days, draft, settings)
        or day_in_own_address(draft, settings)
    )
    original = (
        _said_original(days)
        or _credited_day(draft, settings)
        or _of_origins_line(days, draft.origin, settings)
        or (_same_as_copy(published, draft) if draft.publisher else None)
        or _in_address(draft, settings)
        or day_in_dateline(draft, published, settings)
        or _in_text(draft.body, published, settings)
        or _in_title(days)
        or _same_as_copy(published, draft)
    )
    doubts = (*draft.doubts, *days_to_come(draft, settings), *_lines_to_come(draft, settings))
    if published is None:
        doubts = (*doubts, *_islamic_dates(draft))
    return replace(draft, published=published, original=original, doubts=doubts)


def _days_around(draft: Draft, settings: Settings) -> Iterator[HeadDay]:
    """The days with their years that the lines around the text give and that have come."""
    for each in draft.head.days if draft.head else ():
        if each.day.date and not settings.is_to_come(each.day.date):
            yield each


def _lines_to_come(draft: Draft, settings: Settings) -> Iterator[str]:
    """Doubts on days around the text that are after that of ingest."""
    for each in draft.head.days if draft.head else ():
        if each.day.date and settings.is_to_come(each.day.date):
            yield (f"date: “{each.day.evidence}” is after the day of ingest; it was not taken")


def _islamic_dates(draft: Draft) -> Iterator[str]:
    """A doubt on the first line that dates the text by the Islamic calendar alone."""
    for block in draft.blocks:
        found = islamic_date(plain(block.text)) if block.words <= HEAD_LINE_WORDS else None
        if found:
            yield f"date: “{found}” is of the Islamic calendar, which no day is certain in; it was not taken"
            return


def _published(days: tuple[HeadDay, ...], draft: Draft, settings: Settings) -> Day | None:
    """The copy's date: its publisher's line, else what the others say that theirs is.

    The line of an origin that is another outlet dates the first publication; that of an
    agency does not, for a page prints its name beside its own date.
    """
    origin = outlet_called(draft.origin.value, settings) if draft.origin else None
    publisher = outlet_called(draft.publisher.value, settings) if draft.publisher else None
    others = origin is not None and origin != publisher and not origin.is_wire
    best: tuple[int, int, Day] | None = None
    for number, each in enumerate(days):
        if others and origin and origin.name in each.beside:
            continue
        rank = 0 if publisher and publisher.name in each.beside else _rank(each)
        # Of equals the one nearest to the text.
        if rank is not None and (best is None or (rank, -number) < best[:2]):
            best = (rank, -number, each.day)
    return best[2] if best else None


def _rank(each: HeadDay) -> int | None:
    """How sure a day is the copy's, the surest 1; None where it is not."""
    if each.where == "title":
        return 6 if not _AS_OF.search(_before(each.day)) else None
    if each.says == "published":
        return 1
    if each.says == "updated":
        return 4
    if each.says != "nothing":
        return None
    if each.where == "below":
        return 5
    return 2 if each.is_below_title else 3


def _before(day: Day) -> str:
    """What a title says before its day, as far as that can be told."""
    for seen in days_in(plain(day.evidence)):
        if (seen.month, seen.day) == (day.month, day.day):
            return day.evidence[max(0, seen.start - _AS_OF_REACH) : seen.start]
    return ""


def _said_original(days: tuple[HeadDay, ...]) -> Day | None:
    """The day that a line says is that of the first publication."""
    return next((each.day for each in days if each.says == "original"), None)


def _credited_day(draft: Draft, settings: Settings) -> Day | None:
    """The day that a credit names: "first published by Example Wire on 7 July 2020"."""
    for block in draft.blocks:
        if block.verdict is not Verdict.CREDIT:
            continue
        text = plain(block.text)
        if not _FIRST_PUBLISHED.search(text):
            continue
        days = [seen for seen in days_in(text) if seen.year and not _is_to_come(seen, settings)]
        if len(days) == 1:
            return _day(days[0], DateBasis.STATED, block.text)
    return None


def _in_title(days: tuple[HeadDay, ...]) -> Day | None:
    """The day as of which a title says that the text was written."""
    for each in days:
        if each.where == "title" and _AS_OF.search(_before(each.day)):
            return each.day
    return None


def _of_origins_line(
    days: tuple[HeadDay, ...], origin: Finding | None, settings: Settings
) -> Day | None:
    """The date on the origin's own line."""
    wanted = outlet_called(origin.value, settings) if origin else None
    if wanted is None:
        return None
    return next((each.day for each in days if wanted.name in each.beside), None)


def _in_address(draft: Draft, settings: Settings) -> Day | None:
    """The date in a URL of the origin: its article's, or a recording's on its own server."""
    links: list[str] = []
    origin = outlet_called(draft.origin.value, settings) if draft.origin else None
    for block in draft.blocks if origin else ():
        if block.verdict is Verdict.VIDEO and owner_of(block.text, settings.outlets) == origin:
            links.append(block.text)
    if draft.url:
        links.append(draft.url.value)
    for link in links:
        for match in IN_ADDRESS.finditer(link):
            fitting: list[SeenDay] = []
            for day in readings(match):
                if not _is_to_come(day, settings) and _fits(day, draft.body):
                    fitting.append(day)
            if len(fitting) == 1:
                return _day(fitting[0], DateBasis.URL, link)
    return None


def _is_to_come(seen: SeenDay, settings: Settings) -> bool:
    return seen.year is not None and settings.is_to_come(dt.date(seen.year, seen.month, seen.day))


def _fits(seen: SeenDay, body: Iterable[Block]) -> bool:
    """Whether a text of that date can speak of the days that its body names.

    A day of another year is background; of the others one must be near.
    """
    date = dt.date(seen.year or 0, seen.month, seen.day)
    has_days = False
    for block in body:
        for day in days_in(plain(block.text)):
            if day.year not in {None, seen.year}:
                continue
            has_days = True
            near = nearest(day, date)
            if near and abs((date - near).days) <= _ADDRESS_SPAN:
                return True
    return not has_days


def _in_text(body: tuple[Block, ...], published: Day | None, settings: Settings) -> Day | None:
    """The day of "as of June 26", where the text speaks of no later day."""
    texts = [plain(block.text) for block in body]
    if not any(_AS_OF_WORDS.search(text) for text in texts):
        return None
    named: list[SeenDay] = []
    as_of: list[SeenDay] = []
    for text in texts:
        for seen in days_in(text):
            named.append(seen)
            before = text[max(0, seen.start - _AS_OF_REACH) : seen.start]
            if _AS_OF.search(before) and not _is_to_come(seen, settings):
                as_of.append(seen)
    if not as_of:
        return None
    latest = max(as_of, key=_in_time(as_of))
    in_time = _in_time(named)
    if any(in_time(day) > in_time(latest) for day in named):
        return None
    return with_year(_day(latest, DateBasis.TEXT, f"as of {latest.words}"), published)


def _in_time(days: list[SeenDay]) -> Callable[[SeenDay], tuple[int, int, int]]:
    """A sort key: a day without a year counts as of the latest year that is named."""
    year = max((day.year for day in days if day.year), default=0)
    return lambda day: (day.year or year, day.month, day.day)


def _same_as_copy(published: Day | None, draft: Draft) -> Day | None:
    """The copy's date where the copy is the origin's own, or nothing says that it is another's."""
    if draft.publisher:
        is_own = draft.origin is not None and draft.origin.value == draft.publisher.value
        return published if is_own and not is_copy(draft) else None
    if any(block.verdict is Verdict.POSTER for block in draft.blocks):
        return None
    if draft.origin and is_copy(draft) and not _has_bare_credit(draft):
        return None
    return published


def _has_bare_credit(draft: Draft) -> bool:
    """Whether a copy names no outlet in its credits: what is above the text was taken with it."""
    rules = {block.rule for block in draft.blocks if block.verdict is Verdict.CREDIT}
    return rules == {_BARE_SOURCE}


def _day(seen: SeenDay, basis: DateBasis, evidence: str) -> Day:
    return Day(seen.month, seen.day, seen.year, basis, evidence)
