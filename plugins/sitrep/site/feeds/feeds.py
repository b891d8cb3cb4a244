"""Every feed of the site, planned: what each tells of.

An item is made once and shared by all feeds and formats that hold it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
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
from sitrep.site.feeds.corrections import told_changes
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
from sitrep.site.feeds.told.editions import told_editions
from sitrep.site.feeds.told.reports import BriefReport, told_report
from sitrep.site.feeds.told.told import Told
from sitrep.site.feeds.windows.archives import HeldItem
from sitrep.site.feeds.windows.feed import Feed
from sitrep.site.feeds.windows.past import FeedMemory, Past, deleted_reports
from sitrep.site.feeds.windows.plan import FeedPlan, PlannedFile, feed_file
from sitrep.site.feeds.windows.window import EDITIONS, REPORTS, Room, plans
from sitrep.site.site import Site

FeedProduct = tuple[str, Callable[..., bytes], tuple[str, Format, FeedPlan]]
"""An address, a function, and what it makes the file of."""


@dataclass(frozen=True, slots=True)
class _Feeds:
    """What all feeds are planned with."""

    catalogue: Catalogue
    memory: FeedMemory
    """Of reports in short."""
    reports: Iterable[Told]
    """All of them, whole."""
    site: Site

    def own(self) -> Iterator[FeedPlan]:
        """Those of the whole digest."""
        site = self.site
        editions = tuple(told_editions(self.catalogue.editions, site))
        yield from self._plans(
            editions_feed(site), _held(each.brief for each in editions), EDITIONS
        )
        yield from self._plans(full_editions_feed(site), _held(editions), EDITIONS)
        yield from self._plans(reports_feed(site), _held(self.reports))
        corrections = told_changes(self.catalogue.history.corrections, site)
        yield from self._plans(corrections_feed(site), _held(corrections))

    def of_regions(self) -> Iterator[FeedPlan]:
        """Those of all regions: what is filed under one or concerns it, now or before."""
        for section in self.catalogue.regions:
            stays = self.memory.past.in_regions.get(section.region.id, ())
            held = self.memory.held(_ids(_of_region(section, self.catalogue), self.site), stays)
            yield from self._plans(region_feed(section.region, self.site), held)

    def of_sources(self) -> Iterator[FeedPlan]:
        """Those of all sources: what one published first or carried, now or before."""
        for page in self.catalogue.sources:
            stays = self.memory.past.in_sources.get(page.source.id, ())
            held = self.memory.held(_ids(_of_source(page, self.catalogue), self.site), stays)
            named = (replace(each, told=_naming_origin(each.told, page)) for each in held)
            yield from self._plans(source_feed(page.source, self.site), named)

    def at_former_addresses(self, plans: Iterable[FeedPlan]) -> Iterator[FeedPlan]:
        """Those of regions and sources at the addresses that they had.

        Of what was renamed its readers follow on; of what was split it holds what its parts do; of
        what is gone, that it is, and where each report is now.
        """
        by_stem = {plan.head.stem: plan for plan in plans}
        for former in self.catalogue.history.former:
            stems = [f"feeds/{heir.address.rstrip('/')}" for heir in former.heirs]
            heirs = [by_stem[stem] for stem in stems if stem in by_stem]
            if len(heirs) == len(former.heirs) == 1:
                stem = f"feeds/{former.address.rstrip('/')}"
                for plan in (heirs[0], *_archives(heirs[0], by_stem)):
                    now = plan.head.stem
                    head = replace(plan.head, stem=now.replace(stems[0], stem), moved_to=now)
                    yield replace(plan, head=head)
            elif address := _former_feed(former, self.site):
                yield self._of_gone(former, address, heirs)

    def _of_gone(self, former: Former, address: FeedAddress, heirs: Iterable[FeedPlan]) -> FeedPlan:
        past, name = self.memory.past, former.thing.id
        ends = told_changes((former.end,) if former.end else (), self.site)
        stays = (*past.in_regions.get(name, ()), *past.in_sources.get(name, ()))
        told = {each.id: each for heir in heirs for each in heir.told}
        told = {each.told.id: each.told for each in self.memory.held((), stays)} | told
        plan = next(self._plans(address, _held((*ends, *told.values()))))
        return replace(plan, head=replace(plan.head, older=None))

    def _plans(
        self, address: FeedAddress, held: Iterable[HeldItem], room: Room = REPORTS
    ) -> Iterator[FeedPlan]:
        return plans(_feed(address, self.site), held, room, self.site)


def plan_feeds(catalogue: Catalogue, site: Site, past: Past | None = None) -> tuple[FeedPlan, ...]:
    """Every feed of the site and its archives.

    ``past`` is where reports stood before; without it, no feed tells of what was moved.
    """
    known = past or Past()
    families = sorted((*catalogue.families, *catalogue.withdrawn), key=newest_first)
    events = {event.event.id: event for event in catalogue.events}
    prefix = f"{site.tag}report/"
    found = filter(None, (told_report(family, events, site) for family in families))
    whole = {told.id.removeprefix(prefix): told for told in found}
    gone = dict(deleted_reports(catalogue.history, known, site))
    brief = {name: told.brief for name, told in whole.items()}
    memory = FeedMemory(known, catalogue.history, brief | gone, site)
    made = _Feeds(catalogue, memory, (whole | gone).values(), site)
    planned = (*made.own(), *made.of_regions(), *made.of_sources())
    return (*planned, *made.at_former_addresses(planned))


def _archives(plan: FeedPlan, by_stem: Mapping[str, FeedPlan]) -> Iterator[FeedPlan]:
    """The archives of a feed, the newest first."""
    older = plan.head.older
    while older and older in by_stem:
        yield by_stem[older]
        older = by_stem[older].head.older


def _former_feed(former: Former, site: Site) -> FeedAddress | None:
    if former.thing.kind is ThingKind.REGION:
        return region_feed(Region(former.thing.id, former.name, frozenset()), site)
    if former.thing.kind is ThingKind.SOURCE:
        return source_feed(Source(former.thing.id, former.name), site)
    return None


def planned_files(plans: Iterable[FeedPlan]) -> Iterator[PlannedFile]:
    """The files of feeds; the RSS of editions is at ``/feed.xml`` as well."""
    for plan in plans:
        if plan.head.stem == EDITION_FEEDS:
            yield PlannedFile(FEED, Format.RSS, plan)
        for form in plan.formats:
            yield PlannedFile(f"{plan.head.stem}.{form}", form, plan)


def feed_products(files: Iterable[PlannedFile]) -> Iterator[FeedProduct]:
    """The address of each file, what makes it, and all that it follows from."""
    for file in files:
        yield file.path, feed_file, (file.path, file.format, file.plan)


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


def _held(everything: Iterable[Told]) -> Iterator[HeldItem]:
    """What stands in a feed since it appeared."""
    return (HeldItem(told, told.appeared) for told in everything)


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


def _naming_origin(told: Told, page: SourcePage) -> Told:
    """In a carrier's feed the title says whose report it is."""
    if not isinstance(told, BriefReport):
        return told
    origin = told.family.origin
    is_own = clean(origin.name) == clean(page.source.name) or origin.id == page.source.id
    return told if is_own else replace(told, is_carried=True)
