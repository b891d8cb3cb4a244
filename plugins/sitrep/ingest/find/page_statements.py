"""Title, date, outlet and writer as a web page states them, held against what it shows.

The statements (``markup.Facts``) come strongest first. A stated headline is cut at its
dashes and bars until a line of the page shows what is left, for sites add their name at
either end; only where none does is the one heading of the first rank taken, or what the
markup alone states. A stated day is taken as it is, unless it is in UTC and a line above
the text shows the day beside it. Names of platforms are nobody's outlet.

Limits: a site that states the same headline on every page is believed if it shows it.
"""

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
_PART_WORDS = 3
"""A part of a stated title with fewer words is the name of a section."""
FIRST_YEAR = 1991
"""Year of the first web page; software that knows no date states the year 1 or 1970."""
_SHOWN_CHARACTERS = 90
"""Characters of a statement that are shown as evidence."""

_BREAKS = re.compile(r"\s+(?:[-–—|•·»:]|::|//)\s+|:\s+")
_ISO = re.compile(r"(?P<year>\d{4})-?(?P<month>\d\d)-?(?P<day>\d\d)(?=$|[T ])(?P<time>[T ].*)?")
_WORLD_TIME = re.compile(r"(?:Z|[+-]00:?00)$")
_UPDATED = re.compile(r"(?:last )?(?:updated|modified)", re.IGNORECASE)
_BY = re.compile(r"^by:?\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PageHeadline:
    """A headline that a page states."""

    finding: Finding
    words: str
    """By which the lines that show it are known."""


def page_headline(draft: Draft) -> PageHeadline | None:
    """The headline that the page states and shows, else one that it only shows or only states."""
    facts = _facts(draft)
    if facts is None:
        return None
    shown = _shown_lines(draft)
    for stated in facts.titles:
        for part in _parts(stated.value, facts):
            line = shown.get(normal(part))
            if line:
                finding = Finding(line, f"{stated.evidence}, shown on the page")
                return PageHeadline(finding, normal(line))
    return _lone_heading(draft, facts) or _unseen(facts)


def _facts(draft: Draft) -> Facts | None:
    return draft.document.page.facts if draft.document.page else None


def _shown_lines(draft: Draft) -> dict[str, str]:
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


def _parts(title: str, facts: Facts) -> Iterator[str]:
    """A stated title, then what is left of it without the outlet's name at either end.

    The longest first, and a name at the end before one at the start.
    """
    yield title
    breaks = list(_BREAKS.finditer(title))
    for match in reversed(breaks):
        before = title[: match.start()]
        if len(before.split()) >= _PART_WORDS or _is_site(title[match.end() :], facts):
            yield before
    for match in breaks:
        if _is_site(title[: match.start()], facts):
            yield title[match.end() :]


def _is_site(text: str, facts: Facts) -> bool:
    """Whether text is the outlet's name, or its host name without punctuation."""
    wanted = normal(text).replace(" ", "")
    if not wanted:
        return False
    for site in facts.sites:
        if wanted == normal(site.value).replace(" ", ""):
            return True
    for address in facts.addresses:
        host = _host(address.value)
        if host and wanted in {host, host.partition(".")[0]}:
            return True
    return False


def _host(address: str) -> str:
    return bare_host(address).replace("-", "") if address.lower().startswith("http") else ""


def _lone_heading(draft: Draft, facts: Facts) -> PageHeadline | None:
    """The one heading of the first rank above the text, where it is not the outlet's name."""
    page = draft.document.page
    above: list[str] = []
    below: list[str] = []
    has_begun = not any(block.is_body for block in draft.blocks)
    for line, block in zip(page.lines if page else (), draft.blocks, strict=False):
        has_begun = has_begun or block.is_body
        if line.kind is LineKind.TITLE and not _is_site(block.text, facts):
            (below if has_begun else above).append(block.text)
    # A heading below is a last resort: some pages repeat their headline after the text.
    found = above or below[:1]
    lone = found[0] if len(set(map(normal, found))) == 1 else ""
    if not lone:
        return None
    if len(lone.split()) < _PART_WORDS and not _begins_title(lone, facts):
        return None
    return PageHeadline(Finding(lone, "the only heading of the first rank"), normal(lone))


def _begins_title(heading: str, facts: Facts) -> bool:
    """Whether a stated title begins with a heading, before a dash or bar.

    Then two words are a headline too.
    """
    wanted = normal(heading)
    for stated in facts.titles:
        for match in _BREAKS.finditer(stated.value):
            if normal(stated.value[: match.start()]) == wanted:
                return True
    return False


def _unseen(facts: Facts) -> PageHeadline | None:
    """A headline that is in the markup alone.

    The strongest statement counts, but never the <title>, whose end may be anything.
    """
    if not facts.titles or facts.titles[0].evidence == "<title>":
        return None
    stated = facts.titles[0]
    parts = [part for part in _parts(stated.value, facts) if len(part.split()) >= _PART_WORDS]
    if not parts:
        return None
    # The whole title stays where what the shortest part lacks is not the outlet's name.
    headline = one_line(parts[-1] if _lacks_site(stated, parts[-1], facts) else parts[0])
    return PageHeadline(Finding(headline, f"{stated.evidence}, not shown"), normal(headline))


def _lacks_site(stated: Stated, part: str, facts: Facts) -> bool:
    """Whether the rest of a stated title is the outlet's name."""
    rest = stated.value.removeprefix(part).removesuffix(part)
    return _is_site(re.sub(r"^\W+|\W+$", "", rest), facts)


def page_day(draft: Draft, settings: Settings) -> Day | None:
    """The day of publication that the page states; one that is still to come is skipped.

    The day that the page shows, where it differs from the stated one by the time zone alone.
    """
    facts = _facts(draft)
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
    facts = _facts(draft)
    for stated in facts.dates if facts else ():
        day = _stated_day(stated)
        if day and settings.is_to_come(day):
            yield f"date: {stated.evidence} states {day}, after the day of ingest; it was not taken"


def _evidence(stated: Stated) -> str:
    return f"{stated.evidence}: {stated.value[:_SHOWN_CHARACTERS]}"


def _stated_day(stated: Stated) -> dt.date | None:
    """The day of a statement, in ISO 8601 or written out."""
    match = _ISO.match(stated.value)
    if match:
        try:
            date = dt.date(int(match["year"]), int(match["month"]), int(match["day"]))
        except ValueError:
            return None
        return date if date.year >= FIRST_YEAR else None
    for seen in days_in(stated.value):
        if seen.year and seen.year >= FIRST_YEAR:
            return dt.date(seen.year, seen.month, seen.day)
    return None


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
    facts = _facts(draft)
    for stated in facts.sites if facts else ():
        name = _BREAKS.split(stated.value)[0].strip()
        if name.casefold() in no_outlets() or name.startswith(("http", "@")):
            continue
        if name and len(name.split()) <= MAX_SITE_WORDS:
            return Finding(name, _evidence(stated))
    return None


def page_names(draft: Draft) -> Iterator[Finding]:
    """All outlets and writers that the page states, an outlet behind a writer's name apart.

    Of "By Jane Doe, Reuters Staff": "Jane Doe", "Reuters" and "Reuters Staff".
    """
    facts = _facts(draft)
    for stated in (*facts.sites, *facts.authors) if facts else ():
        name, _, desk = _BY.sub("", stated.value).partition(", ")
        for each in (name, desk.partition(" ")[0], desk):
            if each:
                yield Finding(each, _evidence(stated))


def titled_site(draft: Draft) -> Finding | None:
    """The outlet's name in the page's <title>.

    The last part beside a headline, or all of it where the headline is another.
    """
    facts = _facts(draft)
    title = None
    for stated in facts.titles if facts else ():
        if stated.evidence == "<title>":
            title = stated
            break
    if title is None:
        return None
    parts = [part.strip() for part in _BREAKS.split(title.value)]
    if len(parts) == 1:
        name = "" if normal(parts[0]) in _headings(draft) else parts[0]
    elif normal(parts[-1]) in _shown_lines(draft):
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
    facts = _facts(draft)
    for stated in facts.addresses if facts else ():
        if _host(stated.value) and "/" in stated.value.partition("://")[2].rstrip("/"):
            yield Finding(stated.value, stated.evidence)


def page_authors(draft: Draft) -> Iterator[Finding]:
    """Who wrote the text, as the page states it; the strongest statement first."""
    facts = _facts(draft)
    for stated in facts.authors if facts else ():
        if not stated.value.startswith(("http", "@", "/")):
            yield Finding(_BY.sub("", stated.value), _evidence(stated))
