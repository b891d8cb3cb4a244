from __future__ import annotations

from pathlib import Path

from lxml import etree

from tests.support.site.feeds import planned_of
from tests.support.site.sites import ADDRESS, Site, build_site
from tests.support.trees import report_text, tree

PLUGINS = ["sitrep.site", "sitrep.site.feeds"]


def test_every_feed_is_offered_in_each_of_its_formats(invented_site: Site) -> None:
    page = invented_site.page("feeds/")
    current = {feed.path for feed in invented_site.built.feeds if not feed.head.current} - {
        "feed.xml"
    }
    assert len(current) > 50
    offered = [link for link in page.links if link.endswith((".rss", ".atom", ".json"))]
    assert {f"../{path}" for path in current} <= set(offered)
    assert all((invented_site.output / "feeds" / link).is_file() for link in offered)


def test_it_gives_the_address_to_copy_whole(tmp_path: Path) -> None:
    page = build_site(
        tmp_path, tree(), PLUGINS=PLUGINS, SITEURL="https://digest.example.org/sub"
    ).page("feeds/")
    assert "“subscribe”: https://digest.example.org/sub/feed.xml" in page.plain


def test_feeds_stand_in_groups_the_whole_digest_first(tmp_path: Path) -> None:
    plain = (
        build_site(tmp_path, tree({"one": report_text("one")}), PLUGINS=PLUGINS)
        .page("feeds/")
        .plain
    )
    formats = "RSS, Atom, JSON Feed"
    assert (
        f"The digest Editions {formats} Editions, whole {formats} Reports {formats} Corrections {formats} "
        f"Regions Idlib {formats} Sources Example Review" in plain
    )


def test_feeds_can_be_taken_by_purpose_and_none_is_empty(invented_site: Site) -> None:
    lists = ("feeds.opml", "feeds/regions.opml", "feeds/sources.opml")
    assert {f"../{each}" for each in lists} <= set(invented_site.page("feeds/").links)
    listed: list[str] = []
    for each in lists:
        root = etree.fromstring((invented_site.output / each).read_bytes())
        listed += (outline.get("xmlUrl") for outline in root.iter("outline"))
    files = {f"{ADDRESS}/{file.path}": file.feed.items for file in planned_of(invented_site)}
    stems = [address for address in listed if address]
    assert len(stems) == len(set(stems)) > 20
    assert all(files[address] for address in stems)


def test_an_empty_digest_offers_the_feeds_of_the_whole(tmp_path: Path) -> None:
    formats = "RSS, Atom, JSON Feed"
    plain = build_site(tmp_path, tree({}), PLUGINS=PLUGINS).page("feeds/").plain
    assert (
        f"The digest Editions {formats} Editions, whole {formats} Reports {formats} Corrections {formats} "
        "Sources Example Review" in plain
    )
