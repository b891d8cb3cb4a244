"""When this copy was published, and when the text was first: each with its words.

Nothing comes from a clock or a file's time.  A date without a year stays
without one unless the document, or another copy of the same report, gives it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sitrep.core.model import DateBasis
from sitrep.core.text import one_line
from sitrep.ingest.daywords import FIGURES, IN_ADDRESS, SeenDay, days_in, readings, without_dates
from sitrep.ingest.draft import Block, Day, Draft, Finding, Verdict
from sitrep.ingest.judge import plain
from sitrep.ingest.outlets import HEAD_LINE_WORDS, is_copy, outlet_called
from sitrep.ingest.settings import Settings

LATEST_AFTER = 60
"""A copy appears within so many days of a day its text speaks of; beyond, the year may be another."""

_AS_OF = re.compile(r"\b(?:as of|by the (?:morning|evening|afternoon|night|end) of) (?:\w+day,? )?$", re.IGNORECASE)
_DATES_A_TEXT = re.compile(r"^(?:date|posted|published|uploaded|(?:last )?updated|created)\b", re.IGNORECASE)
_KEPT = frozenset({Verdict.BYLINE, Verdict.POSTER, Verdict.CREDIT, Verdict.COPYRIGHT})
_ADDRESS = re.compile(r"https?://\S+(?: \S+?)*?\.(?:mp4|webm|mp3|jpe?g|png)\b|https?://[^\s<>\"')\]]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Dateline:
    """A line above the text that dates it, and whom it names beside the date."""

    at: int
    seen: SeenDay
    name: str
    line: str


def find_dates(draft: Draft, settings: Settings) -> Draft:
    """The draft with the dates that its own lines, addresses and text show."""
    lines = tuple(_datelines(draft.blocks))
    published = _published(lines, draft, settings)
    original = (
        _stated(lines, draft.origin, settings)
        or _in_address(draft)
        or _in_text(draft.body, published)
        or _same_as_copy(published, draft)
    )
    marked = {line.at for line in lines}
    blocks = (_as_dateline(block) if at in marked else block for at, block in enumerate(draft.blocks))
    return replace(draft, blocks=tuple(blocks), published=published, original=original)


def _datelines(blocks: tuple[Block, ...]) -> Iterator[_Dateline]:
    for at, block in enumerate(blocks):
        if block.is_body:
            return
        text = plain(block.text)
        seen = next((day for day in _seen(text) if day.year), None)
        if seen and block.words <= HEAD_LINE_WORDS:
            yield _Dateline(at, seen, one_line(without_dates(text)).strip(" ,|-–—"), block.text)


def _seen(text: str) -> Iterator[SeenDay]:
    yield from days_in(text)
    for match in FIGURES.finditer(text):
        if len(possible := readings(match)) == 1:
            yield possible[0]


def _published(lines: tuple[_Dateline, ...], draft: Draft, settings: Settings) -> Day | None:
    """The copy's date: the line of its publisher, else one that says so, else the last above the text."""
    origin = outlet_called(draft.origin.value, settings) if draft.origin else None
    publisher = outlet_called(draft.publisher.value, settings) if draft.publisher else None
    of_origin = [
        line for line in lines if origin and origin != publisher and outlet_called(line.name, settings) == origin
    ]
    others = [line for line in lines if line not in of_origin]
    of_publisher = [line for line in others if publisher and outlet_called(line.name, settings) == publisher]
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


def _in_address(draft: Draft) -> Day | None:
    """The date in an address of the origin: its article's, or a recording in the text."""
    links = [block.text for block in draft.blocks if block.verdict is Verdict.VIDEO]
    links += [draft.url.value] if draft.url else []
    for link in links:
        for match in IN_ADDRESS.finditer(link):
            fitting = [day for day in readings(match) if _fits(day, draft.body)]
            if len(fitting) == 1:
                return _day(fitting[0], DateBasis.URL, link)
    return None


def _fits(seen: SeenDay, body: Iterable[Block]) -> bool:
    """Whether a text of that date can speak of the days its body names, none of them long before or after."""
    date = dt.date(seen.year or 0, seen.month, seen.day)
    named = [
        _nearest(day, date) for block in body for day in days_in(plain(block.text)) if day.year in {None, seen.year}
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


def _in_text(body: tuple[Block, ...], published: Day | None) -> Day | None:
    """“as of June 26”, where the text speaks of no later day."""
    named = [(seen, plain(block.text)) for block in body for seen in days_in(plain(block.text))]
    as_of = [seen for seen, text in named if _AS_OF.search(text[: seen.start])]
    if not as_of:
        return None
    latest = max(as_of, key=lambda seen: (seen.month, seen.day))
    if any((seen.month, seen.day) > (latest.month, latest.day) for seen, _text in named if seen.year == latest.year):
        return None
    return with_year(_day(latest, DateBasis.TEXT, f"as of {latest.words}"), published)


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
    same = draft.publisher is None or (draft.origin is not None and draft.origin.value == draft.publisher.value)
    return published if same and not is_copy(draft) else None


def _day(seen: SeenDay, basis: DateBasis, evidence: str) -> Day:
    return Day(seen.month, seen.day, seen.year, basis, evidence)


def _as_dateline(block: Block) -> Block:
    if block.verdict in _KEPT:
        return block
    return replace(block, verdict=Verdict.DATELINE, reason="dates the text", rule="dateline")
