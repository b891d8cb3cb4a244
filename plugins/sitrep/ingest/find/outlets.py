"""Who published this copy, and who published the text first.

Two tuples of finders, each the strongest evidence first, ask for the two outlets; the
first finding wins. ``CREDIT_FINDERS`` ask whom the page credits with the text,
``PUBLISHER_FINDERS`` whose page it is. A page that credits another outlet is a copy,
and its own name is then asked for once more, for much of what it shows came along with
the text (``page_outlets.carriers_name``). Where nobody is credited,
``ORIGIN_FINDERS`` look for weaker signs, and if there are none and nothing says that
the page is a copy, its publisher is the origin.

Evidence only: never the order of arrival, never the longest copy; no evidence, no name.

Limits: phrases such as "told Example Review" are known in English only.
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
from sitrep.ingest.find.senders import known_sender, passed_on_from
from sitrep.ingest.knowledge.bank import Settings
from sitrep.ingest.knowledge.date_patterns import DATE, plain, without_dates
from sitrep.ingest.knowledge.outlets import Outlet

Finder = Callable[[Draft, Settings], Finding | None]

HEAD_LINE_WORDS = 14
"""Most words of a line with a name or a date above the text."""
_SIGNED_CHARACTERS = 200
"""Characters at a text's end in which an agency signs."""
_SHOWN_CHARACTERS = 80
"""Characters of a line that are shown as evidence."""
_SHOWN_TITLE = 120
"""Characters of a page's first line that are shown as evidence."""

_CAPITALS = r"[A-Z][\w'.&-]*(?: (?:[A-Z&][\w'.&-]*|of|the|for|and|on|al-\w+)){0,6}"
_COPYRIGHT = re.compile(r"(?:©|\(c\) ?(?=\d)|copyright)[\s\d,–©-]*", re.IGNORECASE)
_RESERVED = re.compile(r"\ball rights reserved\b", re.IGNORECASE)
_APPEAL = re.compile(
    r"^(?:please )?(?:support|follow) (?P<name>[\w .'-]{2,40}?)(?: on [\w ]{2,20})?:?$",
    re.IGNORECASE,
)
_INTERVIEW = re.compile(
    rf"\b(?:told|tells|said to|spoke to|in an interview with) (?P<name>{_CAPITALS})"
)
_DATELINE = re.compile(r"^[^\W\d_][\w ,.'/-]{2,60}\((?P<name>[A-Z][\w .-]{1,25})\) ?(?:--?|[—–]) ")
_CONTRIBUTED = re.compile(r"^(?P<name>[A-Z][\w .'-]{1,40}?) contributed to this report\b")
_SIGNED = re.compile(
    r"[\w.,;] ?\b(?P<name>[A-Z][\w-]{1,20}) reported\.?(?: [A-Z]{2,4} \d{1,3})?\W*$"
)
_LINK = re.compile(r"https?://[^\s<>\"')\]]+", re.IGNORECASE)
_ARTICLE_PATH = re.compile(r"/[a-z0-9]+(?:-[a-z0-9]+){3,}(?:\.html?|/)?$", re.IGNORECASE)


def find_outlets(draft: Draft, settings: Settings) -> Draft:
    """The draft with publisher, origin and the origin's URL, each with its evidence."""
    credit = _first(CREDIT_FINDERS, draft, settings)
    publisher = _first(PUBLISHER_FINDERS, draft, settings)
    if credit:
        publisher = carriers_name(draft, publisher, credit, settings)
    origin = credit or _first(ORIGIN_FINDERS, draft, settings)
    if origin is None and publisher and not is_copy(draft):
        origin = Finding(publisher.value, f"{publisher.evidence}; nothing points elsewhere")

    address = own_address(draft)
    is_own = publisher is not None and origin is not None and publisher.value == origin.value
    url = address if is_own else canonical_elsewhere(draft)
    if url is None:
        outlet = outlet_called(origin.value, settings) if origin else None
        url = _article_address(draft, outlet)
    return replace(
        draft, publisher=publisher, origin=origin, credit=credit, url=url, address=address
    )


def is_copy(draft: Draft) -> bool:
    """Whether the document itself says that it was taken from elsewhere."""
    return any(block.verdict in {Verdict.POSTER, Verdict.CREDIT} for block in draft.blocks)


def _first(finders: Iterable[Finder], draft: Draft, settings: Settings) -> Finding | None:
    for finder in finders:
        found = finder(draft, settings)
        if found:
            return found
    return None


def _outside(draft: Draft) -> Iterator[Block]:
    return (block for block in draft.blocks if not block.is_body)


def _own_words(draft: Draft, settings: Settings) -> Finding | None:
    """An outlet's own words, which no other page carries."""
    for block in _outside(draft):
        text = plain(block.text).lower()
        for outlet in settings.outlets:
            for phrase in outlet.phrases:
                if phrase in text:
                    return Finding(outlet.name, f"“{phrase}”")
    return None


def _page_name(draft: Draft, settings: Settings) -> Finding | None:
    """Whose page it is, as its first line says: "headline - Example Review"."""
    title = page_title(draft)
    names = list(names_of_page(draft, title)) if title else []
    if not title or not names:
        return None
    evidence = title.line[:_SHOWN_TITLE]
    for name in names:
        if outlet := outlet_called(name, settings):
            return Finding(outlet.name, evidence)
    return Finding(names[0], evidence)


def _dated_name(draft: Draft, settings: Settings) -> Finding | None:
    """A known outlet beside a date above the text: "Example Review, July 05, 2020"."""
    return _dated(draft, settings, is_wire=False)


def _dated_agency(draft: Draft, settings: Settings) -> Finding | None:
    """An agency beside a date above the text: it says whose text it is, not whose page."""
    return _dated(draft, settings, is_wire=True)


def _dated(draft: Draft, settings: Settings, *, is_wire: bool) -> Finding | None:
    for block in draft.blocks:
        if block.is_body:
            return None
        if block.words > HEAD_LINE_WORDS or not DATE.search(block.text):
            continue
        outlet = outlet_called(without_dates(plain(block.text)).strip(" ,|-–—"), settings)
        if outlet and outlet.is_wire == is_wire:
            return Finding(outlet.name, block.text)
    return None


def _publisher_by_appeal(draft: Draft, settings: Settings) -> Finding | None:
    """An appeal in an outlet's own name: "Support …", "Follow … on …"."""
    if is_copy(draft):
        return None  # the appeal may have been copied with the text
    for block in _outside(draft):
        match = _APPEAL.match(plain(block.text))
        outlet = outlet_called(match["name"], settings) if match else None
        if outlet:
            return Finding(outlet.name, block.text)
    return None


def _publisher_by_copyright(draft: Draft, settings: Settings) -> Finding | None:
    """Who claims the copyright of a page that is not a copy."""
    return None if is_copy(draft) else _copyright(draft, settings)


def _copyright(draft: Draft, settings: Settings) -> Finding | None:
    """The known outlet that claims the copyright."""
    for block in _outside(draft):
        match = _COPYRIGHT.search(plain(block.text))
        outlet = outlet_at(plain(block.text)[match.end() :], settings) if match else None
        if outlet is None or block.verdict is Verdict.CREDIT:
            continue
        # "(c) Reuters" alone is the claim to a picture.
        if outlet.is_wire and not _RESERVED.search(block.text):
            continue
        return Finding(outlet.name, block.text[:_SHOWN_CHARACTERS])
    return None


PUBLISHER_FINDERS: tuple[Finder, ...] = (
    _own_words,
    stated_site,
    known_sender,
    _page_name,
    _dated_name,
    _publisher_by_appeal,
    _publisher_by_copyright,
)
"""Whose page it is, strongest evidence first: what no other page carries, then what it states."""


def _origin_by_byline(draft: Draft, settings: Settings) -> Finding | None:
    """A byline that names an outlet."""
    if draft.byline is None:
        return None
    outlet = outlet_called(draft.byline.value, settings)
    return Finding(outlet.name, draft.byline.evidence) if outlet else None


def _agency(draft: Draft, settings: Settings) -> Finding | None:
    """An agency's mark in the dateline of the text: "GORIS (Reuters) -"."""
    for block in draft.body[:2]:  # a standfirst may come before it
        match = _DATELINE.match(plain(block.text))
        outlet = outlet_at(match["name"], settings) if match else None
        if outlet and match:
            return Finding(outlet.name, match.group().strip())
    return None


def _signature(draft: Draft, settings: Settings) -> Finding | None:
    """An agency's mark at the end of a page: "AP contributed to this report"."""
    if _first(PUBLISHER_FINDERS, draft, settings):
        return None  # an outlet that signs so has written the rest itself
    for block in draft.blocks:
        match = _CONTRIBUTED.match(plain(block.text))
        outlet = outlet_called(match["name"], settings) if match else None
        if outlet:
            return Finding(outlet.name, block.text[:_SHOWN_CHARACTERS])
    last = plain(draft.body[-1].text)[-_SIGNED_CHARACTERS:] if draft.body else ""
    match = _SIGNED.search(last)
    outlet = outlet_called(match["name"], settings) if match else None
    if match and outlet and outlet.is_wire:
        return Finding(outlet.name, match.group().strip(" .,;"))
    return None


CREDIT_FINDERS: tuple[Finder, ...] = (
    passed_on_from,
    credited_outlet,
    _origin_by_byline,
    stated_agency,
    _agency,
    _dated_agency,
    _signature,
    credited_by_address,
)
"""Whom the page credits with the text, strongest evidence first."""


def _interviewer(draft: Draft, settings: Settings) -> Finding | None:
    """The one outlet that people told things: "the mayor told Example Review"."""
    if _first(PUBLISHER_FINDERS, draft, settings):
        return None  # a page with a name quotes what others were told
    first: Finding | None = None
    for block in draft.body:
        for match in _INTERVIEW.finditer(plain(block.text)):
            outlet = outlet_at(match["name"], settings)
            if outlet is None:
                continue
            if first and first.value != outlet.name:
                return None
            first = first or Finding(outlet.name, match.group())
    return first


def _recording(draft: Draft, settings: Settings) -> Finding | None:
    """A recording or picture in the text that is on an outlet's own server."""
    for block in draft.blocks:
        if block.verdict is not Verdict.VIDEO:
            continue
        for link in _LINK.findall(block.text):
            if outlet := owner_of(link, settings.outlets):
                return Finding(outlet.name, link)
    return None


def _origin_by_copyright(draft: Draft, settings: Settings) -> Finding | None:
    """Whose copyright line a copy has kept."""
    return _copyright(draft, settings) if is_copy(draft) else None


ORIGIN_FINDERS: tuple[Finder, ...] = (_interviewer, _recording, _origin_by_copyright)
"""Whose text it is where nobody is credited, strongest evidence first."""


def _article_address(draft: Draft, origin: Outlet | None) -> Finding | None:
    """The one URL on the origin's domain that looks like an article's."""
    if origin is None:
        return None
    fitting: set[str] = set()
    for block in _outside(draft):
        for found in _LINK.findall(block.text):
            link = found.rstrip(".,;")
            if origin.owns(link) and _ARTICLE_PATH.search(link):
                fitting.add(link)
    if len(fitting) != 1:
        return None
    return Finding(fitting.pop(), f"the only article of {origin.name} linked")
