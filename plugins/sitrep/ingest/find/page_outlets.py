"""The outlet and the agency that a web page's own marks name.

The marks are its URL, its markup, its title and its copyright line. Each can mislead on
a reprint: the canonical URL may be the origin's, the stated site name may have been
copied along. So a page's own URL is, before what it states as canonical, the one that it
was fetched or saved from and the one that it gives to networks, where those are on
another outlet's server.

Limits: a reprint that states nothing but the origin's marks passes for the origin's page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from sitrep.core.links.hosts import bare_host
from sitrep.ingest.draft import Block, Draft, Finding, Verdict
from sitrep.ingest.find.credits import name_at
from sitrep.ingest.find.hosts import is_host_of, outlet_label, page_key
from sitrep.ingest.find.outlet_names import outlet_called, owner_of
from sitrep.ingest.find.page_statements import (
    page_address,
    page_addresses,
    page_names,
    page_site,
    titled_site,
)
from sitrep.ingest.knowledge.bank import Settings
from sitrep.ingest.knowledge.date_patterns import plain
from sitrep.ingest.read.address import is_address

_COPYRIGHT = re.compile(r"(?:©|\(c\) ?(?=\d)|\bcopyright\b)[\s\d,–©-]*(?:by )?", re.IGNORECASE)
_RESERVED = re.compile(r"\ball rights reserved\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SHOWN_CHARACTERS = 80
"""Characters of a line that are shown as evidence."""
_SHOWN_ADDRESS = 120
"""Characters of a URL that are shown as evidence."""


def own_address(draft: Draft) -> Finding | None:
    """Where this copy of the text is: not always what it states as canonical."""
    if is_address(draft.document.taken_from):
        return Finding(draft.document.taken_from, "fetched from")
    canonical = page_address(draft)
    stated: dict[str, Finding] = {}
    for address in page_addresses(draft):
        stated.setdefault(address.evidence, address)
    for evidence in ("saved from", "meta og:url"):
        own = stated.get(evidence)
        if own and _is_elsewhere(canonical, own):
            return own
    return canonical


def canonical_elsewhere(draft: Draft) -> Finding | None:
    """The page of another outlet that the page states as the one it is a copy of."""
    canonical, own = page_address(draft), own_address(draft)
    return canonical if own and _is_elsewhere(canonical, own) else None


def _is_elsewhere(canonical: Finding | None, own: Finding) -> bool:
    return canonical is not None and _owner(canonical.value) != _owner(own.value)


def _owner(address: str) -> str:
    """The part of a server's name that says whose it is; of a copy in an archive the origin's."""
    return outlet_label(_page_host(address) or bare_host(address))


def _page_host(address: str) -> str:
    """The host of a page, be it in an archive; empty where the URL is of no page of its own."""
    return page_key(address).partition("/")[0]


def stated_site(draft: Draft, settings: Settings) -> Finding | None:
    """Whose page it is by its markup: the outlet at its URL, else the name it states."""
    address, site = own_address(draft), page_site(draft)
    if address:
        owner = owner_of(f"https://{page_key(address.value)}", settings.outlets)
        if owner:
            return Finding(owner.name, _shown(address))
    known = outlet_called(site.value, settings) if site else None
    return replace(site, value=known.name) if site and known else site


def stated_agency(draft: Draft, settings: Settings) -> Finding | None:
    """An agency that the markup names beside the page's own outlet.

    As publisher or behind the writer's name: "Jane Doe, Reuters".
    """
    for name in page_names(draft):
        outlet = outlet_called(name.value, settings)
        if outlet and outlet.is_wire:
            return Finding(outlet.name, name.evidence)
    return None


def credited_by_address(draft: Draft, settings: Settings) -> Finding | None:
    """The outlet whose page this one states as the one it is a copy of."""
    canonical = canonical_elsewhere(draft)
    if canonical is None:
        return None
    owner = owner_of(canonical.value, settings.outlets)
    name = owner.name if owner else bare_host(canonical.value)
    return Finding(name, _shown(canonical))


def carriers_name(
    draft: Draft, publisher: Finding | None, credit: Finding, settings: Settings
) -> Finding | None:
    """Whose page it is that credits an outlet with its text; None where it shows no name.

    It is the credited outlet's own only where it is on that outlet's server, or names
    that outlet and nobody else as the one whose page it is.
    """
    address, site = own_address(draft), page_site(draft)
    if address and is_host_of(address.value, credit.value):
        return Finding(credit.value, _shown(address))
    names_credited = publisher is not None and publisher.value == credit.value
    if names_credited and site and _is_anothers(site, credit, address, settings):
        return site
    return publisher or _carriers_mark(draft, address, settings)


def _is_anothers(
    site: Finding, credit: Finding, address: Finding | None, settings: Settings
) -> bool:
    """Whether a page's stated name is neither the credited outlet's nor readable in its URL."""
    known = outlet_called(site.value, settings)
    if known:
        return known.name != credit.value
    if site.value.casefold() == credit.value.casefold():
        return False
    return address is None or not is_host_of(address.value, site.value)


def _carriers_mark(draft: Draft, address: Finding | None, settings: Settings) -> Finding | None:
    """What the page is called by its title, the claim below its text or its server.

    The strongest comes first. A name that the credit itself says came along with the text
    and is no carrier's.
    """
    credited = [block.text.casefold() for block in draft.blocks if block.verdict is Verdict.CREDIT]
    for name in _marks(draft, settings):
        wanted = name.value.casefold()
        if not any(wanted in line for line in credited):
            return name
    host = _page_host(address.value) if address else ""
    return Finding(host, _shown(address)) if address and host else None


def _marks(draft: Draft, settings: Settings) -> Iterator[Finding]:
    """The name in the page's title, then those that claim the copyright below the text."""
    titled = titled_site(draft)
    if titled:
        yield titled
    last = max((at for at, block in enumerate(draft.blocks) if block.is_body), default=-1)
    for block in draft.blocks[last + 1 :]:
        if block.verdict is not Verdict.CREDIT and (claim := _claim(block, settings)):
            yield claim


def _claim(block: Block, settings: Settings) -> Finding | None:
    """Who claims the copyright of a page; a picture's claim has neither year nor reservation."""
    text = plain(block.text)
    match = _COPYRIGHT.search(text)
    if not match or not (_RESERVED.search(text) or _YEAR.search(text)):
        return None
    name = name_at(text[match.end() :], settings)
    return Finding(name, block.text[:_SHOWN_CHARACTERS]) if name else None


def _shown(address: Finding) -> str:
    """A URL as evidence."""
    return f"{address.evidence}: {address.value[:_SHOWN_ADDRESS]}"
