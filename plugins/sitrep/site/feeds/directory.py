"""Which feeds there are, what they are called, and which of them a page links to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, replace
from enum import StrEnum

from sitrep.core.language import marked
from sitrep.core.model import UNKNOWN_SOURCE, Region, Source
from sitrep.site.addresses import (
    CORRECTION_FEEDS,
    CORRECTIONS,
    EDITION_FEEDS,
    EDITIONS,
    FULL_EDITION_FEEDS,
    HOME,
    OPML,
    REGIONS_OPML,
    REPORT_FEEDS,
    SOURCES_OPML,
    region_address,
    region_feeds,
    source_address,
    source_feeds,
)
from sitrep.site.catalogue.build import Catalogue
from sitrep.site.site import Site


class Format(StrEnum):
    """How a feed may be written; the value ends its address."""

    RSS = "rss"
    ATOM = "atom"
    JSON = "json"

    @property
    def label(self) -> str:
        """What readers know it as."""
        return {"rss": "RSS", "atom": "Atom", "json": "JSON Feed"}[self]

    @property
    def media_type(self) -> str:
        """As HTTP and HTML name it."""
        return {
            "rss": "application/rss+xml",
            "atom": "application/atom+xml",
            "json": "application/feed+json",
        }[self]


LINK_TITLE = {
    Format.RSS: marked("%(title)s (RSS)"),
    Format.ATOM: marked("%(title)s (Atom)"),
    Format.JSON: marked("%(title)s (JSON Feed)"),
}
"""What a link to a feed is called."""


@dataclass(frozen=True, slots=True)
class FeedAddress:
    """A feed in all its formats."""

    name: str
    """Within its group."""
    title: str
    description: str
    stem: str
    """Its address, without the ending."""
    page: str
    """The address of the page that it follows."""


@dataclass(frozen=True, slots=True)
class FeedGroup:
    """Feeds of one kind."""

    name: str
    feeds: tuple[FeedAddress, ...]
    list: str
    """The address of the list of them that feed readers can import."""
    title: str
    """What that list is called."""


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A link to a feed in the head of a page."""

    title: str
    media_type: str
    address: str


def editions_feed(site: Site) -> FeedAddress:
    """The feed of all editions."""
    name = site.language.say("Editions")
    return FeedAddress(name, site.name, site.description, EDITION_FEEDS, EDITIONS)


def full_editions_feed(site: Site) -> FeedAddress:
    """The feed of all editions with their whole texts."""
    language = site.language
    return FeedAddress(
        language.say("Editions, whole"),
        language.say("%(site)s: whole editions", site=site.name),
        language.say("Every edition of %(site)s with its whole text", site=site.name),
        FULL_EDITION_FEEDS,
        EDITIONS,
    )


def reports_feed(site: Site) -> FeedAddress:
    """The feed of all reports."""
    language = site.language
    return FeedAddress(
        language.say("Reports"),
        language.say("%(site)s: reports", site=site.name),
        language.say("Every report of %(site)s, newest first", site=site.name),
        REPORT_FEEDS,
        HOME,
    )


def corrections_feed(site: Site) -> FeedAddress:
    """The feed of corrections: each an item of its own, so that every reader announces it."""
    language = site.language
    return FeedAddress(
        language.say("Corrections"),
        language.say("%(site)s: corrections", site=site.name),
        language.say(
            "What %(site)s has corrected, regraded, moved or withdrawn, newest first",
            site=site.name,
        ),
        CORRECTION_FEEDS,
        CORRECTIONS,
    )


def own_feeds(site: Site) -> tuple[FeedAddress, ...]:
    """The feeds of the whole digest."""
    return (
        editions_feed(site),
        full_editions_feed(site),
        reports_feed(site),
        corrections_feed(site),
    )


def region_feed(region: Region, site: Site) -> FeedAddress:
    """The feed of a region."""
    language = site.language
    title = language.say("%(site)s: reports on %(region)s", site=site.name, region=region.name)
    words = language.say("Reports on %(region)s, newest first", region=region.name)
    return FeedAddress(region.name, title, words, region_feeds(region), region_address(region))


def source_feed(source: Source, site: Site) -> FeedAddress:
    """The feed of a source."""
    language = site.language
    title = language.say("%(site)s: reports of %(source)s", site=site.name, source=source.name)
    words = language.say(
        "What %(source)s published first or carried, newest first", source=source.name
    )
    if source.id == UNKNOWN_SOURCE.id:
        title = language.say("%(site)s: reports of sources not named", site=site.name)
        words = language.say("Reports whose origin or carrier is not named, newest first")
    return FeedAddress(source.name, title, words, source_feeds(source), source_address(source))


def feed_directory(catalogue: Catalogue, site: Site) -> tuple[FeedGroup, ...]:
    """Every feed, in groups: the digest, its regions, its sources."""
    say, name = site.language.say, site.name
    regions = tuple(region_feed(section.region, site) for section in catalogue.regions)
    sources = tuple(source_feed(page.source, site) for page in catalogue.sources)
    groups = (
        FeedGroup(say("The digest"), own_feeds(site), OPML, name),
        FeedGroup(say("Regions"), regions, REGIONS_OPML, say("%(site)s: regions", site=name)),
        FeedGroup(say("Sources"), sources, SOURCES_OPML, say("%(site)s: sources", site=name)),
    )
    return tuple(group for group in groups if group.feeds)


def with_items(groups: Iterable[FeedGroup], stems: Set[str]) -> tuple[FeedGroup, ...]:
    """The groups without the feeds that hold nothing; ``stems`` are those of the others."""
    return tuple(replace(group, feeds=tuple(_among(group.feeds, stems))) for group in groups)


def links_of(subject: Region | Source | None, site: Site) -> tuple[FeedLink, ...]:
    """The links in a page's head: to the feeds of its subject, then to those of the digest."""
    feeds = own_feeds(site)
    if isinstance(subject, Region):
        feeds = (region_feed(subject, site), *feeds)
    elif isinstance(subject, Source):
        feeds = (source_feed(subject, site), *feeds)
    return tuple(feed_links(feeds, site))


def feed_links(feeds: Iterable[FeedAddress], site: Site) -> Iterator[FeedLink]:
    """The links to feeds in each of their formats; addresses are relative to the site's."""
    for feed in feeds:
        for form, title in LINK_TITLE.items():
            yield FeedLink(
                site.language.say(title, title=feed.title), form.media_type, f"{feed.stem}.{form}"
            )


def _among(feeds: Iterable[FeedAddress], stems: Set[str]) -> Iterator[FeedAddress]:
    return (feed for feed in feeds if feed.stem in stems)
