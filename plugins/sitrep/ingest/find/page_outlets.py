"""The outlet and the agency that a web page's own marks name: its address, its markup, its title,
its copyright.
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
MOST_SHOWN = 80
"""Characters of a line that are shown as evidence."""


def own_address(draft: Draft) -> Finding | None:
    """Where this copy of the text lies.

    A reprint may state the origin's page as the canonical one; from where it was
    fetched or saved, and what it tells networks to link to, is its own.
    """
    if is_address(draft.document.taken_from):
        return Finding(draft.document.taken_from, "fetched from")
    stated = list(page_addresses(draft))
    saved = next((each for each in stated if each.evidence == "saved from"), None)
    if saved and _is_elsewhere(page_address(draft), saved):
        return saved
    shared = next((each for each in stated if each.evidence == "meta og:url"), None)
    return shared if shared and _is_elsewhere(page_address(draft), shared) else page_address(draft)


def canonical_elsewhere(draft: Draft) -> Finding | None:
    """The page of another outlet that the page states as the one it is a copy of."""
    canonical, own = page_address(draft), own_address(draft)
    return canonical if own and _is_elsewhere(canonical, own) else None


def _is_elsewhere(canonical: Finding | None, own: Finding) -> bool:
    return canonical is not None and _owner(canonical.value) != _owner(own.value)


def _owner(address: str) -> str:
    """The part of a server's name that says whose it is, of a copy in an archive the origin's."""
    return outlet_label(page_key(address).partition("/")[0] or bare_host(address))


def stated_site(draft: Draft, settings: Settings) -> Finding | None:
    """Whose page it is by its markup: the outlet at its address, else the name it states."""
    address, site = own_address(draft), page_site(draft)
    owner = owner_of(f"https://{page_key(address.value)}", settings.outlets) if address else None
    if owner and address:
        return Finding(owner.name, f"{address.evidence}: {address.value[:120]}")
    known = outlet_called(site.value, settings) if site else None
    return replace(site, value=known.name) if site and known else site


def stated_agency(draft: Draft, settings: Settings) -> Finding | None:
    """An agency that the markup names beside the page's own outlet: as publisher or behind the
    writer's name.
    """
    for name in page_names(draft):
        outlet = outlet_called(name.value, settings)
        if outlet and outlet.is_agency:
            return Finding(outlet.name, name.evidence)
    return None


def credited_by_address(draft: Draft, settings: Settings) -> Finding | None:
    """The outlet whose page this one states as the one it is a copy of."""
    canonical = canonical_elsewhere(draft)
    if canonical is None:
        return None
    owner = owner_of(canonical.value, settings.outlets)
    return Finding(
        owner.name if owner else bare_host(canonical.value),
        f"{canonical.evidence}: {canonical.value[:120]}",
    )


def carriers_name(
    draft: Draft, publisher: Finding | None, credit: Finding, settings: Settings
) -> Finding | None:
    """Whose page it is that credits an outlet with its text; None where it shows no name of its
    own.

    It is the credited outlet's own only where it lies on that outlet's server, or
    names that outlet and nobody else as the one whose page it is.
    """
    address, site = own_address(draft), page_site(draft)
    if address and is_host_of(address.value, credit.value):
        return Finding(credit.value, f"{address.evidence}: {address.value[:120]}")
    if (
        publisher
        and publisher.value == credit.value
        and site
        and _is_anothers(site, credit, address, settings)
    ):
        return site
    return publisher or next(_names(draft, settings), None)


def _is_anothers(
    site: Finding, credit: Finding, address: Finding | None, settings: Settings
) -> bool:
    """Whether a page's stated name is neither the credited outlet's nor readable in the page's
    address.
    """
    known = outlet_called(site.value, settings)
    if known or site.value.casefold() == credit.value.casefold():
        return known is not None and known.name != credit.value
    return address is None or not is_host_of(address.value, site.value)


def _names(draft: Draft, settings: Settings) -> Iterator[Finding]:
    """What the page is called by its title, the claim below its text and its server, the strongest
    first.
    """
    if (titled := titled_site(draft)) and not _is_credited(titled.value, draft):
        yield titled
    for block in _below(draft):
        if (claim := _claim(block, settings)) and not _is_credited(claim.value, draft):
            yield claim
    if (address := own_address(draft)) and (host := page_key(address.value).partition("/")[0]):
        yield Finding(host, f"{address.evidence}: {address.value[:120]}")


def _is_credited(name: str, draft: Draft) -> bool:
    """Whether a name is the one that the page's credit says: what was taken over with a text names
    no carrier.
    """
    wanted = name.casefold()
    return any(
        wanted in block.text.casefold() for block in draft.blocks if block.verdict is Verdict.CREDIT
    )


def _below(draft: Draft) -> list[Block]:
    last = max((at for at, block in enumerate(draft.blocks) if block.is_body), default=-1)
    return [block for block in draft.blocks[last + 1 :] if block.verdict is not Verdict.CREDIT]


def _claim(block: Block, settings: Settings) -> Finding | None:
    """Who claims the copyright of a page below its text.

    A picture's claim has neither year nor reservation.
    """
    text = plain(block.text)
    match = _COPYRIGHT.search(text)
    if not match or not (_RESERVED.search(text) or _YEAR.search(text)):
        return None
    name = name_at(text[match.end() :], settings)
    return Finding(name, block.text[:MOST_SHOWN]) if name else None
