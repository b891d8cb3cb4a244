"""The list of regions and a page a region."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from sitrep.core.language import marked
from sitrep.core.model import Region
from sitrep.core.weeks import Week
from sitrep.site.addresses import REGIONS, paged, region_address
from sitrep.site.catalogue.build import Catalogue
from sitrep.site.catalogue.edition import Section
from sitrep.site.catalogue.stories import Story
from sitrep.site.generator import MenuLink
from sitrep.site.pages.base import Charted, OutputPage, PagesOfCatalogue, Shown
from sitrep.site.pages.head import (
    newest_of,
    newest_report,
    region_head,
    region_leaf_head,
    regions_head,
)
from sitrep.site.pages.paging import Leaf, leaf_through
from sitrep.site.pages.told.regions import (
    Neighbours,
    NowInRegion,
    by_passage,
    neighbours_of,
    now_in,
    week_told,
)
from sitrep.site.pictures.atlas import build_place_map, build_plain_map
from sitrep.site.pictures.bars import WeeklyReports, build_bars, weeks_until
from sitrep.site.policy import Served, Serving

MENTIONS = 20
"""How many passages of other regions a region's page lists, the newest; editions lead to all."""
WEEKS = 12
"""How many weeks the bars of a region's page have, up to the digest's newest."""
LINE_BYTES = 800
"""What a story in a line weighs."""
LEAF_BYTES = 18_000
"""How heavy a full page's lines may be: the first has the newest week at length beside them."""
LISTED = 3
"""How many stories of a region's newest week the list of regions names, those with most roots."""
LISTED_BYTES = 400
"""What a region in that list weighs without its stories."""


@dataclass(frozen=True, slots=True)
class WeekOfStories:
    """What was reported on a region in a week."""

    week: Week | None
    """None for what has no date."""
    stories: tuple[Story, ...]
    """Newest first."""


@dataclass(frozen=True, slots=True)
class ToldLast:
    """A region in the list of all, with what its newest week says."""

    section: Section
    week: Week | None
    """None where nothing on it has a date."""
    stories: tuple[Story, ...]
    """Those with most roots, told under it; else those under wider regions."""


@dataclass(frozen=True, slots=True)
class ToldRegion:
    """What a region's first page tells."""

    section: Section
    now: NowInRegion | None
    bars: tuple[WeeklyReports, ...]
    mentions: tuple[Story, ...]
    """Those under other regions that concern it."""
    neighbours: Neighbours
    linked: frozenset[Week]
    """The weeks on the page that have an edition."""
    is_open: bool
    """Whether the newest of them is not announced."""


@dataclass(frozen=True, slots=True)
class OrderedRegion:
    """A region with what both its page and the list of all tell of it."""

    section: Section
    stories: tuple[Story, ...]
    """What is told under it, those reported on last first."""
    now: NowInRegion | None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the pages of all regions are made of."""

    told: Mapping[str, Story]
    """All stories by the anchors of their passages."""
    weeks: Mapping[Week, bool]
    """Those that have an edition, and whether it is not announced yet."""
    regions: Sequence[Region]

    def linked(self, stories: Iterable[Story], *more: Week) -> frozenset[Week]:
        """The weeks of stories, and more, as far as they have editions."""
        weeks = (*filter(None, map(week_told, stories)), *more)
        return frozenset(week for week in weeks if week in self.weeks)


class RegionPages(PagesOfCatalogue):
    """Writes ``/regions/`` and ``/regions/<slug>/``."""

    menu: ClassVar = (MenuLink(marked("Regions"), REGIONS),)

    def pages(self, catalogue: Catalogue) -> Iterable[OutputPage]:
        """The list, then the regions."""
        told = by_passage(catalogue.regions)
        ordered = [order_region(section, told) for section in catalogue.regions]
        yield from self._list(catalogue, ordered)
        weeks = {edition.week: edition.is_open for edition in catalogue.editions}
        every = Surroundings(told, weeks, [section.region for section in catalogue.regions])
        for each in ordered:
            yield from self._pages_of(each, every)

    def served(self) -> Iterable[Served]:
        """As pages."""
        yield Served(f"{REGIONS}*", Serving.PAGE)

    def expected(self) -> Iterable[str]:
        """The list, and the first page of each region."""
        yield REGIONS
        for section in self.context["catalogue"].regions:
            yield region_address(section.region)

    def _list(self, catalogue: Catalogue, ordered: Iterable[OrderedRegion]) -> Iterable[OutputPage]:
        """The list, on further pages where there are very many regions."""
        newest = newest_of(catalogue)
        listed = [*map(told_last, sorted(ordered, key=_newest))]
        for leaf in leaf_through(listed, _weigh_listed):
            of = (leaf, self.charted) if leaf.number == 1 else (leaf,)
            yield OutputPage(
                paged(REGIONS, leaf.number), "regions", self.show_list, of, changed=newest
            )

    def _pages_of(self, ordered: OrderedRegion, every: Surroundings) -> Iterable[OutputPage]:
        """A region's page, and further ones where it has many stories."""
        section, now, region = ordered.section, ordered.now, ordered.section.region
        first, *others = leaf_through(ordered.stories, lambda _story: LINE_BYTES, LEAF_BYTES)
        shown = ToldRegion(
            section,
            now,
            bars_of(section, max(every.weeks)) if every.weeks else (),
            _mentioned(section, now, every.told),
            neighbours_of(region, every.regions),
            linked=every.linked(first.items, *([now.week] if now else [])),
            is_open=now is not None and every.weeks.get(now.week, False),
        )
        yield OutputPage(
            region_address(region),
            "region",
            self.show,
            (shown, first, self.charted),
            changed=section.updated,
            subject=region,
        )
        for leaf in others:
            yield OutputPage(
                paged(region_address(region), leaf.number),
                "region",
                self.show_further,
                (region, leaf, every.linked(leaf.items)),
                changed=_changed(leaf.items),
                subject=region,
            )

    def show_list(self, leaf: Leaf[ToldLast], ground: Charted | None = None) -> Shown:
        """A page of the list; the first has a map of all."""
        drawn = build_plain_map(ground.regions, ground.chart) if ground else None
        return Shown(regions_head(self.site, leaf.number), {"map": drawn, "leaf": leaf})

    def show(self, told: ToldRegion, leaf: Leaf[Story], ground: Charted) -> Shown:
        """A region's first page: what it is, what goes on now, and the newest weeks."""
        section = told.section
        values = {
            **_values(section.region, leaf, told.linked),
            "section": section,
            "now": told.now,
            "is_open": told.is_open,
            "map": build_place_map((section.region,), ground.regions, ground.chart),
            "bars": told.bars,
            "mentions": told.mentions,
            "neighbours": told.neighbours,
        }
        return Shown(region_head(section, self.site), values)

    def show_further(self, region: Region, leaf: Leaf[Story], linked: frozenset[Week]) -> Shown:
        """A further page, which has older weeks alone."""
        values = _values(region, leaf, linked)
        weeks = map(week_told, leaf.items)
        return Shown(region_leaf_head(region, weeks, self.site, leaf.number), values)


def _values(region: Region, leaf: Leaf[Story], linked: frozenset[Week]) -> dict[str, object]:
    """What every page of a region is given."""
    weeks = by_told_week(leaf.items)
    known = [part.week for part in weeks if part.week]
    days = (known[-1].first, known[0].last) if known else None
    return {"region": region, "leaf": leaf, "weeks": weeks, "linked": linked, "days": days}


def newest_stories(section: Section) -> tuple[Story, ...]:
    """What is told under a region, those reported on last first."""
    return tuple(sorted(section.stories, key=_told, reverse=True))


def by_told_week(stories: Iterable[Story]) -> tuple[WeekOfStories, ...]:
    """Stories, newest first, by the week in which they were last reported on."""
    weeks = groupby(stories, key=week_told)
    return tuple(WeekOfStories(week, tuple(each)) for week, each in weeks)


def order_region(section: Section, told: Mapping[str, Story]) -> OrderedRegion:
    """A region with its stories in order and what goes on now, under whichever region it is told."""
    stories = newest_stories(section)
    return OrderedRegion(section, stories, now_in(section, stories, told))


def told_last(ordered: OrderedRegion) -> ToldLast:
    """What the newest week says of a region."""
    section, now = ordered.section, ordered.now
    if now is None:
        return ToldLast(section, None, ())
    stories = (*now.whole, *now.brief) or now.wider
    best = sorted(stories, key=lambda story: (-story.independence.independent, story.anchor))
    return ToldLast(section, now.week, tuple(best[:LISTED]))


def bars_of(section: Section, newest: Week) -> tuple[WeeklyReports, ...]:
    """How many reports concern a region, week by week; none where those weeks have no report."""
    counts = Counter(family.week for family in section.concerning)
    numbers = [(week, counts[week]) for week in weeks_until(newest, WEEKS)]
    return build_bars(numbers) if any(number for _week, number in numbers) else ()


def _told(story: Story) -> tuple[dt.date, dt.date, str]:
    """A sort key: the week of its last report, its own day, its anchor."""
    week = week_told(story)
    first = story.days.first if story.days else story.published
    return week.first if week else dt.date.min, first or dt.date.min, story.anchor


def _newest(ordered: OrderedRegion) -> tuple[int, int, str]:
    """A sort key: the region last reported on first."""
    section = ordered.section
    newest = section.weeks[0].first.toordinal() if section.weeks else 0
    return -newest, section.region.order, section.region.id


def _mentioned(
    section: Section, now: NowInRegion | None, told: Mapping[str, Story]
) -> tuple[Story, ...]:
    """The stories told under other regions that concern this one, the newest; not those of now."""
    above = {story.anchor for story in (*section.stories, *(now.wider if now else ()))}
    found = {
        story.anchor: story
        for passage in (*section.passages, *section.mentions)
        if (story := told.get(passage.anchor)) and story.anchor not in above
    }
    return tuple(sorted(found.values(), key=_told, reverse=True)[:MENTIONS])


def _changed(stories: Iterable[Story]) -> dt.date | None:
    """When a report on any of them last changed."""
    return newest_report(each.family for story in stories for each in story.passages)


def _weigh_listed(told: ToldLast) -> int:
    return LISTED_BYTES + LINE_BYTES // 2 * len(told.stories)
