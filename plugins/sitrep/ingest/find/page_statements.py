"""Title, date, outlet and writer as a web page states them, held against what it shows."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from sitrep.core.links.hosts import bare_host
from sitrep.core.model import DateBasis
from sitrep.core.text import one_line
from sitrep.ingest.draft import Day, Draft, Finding
from sitrep.ingest.find.page_title import normal
from sitrep.ingest.knowledge.bank import Settings
from sitrep.ingest.knowledge.date_patterns import days_in
from sitrep.ingest.knowledge.page_words import no_outlets
from sitrep.ingest.markup import Facts, LineKind, Stated

MAX_SITE_WORDS = 6
"""Longest name of an outlet, in words; what is longer is its motto."""
MIN_PART_WORDS = 3
"""A part of a stated title that has fewer words is the name of a section."""
FIRST_YEAR = 1991
"""Year of the first web page; software that knows no date states the year 1 or 1970."""
MAX_SHOWN = 90
"""Characters of a statement that are shown as evidence."""

_BREAKS = re.compile(r"\s+(?:[-–—|•·»:]|::|//)\s+|:\s+")
_ISO = re.compile(r"(?P<year>\d{4})-?(?P<month>\d\d)-?(?P<day>\d\d)(?=$|[T ])(?P<time>[T ].*)?")
_WORLD_TIME = re.compile(r"(?:Z|[+-]00:?00)$")
_BY = re.compile(r"^by:?\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PageHeadline:
    """A headline that a page states."""

    finding: Finding
    words: str
    """By which the lines that show it are known."""


def page_headline(draft: Draft) -> PageHeadline | None:
    """The headline that the page states and shows.

    One that only its markup states where it shows none.
    """
    facts = _facts(draft)
    if facts is None:
        return None
    shown = _shown(draft)
    for stated in facts.titles:
        for part in _parts(stated.value, facts):
            if line := shown.get(normal(part)):
                return PageHeadline(
                    Finding(line, f"{stated.evidence}, shown on the page"), normal(line)
                )
    return _lone_heading(draft, facts) or _unseen(facts)


def _facts(draft: Draft) -> Facts | None:
    return draft.document.page.facts if draft.document.page else None


def _shown(draft: Draft) -> dict[str, str]:
    """The page's short lines by their words; of equal ones the heading's spelling."""
    page = draft.document.page
    lines = page.lines if page and page.elements else ()
    ranked = sorted(
        zip(lines, draft.blocks, strict=False), key=lambda pair: pair[0].kind is LineKind.TITLE
    )
    return {normal(block.text): block.text for _line, block in ranked if normal(block.text)}


def _parts(title: str, facts: Facts) -> Iterator[str]:
    """A stated title, then what is left of it without the outlet's name at either end, the longest
    first.
    """
    yield title
    breaks = list(_BREAKS.finditer(title))
    for match in reversed(breaks):
        if _is_headline(title[: match.start()], title[match.end() :], facts):
            yield title[: match.start()]
    for match in breaks:
        if _is_site(title[: match.start()], facts):
            yield title[match.end() :]


def _is_headline(part: str, rest: str, facts: Facts) -> bool:
    return len(part.split()) >= MIN_PART_WORDS or _is_site(rest, facts)


def _is_site(text: str, facts: Facts) -> bool:
    """Whether text is the outlet's name, or its address without signs."""
    wanted = normal(text).replace(" ", "")
    names = {normal(site.value).replace(" ", "") for site in facts.sites}
    hosts = {_host(address.value) for address in facts.addresses} - {""}
    return bool(wanted) and (
        wanted in names or any(wanted in {host, host.partition(".")[0]} for host in hosts)
    )


def _host(address: str) -> str:
    return bare_host(address).replace("-", "") if address.lower().startswith("http") else ""


def _lone_heading(draft: Draft, facts: Facts) -> PageHeadline | None:
    """The one heading of the first rank above the text, where it is not the outlet's name."""
    page = draft.document.page
    first = next((at for at, block in enumerate(draft.blocks) if block.is_body), 0)
    headings = [
        (at, block.text)
        for at, (line, block) in enumerate(
            zip(page.lines if page else (), draft.blocks, strict=False)
        )
        if line.kind is LineKind.TITLE and not _is_site(block.text, facts)
    ]
    found = [text for at, text in headings if at < first] or [text for _at, text in headings[:1]]
    is_lone = len(set(map(normal, found))) == 1
    is_long = is_lone and (len(found[0].split()) >= MIN_PART_WORDS or _is_stated(found[0], facts))
    lone = found[0] if is_long else ""
    return (
        PageHeadline(Finding(lone, "the only heading of the first rank"), normal(lone))
        if lone
        else None
    )


def _is_stated(heading: str, facts: Facts) -> bool:
    """Whether a stated title begins with a heading, before a dash or bar: then two words are a
    headline too.
    """
    titles = [stated.value for stated in facts.titles]
    return any(
        normal(title[: match.start()]) == normal(heading)
        for title in titles
        for match in _BREAKS.finditer(title)
    )


def _unseen(facts: Facts) -> PageHeadline | None:
    """A headline that stands in the markup alone, where it says whose name is to be left out."""
    for stated in facts.titles[:1]:
        parts = [
            part for part in _parts(stated.value, facts) if len(part.split()) >= MIN_PART_WORDS
        ]
        if parts and stated.evidence != "<title>":
            shortest = one_line(parts[-1] if _names_site(stated, parts[-1], facts) else parts[0])
            return PageHeadline(
                Finding(shortest, f"{stated.evidence}, not shown"), normal(shortest)
            )
    return None


def _names_site(stated: Stated, part: str, facts: Facts) -> bool:
    rest = stated.value.removeprefix(part).removesuffix(part)
    return _is_site(re.sub(r"^\W+|\W+$", "", rest), facts)


def page_day(draft: Draft, settings: Settings) -> Day | None:
    """The day of publication that the page states; the day it shows, where that differs by the time
    zone alone.

    A day that is still to come is passed over.
    """
    facts = _facts(draft)
    for stated in facts.dates if facts else ():
        if (day := _stated_day(stated)) and settings.is_to_come(day):
            continue
        match = _ISO.match(stated.value)
        evidence = f"{stated.evidence}: {stated.value[:MAX_SHOWN]}"
        if match and (date := _date(match)):
            shown = _shown_day(draft, date) if _WORLD_TIME.search(match["time"] or "") else None
            date, evidence = (shown, f"{evidence}, shown as {shown}") if shown else (date, evidence)
            return Day(date.month, date.day, date.year, DateBasis.STATED, evidence)
        if not match and (
            seen := next(
                (day for day in days_in(stated.value) if (day.year or 0) >= FIRST_YEAR), None
            )
        ):
            return Day(seen.month, seen.day, seen.year, DateBasis.STATED, evidence)
    return None


def days_to_come(draft: Draft, settings: Settings) -> Iterator[str]:
    """Doubts on dates of publication that the page states and that lie after the day of ingest."""
    facts = _facts(draft)
    for stated in facts.dates if facts else ():
        day = _stated_day(stated)
        if day and settings.is_to_come(day):
            yield f"date: {stated.evidence} states {day}, after the day of ingest; it was not taken"


def _stated_day(stated: Stated) -> dt.date | None:
    match = _ISO.match(stated.value)
    if match:
        return _date(match)
    seen = next((day for day in days_in(stated.value) if (day.year or 0) >= FIRST_YEAR), None)
    return dt.date(seen.year, seen.month, seen.day) if seen and seen.year else None


def _date(match: re.Match[str]) -> dt.date | None:
    try:
        date = dt.date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None
    return date if date.year >= FIRST_YEAR else None


def _shown_day(draft: Draft, stated: dt.date) -> dt.date | None:
    """The day beside the stated one that a line above the text shows, where none shows the stated
    one itself.
    """
    shown = set()
    for block in draft.blocks:
        if block.is_body:
            break
        if not re.match(r"(?:last )?(?:updated|modified)", block.text, re.IGNORECASE):
            shown |= {
                dt.date(day.year, day.month, day.day) for day in days_in(block.text) if day.year
            }
    near = [day for day in shown if abs((day - stated).days) == 1]
    return near[0] if len(near) == 1 and stated not in shown else None


def page_site(draft: Draft) -> Finding | None:
    """The outlet's name as the page states it, without its motto; no platform's."""
    facts = _facts(draft)
    for stated in facts.sites if facts else ():
        name = _BREAKS.split(stated.value)[0].strip()
        known = name.casefold() in no_outlets() or name.startswith(("http", "@"))
        if name and not known and len(name.split()) <= MAX_SITE_WORDS:
            return Finding(name, f"{stated.evidence}: {stated.value[:MAX_SHOWN]}")
    return None


def page_names(draft: Draft) -> Iterator[Finding]:
    """All outlets and writers that the page states, an outlet behind a writer's name apart."""
    facts = _facts(draft)
    for stated in (*facts.sites, *facts.authors) if facts else ():
        name, _, desk = _BY.sub("", stated.value).partition(", ")
        for each in (name, desk.partition(" ")[0], desk):
            if each:
                yield Finding(each, f"{stated.evidence}: {stated.value[:MAX_SHOWN]}")


def titled_site(draft: Draft) -> Finding | None:
    """The outlet's name in the page's <title>: beside a headline, or alone where the headline is
    another.
    """
    facts, shown = _facts(draft), _shown(draft)
    stated = (
        next((each for each in facts.titles if each.evidence == "<title>"), None) if facts else None
    )
    parts = [part.strip() for part in _BREAKS.split(stated.value)] if stated else []
    if not stated or not parts:
        return None
    rest = parts[:-1] if len(parts) > 1 and normal(parts[-1]) in shown else parts[1:]
    alone = len(parts) == 1 and draft.document.page and normal(parts[0]) not in _headings(draft)
    names = [each for each in (parts if alone else rest[-1:]) if each[:1].isupper()]
    named = [
        each
        for each in names
        if len(each.split()) <= MAX_SITE_WORDS and each.casefold() not in no_outlets()
    ]
    return Finding(named[0], f"<title>: {stated.value[:MAX_SHOWN]}") if named else None


def _headings(draft: Draft) -> set[str]:
    page = draft.document.page
    lines = zip(page.lines if page else (), draft.blocks, strict=False)
    return {
        normal(block.text)
        for line, block in lines
        if line.kind in {LineKind.TITLE, LineKind.HEADING}
    }


def page_address(draft: Draft) -> Finding | None:
    """The page's address as it states it."""
    return next(page_addresses(draft), None)


def page_addresses(draft: Draft) -> Iterator[Finding]:
    """All addresses that the page states of itself, the strongest first; none of a whole site."""
    facts = _facts(draft)
    for stated in facts.addresses if facts else ():
        if _host(stated.value) and "/" in stated.value.partition("://")[2].rstrip("/"):
            yield Finding(stated.value, stated.evidence)


def page_authors(draft: Draft) -> Iterator[Finding]:
    """Who wrote the text, as the page states it; the strongest statement first."""
    facts = _facts(draft)
    for stated in facts.authors if facts else ():
        if not stated.value.startswith(("http", "@", "/")):
            yield Finding(
                _BY.sub("", stated.value), f"{stated.evidence}: {stated.value[:MAX_SHOWN]}"
            )
