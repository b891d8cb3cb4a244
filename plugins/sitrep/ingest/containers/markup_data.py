"""Data that are written as text and are no report: XML of other kinds, calendars, cards, drawings."""

from __future__ import annotations

import re

from sitrep.core.errors import DocumentError
from sitrep.ingest.containers.parts import OpenedInput
from sitrep.ingest.containers.source import Incoming
from sitrep.ingest.read.html_page import is_html

LOOKED_AT = 4096

_XML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml\b[^>]*>\s*)?(?:<!--.*?-->\s*|<!DOCTYPE[^>\[]*>\s*|<\?[^>]*>\s*)*+"
    rb"<(?P<name>[A-Za-z][\w:.-]*)(?P<rest>[^<>]*)>",
    re.DOTALL,
)
_DECLARED = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml\b")
_KNOWN = {
    b"svg": "a drawing (SVG); give its text, if it has any",
    b"opml": "a list of feeds (OPML); name the feeds in sources.toml and run ./dev ingest --feeds",
    b"urlset": "the map of a site, not a text; give the addresses of its pages",
    b"sitemapindex": "the map of a site, not a text; give the addresses of its pages",
    b"kml": "a map (KML), not a text; give the report that goes with it",
    b"gpx": "a track (GPX), not a text; give the report that goes with it",
}
_LINES = {
    b"BEGIN:VCALENDAR": "a calendar, not a text; give the report that goes with it",
    b"BEGIN:VCARD": "a card with somebody's address, not a text",
    b"WEBVTT": "subtitles of a recording; save their words as a text without times",
}


def is_data(data: bytes) -> bool:
    """Whether data is XML that no other reader takes, or lines of a calendar or card."""
    head = data[:LOOKED_AT]
    if head.lstrip(b"\xef\xbb\xbf\r\n ").startswith(tuple(_LINES)):
        return True
    match = _XML.match(head)
    if match is None or is_html(data):
        return False
    is_xml = bool(_DECLARED.match(head)) or b"xmlns" in match["rest"]
    return is_xml or match["name"].lower() in _KNOWN


def refuse_data(incoming: Incoming, _open_part: object = None) -> OpenedInput:
    """Raise DocumentError with what it is and what to give instead."""
    head = incoming.data[:LOOKED_AT]
    begun = head.lstrip(b"\xef\xbb\xbf\r\n ")
    for mark, what in _LINES.items():
        if begun.startswith(mark):
            raise DocumentError(f"it is {what}")
    match = _XML.match(head)
    name = match["name"].rpartition(b":")[2] if match else b""
    if name.lower() in _KNOWN:
        raise DocumentError(f"it is {_KNOWN[name.lower()]}")
    raise DocumentError(
        f"it is XML data (“{name.decode('ascii', 'replace')}”), not a text: RSS and Atom are read; "
        "of anything else give the page or the text itself"
    )
