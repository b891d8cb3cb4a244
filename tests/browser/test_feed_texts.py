"""Feeds in a reader that is a web page and takes every text for HTML, as many do."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from dataclasses import replace

import feedparser
import pytest
from lxml import etree

from sitrep.site.feeds.directory import FeedAddress, FeedGroup, Format
from sitrep.site.feeds.items import Author, ItemRegion
from sitrep.site.feeds.opml import opml
from tests.support.site.feeds import SITE, feed_of, item_of, origin, written
from tests.support.site.window import Window

HERE = "https://party.example"
HOSTILE = (
    f"<img src={HERE}/1.gif>",
    f"<IMG/src='{HERE}/2.gif' onerror=alert(2)>Shelling goes on",
    f"Shelling <svg><image href={HERE}/3.svg></svg> goes on",
    f"]]><script src={HERE}/4.js></script>",
    f"&lt;img src={HERE}/5.gif&gt;",
    f"&amp;lt;img src={HERE}/6.gif&amp;gt;",
    f"&#60img src={HERE}/7.gif>",
    f"<![CDATA[<img src={HERE}/8.gif>]]>",
    f"<!--><img src={HERE}/9.gif>-->",
    f"\u202e<link rel=stylesheet href={HERE}/10.css>\u202c 😀",
    "Oil & gas, R&D: 3 < 4, AT&T <b>holds</b>",
    "the &copy and &notin signs",
)
DC = "{http://purl.org/dc/elements/1.1/}"
SHOW = """text => {
  const place = document.createElement("div");
  document.body.append(place);
  place.innerHTML = text;
  return place.textContent;
}"""


def document(words: str, form: Format) -> bytes:
    """A feed in which every text is these words."""
    item = item_of(
        "one",
        title=words,
        summary=words,
        creators=(Author(words),),
        tags=(ItemRegion("x", words),),
        rights=words,
    )
    item = replace(item, origin=origin(name=words, feed="https://wire.example.org/feed"))
    return written(feed_of(item, title=words, description=words), form, replace(SITE, name=words))


def rss_texts(data: bytes) -> Iterator[str]:
    channel = etree.fromstring(data).find("channel")
    item = channel.find("item")
    yield from (channel.findtext(tag) for tag in ("title", "description"))
    yield from (item.findtext(tag) for tag in ("title", "description", "category", "source"))
    yield from (item.findtext(f"{DC}{tag}") for tag in ("creator", "publisher", "rights"))


def atom_texts(data: bytes) -> Iterator[str]:
    """Those of the elements that may be HTML: Atom knows names and labels as text alone."""
    for tag in ("title", "subtitle", "summary", "rights"):
        yield from (
            element.text
            for element in etree.fromstring(data).iter(f"{{http://www.w3.org/2005/Atom}}{tag}")
        )


def opml_texts(words: str) -> Iterator[str]:
    group = FeedGroup(words, (FeedAddress(words, words, words, "feeds/x", "x/"),), "x.opml", words)
    root = etree.fromstring(opml([group], words, SITE))
    yield root.findtext("head/title")
    for outline in root.iter("outline"):
        yield from (
            value for key in ("text", "title", "description") if (value := outline.get(key))
        )


def feedparser_texts(data: bytes) -> Iterator[str]:
    read = feedparser.parse(data)
    yield from (read.feed.title, read.feed.subtitle, read.entries[0].title, read.entries[0].summary)


def texts(words: str) -> Iterator[str]:
    yield from rss_texts(document(words, Format.RSS))
    yield from atom_texts(document(words, Format.ATOM))
    yield from opml_texts(words)
    for form in (Format.RSS, Format.ATOM):
        yield from feedparser_texts(document(words, form))


@pytest.mark.parametrize("words", HOSTILE)
def test_a_reader_that_takes_texts_for_html_shows_what_was_written_and_asks_nobody(
    window: Window, words: str
) -> None:
    window.open("about:blank")
    found = [*texts(words)]
    assert len(found) == 9 + 6 + 5 + 8
    assert {window.ask(SHOW, text) for text in found} == {words}
    assert (window.ask("() => document.querySelectorAll('div > *').length"), window.asked) == (
        0,
        [],
    )


@pytest.mark.parametrize("words", HOSTILE)
def test_json_feeds_texts_are_text_and_its_html_shows_them(window: Window, words: str) -> None:
    node = json.loads(document(words, Format.JSON))
    (item,) = node["items"]
    assert {
        node["title"],
        node["description"],
        item["title"],
        item["summary"],
        item["authors"][0]["name"],
    } == {words}
    assert item["tags"] == [words]


def test_escaped_once_they_would_ask(window: Window) -> None:
    window.open("about:blank")
    for words in HOSTILE[:2]:
        window.ask(SHOW, html.unescape(words))
    window.page.wait_for_timeout(200)
    assert {request.url for request in window.asked} == {f"{HERE}/1.gif", f"{HERE}/2.gif"}
