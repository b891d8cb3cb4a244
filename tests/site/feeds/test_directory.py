from __future__ import annotations

from sitrep.site.feeds.directory import (
    FeedLink,
    Format,
    editions_feed,
    feed_directory,
    feed_links,
    own_feeds,
    region_feed,
)
from tests.support.site.feeds import CARRIERS, SITE, files, made_feeds
from tests.support.trees import catalogue, report_text, tree


def test_the_directory_lists_every_feed_once_in_groups() -> None:
    made = catalogue(files(report_text("a", carriers=CARRIERS)))
    groups = feed_directory(made, SITE)
    assert [group.name for group in groups] == ["The digest", "Regions", "Sources"]
    assert [feed.name for group in groups for feed in group.feeds] == [
        "Editions", "Editions, whole", "Reports", "Corrections", "Idlib",
        "Example Review", "Example Wire", "Sources not named",
    ]  # fmt: skip
    assert [feed.stem for group in groups for feed in group.feeds] == [
        feed.stem for feed in made_feeds(made)
    ]


def test_a_feed_is_called_the_same_in_the_directory_and_in_itself() -> None:
    made = catalogue(files())
    listed = [
        (feed.title, feed.description)
        for group in feed_directory(made, SITE)
        for feed in group.feeds
    ]
    assert listed == [(feed.title, feed.description) for feed in made_feeds(made)]
    assert len(set(listed)) == len(listed)


def test_a_group_without_feeds_is_not_there() -> None:
    groups = feed_directory(catalogue(tree({})), SITE)
    assert [group.name for group in groups] == ["The digest", "Sources"]


def test_a_page_points_to_each_feed_in_every_format() -> None:
    (section,) = catalogue(tree()).regions
    links = list(feed_links([region_feed(section.region, SITE), editions_feed(SITE)], SITE))
    assert links[0] == FeedLink(
        "Example Digest: reports on Idlib (RSS)", "application/rss+xml", "feeds/regions/idlib.rss"
    )
    assert [link.address for link in links] == [
        f"{stem}.{form}" for stem in ("feeds/regions/idlib", "feeds/editions") for form in Format
    ]
    assert len({link.title for link in links}) == 6


def test_the_digests_own_feeds_are_those_of_its_editions_reports_and_corrections() -> None:
    assert [feed.stem for feed in own_feeds(SITE)] == [
        "feeds/editions",
        "feeds/editions-full",
        "feeds/reports",
        "feeds/corrections",
    ]
