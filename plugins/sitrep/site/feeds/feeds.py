"""Every feed of the site, as values that the plugin writes.

An item is made once and shared by all feeds and formats that hold it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sitrep.core.model import Region, Source
from sitrep.core.record import ThingKind
from sitrep.site.addresses import EDITION_FEEDS, FEED
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
    full_editions_feed,
    region_feed,
    reports_feed,
    source_feed,
)
from sitrep.site.feeds.item_parts import clean, item_id
from sitrep.site.feeds.items import Item, Origin, report_items, source_id
from sitrep.site.feeds.told.editions import edition_items
from sitrep.site.feeds.windows.archives import HeldItem
from sitrep.site.feeds.windows.budget import BRIEF_REPORTS, EDITIONS, REPORTS, Fitting
from sitrep.site.feeds.windows.feed import Feed, FeedFile
from sitrep.site.feeds.windows.past import FeedMemory, Past, deleted_items
from sitrep.site.site import Site


@dataclass(frozen=True, slots=True)
class _Feeds:
    """What all feeds are made with."""

    catalogue: Catalogue
    memory: FeedMemory
    fitting: Fitting
    site: Site

    def own(self) -> Iterator[Feed]:
        """Those of the whole digest."""
        site = self.site
        for address, whole in ((editions_feed(site), False), (full_editions_feed(site), True)):
            editions = edition_items(self.catalogue.editions, site, whole=whole)
            yield from self.fitting.feeds(_feed(address, site), _held(editions), EDITIONS)
        reports = _held(self.memory.items.values())
        yield from self.fitting.feeds(_feed(reports_feed(site), site), reports, REPORTS)
        corrections = _held(correction_items(self.catalogue.history.corrections, site))
        yield from self.fitting.feeds(_feed(corrections_feed(site), site), corrections, REPORTS)

    def of_regions(self) -> Iterator[Feed]:
        """Those of all regions: what is filed under one or concerns it, now or before."""
        for section in self.catalogue.regions:
            stays = self.memory.past.in_regions.get(section.region.id, ())
            held = self.memory.held(_ids(_of_region(section, self.catalogue), self.site), stays)
            feed = _feed(region_feed(section.region, self.site), self.site)
            yield from self.fitting.feeds(feed, held, BRIEF_REPORTS)

    def of_sources(self) -> Iterator[Feed]:
        """Those of all sources: what one published first or carried, now or before."""
        for page in self.catalogue.sources:
            stays = self.memory.past.in_sources.get(page.source.id, ())
            held = self.memory.held(_ids(_of_source(page, self.catalogue), self.site), stays)
            named = (
                replace(each, item=_naming_origin(each.item, page, self.site)) for each in held
            )
            feed = _feed(source_feed(page.source, self.site), self.site)
            yield from self.fitting.feeds(feed, named, BRIEF_REPORTS)

    def at_former_addresses(self, feeds: Iterable[Feed]) -> Iterator[Feed]:
        """Those of regions and sources at the addresses that they had.

        Of what was renamed its readers follow on; of what was split it holds what its parts do; of
        what is gone, that it is, and where each report is now.
        """
        by_stem = {feed.stem: feed for feed in feeds}
        for former in self.catalogue.history.former:
            stems = [f"feeds/{heir.address.rstrip('/')}" for heir in former.heirs]
            heirs = [by_stem[stem] for stem in stems if stem in by_stem]
            if len(heirs) == len(former.heirs) == 1:
                stem = f"feeds/{former.address.rstrip('/')}"
                yield replace(heirs[0], stem=stem, moved_to=heirs[0].stem)
            elif address := _former_feed(former, self.site):
                yield self._of_gone(former, _feed(address, self.site), heirs)

    def _of_gone(self, former: Former, feed: Feed, heirs: Iterable[Feed]) -> Feed:
        past, name = self.memory.past, former.thing.id
        told = correction_items((former.end,) if former.end else (), self.site)
        stays = (*past.in_regions.get(name, ()), *past.in_sources.get(name, ()))
        items = {item.id: item for heir in heirs for item in heir.items}
        items = {each.item.id: each.item for each in self.memory.held((), stays)} | items
        held = _held((*told, *items.values()))
        return replace(next(self.fitting.feeds(feed, held, BRIEF_REPORTS)), older=None)


def build_feeds(catalogue: Catalogue, site: Site, past: Past | None = None) -> tuple[Feed, ...]:
    """Every feed of the site and its archives.

    ``past`` is where reports stood before; without it, no feed tells of what was moved.
    """
    known = past or Past()
    families = sorted((*catalogue.families, *catalogue.withdrawn), key=newest_first)
    events = {event.event.id: event for event in catalogue.events}
    prefix = f"{site.tag}report/"
    items = {item.id.removeprefix(prefix): item for item in report_items(families, events, site)}
    items |= deleted_items(catalogue.history, known, site)
    memory = FeedMemory(known, catalogue.history, items, site)
    made = _Feeds(catalogue, memory, Fitting(site), site)
    feeds = (*made.own(), *made.of_regions(), *made.of_sources())
    return (*feeds, *made.at_former_addresses(feeds))


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
        for form in Format:
            yield FeedFile(f"{feed.stem}.{form}", form, feed)


def _feed(address: FeedAddress, site: Site) -> Feed:
    """A feed that has no items yet."""
    name = address.stem.removeprefix("feeds/")
    return Feed(
        address.stem,
        f"{site.tag}feed/{name}",
        clean(address.title),
        clean(address.description),
        (),
        address.page,
    )


def _held(items: Iterable[Item]) -> Iterator[HeldItem]:
    """Items that stand in a feed since they appeared."""
    return (HeldItem(item, item.appeared) for item in items)


def _ids(families: Iterable[Family], site: Site) -> Iterator[str]:
    """The ids by which subscribers know reports: those that they were published under."""
    prefix = f"{site.tag}report/"
    ordered = sorted(families, key=newest_first)
    return (item_id(family, site).removeprefix(prefix) for family in ordered)


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
