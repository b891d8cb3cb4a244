"""What the W3C's feed validator asks beyond a grammar, as far as it concerns what we write."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from email.utils import parsedate_to_datetime
from typing import Any

from babel import Locale
from lxml import etree

Element = Any
"""An element of lxml, which has no types."""
ATOM = "{http://www.w3.org/2005/Atom}"
DC = "{http://purl.org/dc/elements/1.1/}"
ENCODED = "{http://purl.org/rss/1.0/modules/content/}encoded"
PREFIXES = {
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/syndication/history/1.0": "fh",
    "http://purl.org/atompub/tombstones/1.0": "at",
}
"""The prefixes by which readers that know no namespaces find these."""
ELEMENTS = {
    "p": set(), "h2": set(), "h3": set(), "ul": set(), "ol": {"start"}, "li": set(), "blockquote": set(), "pre": set(),
    "code": set(), "hr": set(), "br": set(), "em": set(), "strong": set(), "s": set(), "a": {"href", "rel", "title"},
    "span": {"class", "dir", "lang"}, "small": {"class"}, "div": {"dir", "lang"},
}  # fmt: skip
"""The HTML that readers keep, and the attributes that we need of it."""
TAG = re.compile(
    r"tag:(?:[a-z0-9._-]+@)?[a-z0-9.-]+,\d{4}(?:-\d\d){0,2}:[0-9a-zA-Z;/?:@&=+$._!~*'()%,-]*"
)
EARLIEST = dt.datetime(1990, 1, 1, tzinfo=dt.UTC)
"""Before it, a date is not believed."""
FH = "{http://purl.org/syndication/history/1.0}"
SAME = (
    ("guid", f"{ATOM}id"),
    ("pubDate", f"{ATOM}published"),
    ("pubDate", f"{DC}date"),
    ("author", f"{DC}creator"),
    ("category", f"{DC}subject"),
    ("source", f"{DC}source"),
)
"""Elements of RSS and of its modules that say the same: DuplicateItemSemantics."""


def breaches(document: bytes) -> list[str]:
    """What a validator would find in an RSS or Atom document, each with its place."""
    root = etree.fromstring(document)
    found = [*_of_document(document, root)]
    found += _of_atom(root) if root.tag == f"{ATOM}feed" else _of_rss(root)
    return found


def _of_document(document: bytes, root: Element) -> Iterator[str]:
    if not re.match(rb"<\?xml version=['\"]1.0['\"] encoding=['\"]UTF-8['\"]\?>", document):
        yield "does not begin with the XML declaration of UTF-8"
    if b"<!DOCTYPE" in document or b"<![CDATA[" in document:
        yield "has a document type or a CDATA section"
    if re.search("[\x7f-\x9f\ufffd]", document.decode()):
        yield "holds characters that stand for a wrong encoding"
    for element in root.iter():
        for prefix, name in element.nsmap.items():
            if prefix and PREFIXES.get(name, "atom") != prefix:
                yield f"calls {name} {prefix}"


def _of_rss(root: Element) -> Iterator[str]:
    channel = root.find("channel")
    tags = [child.tag for child in channel]
    if "item" in tags and set(tags[tags.index("item") :]) != {"item"}:
        yield "channel metadata stand after an item"
    yield from _twice("guid", (item.findtext("guid") for item in channel.findall("item")))
    yield from _language(channel.findtext("language"))
    yield from _archive(channel)
    dates = [_rfc822(each.text) for each in root.iter("pubDate", "lastBuildDate")]
    dates += [dt.datetime.fromisoformat(each.text) for each in root.iter(f"{ATOM}updated")]
    yield from filter(None, map(_date, dates))
    for item in channel.findall("item"):
        yield from _rss_item(item)


def _archive(feed: Element) -> Iterator[str]:
    """What an archive lacks: ArchiveIncomplete, MissingCurrentInArchive."""
    relations = {link.get("rel") for link in feed.findall(f"{ATOM}link")}
    if feed.find(f"{FH}archive") is None:
        return
    if not relations & {"prev-archive", "next-archive"}:
        yield "an archive leads to no other"
    if "current" not in relations:
        yield "an archive does not lead to its feed"


def _rss_item(item: Element) -> Iterator[str]:
    for core, more in SAME:
        if item.find(core) is not None and item.find(more) is not None:
            yield f"{item.findtext('guid')}: says {core} twice, as {more} too"
    single = (
        "title",
        "link",
        "description",
        ENCODED,
        "guid",
        "pubDate",
        "source",
        f"{DC}rights",
        f"{DC}source",
    )
    for tag in single:
        if len(item.findall(tag)) > 1:
            yield f"{item.findtext('guid')}: {tag} stands there twice"
    tags = [child.tag for child in item]
    if ENCODED in tags and tags.index("description") > tags.index(ENCODED):
        yield "the description stands after the whole text"
    if not TAG.fullmatch(item.findtext("guid")):
        yield f"{item.findtext('guid')} is not a tag URI"
    for tag in ("description", ENCODED):
        if item.find(tag) is not None:
            yield from _of_html(item.findtext(tag))


def _of_atom(root: Element) -> Iterator[str]:
    entries = root.findall(f"{ATOM}entry")
    yield from _twice("link", (_link(link) for link in root.findall(f"{ATOM}link")))
    yield from _twice("id", (entry.findtext(f"{ATOM}id") for entry in entries))
    yield from _language(root.get("{http://www.w3.org/XML/1998/namespace}lang"))
    moments = [
        dt.datetime.fromisoformat(each.text)
        for each in root.iter(f"{ATOM}updated", f"{ATOM}published")
    ]
    yield from filter(None, map(_date, moments))
    yield from _archive(root)
    for entry in entries:
        yield from _entry(entry, dt.datetime.fromisoformat(root.findtext(f"{ATOM}updated")))
    deleted = [
        tuple(each.attrib.items())
        for each in root.findall("{http://purl.org/atompub/tombstones/1.0}deleted-entry")
    ]
    yield from _twice("deleted entry", map(str, deleted))


def _entry(entry: Element, feed_updated: dt.datetime) -> Iterator[str]:
    name = entry.findtext(f"{ATOM}id")
    published, updated = (
        dt.datetime.fromisoformat(entry.findtext(f"{ATOM}{tag}"))
        for tag in ("published", "updated")
    )
    if not published <= updated <= feed_updated:
        yield f"{name}: its dates contradict each other"
    if not TAG.fullmatch(name):
        yield f"{name} is not a tag URI"
    alternates = [
        _link(link) for link in entry.findall(f"{ATOM}link") if link.get("rel") == "alternate"
    ]
    yield from _twice("alternate link", alternates)
    yield from _of_html(entry.findtext(f"{ATOM}content"))


def _of_html(html: str) -> Iterator[str]:
    """Breaches in a body: it must be well-formed even as XML, and hold what readers keep alone."""
    try:
        body = etree.fromstring(f"<body>{html.replace('&nbsp;', '&#160;')}</body>")
    except etree.XMLSyntaxError as error:
        yield f"a body is not well-formed: {error}"
        return
    for element in body.iterdescendants():
        if element.tag not in ELEMENTS:
            yield f"a body holds <{element.tag}>"
        elif strange := set(element.attrib) - ELEMENTS[element.tag]:
            yield f"a body holds {sorted(strange)} of <{element.tag}>"
        if element.tag == "a" and not re.match(
            r"(?:https?://|mailto:)\S+$", element.get("href", "")
        ):
            yield f"a link leads to {element.get('href')}"


def _twice(what: str, names: Iterable[str]) -> Iterator[str]:
    return (
        f"the {what} {name} stands there {number} times"
        for name, number in Counter(names).items()
        if number > 1
    )


def _link(link: Element) -> str:
    return f"{link.get('rel')} {link.get('type')} {link.get('hreflang')}"


def _language(code: str) -> Iterator[str]:
    if str(Locale.parse(code, sep="-")).replace("_", "-") != code:
        yield f"{code} is not a language"


def _rfc822(text: str) -> dt.datetime | None:
    """The moment, or None where the day of the week is not that of the date."""
    moment = parsedate_to_datetime(text)
    return moment if moment.strftime("%a") == text[:3] else None


def _date(moment: dt.datetime | None) -> str | None:
    """What is wrong with a date: ImplausibleDate and others; an empty feed has one too."""
    if moment is None:
        return "a date has the wrong day of the week"
    if moment.tzinfo is None:
        return f"{moment} has no time zone"
    return None if moment >= EARLIEST else f"{moment} is not to be believed"
