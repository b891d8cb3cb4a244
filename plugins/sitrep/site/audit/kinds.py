"""The kinds of files a site has, known by their names; there are no others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto

from sitrep.site.addresses import FAVICON, FEED, OPML, ROBOTS, WEB_MANIFEST
from sitrep.site.feeds.directory import Format
from sitrep.site.hosts.host_files import HEADERS, REDIRECTS, SECURITY
from sitrep.site.policy import MAIL_FOLDER, SCRIPTS
from sitrep.site.search.lookup import ADDRESS as NAMES


class FileKind(Enum):
    """How a file is audited."""

    PAGE = auto()
    XML = auto()
    JSON_FEED = auto()
    DRAWING = auto()
    STYLES = auto()
    SCRIPT = auto()
    PICTURE = auto()
    FONT = auto()
    WEB_MANIFEST = auto()
    MAIL = auto()
    """A mail that is ready to be sent, with a page in it."""
    DATA = auto()
    """Nothing in it can run or load: text, tables, and the index's own files."""


EXACT = {
    FEED: FileKind.XML,
    OPML: FileKind.XML,
    ROBOTS: FileKind.DATA,
    FAVICON: FileKind.PICTURE,
    WEB_MANIFEST: FileKind.WEB_MANIFEST,
    HEADERS: FileKind.DATA,
    REDIRECTS: FileKind.DATA,
    SECURITY: FileKind.DATA,
    "pagefind/pagefind-entry.json": FileKind.DATA,
    NAMES: FileKind.DATA,
    **dict.fromkeys(SCRIPTS, FileKind.SCRIPT),
}


def _feed_patterns() -> Iterator[tuple[re.Pattern[str], FileKind]]:
    """The feeds, in whatever XML or JSON they are written; no other format can be audited yet."""
    kinds = {"xml": FileKind.XML, "json": FileKind.JSON_FEED}
    for form in Format:
        kind = kinds.get(form.media_type.rpartition("+")[2])
        if kind is not None:
            yield re.compile(rf"feeds/(?:[^/.]+/)*[^/.]+\.{form}"), kind


PATTERNS = (
    (re.compile(r"(?:[^/.][^/]*/)*[^/.][^/]*\.html"), FileKind.PAGE),
    (re.compile(rf"{MAIL_FOLDER}[^/.]+\.txt"), FileKind.DATA),
    (re.compile(rf"{MAIL_FOLDER}[^/.]+\.eml"), FileKind.MAIL),
    (re.compile(r"sitemap(?:-\d+)?\.xml"), FileKind.XML),
    *_feed_patterns(),
    (re.compile(r"data/(?:[^/.]+/)*[^/]+\.(?:json|geojson|csv|bib|ris)"), FileKind.DATA),
    (
        re.compile(r"pagefind/(?:fragment|index|filter)/[\w-]+\.pf_(?:fragment|index|filter)"),
        FileKind.DATA,
    ),
    (re.compile(r"pagefind/(?:pagefind\.[\w-]+\.pf_meta|wasm\.[\w-]+\.pagefind)"), FileKind.DATA),
    (re.compile(r"theme/(?:[^/.]+/)*[^/.]+\.css"), FileKind.STYLES),
    (re.compile(r"theme/(?:[^/.]+/)*[^/.]+\.svg"), FileKind.DRAWING),
    (re.compile(r"theme/(?:[^/.]+/)*[^/.]+\.woff2"), FileKind.FONT),
    (
        re.compile(r"(?:[^/.][^/]*/)+[^/]+\.(?:png|jpe?g|gif|webp|avif)", re.IGNORECASE),
        FileKind.PICTURE,
    ),
)
MAGIC = {
    "png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    "jpg": re.compile(rb"\xff\xd8\xff"),
    "jpeg": re.compile(rb"\xff\xd8\xff"),
    "gif": re.compile(rb"GIF8[79]a"),
    "webp": re.compile(rb"RIFF....WEBP", re.DOTALL),
    "avif": re.compile(rb"....ftypavi[fs]", re.DOTALL),
    "ico": re.compile(rb"\x00\x00\x01\x00"),
    "woff2": re.compile(rb"wOF2"),
}
"""What the files of pictures and fonts begin with."""


def kind_of(path: str) -> FileKind | None:
    """How the file at a path below the site is audited; None for a kind that no site has."""
    return EXACT.get(path) or next(
        (kind for pattern, kind in PATTERNS if pattern.fullmatch(path)), None
    )


def is_as_named(path: str, data: bytes) -> bool:
    """Whether a picture or a font begins as its name says."""
    return MAGIC[path.rpartition(".")[2].lower()].match(data) is not None
