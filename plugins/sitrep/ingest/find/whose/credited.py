"""Whom a document credits with its text, and whose it seems to be where it credits nobody.

What each finder's sign is worth stands beside it: signs for one outlet are added up.
"""

from __future__ import annotations

import re

from sitrep.ingest.draft import Draft, Finding, Verdict
from sitrep.ingest.find.credits import credited_outlet
from sitrep.ingest.find.outlet_names import outlet_called, owner_of
from sitrep.ingest.find.page_outlets import credited_by_address, stated_agency
from sitrep.ingest.find.senders import passed_on_from
from sitrep.ingest.find.whose.datelines import dateline_outlet, signing_outlet
from sitrep.ingest.find.whose.finding import PRINTED_BY_OTHERS, SHOWN, Finder, is_copy
from sitrep.ingest.find.whose.publishers import copyright_holder, dated_agency
from sitrep.ingest.find.whose.told import producing_outlet, reporting_outlet, told_outlet
from sitrep.ingest.knowledge.bank import Settings
from sitrep.ingest.knowledge.date_patterns import plain

_SIGNED_CHARACTERS = 200
"""Characters at a text's end in which an agency signs."""

_CONTRIBUTED = re.compile(
    r"^(?P<name>[A-Z][\w .'-]{1,40}?)"
    r"(?: (?:also )?contributed(?: reporting)? to (?:this|the) (?:report|story|article)\b"
    r"| (?:staff )?(?:writer|reporter|journalist|correspondent|producer|photographer)s?\b"
    r".{2,200}? contributed\b)"
)
_SIGNED = re.compile(
    r"[\w.,;] ?\b(?P<name>[A-Z][\w-]{1,20}) reported\.?(?: [A-Z]{2,4} \d{1,3})?\W*$"
)
LINK = re.compile(r"https?://[^\s<>\"')\]]+", re.IGNORECASE)


def _origin_by_byline(draft: Draft, settings: Settings) -> Finding | None:
    """A byline that names an outlet."""
    if draft.byline is None:
        return None
    outlet = outlet_called(draft.byline.value, settings)
    return Finding(outlet.name, draft.byline.evidence) if outlet else None


def _agency_beside(draft: Draft, settings: Settings) -> Finding | None:
    """An agency that a line below the headline names alone, or whoever a copy names there."""
    if draft.head is None:
        return None
    for found, is_below in draft.head.outlets:
        outlet = outlet_called(found.value, settings)
        if outlet is None or not (is_below or draft.head.title is None):
            continue
        if outlet.kind in PRINTED_BY_OTHERS or is_copy(draft):
            return found
    return None


def _signature(draft: Draft, settings: Settings) -> Finding | None:
    """An agency's mark at the end of a page: "AP contributed to this report"."""
    if draft.publisher:
        return None  # an outlet that signs so has written the rest itself
    for block in draft.blocks:
        if "contributed" not in block.text:
            continue
        match = _CONTRIBUTED.match(plain(block.text))
        outlet = outlet_called(match["name"], settings) if match else None
        if outlet:
            return Finding(outlet.name, block.text[:SHOWN])
    last = plain(draft.body[-1].text)[-_SIGNED_CHARACTERS:] if draft.body else ""
    match = _SIGNED.search(last)
    outlet = outlet_called(match["name"], settings) if match else None
    if match and outlet and outlet.is_wire:
        return Finding(outlet.name, match.group().strip(" .,;"))
    return None


CREDIT_FINDERS: tuple[tuple[Finder, float], ...] = (
    (passed_on_from, 6.0),
    (credited_outlet, 5.0),
    (_origin_by_byline, 4.5),
    (stated_agency, 4.0),
    (dateline_outlet, 3.5),
    (dated_agency, 3.0),
    (_agency_beside, 2.5),
    (producing_outlet, 2.5),
    (_signature, 2.0),
    (signing_outlet, 2.0),
    (credited_by_address, 2.0),
)
"""Whom the page credits with the text, and how much each sign is worth."""


def _interviewer(draft: Draft, settings: Settings) -> Finding | None:
    """The one outlet that people told things: "the mayor told Example Review"."""
    if draft.publisher:
        return None  # a page with a name quotes what others were told
    return told_outlet(draft, settings)


def _reporter(draft: Draft, settings: Settings) -> Finding | None:
    """The one outlet that a text without a page's name says reported it."""
    return None if draft.publisher else reporting_outlet(draft, settings)


def _recording(draft: Draft, settings: Settings) -> Finding | None:
    """A recording or picture in the text that is on an outlet's own server."""
    for block in draft.blocks:
        if block.verdict is not Verdict.VIDEO:
            continue
        for link in LINK.findall(block.text):
            if outlet := owner_of(link, settings.outlets):
                return Finding(outlet.name, link)
    return None


def _origin_by_copyright(draft: Draft, settings: Settings) -> Finding | None:
    """Whose copyright line a copy has kept."""
    return copyright_holder(draft, settings) if is_copy(draft) else None


ORIGIN_FINDERS: tuple[tuple[Finder, float], ...] = (
    (_interviewer, 2.0),
    (_recording, 1.9),
    (_origin_by_copyright, 1.8),
    (_reporter, 1.0),
)
"""Whose text it is where nobody is credited, and how much each sign is worth."""
