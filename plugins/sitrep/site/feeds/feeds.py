"""Every feed of the site, as values that the plugin writes.

An item is made once and shared by all feeds and formats that hold it.  The feeds of editions and of
reports can be paged back to the first item (RFC 5005): their archives are filled from the oldest
item on, so that an archive keeps its address and its items as newer ones arrive.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sitrep.core.model import Region, Source
from sitrep.core.record import ThingKind
from sitrep.site.addresses import EDITION_FEEDS, FEED, HOME
from sitrep.site.catalogue.build import Catalogue
from sitrep.site.catalogue.changes.history import Former
from sitrep.site.catalogue.edition import Section
from sitrep.site.catalogue.family import Family, newest_first
from sitrep.site.catalogue.filed import families_of
from sitrep.site.catalogue.listed.sources import SourcePage
from sitrep.site.feeds.corrections import correction_items
from sitrep.site.feeds.directory import (
    FeedAddress,
    Format,
    corrections_feed,
    editions_feed,
    region_feed,
    reports_feed,
    source_feed,
)
from sitrep.site.feeds.item_parts import clean
from sitrep.site.feeds.items import Item, Origin, edition_items, item_id, report_items, source_id
from sitrep.site.site import Site

EDITIONS_SHOWN = 10
"""How many editions a feed and each of its archives hold; one edition can weigh 60 KB."""
REPORTS_SHOWN = 50
"""How many reports a feed and each of its archives hold."""
ARCHIVE_FORMATS = (Format.ATOM, Format.JSON)
"""Those whose readers can page back; those of RSS cannot."""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed, or one of its archives, with its items; the one that changed last comes first."""

    stem: str
    """Its address, without the ending."""
    id: str
    """A tag URI, the same for a feed and its archives."""
    title: str
    description: str
    items: tuple[Item, ...]
    page: str = HOME
    """The address of the page that it follows."""
    current: str | None = None
    """Of an archive: the address of the feed itself, without the ending."""
    older: str | None = None
    newer: str | None = None
    """The neighbouring archives."""
    moved_to: str | None = None
    """Of a feed whose subject has another id now: its new address, without the ending."""

    @property
    def changed(self) -> dt.datetime | None:
        """When anything in it last changed."""
        return max((item.changed for item in self.items), default=None)


@dataclass(frozen=True, slots=True)
class FeedFile:
    """A feed in one of its formats."""

    path: str
    format: Format
    feed: Feed

    @property
    def home(self) -> str:
        """The address that readers should keep."""
        moved = self.feed.moved_to
        return f"{moved}.{self.format}" if moved else self.path


def build_feeds(catalogue: Catalogue, site: Site) -> tuple[Feed, ...]:
    """Every feed of the site and its archives."""
    families = sorted((*catalogue.families, *catalogue.withdrawn), key=newest_first)
    events = {event.event.id: event for event in catalogue.events}
    reports = {item.id: item for item in report_items(families, events, site)}
    editions = edition_items(catalogue.editions, site)
    feeds = [*_archived(_feed(editions_feed(site), editions, site), EDITIONS_SHOWN)]
    feeds += _archived(_feed(reports_feed(site), reports.values(), site), REPORTS_SHOWN)
    corrections = correction_items(catalogue.history.corrections, site)
    feeds += _archived(_feed(corrections_feed(site), corrections, site), REPORTS_SHOWN)
    for section in catalogue.regions:
        feeds.append(
            _newest(
                region_feed(section.region, site), _of_region(section, catalogue), reports, site
            )
        )
    for page in catalogue.sources:
        feed = _newest(source_feed(page.source, site), _of_source(page, catalogue), reports, site)
        feeds.append(
            replace(feed, items=tuple(_naming_origin(item, page, site) for item in feed.items))
        )
    return (*feeds, *_moved(feeds, catalogue, site))


def _moved(feeds: Iterable[Feed], catalogue: Catalogue, site: Site) -> Iterator[Feed]:
    """The feeds of regions and sources at the addresses that they had: readers follow them on.

    Of what was split they hold what its parts do; of what is gone, that it is.
    """
    by_stem = {feed.stem: feed for feed in feeds}
    for former in catalogue.history.former:
        stems = [f"feeds/{heir.address.rstrip('/')}" for heir in former.heirs]
        heirs = [by_stem[stem] for stem in stems if stem in by_stem]
        if len(heirs) == len(former.heirs) == 1:
            stem = f"feeds/{former.address.rstrip('/')}"
            yield replace(heirs[0], stem=stem, moved_to=heirs[0].stem)
        elif address := _former_feed(former, site):
            told = correction_items((former.end,) if former.end else (), site)
            items = {item.id: item for feed in heirs for item in feed.items}
            feed = _feed(address, [*told, *items.values()], site)
            yield replace(feed, items=feed.items[:REPORTS_SHOWN])


def _former_feed(former: Former, site: Site) -> FeedAddress | None:
    if former.thing.kind is ThingKind.REGION:
        return region_feed(Region(former.thing.id, former.name, frozenset()), site)
    if former.thing.kind is ThingKind.SOURCE:
        return source_feed(Source(former.thing.id, former.name), site)
    return None


def feed_files(feeds: Iterable[Feed]) -> Iterator[FeedFile]:
    """The files that feeds are written to; the RSS of editions is at ``/feed.xml`` as well."""
    for feed in feeds:
        if feed.stem == EDITION_FEEDS:
            yield FeedFile(FEED, Format.RSS, feed)
        for form in ARCHIVE_FORMATS if feed.current else Format:
            yield FeedFile(f"{feed.stem}.{form}", form, feed)


def _feed(address: FeedAddress, items: Iterable[Item], site: Site) -> Feed:
    """A feed of all the items."""
    name = address.stem.removeprefix("feeds/")
    changed_first = sorted(items, key=lambda item: (item.changed, item.appeared), reverse=True)
    return Feed(
        address.stem,
        f"{site.tag}feed/{name}",
        clean(address.title),
        clean(address.description),
        (*changed_first,),
        address.page,
    )


def _newest(
    address: FeedAddress, families: Iterable[Family], reports: dict[str, Item], site: Site
) -> Feed:
    """A feed of the reports of families that last changed."""
    ids = dict.fromkeys(item_id(family, site) for family in sorted(families, key=newest_first))
    feed = _feed(address, (reports[name] for name in ids if name in reports), site)
    return replace(feed, items=feed.items[:REPORTS_SHOWN])


def _archived(feed: Feed, size: int) -> Iterator[Feed]:
    """The feed, cut to the newest items and those that no archive holds; then its archives."""
    oldest_first = sorted(feed.items, key=lambda item: (item.appeared, item.id))
    full = len(oldest_first) // size
    kept = {item.id for item in (*oldest_first[full * size :], *feed.items[:size])}
    newest = f"{feed.stem}/{full}" if full else None
    yield replace(feed, items=tuple(item for item in feed.items if item.id in kept), older=newest)
    for number in range(full, 0, -1):
        yield _archive(feed, oldest_first[(number - 1) * size : number * size], number, full)


def _archive(feed: Feed, items: Sequence[Item], number: int, last: int) -> Feed:
    return replace(
        feed,
        stem=f"{feed.stem}/{number}",
        items=tuple(reversed(items)),
        current=feed.stem,
        older=f"{feed.stem}/{number - 1}" if number > 1 else None,
        newer=f"{feed.stem}/{number + 1}" if number < last else None,
    )


def _of_region(section: Section, catalogue: Catalogue) -> tuple[Family, ...]:
    """What is filed under a region or concerns it, and what was withdrawn from it."""
    withdrawn = (family for family in catalogue.withdrawn if section.region in family.regions)
    return (*families_of((*section.passages, *section.mentions)), *withdrawn)


def _of_source(page: SourcePage, catalogue: Catalogue) -> tuple[Family, ...]:
    """What a source published first or carried, and what was withdrawn of that."""
    name = page.source.id
    withdrawn = (family for family in catalogue.withdrawn if name in _sources_of(family))
    return (*page.originated, *page.carried, *withdrawn)


def _sources_of(family: Family) -> set[str]:
    """The ids of its origin and its carriers."""
    return {family.origin.id, *(carriage.source.id for carriage in family.carriages)}


def _is_unnamed(origin: Origin, page: SourcePage, site: Site) -> bool:
    return page.is_unknown and origin.id == source_id(page.source, site)


def _naming_origin(item: Item, page: SourcePage, site: Site) -> Item:
    """In a carrier's feed the title says whose report it is."""
    origin = item.origin
    if (
        origin is None
        or item.withdrawn
        or origin.name == clean(page.source.name)
        or _is_unnamed(origin, page, site)
    ):
        return item
    return replace(
        item,
        title=site.language.say(
            "%(title)s (first published by %(source)s)", title=item.title, source=origin.name
        ),
    )
