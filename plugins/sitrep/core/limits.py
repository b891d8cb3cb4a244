"""How much a document or a file of the content folder may hold, checked before the work.

A limit is far above what honest material needs and far below what hurts; whatever is
beyond is refused by name, with the figure and what to do about it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limit:
    """The most of something that is taken."""

    most: int
    unit: str
    reason: str
    """Why this number."""

    def is_over(self, found: int) -> bool:
        """Whether that many are too many."""
        return found > self.most

    def excess(self, found: int) -> str:
        """``12,000 pages, more than the 300 taken``."""
        return f"{found:,} {self.unit}, more than the {self.most:,} taken"


MB = 1024 * 1024

# Documents that ingest reads.
DOCUMENT = Limit(10 * MB, "bytes", "a year of a daily's situation reports has 4 MB")
CONTAINER = Limit(
    60 * MB,
    "bytes",
    "a mailbox of a year, a channel's export; a mail with a report has one or two MB",
)
MAILS = Limit(5_000, "mails", "one a day for thirteen years")
FEED_ITEMS = Limit(5_000, "items", "feeds have 20 to 100; an archive of a daily has 3,000")
MESSAGES = Limit(50_000, "messages", "a busy channel has 20,000 a year")
UNPACKED = Limit(
    40 * MB, "bytes of markup in it", "TEXT with twenty signs of markup a sign, as Word writes"
)
ARCHIVE_PARTS = Limit(3_000, "parts", "an office file has a part a picture and twenty beside")
CONTAINERS = Limit(
    4, "containers inside one another", "a mail in a mail with an attachment has three"
)
TEXT = Limit(2_000_000, "characters", "a book of 800 pages; a situation report has 2,000 to 50,000")
LINES = Limit(100_000, "lines", "TEXT in lines of twenty characters, shorter than any text is set")
SECONDS = Limit(
    8, "seconds of computing", "five hundred times what a report takes, and still worth waiting for"
)
PATIENCE = Limit(
    90,
    "seconds",
    "SECONDS on a machine that does ten other things; it ends what waits, for a disk say",
)
OCR_PATIENCE = Limit(
    600, "seconds", "SCANNED_PAGES at thirty seconds each, on a machine that does other things"
)
MEMORY = Limit(
    1024 * MB,
    "bytes of memory",
    "what TEXT takes at its worst, twice over; small machines have 2 GB",
)
PDF_PAGES = Limit(300, "pages", "a situation report has two to twenty, a yearbook is not a report")
SCANNED_PAGES = Limit(20, "pages", "tesseract takes three to ten seconds a page")
PDF_DRAWING = Limit(
    4_000_000, "bytes of drawings", "a page of text has 20,000, a map in lines a million or two"
)
PDF_FORMS = Limit(
    500, "drawings inside a page", "pypdf's own measure, lowered: a page of text has a logo or two"
)
MIME_PARTS = Limit(
    2_000, "parts", "a page that a browser saved has a part a picture, 500 at the very most"
)
MIME_BOUNDARIES = Limit(
    100, "boundaries of parts", "a digest of thirty mails, each with its HTML, has sixty"
)
MIME_NESTING = Limit(20, "levels of parts", "a saved page has two")
HEADER_BYTES = Limit(
    64 * 1024, "bytes before its first part", "as mail servers take; a saved page has 500"
)
HEADER_LINES = Limit(2_000, "lines before its first part", "a mail that came a long way has 200")
ATTRIBUTES = Limit(500, "attributes in one tag", "libxml2 is quadratic in them; rich pages have 40")

# Files of the content folder.
REPORT = Limit(
    256 * 1024, "bytes", "forty thousand words; pages, feeds, data and the index are all made of it"
)
REPORT_LINES = Limit(
    10_000, "lines", "REPORT in lines of twenty-five characters; a long report has 500"
)
MARKUP = Limit(
    10_000,
    "signs of markup",
    "brackets and stars cost thirty times what letters do; a long report has 200",
)
FRONT_MATTER = Limit(64 * 1024, "bytes of front matter", "the longest honest one seen has 4 kB")
TABLE = Limit(
    2 * MB, "bytes", "sources, regions and places by the thousand; a source has 500 bytes"
)
ENTRIES = Limit(400 * MB, "bytes", "a record of a million entries of 400 bytes")
PICTURE = Limit(
    20 * MB, "bytes", "a photograph from a good camera; readers on slow phones want a fiftieth"
)

# Waiting for others.
WAIT = Limit(600, "seconds", "an ingest of 10,000 documents takes five minutes")
