"""The addresses of the site, below its own, in one place.

They are permanent: built from ids and weeks, which never change, and never
from titles or dates, which are corrected.
"""

from __future__ import annotations

from sitrep.core.actors import Actor
from sitrep.core.events import Event
from sitrep.core.model import Region, Report, Source
from sitrep.core.weeks import Week

HOME = ""
EDITIONS = "editions/"
EVENTS = "events/"
REGIONS = "regions/"
SOURCES = "sources/"
ACTORS = "actors/"
REPORTS = "reports/"
CORRECTIONS = "corrections/"
DRAFTS = "drafts/"
SEARCH = "search/"
FEEDS = "feeds/"
"""The page that explains the feeds."""
DATA = "data/"
"""The page that explains the data files."""
DATA_FIELDS = "data/fields/"
"""The page that explains the fields of the JSON files."""
NOT_FOUND = "404.html"
FEED = "feed.xml"
"""The editions' RSS once more, at the address that people guess."""
OPML = "feeds.opml"
"""The list of the digest's own feeds; those of regions and of sources have lists of their own."""
REGIONS_OPML = "feeds/regions.opml"
SOURCES_OPML = "feeds/sources.opml"
EDITION_FEEDS = "feeds/editions"
FULL_EDITION_FEEDS = "feeds/editions-full"
REPORT_FEEDS = "feeds/reports"
CORRECTION_FEEDS = "feeds/corrections"
CHANGES_JSON = "data/changes.json"
REPORTS_CSV = "data/reports.csv"
REPORTS_JSON = "data/reports.json"
EVENTS_JSON = "data/events.json"
EVENTS_CSV = "data/events.csv"
ACCOUNTS_CSV = "data/accounts.csv"
FIGURES_CSV = "data/figures.csv"
CARRIERS_CSV = "data/carriers.csv"
REGIONS_MAP = "data/regions.geojson"
EVENTS_MAP = "data/events.geojson"
DATA_PACKAGE = "data/datapackage.json"
REPORTS_SCHEMA = "data/reports.schema.json"
EDITION_SCHEMA = "data/edition.schema.json"
CHANGES_SCHEMA = "data/changes.schema.json"
EVENTS_SCHEMA = "data/events.schema.json"
SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"
FAVICON = "favicon.ico"
"""Where browsers look for an icon that no page has named."""
WEB_MANIFEST = "site.webmanifest"
FEED_ICON = "theme/icon-32.png"
"""The picture of RSS feeds, which may have 144 pixels at most."""
LOGO = "theme/icon-512.png"
"""The site's icon, for whoever shows who publishes."""


def edition_address(week: Week) -> str:
    """Where an edition stands."""
    return f"{EDITIONS}{week}/"


def event_address(event: Event) -> str:
    """Where an event stands."""
    return f"{EVENTS}{event.id}/"


def passage_address(report: str, number: int) -> str:
    """The permanent address of a passage, by its report's id and its number in it.

    It is on the report's page: a corrected date may move the passage to another edition.
    """
    return f"{REPORTS}{report}/#{report}-{number}"


def region_address(region: Region) -> str:
    """Where a region's page stands."""
    return f"{REGIONS}{region.id}/"


def source_address(source: Source) -> str:
    """Where a source's page stands."""
    return f"{SOURCES}{source.id}/"


def actor_address(actor: Actor) -> str:
    """Where an actor's page stands."""
    return f"{ACTORS}{actor.id}/"


def report_address(report: Report) -> str:
    """Where a report stands."""
    return f"{REPORTS}{report.id}/"


def region_feeds(region: Region) -> str:
    """Where a region's feeds stand, without the ending."""
    return f"feeds/regions/{region.id}"


def source_feeds(source: Source) -> str:
    """Where a source's feeds stand, without the ending."""
    return f"feeds/sources/{source.id}"


def edition_data(week: Week, ending: str = "json") -> str:
    """Where an edition's data stand; with ``bib`` or ``ris``, how it is cited.

    With ``regions.geojson`` or ``events.geojson``, where those of its week are on the map.
    """
    return f"data/editions/{week}.{ending}"


def region_data(region: Region) -> str:
    """Where the data of a region's reports stand, without the ending."""
    return f"data/regions/{region.id}"


def source_data(source: Source) -> str:
    """Where the data of the reports stand that a source published first, without the ending."""
    return f"data/sources/{source.id}"


def report_data(report: Report, ending: str) -> str:
    """Where it stands how a report is cited, as ``bib`` or ``ris``."""
    return f"data/citations/{report.id}.{ending}"


def csv_metadata(table: str) -> str:
    """Where it stands what the columns of a table are: where readers of CSV on the Web look."""
    return f"{table}-metadata.json"


def hxl_address(table: str) -> str:
    """Where a table stands that has a row of HXL tags below its header.

    That of a part is in a folder of its own, so that all plain parts can be read by one pattern.
    """
    if table.count("/") > 1:
        return table.replace(DATA, f"{DATA}hxl/", 1)
    return table.removesuffix("csv") + "hxl.csv"


def versioned(schema: str, version: int) -> str:
    """Where a version of a schema stands for good: ``data/v3/reports.schema.json``."""
    return schema.replace(DATA, f"{DATA}v{version}/", 1)


def edition_mail(week: Week) -> str:
    """Where an edition's e-mail form stands."""
    return f"mail/{week}.html"


def edition_text(week: Week) -> str:
    """Where an edition stands as plain text for e-mail."""
    return f"mail/{week}.txt"


def edition_message(week: Week) -> str:
    """Where an edition stands as a mail that is ready to be sent."""
    return f"mail/{week}.eml"


def edition_card(week: Week) -> str:
    """Where the picture stands that link cards show of an edition."""
    return f"cards/{week}.png"


def event_card(event: Event) -> str:
    """Where the picture stands that link cards show of an event."""
    return f"cards/events/{event.id}.png"


def region_card(region: Region) -> str:
    """Where the picture stands that link cards show of a region."""
    return f"cards/{region_address(region).rstrip('/')}.png"


SITE_CARD = "cards/site.png"
"""The picture that link cards show of all other pages."""


def paged(address: str, number: int) -> str:
    """Where a further page of a long list stands; the first is the list's own address."""
    return address if number == 1 else f"{address}{number}/"


def file_of(address: str) -> str:
    """The file that a web server shows at an address."""
    return f"{address}index.html" if address.endswith("/") or not address else address
