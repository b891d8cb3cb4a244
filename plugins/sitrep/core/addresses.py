"""The addresses of the site, below its own, in one place.

They are permanent: built from ids and weeks, which never change, and never
from titles or dates, which are corrected.
"""

from __future__ import annotations

from sitrep.core.model import Region, Report, Source, Week

HOME = ""
EDITIONS = "editions/"
REGIONS = "regions/"
SOURCES = "sources/"
REPORTS = "reports/"
DRAFTS = "drafts/"
NOT_FOUND = "404.html"
FEED = "feed.xml"
REPORTS_RSS = "feeds/reports.rss"


def edition_address(week: Week) -> str:
    """Where an edition stands."""
    return f"{EDITIONS}{week}/"


def region_address(region: Region) -> str:
    """Where a region's page stands."""
    return f"{REGIONS}{region.id}/"


def source_address(source: Source) -> str:
    """Where a source's page stands."""
    return f"{SOURCES}{source.id}/"


def report_address(report: Report) -> str:
    """Where a report stands."""
    return f"{REPORTS}{report.id}/"


def file_of(address: str) -> str:
    """The file that a web server shows at an address."""
    return f"{address}index.html" if address.endswith("/") or not address else address
