"""Date, outlet, writer and URL as a web page states them, held against what it shows.

The statements (``markup.Facts``) come strongest first. A stated day is taken as it is,
unless it is in UTC and a line above the text shows the day beside it. Names of platforms
("YouTube") are nobody's outlet.

Limits: what a site states on every page alike ("2014" as the date of all) is believed.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from sitrep.core.links.hosts import bare_host
from sitrep.core.model import DateBasis
from sitrep.ingest.draft import Day, Draft, Finding
from sitrep.ingest.find.page_title import normal
from sitrep.ingest.knowledge.bank import Settings
from sitrep.ingest.knowledge.date_patterns import days_in, plain
from sitrep.ingest.knowledge.page_words import no_outlets
from sitrep.ingest.knowledge.stamps import stamped_day
from sitrep.ingest.markup import Facts, LineKind, Stated

MAX_SITE_WORDS = 6
"""Longest name of an outlet, in words; what is longer is its motto."""
FIRST_YEAR = 1991
"""Year of the first web page; software that knows no date states the year 1 or 1970."""
_SHOWN_CHARACTERS = 90
"""Characters of a statement that are shown as evidence."""

BREAKS = re.compile(r"\s+(?:[-–—|•·»:]|::|//)\s+|:\s+")
_ISO = re.compile(r"(?P<year>\d{4})-?(?P<month>\d\d)-?(?P<day>\d\d)(?=$|[T ])(?P<time>[T ].*)?")
_EPOCH = re.compile(r"(?P<seconds>\d{9,10})(?:\d{3})?")
"""Seconds since 1970, or thousandths of them."""
_WORLD_TIME = re.compile(r"(?:Z|[+-]00:?00)$")
_UPDATED = re.compile(r"(?:last )?(?:updated|modified)", re.IGNORECASE)
_BY = re.compile(r"^by:?\s+", re.IGNORECASE)


def facts_of(draft: Draft) -> Facts | None:
    """What the page states; None for plain text."""
    return draft.document.page.facts if draft.document.page else None


def shown_lines(draft: Draft) -> dict[str, str]:
    """The page's lines by their words; of equal ones the heading's spelling, else the last's."""
    page = draft.document.page
    if page is None or not page.elements:
        return {}
    shown: dict[str, str] = {}
    headings: dict[str, str] = {}
    for line, block in zip(page.lines, draft.blocks, strict=False):
        words = normal(block.text)
        if words:
            (headings if line.kind is LineKind.TITLE else shown)[words] = block.text
    return {**shown, **headings}


def host_without_hyphens(address: str) -> str:
    """The host of a URL as a name is compared with it; empty for what is no URL of the web."""
    return bare_host(address).replace("-", "") if address.lower().startswith("http") else ""


def page_day(draft: Draft, settings: Settings) -> Day | None:
    """The day of publication that the page states; one that is still to come is skipped.

    The day that the page shows, where it differs from the stated one by the time zone alone.
    """
    facts = facts_of(draft)
    for stated in facts.dates if facts else ():
        date = _stated_day(stated)
        if date is None or settings.is_to_come(date):
            continue
        evidence = _evidence(stated)
        match = _ISO.match(stated.value)
        if match and _WORLD_TIME.search(match["time"] or ""):
            # 22:30 UTC of 4 May is 5 May in Damascus, and the page says so to its readers.
            shown = _shown_day(draft, date)
            if shown:
                date, evidence = shown, f"{evidence}, shown as {shown}"
        return Day(date.month, date.day, date.year, DateBasis.STATED, evidence)
    return None


def days_to_come(draft: Draft, settings: Settings) -> Iterator[str]:
    """Doubts on stated dates of publication that are after the day of ingest."""
    facts = facts_of(draft)
    for stated in facts.dates if facts else ():
        day = _stated_day(stated)
        if day and settings.is_to_come(day):
            yield f"date: {stated.evidence} states {day}, after the day of ingest; it was not taken"


def _evidence(stated: Stated) -> str:
    return f"{stated.evidence}: {stated.value[:_SHOWN_CHARACTERS]}"


def _stated_day(stated: Stated) -> dt.date | None:
    """The day of a statement: in ISO 8601, in seconds since 1970, or written out."""
    match = _ISO.match(stated.value)
    if match:
        try:
            date = dt.date(int(match["year"]), int(match["month"]), int(match["day"]))
        except ValueError:
            return None
        if date.year >= FIRST_YEAR:
            return date
    if epoch := _EPOCH.fullmatch(stated.value):
        moment = dt.datetime.fromtimestamp(int(epoch["seconds"]), dt.UTC)
        return moment.date() if moment.year >= FIRST_YEAR else None
    for seen in days_in(plain(stated.value)):
        if seen.year and seen.year >= FIRST_YEAR:
            return dt.date(seen.year, seen.month, seen.day)
    return stamped_day(stated.value)


def _shown_day(draft: Draft, stated: dt.date) -> dt.date | None:
    """The day beside the stated one that a line above the text shows.

    None where a line shows the stated one itself, or where both of its neighbours are shown.
    """
    shown: set[dt.date] = set()
    for block in draft.blocks:
        if block.is_body:
            break
        if _UPDATED.match(block.text):
            continue
        for seen in days_in(block.text):
            if seen.year:
                shown.add(dt.date(seen.year, seen.month, seen.day))
    near = [day for day in shown if abs((day - stated).days) == 1]
    return near[0] if len(near) == 1 and stated not in shown else None


def page_site(draft: Draft) -> Finding | None:
    """The outlet's name as the page states it, without its motto; no platform's."""
    facts = facts_of(draft)
    for stated in facts.sites if facts else ():
        name = BREAKS.split(stated.value)[0].strip()
        if name.casefold() in no_outlets() or name.startswith(("http", "@")):
            continue
        if name and len(name.split()) <= MAX_SITE_WORDS:
            return Finding(name, _evidence(stated))
    return None


def page_names(draft: Draft) -> Iterator[Finding]:
    """All outlets and writers that the page states, an outlet behind a writer's name apart.

    Of "By Jane Doe, Reuters Staff": "Jane Doe", "Reuters" and "Reuters Staff".
    """
    facts = facts_of(draft)
    for stated in (*facts.sites, *facts.authors) if facts else ():
        name, _, desk = _BY.sub("", stated.value).partition(", ")
        for each in (name, desk.partition(" ")[0], desk):
            if each:
                yield Finding(each, _evidence(stated))


def titled_site(draft: Draft) -> Finding | None:
    """The outlet's name in the page's <title>.

    The last part beside a headline, or all of it where the headline is another.
    """
    facts = facts_of(draft)
    title = None
    for stated in facts.titles if facts else ():
        if stated.evidence == "<title>":
            title = stated
            break
    if title is None:
        return None
    parts = [part.strip() for part in BREAKS.split(title.value)]
    if len(parts) == 1:
        name = "" if normal(parts[0]) in _headings(draft) else parts[0]
    elif normal(parts[-1]) in shown_lines(draft):
        name = parts[-2]  # "Example Review | headline"
    else:
        name = parts[-1]
    if not name[:1].isupper() or len(name.split()) > MAX_SITE_WORDS:
        return None
    return None if name.casefold() in no_outlets() else Finding(name, _evidence(title))


def _headings(draft: Draft) -> set[str]:
    """The words of the page's headings."""
    page = draft.document.page
    headings: set[str] = set()
    for line, block in zip(page.lines if page else (), draft.blocks, strict=False):
        if line.kind in {LineKind.TITLE, LineKind.HEADING}:
            headings.add(normal(block.text))
    return headings


def page_address(draft: Draft) -> Finding | None:
    """The page's URL as it states it."""
    return next(page_addresses(draft), None)


def page_addresses(draft: Draft) -> Iterator[Finding]:
    """All URLs that the page states of itself, the strongest first; none of a whole site."""
    facts = facts_of(draft)
    for stated in facts.addresses if facts else ():
        if host_without_hyphens(stated.value) and "/" in stated.value.partition("://")[2].rstrip(
            "/"
        ):
            yield Finding(stated.value, stated.evidence)


def page_authors(draft: Draft) -> tuple[tuple[Finding, ...], ...]:
    """Who wrote the text, as the page states it: those of one statement together.

    The strongest statement comes first. The page's own name is no writer's.
    """
    facts = facts_of(draft)
    together: dict[str, list[Finding]] = {}
    sites = {normal(site.value) for site in facts.sites} if facts else set()
    for stated in facts.authors if facts else ():
        name = _BY.sub("", stated.value)
        if not name.startswith(("http", "@", "/")) and normal(name) not in sites:
            together.setdefault(stated.evidence, []).append(Finding(name, _evidence(stated)))
    return tuple(map(tuple, together.values()))
