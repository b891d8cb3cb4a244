from __future__ import annotations

from pathlib import Path

from tests.support.sites import Site, build_site
from tests.support.trees import report_text, tree


def test_every_feed_is_offered_in_each_of_its_formats(invented_site: Site) -> None:
    page = invented_site.page("feeds/")
    current = {feed.path for feed in invented_site.built.feeds if not feed.feed.current} - {
        "feed.xml"
    }
    assert len(current) > 50
    offered = [link for link in page.links if link.endswith((".rss", ".atom", ".json"))]
    assert {f"../{path}" for path in current} <= set(offered)
    assert all((invented_site.output / "feeds" / link).is_file() for link in offered)


def test_it_gives_the_address_to_copy_whole(tmp_path: Path) -> None:
    page = build_site(tmp_path, tree(), SITEURL="https://digest.example.org/sub").page("feeds/")
    assert "“subscribe”: https://digest.example.org/sub/feed.xml" in page.plain


def test_feeds_stand_in_groups_the_whole_digest_first(tmp_path: Path) -> None:
    plain = build_site(tmp_path, tree({"one": report_text("one")})).page("feeds/").plain
    formats = "RSS, Atom, JSON Feed"
    assert (
        f"The digest Editions {formats} Reports {formats} Regions Idlib {formats} Sources Example Review"
        in plain
    )


def test_all_feeds_can_be_taken_at_once(invented_site: Site) -> None:
    assert "../feeds.opml" in invented_site.page("feeds/").links
    assert (invented_site.output / "feeds.opml").is_file()


def test_an_empty_digest_offers_the_feeds_of_the_whole(tmp_path: Path) -> None:
    plain = build_site(tmp_path, tree({})).page("feeds/").plain
    assert (
        "The digest Editions RSS, Atom, JSON Feed Reports RSS, Atom, JSON Feed Sources Example Review"
        in plain
    )
