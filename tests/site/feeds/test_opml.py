from __future__ import annotations

import html

from lxml import etree

from sitrep.site.feeds.directory import FeedAddress, FeedGroup, feed_directory
from sitrep.site.feeds.opml import opml
from tests.support.site.feeds import ADDRESS, SITE, complaints, files
from tests.support.trees import catalogue


def test_every_feed_is_listed_once_under_its_group() -> None:
    document = opml(feed_directory(catalogue(files()), SITE), SITE)
    assert complaints("feeds.opml", document) == []
    root = etree.fromstring(document)
    assert root.findtext("head/title") == "Example Digest"
    listed = [
        (group.get("text"), [each.get("xmlUrl") for each in group]) for group in root.find("body")
    ]
    assert listed == [
        ("The digest", [f"{ADDRESS}feeds/editions.atom", f"{ADDRESS}feeds/reports.atom"]),
        ("Regions", [f"{ADDRESS}feeds/regions/idlib.atom", f"{ADDRESS}feeds/regions/daraa.atom"]),
        (
            "Sources",
            [
                f"{ADDRESS}feeds/sources/example-review.atom",
                f"{ADDRESS}feeds/sources/example-wire.atom",
            ],
        ),
    ]


def test_names_arrive_unharmed_and_without_what_xml_cannot_carry() -> None:
    name = "<b> & \u202e \"'"
    feed = FeedAddress(f"{name}\x07", name, name, "feeds/x")
    (outline,) = etree.fromstring(opml([FeedGroup(name, (feed,))], SITE)).find("body/outline")
    texts = (outline.get("text"), outline.get("title"), outline.get("description"))
    assert {html.unescape(text) for text in texts} == {name}
    assert not any("<b>" in text for text in texts)
