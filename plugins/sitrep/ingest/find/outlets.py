"""Who published this copy, and who published the text first.

``whose.credited`` says whom the page credits with the text, ``whose.publishers`` whose page it
is. A page that credits another outlet is a copy, and its own name is then asked for once more,
for much of what it shows came along with the text (``page_outlets.carriers_name``). Where nobody
is credited, weaker signs count, and if there are none and nothing says that the page is a copy,
its publisher is the origin.

Evidence only: never the order of arrival, never the longest copy; no evidence, no name.
"""

from __future__ import annotations

import re
from dataclasses import replace

from sitrep.ingest.draft import Draft, Finding
from sitrep.ingest.find.outlet_names import outlet_called
from sitrep.ingest.find.page_outlets import canonical_elsewhere, carriers_name, own_address
from sitrep.ingest.find.whose.credited import CREDIT_FINDERS, LINK, ORIGIN_FINDERS
from sitrep.ingest.find.whose.finding import is_copy, outside, weighed
from sitrep.ingest.find.whose.publishers import PUBLISHER_FINDERS
from sitrep.ingest.knowledge.bank import Settings
from sitrep.ingest.knowledge.outlets import Outlet

_ARTICLE_PATH = re.compile(r"/[a-z0-9]+(?:-[a-z0-9]+){3,}(?:\.html?|/)?$", re.IGNORECASE)


def find_outlets(draft: Draft, settings: Settings) -> Draft:
    """The draft with publisher, origin and the origin's URL, each with its evidence."""
    page = weighed(PUBLISHER_FINDERS, draft, settings, "publisher")
    publisher = page.finding
    draft = replace(draft, publisher=publisher)
    credited = weighed(CREDIT_FINDERS, draft, settings, "origin")
    credit = credited.finding
    if credit:
        publisher = carriers_name(draft, publisher, credit, settings)
    doubts = [each.doubt for each in (page, credited) if each.doubt]
    origin = credit
    if origin is None and not doubts:
        seeming = weighed(ORIGIN_FINDERS, draft, settings, "origin")
        origin, doubts = seeming.finding, [seeming.doubt] if seeming.doubt else []
    if origin is None and publisher and not doubts and not is_copy(draft):
        origin = Finding(publisher.value, f"{publisher.evidence}; nothing points elsewhere")

    address = own_address(draft)
    is_own = publisher is not None and origin is not None and publisher.value == origin.value
    url = address if is_own else canonical_elsewhere(draft)
    if url is None:
        outlet = outlet_called(origin.value, settings) if origin else None
        url = _article_address(draft, outlet)
    return replace(
        draft,
        publisher=publisher,
        origin=origin,
        credit=credit,
        url=url,
        address=address,
        doubts=(*draft.doubts, *doubts),
    )


def _article_address(draft: Draft, origin: Outlet | None) -> Finding | None:
    """The one URL on the origin's domain that looks like an article's."""
    if origin is None:
        return None
    fitting: set[str] = set()
    for block in outside(draft):
        if "://" not in block.text:
            continue
        for found in LINK.findall(block.text):
            link = found.rstrip(".,;")
            if origin.owns(link) and _ARTICLE_PATH.search(link):
                fitting.add(link)
    if len(fitting) != 1:
        return None
    return Finding(fitting.pop(), f"the only article of {origin.name} linked")
