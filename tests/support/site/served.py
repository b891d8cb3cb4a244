"""The invented site served on loopback, and every kind of page that it holds."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

from sitrep.site.commands.serve import SiteHandler
from tests.support.paths import ROOT
from tests.support.site.sites import Site, build_site

INVENTED = "tests/content"
NOT_FOUND = "nowhere/"
SEARCH = "search/"
COMMON = {
    "front": "",
    "archive": "editions/",
    "events": "events/",
    "regions": "regions/",
    "sources": "sources/",
    "feeds": "feeds/",
    "data": "data/",
    "search": SEARCH,
    "about": "about/",
    "not found": NOT_FOUND,
}
EDITION = "editions/2020-W46/"
"""One as most are: 13 passages of 10 regions."""
KINDS = {
    **COMMON,
    "edition": EDITION,
    "edition not announced": "editions/2021-W06/",
    "edition of one source": "editions/2020-W44/",
    "edition with a circle": "editions/2020-W49/",
    "edition of fifty passages": "editions/2020-W50/",
    "edition of hostile titles": "editions/2020-W51/",
    "edition of events": "editions/2020-W47/",
    "event": "events/barge-fire/",
    "event of a circle": "events/mill-fire/",
    "region": "regions/reedmarsh/",
    "source": "sources/meridian-post/",
    "source with a hostile name": "sources/bold-quoted-news/",
    "actors": "actors/",
    "actor": "actors/lantern-brigade/",
    "source of statements": "sources/harbour-office/",
    "report": "reports/2020-11-09-meridian-post-verbatim-full/",
    "report in Markdown": "reports/2021-01-18-meridian-post-markdown/",
    "report on an event": "reports/2020-11-17-quay-bulletin-barge/",
    "report with claims": "reports/2021-01-19-quay-bulletin-verbatim-claims/",
    "report with many carriers": "reports/2021-01-08-unknown-carriers-5/",
    "excerpt": "reports/2020-11-10-harbour-review-verbatim-excerpt/",
    "excerpt in Arabic": "reports/2020-11-15-manara-khayaliya-verbatim-excerpt-arabic/",
    "link alone": "reports/2020-11-11-lantern-news-verbatim-link/",
    "text withheld": "reports/2020-11-12-sable-gazette-verbatim-withhold/",
    "long title": "reports/2020-12-21-plain-sheet-title-long/",
    "title of one word": "reports/2020-12-21-relief-desk-title-one-word/",
    "withdrawn": "reports/2020-12-31-quay-bulletin-withdrawn-verbatim/",
    "page": "mistakes/",
    "corrections": "corrections/",
    "fields of data": "data/fields/",
}
"""The address of a page of every kind."""


@dataclass(frozen=True, slots=True)
class Served:
    """A built site, and where it is served."""

    site: Site
    address: str


@contextmanager
def serve_site(folder: Path, content: str, **override: Any) -> Iterator[Served]:
    """The site of a content folder of the project, built below ``folder`` and served until the block ends."""
    server = ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(SiteHandler, directory=str(folder / "output"))
    )
    address = f"http://127.0.0.1:{server.server_port}"
    site = build_site(folder, PATH=str(ROOT / content), SITEURL=address, **override)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield Served(site, f"{address}/")
    finally:
        server.shutdown()
        server.server_close()
