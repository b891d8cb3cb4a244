"""The outlet and the agency that a web page's markup names."""

from __future__ import annotations

from dataclasses import replace

from sitrep.ingest.draft import Draft, Finding
from sitrep.ingest.outletnames import outlet_called, owner_of
from sitrep.ingest.pagefacts import page_address, page_names, page_site
from sitrep.ingest.settings import Settings


def stated_site(draft: Draft, settings: Settings) -> Finding | None:
    """Whose page it is by its markup: the outlet at its address, else the name it states."""
    address, site = page_address(draft), page_site(draft)
    owner = owner_of(address.value, settings.outlets) if address else None
    if owner and address:
        return Finding(owner.name, f"{address.evidence}: {address.value[:120]}")
    known = outlet_called(site.value, settings) if site else None
    return replace(site, value=known.name) if site and known else site


def stated_agency(draft: Draft, settings: Settings) -> Finding | None:
    """An agency that the markup names beside the page's own outlet: as publisher or behind the writer's name."""
    for name in page_names(draft):
        outlet = outlet_called(name.value, settings)
        if outlet and outlet.is_agency:
            return Finding(outlet.name, name.evidence)
    return None
