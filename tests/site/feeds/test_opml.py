from __future__ import annotations

import html

from lxml import etree

from sitrep.site.feeds.directory import FeedAddress, FeedGroup, feed_directory, with_items
from sitrep.site.feeds.opml import opml
from tests.support.site.feeds import ADDRESS, SITE, complaints, files, made_feeds
from tests.support.trees import catalogue


def test_there_is_a_list_for_each_purpose() -> None:
    """The digest's own feeds, those of regions, those of sources: nobody wants hundreds at once."""
    listed = {}
    for group in feed_directory(catalogue(files()), SITE):
        document = opml((group,), group.title, SITE)
        assert complaints(group.list, document) == []
        root = etree.fromstring(document)
        (outline,) = root.find("body")
        title, stems = root.findtext("head/title"), [each.get("xmlUrl") for each in outline]
        listed[group.list] = (title, outline.get("text"), [*map(path_of, stems)])
    own = ["editions.atom", "editions-full.atom", "reports.atom", "corrections.atom"]
    assert listed == {
        "feeds.opml": ("Example Digest", "The digest", own),
        "feeds/regions.opml": (
            "Example Digest: regions",
            "Regions",
            ["regions/idlib.atom", "regions/daraa.atom"],
        ),
        "feeds/sources.opml": (
            "Example Digest: sources",
            "Sources",
            ["sources/example-review.atom", "sources/example-wire.atom"],
        ),
    }


def path_of(address: str) -> str:
    assert address.startswith(f"{ADDRESS}feeds/")
    return address.removeprefix(f"{ADDRESS}feeds/")


def test_a_feed_that_holds_nothing_is_in_no_list() -> None:
    """Example Review is known, but nothing came from it."""
    made = catalogue(files())
    held = {feed.stem for feed in made_feeds(made) if feed.items}
    groups = with_items(feed_directory(made, SITE), held)
    named = [feed.name for group in groups for feed in group.feeds]
    assert named == ["Reports", "Idlib", "Daraa", "Example Wire"]
    for group in with_items(feed_directory(made, SITE), frozenset()):
        assert complaints(group.list, opml((group,), group.title, SITE)) == []


def test_names_arrive_unharmed_and_without_what_xml_cannot_carry() -> None:
    name = "<b> & \u202e \"'"
    feed = FeedAddress(f"{name}\x07", name, name, "feeds/x", "x/")
    group = FeedGroup(name, (feed,), "x.opml", name)
    (outline,) = etree.fromstring(opml((group,), name, SITE)).find("body/outline")
    texts = (outline.get("text"), outline.get("title"), outline.get("description"))
    assert {html.unescape(text) for text in texts} == {name}
    assert not any("<b>" in text for text in texts)
