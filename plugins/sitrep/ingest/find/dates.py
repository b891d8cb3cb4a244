"""When this copy was published, and when the text was first: each with its words.

Nothing comes from a clock or a file's time.  A date without a year stays
without one unless the document, or another copy of the same report, gives it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from sitrep.core.model import DateBasis
from sitrep.core.text import one_line
from sitrep.ingest.draft import Block, Day, Draft, Finding, Verdict
from sitrep.ingest.find.outlet_names import outlet_called, owner_of
from sitrep.ingest.find.outlets import HEAD_LINE_WORDS, is_copy
from sitrep.ingest.find.page_statements import days_to_come, page_day
from sitrep.ingest.knowledge.bank import Settings
from sitrep.ingest.knowledge.date_patterns import (
    FIGURES,
    IN_ADDRESS,
    SeenDay,
    days_in,
    plain,
    readings,
    weekdays_in,
    without_dates,
)

BARE_SOURCE = "bare-source"
"""The entry of phrases.toml for a credit without a name."""
LATEST_AFTER = 60
"""A copy appears within so many days of a day its text speaks of; beyond, the year may be another.
"""

HEADLINE_REST = 3
"""Words beside the date from which a line above the text is a headline that holds a date."""
LEAD_BLOCKS = 3
"""Blocks at the start of a text whose weekdays are those of its date: “on Tuesday”."""
BEFORE = 60
"""Characters before a day in which "as of" may stand."""

_AS_OF = re.compile(
    r"\b(?:as of|by the (?:morning|evening|afternoon|night|end) of) (?:\w+day,? )?$", re.IGNORECASE
)
_DATES_A_TEXT = re.compile(
    r"^(?:date|posted|published|uploaded|(?:last )?updated|created)\b", re.IGNORECASE
)
_KEPT = frozenset({Verdict.BYLINE, Verdict.POSTER, Verdict.CREDIT, Verdict.COPYRIGHT})


@dataclass(frozen=True, slots=True)
class _Dateline:
    """A line above the text that dates it, and whom it names beside the date."""

    at: int
    seen: SeenDay
    name: str
    line: str
    is_headline: bool


def find_dates(draft: Draft, settings: Settings) -> Draft:
    """The draft with the dates that its own lines, addresses and text show."""
    day_first = _day_first(draft)
    lines = tuple(_datelines(draft, day_first, settings))
    published = page_day(draft, settings) or _published(lines, draft, settings)
    original = (
        _stated(lines, draft.origin, settings)
        or (_same_as_copy(published, draft) if draft.publisher else None)
        or _in_address(draft, settings)
        or _in_text(draft.body, published, settings)
        or _same_as_copy(published, draft)
    )
    marked = {line.at for line in lines if not line.is_headline}
    blocks = (
        _as_dateline(block) if at in marked else block for at, block in enumerate(draft.blocks)
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
    for at, block in enumerate(draft.blocks):
        if block.is_body:
            return
        text = plain(block.text)
        seen = next(
            (day for day in _seen(text, day_first) if day.year and not _is_to_come(day, settings)),
            None,
        )
        if seen and block.words <= HEAD_LINE_WORDS:
            name = one_line(without_dates(text)).strip(" ,|-–—:")
            yield _Dateline(at, seen, name, block.text, _is_headline(block, name))


def _lines_to_come(draft: Draft, day_first: bool | None, settings: Settings) -> Iterator[str]:
    """Doubts on lines above the text that show a day after that of ingest and no other."""
    for block in draft.blocks:
        if block.is_body:
            return
        is_line = block.words <= HEAD_LINE_WORDS
        days = [day for day in _seen(plain(block.text), day_first) if is_line and day.year]
        if days and all(_is_to_come(day, settings) for day in days):
            yield f"date: “{days[0].words}” above the text is after the day of ingest; it was not taken"


def _is_to_come(seen: SeenDay, settings: Settings) -> bool:
    return seen.year is not None and settings.is_to_come(dt.date(seen.year, seen.month, seen.day))


def _is_headline(block: Block, rest: str) -> bool:
    """Whether the line says more than a date line does: a headline may hold a date too."""
    open_ = block.verdict in {Verdict.NAVIGATION, Verdict.UNJUDGED}
    return (
        open_
        and len(rest.split()) >= HEADLINE_REST
        and not _DATES_A_TEXT.match(block.text)
        and "|" not in rest
    )


def _seen(text: str, day_first: bool | None) -> Iterator[SeenDay]:
    yield from days_in(text)
    for match in FIGURES.finditer(text):
        possible = readings(match)
        if len(possible) == 1:
            yield possible[0]
        elif possible and day_first is not None:
            yield possible[0 if day_first else 1]


def _day_first(draft: Draft) -> bool | None:
    """Whether the document writes the day before the month in figures.

    None where nothing shows it.
    """
    figures = [match for block in draft.blocks for match in FIGURES.finditer(block.text)]
    found = {_order(match) for match in figures} - {None}
    if not figures or len(found) == 1:
        return next(iter(found), None)
    named = {(day.month, day.day) for block in draft.body for day in days_in(plain(block.text))}
    weekdays = {day for block in draft.body[:LEAD_BLOCKS] for day in weekdays_in(block.text)}
    pairs = [pair for pair in map(readings, figures) if len(pair) == 2]
    by_day = _first_fits(pairs, lambda day: (day.month, day.day) in named)
    return (
        by_day if by_day is not None else _first_fits(pairs, lambda day: _weekday(day) in weekdays)
    )


def _first_fits(
    pairs: Iterable[tuple[SeenDay, ...]], fits: Callable[[SeenDay], bool]
) -> bool | None:
    """Whether the first readings of pairs fit and not the second.

    None where both do, or neither.
    """
    found = [tuple(map(fits, pair)) for pair in pairs]
    first, second = any(pair[0] for pair in found), any(pair[1] for pair in found)
    return first if first != second else None


def _weekday(day: SeenDay) -> int:
    return dt.date(day.year or 0, day.month, day.day).isoweekday()


def _order(match: re.Match[str]) -> bool | None:
    first, second = int(match["a"]), int(match["b"])
    return True if first > 12 >= second else False if second > 12 >= first else None


def _published(lines: tuple[_Dateline, ...], draft: Draft, settings: Settings) -> Day | None:
    """The copy's date: the line of its publisher, else one that says so, else the last above the
    text.
    """
    origin = outlet_called(draft.origin.value, settings) if draft.origin else None
    publisher = outlet_called(draft.publisher.value, settings) if draft.publisher else None
    of_origin = [
        line
        for line in lines
        if origin
        and origin != publisher
        and not origin.is_agency
        and outlet_called(line.name, settings) == origin
    ]
    others = [line for line in lines if line not in of_origin]
    of_publisher = [
        line for line in others if publisher and outlet_called(line.name, settings) == publisher
    ]
    saying = [line for line in others if _DATES_A_TEXT.match(line.line)]
    chosen = next(iter([*of_publisher, *saying, *reversed(others)]), None)
    return _day(chosen.seen, DateBasis.STATED, chosen.line) if chosen else None


def _stated(lines: tuple[_Dateline, ...], origin: Finding | None, settings: Settings) -> Day | None:
    """The origin's own line."""
    for line in lines:
        outlet = outlet_called(line.name, settings)
        if origin and outlet and outlet == outlet_called(origin.value, settings):
            return _day(line.seen, DateBasis.STATED, line.line)
    return None


def _in_address(draft: Draft, settings: Settings) -> Day | None:
    """The date in an address of the origin: its article's, or a recording in the text on its own
    server.
    """
    origin = outlet_called(draft.origin.value, settings) if draft.origin else None
    links = [block.text for block in draft.blocks if block.verdict is Verdict.VIDEO and origin]
    links = [link for link in links if owner_of(link, settings.outlets) == origin]
    links += [draft.url.value] if draft.url else []
    for link in links:
        for match in IN_ADDRESS.finditer(link):
            possible = [day for day in readings(match) if not _is_to_come(day, settings)]
            fitting = [day for day in possible if _fits(day, draft.body)]
            if len(fitting) == 1:
                return _day(fitting[0], DateBasis.URL, link)
    return None


def _fits(seen: SeenDay, body: Iterable[Block]) -> bool:
    """Whether a text of that date can speak of the days its body names, none of them long before or
    after.
    """
    date = dt.date(seen.year or 0, seen.month, seen.day)
    named = [
        _nearest(day, date)
        for block in body
        for day in days_in(plain(block.text))
        if day.year in {None, seen.year}
    ]
    return not named or min(abs((date - day).days) for day in named if day) <= 7


def _nearest(seen: SeenDay, to: dt.date) -> dt.date | None:
    """The day with that name nearest to a date."""
    years = [seen.year] if seen.year else [to.year - 1, to.year, to.year + 1]
    days = []
    for year in years:
        try:
            days.append(dt.date(year, seen.month, seen.day))
        except ValueError:
            continue
    return min(days, key=lambda day: abs((day - to).days), default=None)


def _in_text(body: tuple[Block, ...], published: Day | None, settings: Settings) -> Day | None:
    """“as of June 26”, where the text speaks of no later day."""
    named: list[SeenDay] = []
    as_of: list[SeenDay] = []
    for block in body:
        text = plain(block.text)
        for seen in days_in(text):
            named.append(seen)
            if not _is_to_come(seen, settings) and _AS_OF.search(
                text[max(0, seen.start - BEFORE) : seen.start]
            ):
                as_of.append(seen)
    latest = max(as_of, key=_in_time(as_of), default=None)
    if latest is None or _is_later(named, latest):
        return None
    return with_year(_day(latest, DateBasis.TEXT, f"as of {latest.words}"), published)


def _in_time(days: list[SeenDay]) -> Callable[[SeenDay], tuple[int, int, int]]:
    """A sort key: a day without a year counts as of the latest year that is named."""
    year = max((day.year for day in days if day.year), default=0)
    return lambda day: (day.year or year, day.month, day.day)


def _is_later(days: list[SeenDay], than: SeenDay) -> bool:
    in_time = _in_time(days)
    return any(in_time(day) > in_time(than) for day in days)


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
    """The copy's date where the copy is the origin's own, or nothing says it is another's."""
    if draft.publisher:
        own = draft.origin is not None and draft.origin.value == draft.publisher.value
        return published if own and not is_copy(draft) else None
    posted = any(block.verdict is Verdict.POSTER for block in draft.blocks)
    return (
        None if posted or (draft.origin and is_copy(draft) and not _is_lifted(draft)) else published
    )


def _is_lifted(draft: Draft) -> bool:
    """Whether a copy names no outlet in its credit: what stands above the text was taken with it."""
    return {block.rule for block in draft.blocks if block.verdict is Verdict.CREDIT} == {
        BARE_SOURCE
    }


def _day(seen: SeenDay, basis: DateBasis, evidence: str) -> Day:
    return Day(seen.month, seen.day, seen.year, basis, evidence)


def _as_dateline(block: Block) -> Block:
    if block.verdict in _KEPT:
        return block
    return replace(block, verdict=Verdict.DATELINE, reason="dates the text", rule="dateline")
