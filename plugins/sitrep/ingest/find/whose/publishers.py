"""Whose page a document is: finders, each with what its sign is worth."""

from __future__ import annotations

import re

from sitrep.ingest.draft import Draft, Finding, Verdict
from sitrep.ingest.find.outlet_names import outlet_at, outlet_called
from sitrep.ingest.find.page_outlets import stated_site
from sitrep.ingest.find.page_title import names_of_page, page_title
from sitrep.ingest.find.senders import known_sender
from sitrep.ingest.find.whose.finding import (
    HEAD_LINE_WORDS,
    PRINTED_BY_OTHERS,
    SHOWN,
    Finder,
    is_copy,
    outside,
)
from sitrep.ingest.find.whose.titled import titled_outlet
from sitrep.ingest.knowledge.bank import Settings
from sitrep.ingest.knowledge.date_patterns import has_date, plain, without_dates

_SHOWN_TITLE = 120
"""Characters of a page's first line that are shown as evidence."""

_COPYRIGHT = re.compile(r"(?:©|\(c\) ?(?=\d)|copyright)[\s\d,–©-]*", re.IGNORECASE)
_RESERVED = re.compile(r"\ball rights reserved\b", re.IGNORECASE)
_PLEASE = "please "
_APPEALING = (_PLEASE, "support", "follow ")
_APPEAL = re.compile(
    r"^(?:please )?(?:support|follow) (?P<name>[\w .'-]{2,40}?)(?: on [\w ]{2,20})?:?$",
    re.IGNORECASE,
)


def _own_words(draft: Draft, settings: Settings) -> Finding | None:
    """An outlet's own words, which no other page carries."""
    said = settings.outlets.speaking([plain(block.text).lower() for block in outside(draft)])
    return Finding(said.outlet.name, f"“{said.phrase}”") if said else None


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
    return dated_outlet(draft, settings, is_wire=False)


def dated_agency(draft: Draft, settings: Settings) -> Finding | None:
    """An agency beside a date above the text: it says whose text it is, not whose page."""
    return dated_outlet(draft, settings, is_wire=True)


def dated_outlet(draft: Draft, settings: Settings, *, is_wire: bool) -> Finding | None:
    """A known outlet, or a wire, beside a date above the text."""
    for block in draft.blocks:
        if block.is_body:
            return None
        if not has_date(block.text) or block.words > HEAD_LINE_WORDS:
            continue
        outlet = outlet_called(without_dates(plain(block.text)).strip(" ,|-–—"), settings)
        if outlet and outlet.is_wire == is_wire:
            return Finding(outlet.name, block.text)
    return None


def _publisher_by_appeal(draft: Draft, settings: Settings) -> Finding | None:
    """An appeal in an outlet's own name: "Support …", "Follow … on …"."""
    if is_copy(draft):
        return None  # the appeal may have been copied with the text
    for block in outside(draft):
        if not block.text[: len(_PLEASE)].lower().startswith(_APPEALING):
            continue
        match = _APPEAL.match(plain(block.text))
        outlet = outlet_called(match["name"], settings) if match else None
        if outlet:
            return Finding(outlet.name, block.text)
    return None


def _publisher_by_copyright(draft: Draft, settings: Settings) -> Finding | None:
    """Who claims the copyright of a page that is not a copy."""
    return None if is_copy(draft) else copyright_holder(draft, settings)


def copyright_holder(draft: Draft, settings: Settings) -> Finding | None:
    """The known outlet that claims the copyright."""
    for block in outside(draft):
        small = block.text.lower()
        if not ("©" in small or "copyright" in small or "(c)" in small):
            continue
        match = _COPYRIGHT.search(plain(block.text))
        outlet = outlet_at(plain(block.text)[match.end() :], settings) if match else None
        if outlet is None or block.verdict is Verdict.CREDIT:
            continue
        # "(c) Reuters" alone is the claim to a picture.
        if outlet.is_wire and not _RESERVED.search(block.text):
            continue
        return Finding(outlet.name, block.text[:SHOWN])
    return None


def _site_line(draft: Draft, settings: Settings) -> Finding | None:
    """The outlet that a line above the headline names alone; below it, one that is no agency."""
    for found, is_below in draft.head.outlets if draft.head else ():
        outlet = outlet_called(found.value, settings)
        is_page = not is_below or (outlet is not None and outlet.kind not in PRINTED_BY_OTHERS)
        if outlet and is_page and not is_copy(draft):
            return found
    return None


PUBLISHER_FINDERS: tuple[tuple[Finder, float], ...] = (
    (_own_words, 8.0),
    (stated_site, 6.5),
    (known_sender, 6.0),
    (_page_name, 5.0),
    (titled_outlet, 4.5),
    (_dated_name, 4.0),
    (_publisher_by_appeal, 3.0),
    (_publisher_by_copyright, 3.0),
    (_site_line, 2.0),
)
"""Whose page it is, and how much each sign is worth: most what no other page carries."""
