"""Who published this copy, who published it first.

Evidence only: credit lines, bylines, an outlet's own words and addresses, whom
interviewees told.  Never the order of arrival, never the longest copy; no
evidence, no name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from sitrep.ingest.draft import Block, Draft, Finding, Verdict
from sitrep.ingest.find.credits import credited_outlet
from sitrep.ingest.find.outlet_names import outlet_at, outlet_called, owner_of
from sitrep.ingest.find.page_outlets import (
    canonical_elsewhere,
    carriers_name,
    credited_by_address,
    own_address,
    stated_agency,
    stated_site,
)
from sitrep.ingest.find.page_title import names_of_page, page_title
from sitrep.ingest.knowledge.bank import Outlet, Settings
from sitrep.ingest.knowledge.date_patterns import DATE, plain, without_dates

Finder = Callable[[Draft, Settings], Finding | None]

HEAD_LINE_WORDS = 14
"""A line with a name and a date is no longer than this."""

_CAPITALS = r"[A-Z][\w'.&-]*(?: (?:[A-Z&][\w'.&-]*|of|the|for|and|on|al-\w+)){0,6}"
_COPYRIGHT = re.compile(r"(?:©|\(c\) ?(?=\d)|copyright)[\s\d,–©-]*", re.IGNORECASE)
_RESERVED = re.compile(r"\ball rights reserved\b", re.IGNORECASE)
_APPEAL = re.compile(
    r"^(?:please )?(?:support|follow) (?P<name>[\w .'-]{2,40}?)(?: on [\w ]{2,20})?:?$",
    re.IGNORECASE,
)
_TOLD = re.compile(rf"\b(?:told|tells|said to|spoke to|in an interview with) (?P<name>{_CAPITALS})")
_DATELINE = re.compile(r"^[^\W\d_][\w ,.'/-]{2,60}\((?P<name>[A-Z][\w .-]{1,25})\) ?(?:--?|[—–]) ")
_CONTRIBUTED = re.compile(r"^(?P<name>[A-Z][\w .'-]{1,40}?) contributed to this report\b")
_SIGNED = re.compile(
    r"[\w.,;] ?\b(?P<name>[A-Z][\w-]{1,20}) reported\.?(?: [A-Z]{2,4} \d{1,3})?\W*$"
)
_LINK = re.compile(r"https?://[^\s<>\"')\]]+", re.IGNORECASE)
_ARTICLE_PATH = re.compile(r"/[a-z0-9]+(?:-[a-z0-9]+){3,}(?:\.html?|/)?$", re.IGNORECASE)
MOST_SIGNED = 200
"""Characters at a text's end in which an agency signs."""


def find_outlets(draft: Draft, settings: Settings) -> Draft:
    """The draft with publisher, origin and the origin's address, each with its evidence."""
    credit = _first(CREDIT_FINDERS, draft, settings)
    publisher = _first(PUBLISHER_FINDERS, draft, settings)
    publisher = carriers_name(draft, publisher, credit, settings) if credit else publisher
    origin = credit or _first(ORIGIN_FINDERS, draft, settings)
    if origin is None and publisher and not is_copy(draft):
        origin = Finding(publisher.value, f"{publisher.evidence}; nothing points elsewhere")
    outlet = outlet_called(origin.value, settings) if origin else None
    is_own = publisher is not None and origin is not None and publisher.value == origin.value
    address = own_address(draft)
    url = (address if is_own else canonical_elsewhere(draft)) or _article_address(draft, outlet)
    return replace(
        draft, publisher=publisher, origin=origin, credit=credit, url=url, address=address
    )


def _first(finders: Iterable[Finder], draft: Draft, settings: Settings) -> Finding | None:
    return next((found for finder in finders if (found := finder(draft, settings))), None)


def _outside(draft: Draft) -> Iterator[Block]:
    return (block for block in draft.blocks if not block.is_body)


def _head(draft: Draft) -> Iterator[Block]:
    for block in draft.blocks:
        if block.is_body:
            return
        yield block


def _own_words(draft: Draft, settings: Settings) -> Finding | None:
    """An outlet's own words, which no other page carries."""
    for block in _outside(draft):
        text = plain(block.text).lower()
        for outlet in settings.outlets:
            if phrase := next((phrase for phrase in outlet.phrases if phrase in text), None):
                return Finding(outlet.name, f"“{phrase}”")
    return None


def _page_name(draft: Draft, settings: Settings) -> Finding | None:
    """Whose page it is, as its first line says: “headline - Example Review”."""
    title = page_title(draft)
    names = list(names_of_page(draft, title)) if title else []
    known = next((outlet for name in names if (outlet := outlet_called(name, settings))), None)
    if title and names:
        return Finding(known.name if known else names[0], title.line[:120])
    return None


def _dated_name(draft: Draft, settings: Settings) -> Finding | None:
    """A known outlet beside a date above the text: “Example Review, July 05, 2020”.

    An agency's name says no page.
    """
    return next(
        (found for found, outlet in _dated_names(draft, settings) if not outlet.is_agency), None
    )


def _dated_agency(draft: Draft, settings: Settings) -> Finding | None:
    """An agency beside a date above the text: whose page it is that does not say, but whose text."""
    return next(
        (found for found, outlet in _dated_names(draft, settings) if outlet.is_agency), None
    )


def _dated_names(draft: Draft, settings: Settings) -> Iterator[tuple[Finding, Outlet]]:
    for block in _head(draft):
        if block.words <= HEAD_LINE_WORDS and DATE.search(block.text):
            outlet = outlet_called(without_dates(plain(block.text)).strip(" ,|-–—"), settings)
            if outlet:
                yield Finding(outlet.name, block.text), outlet


def _appeal(draft: Draft, settings: Settings) -> Finding | None:
    """“Support …”, “Follow … on …”: an appeal in an outlet's own name."""
    for block in _outside(draft):
        match = _APPEAL.match(plain(block.text))
        outlet = outlet_called(match["name"], settings) if match else None
        if outlet:
            return Finding(outlet.name, block.text)
    return None


def _copyright(draft: Draft, settings: Settings) -> Finding | None:
    """Who claims the copyright of the page, if it is an outlet we know.

    An agency's bare claim is a picture's.
    """
    for block in _outside(draft):
        match = _COPYRIGHT.search(plain(block.text))
        outlet = outlet_at(plain(block.text)[match.end() :], settings) if match else None
        claims = outlet is not None and (not outlet.is_agency or bool(_RESERVED.search(block.text)))
        if outlet and claims and block.verdict is not Verdict.CREDIT:
            return Finding(outlet.name, block.text[:80])
    return None


def _publisher_by_appeal(draft: Draft, settings: Settings) -> Finding | None:
    return None if is_copy(draft) else _appeal(draft, settings)


def _publisher_by_copyright(draft: Draft, settings: Settings) -> Finding | None:
    return None if is_copy(draft) else _copyright(draft, settings)


def _origin_by_copyright(draft: Draft, settings: Settings) -> Finding | None:
    """Whose copyright a copy has kept."""
    return _copyright(draft, settings) if is_copy(draft) else None


def is_copy(draft: Draft) -> bool:
    """Whether the document itself says that it was taken from elsewhere."""
    return any(block.verdict in {Verdict.POSTER, Verdict.CREDIT} for block in draft.blocks)


PUBLISHER_FINDERS: tuple[Finder, ...] = (
    _own_words,
    stated_site,
    _page_name,
    _dated_name,
    _publisher_by_appeal,
    _publisher_by_copyright,
)
"""Strongest evidence first."""


def _origin_by_byline(draft: Draft, settings: Settings) -> Finding | None:
    """A byline that names an outlet."""
    outlet = outlet_called(draft.byline.value, settings) if draft.byline else None
    return Finding(outlet.name, draft.byline.evidence) if outlet and draft.byline else None


def _agency(draft: Draft, settings: Settings) -> Finding | None:
    """An agency's mark in the dateline of the text: “GORIS (Reuters) -”."""
    for block in draft.body[:2]:
        match = _DATELINE.match(plain(block.text))
        outlet = outlet_at(match["name"], settings) if match else None
        if outlet and match:
            return Finding(outlet.name, match.group().strip())
    return None


def _signature(draft: Draft, settings: Settings) -> Finding | None:
    """An agency's mark at the end of a page that shows no publisher: “AP contributed to this
    report”.
    """
    if _first(PUBLISHER_FINDERS, draft, settings):
        return None
    for block in draft.blocks:
        match = _CONTRIBUTED.match(plain(block.text))
        outlet = outlet_called(match["name"], settings) if match else None
        if outlet:
            return Finding(outlet.name, block.text[:80])
    last = plain(draft.body[-1].text)[-MOST_SIGNED:] if draft.body else ""
    match = _SIGNED.search(last)
    outlet = outlet_called(match["name"], settings) if match else None
    return (
        Finding(outlet.name, match.group().strip(" .,;"))
        if match and outlet and outlet.is_agency
        else None
    )


def _interviewer(draft: Draft, settings: Settings) -> Finding | None:
    """The one outlet that people told things, on a page that shows no publisher: its own reporters
    are told.
    """
    if _first(PUBLISHER_FINDERS, draft, settings):
        return None
    told = [
        Finding(outlet.name, match.group())
        for block in draft.body
        for match in _TOLD.finditer(plain(block.text))
        if (outlet := outlet_at(match["name"], settings))
    ]
    return told[0] if len({finding.value for finding in told}) == 1 else None


def _recording(draft: Draft, settings: Settings) -> Finding | None:
    """A recording or picture in the text that lies on an outlet's own server."""
    for block in draft.blocks:
        if block.verdict is Verdict.VIDEO:
            for link in _LINK.findall(block.text):
                if outlet := owner_of(link, settings.outlets):
                    return Finding(outlet.name, link)
    return None


CREDIT_FINDERS: tuple[Finder, ...] = (
    credited_outlet,
    _origin_by_byline,
    stated_agency,
    _agency,
    _dated_agency,
    _signature,
    credited_by_address,
)
"""Whom the page credits with the text, strongest evidence first."""
ORIGIN_FINDERS: tuple[Finder, ...] = (_interviewer, _recording, _origin_by_copyright)
"""Whose text it is where nobody is credited, strongest evidence first."""


def _article_address(draft: Draft, origin: Outlet | None) -> Finding | None:
    """The one address on the origin's domain that looks like an article's."""
    if origin is None:
        return None
    links = dict.fromkeys(
        link.rstrip(".,;") for block in _outside(draft) for link in _LINK.findall(block.text)
    )
    fitting = [link for link in links if owner_of(link, (origin,)) and _ARTICLE_PATH.search(link)]
    return (
        Finding(fitting[0], f"the only article of {origin.name} linked")
        if len(fitting) == 1
        else None
    )
