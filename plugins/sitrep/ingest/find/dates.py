"""When this copy was published, and when the text was first: each with its words.

The date of the copy is the one that the page states, else that of a line above the text.
The date of the first publication is asked of, in this order: a line of the origin's own,
the copy's date where the copy is known to be the origin's, the date in a URL of the
origin (checked against the days that the text names), "as of June 26" in the text, and
the copy's date where nothing says that the text is another's.

Nothing comes from a clock or a file's time, and a day after the day of ingest is never
taken. A date without a year stays without one unless the document, or another copy of
the same report, gives it.

Limits: months are known by the names in ``months.toml``; other calendars are not read.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from sitrep.core.model import DateBasis
from sitrep.core.text import one_line
from sitrep.ingest.draft import Block, Day, Draft, Finding, Verdict
from sitrep.ingest.find.day_order import days_seen, is_day_first
from sitrep.ingest.find.outlet_names import outlet_called, owner_of
from sitrep.ingest.find.outlets import HEAD_LINE_WORDS, is_copy
from sitrep.ingest.find.page_statements import days_to_come, page_day
from sitrep.ingest.knowledge.bank import Settings
from sitrep.ingest.knowledge.date_patterns import (
    IN_ADDRESS,
    SeenDay,
    days_in,
    plain,
    readings,
    without_dates,
)

_BARE_SOURCE = "bare-source"
"""The entry of phrases.toml for a credit without a name."""
LATEST_AFTER = 60
"""Most days between a day in a text and a copy of it; beyond, the year may be another."""
_ADDRESS_SPAN = 7
"""Most days between a date in a URL and the nearest day that the text names."""
_HEADLINE_REST = 3
"""Words beside the date from which a line above the text is a headline that contains a date."""
_AS_OF_REACH = 60
"""Characters before a day in which "as of" may be."""

_AS_OF = re.compile(
    r"\b(?:as of|by the (?:morning|evening|afternoon|night|end) of) (?:\w+day,? )?$", re.IGNORECASE
)
_DATES_A_TEXT = re.compile(
    r"^(?:date|posted|published|uploaded|(?:last )?updated|created)\b", re.IGNORECASE
)
_KEPT = frozenset({Verdict.BYLINE, Verdict.POSTER, Verdict.CREDIT, Verdict.COPYRIGHT})
"""Verdicts of lines that contain a date and say more than it."""


@dataclass(frozen=True, slots=True)
class _Dateline:
    """A line above the text that dates it, and whom it names beside the date."""

    at: int
    seen: SeenDay
    name: str
    line: str
    is_headline: bool


def find_dates(draft: Draft, settings: Settings) -> Draft:
    """The draft with the dates that its own lines, URLs and text show."""
    day_first = is_day_first(draft)
    lines = tuple(_datelines(draft, day_first, settings))
    published = page_day(draft, settings) or _published(lines, draft, settings)
    original = (
        _of_origins_line(lines, draft.origin, settings)
        or (_same_as_copy(published, draft) if draft.publisher else None)
        or _in_address(draft, settings)
        or _in_text(draft.body, published, settings)
        or _same_as_copy(published, draft)
    )
    blocks = list(draft.blocks)
    for line in lines:
        block = blocks[line.at]
        if not line.is_headline and block.verdict not in _KEPT:
            blocks[line.at] = replace(
                block, verdict=Verdict.DATELINE, reason="dates the text", rule="dateline"
            )
    doubts = (
        *draft.doubts,
        *days_to_come(draft, settings),
        *_lines_to_come(draft, day_first, settings),
    )
    return replace(
        draft, blocks=tuple(blocks), published=published, original=original, doubts=doubts
    )


def _datelines(draft: Draft, day_first: bool | None, settings: Settings) -> Iterator[_Dateline]:
    """The lines above the text with a day and year that is not still to come."""
    for at, block in enumerate(draft.blocks):
        if block.is_body:
            return
        if block.words > HEAD_LINE_WORDS:
            continue
        text = plain(block.text)
        for seen in days_seen(text, day_first):
            if seen.year and not _is_to_come(seen, settings):
                name = one_line(without_dates(text)).strip(" ,|-–—:")
                yield _Dateline(at, seen, name, block.text, _is_headline(block, name))
                break


def _lines_to_come(draft: Draft, day_first: bool | None, settings: Settings) -> Iterator[str]:
    """Doubts on lines above the text that show a day after that of ingest and no other."""
    for block in draft.blocks:
        if block.is_body:
            return
        if block.words > HEAD_LINE_WORDS:
            continue
        days = [day for day in days_seen(plain(block.text), day_first) if day.year]
        if days and all(_is_to_come(day, settings) for day in days):
            yield (
                f"date: “{days[0].words}” above the text is after the day of ingest;"
                " it was not taken"
            )


def _is_to_come(seen: SeenDay, settings: Settings) -> bool:
    return seen.year is not None and settings.is_to_come(dt.date(seen.year, seen.month, seen.day))


def _is_headline(block: Block, rest: str) -> bool:
    """Whether the line says more than a date line does: a headline may contain a date too.

    ``rest`` is what the line says beside the date.
    """
    return (
        block.verdict in {Verdict.NAVIGATION, Verdict.UNJUDGED}
        and len(rest.split()) >= _HEADLINE_REST
        and not _DATES_A_TEXT.match(block.text)
        and "|" not in rest
    )


def _published(lines: tuple[_Dateline, ...], draft: Draft, settings: Settings) -> Day | None:
    """The copy's date: its publisher's line, else one that says so, else the last above the text.

    The line of an origin that is another outlet dates the first publication; that of an
    agency does not, for a page prints its name beside its own date.
    """
    origin = outlet_called(draft.origin.value, settings) if draft.origin else None
    publisher = outlet_called(draft.publisher.value, settings) if draft.publisher else None
    origin_is_other = origin is not None and origin != publisher and not origin.is_wire
    of_publisher: list[_Dateline] = []
    saying: list[_Dateline] = []
    others: list[_Dateline] = []
    for line in lines:
        outlet = outlet_called(line.name, settings)
        if origin_is_other and outlet == origin:
            continue
        others.append(line)
        if publisher and outlet == publisher:
            of_publisher.append(line)
        if _DATES_A_TEXT.match(line.line):
            saying.append(line)
    for line in (*of_publisher, *saying, *reversed(others)):
        return _day(line.seen, DateBasis.STATED, line.line)
    return None


def _of_origins_line(
    lines: tuple[_Dateline, ...], origin: Finding | None, settings: Settings
) -> Day | None:
    """The date on the origin's own line."""
    wanted = outlet_called(origin.value, settings) if origin else None
    if wanted is None:
        return None
    for line in lines:
        if outlet_called(line.name, settings) == wanted:
            return _day(line.seen, DateBasis.STATED, line.line)
    return None


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
            nearest = _nearest(day, date)
            if nearest and abs((date - nearest).days) <= _ADDRESS_SPAN:
                return True
    return not has_days


def _nearest(seen: SeenDay, to: dt.date) -> dt.date | None:
    """The day with that name nearest to a date."""
    years = [seen.year] if seen.year else [to.year - 1, to.year, to.year + 1]
    days: list[dt.date] = []
    for year in years:
        try:
            days.append(dt.date(year, seen.month, seen.day))
        except ValueError:
            continue  # 29 February
    return min(days, key=lambda day: abs((day - to).days), default=None)


def _in_text(body: tuple[Block, ...], published: Day | None, settings: Settings) -> Day | None:
    """The day of "as of June 26", where the text speaks of no later day."""
    named: list[SeenDay] = []
    as_of: list[SeenDay] = []
    for block in body:
        text = plain(block.text)
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


def with_year(day: Day, near: Day | None) -> Day:
    """The day with the year that another date of the same report gives it, if it has none."""
    if day.year or near is None or near.date is None:
        return day
    seen = SeenDay(day.month, day.day, None, 0, "")
    date = _nearest(seen, near.date)
    if date and 0 <= (near.date - date).days <= LATEST_AFTER:
        return replace(day, year=date.year, evidence=f"{day.evidence}; year from {near.evidence}")
    return day


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
