"""The list of regions and a page a region."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from sitrep.core.language import marked
from sitrep.core.weeks import Week
from sitrep.site.addresses import REGIONS, paged, region_address
from sitrep.site.catalogue.build import Catalogue
from sitrep.site.catalogue.edition import Section
from sitrep.site.catalogue.stories import Story
from sitrep.site.generator import MenuLink
from sitrep.site.pages.base import OutputPage, PagesOfCatalogue
from sitrep.site.pages.head import region_head, regions_head
from sitrep.site.pages.paging import leaf_through
from sitrep.site.pages.told.regions import NowInRegion, by_passage, neighbours_of, now_in, week_told
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


class RegionPages(PagesOfCatalogue):
    """Writes ``/regions/`` and ``/regions/<slug>/``."""

    menu: ClassVar = (MenuLink(marked("Regions"), REGIONS),)

    def pages(self, catalogue: Catalogue) -> Iterable[OutputPage]:
        """The list, then the regions."""
        told = by_passage(catalogue.regions)
        yield from self._list(catalogue, told)
        regions, chart = self.context["sitrep_content"].regions, self.context["chart"]
        every = [section.region for section in catalogue.regions]
        editions = {edition.week: edition for edition in catalogue.editions}
        for section in catalogue.regions:
            stories = newest_stories(section)
            now = now_in(section, stories, told)
            values: dict[str, object] = {
                "section": section,
                "now": now,
                "map": build_place_map((section.region,), regions, chart),
                "bars": bars_of(section, catalogue.editions[0].week) if editions else (),
                "mentions": _mentioned(section, now, told),
                "neighbours": neighbours_of(section.region, every),
                "editions": editions,
            }
            yield from self._leaves(section, stories, values)

    def served(self) -> Iterable[Served]:
        """As pages."""
        yield Served(f"{REGIONS}*", Serving.PAGE)

    def expected(self) -> Iterable[str]:
        """The list, and the first page of each region."""
        yield REGIONS
        for section in self.context["catalogue"].regions:
            yield region_address(section.region)

    def _list(self, catalogue: Catalogue, told: Mapping[str, Story]) -> Iterable[OutputPage]:
        """The list, on further pages where there are very many regions."""
        regions, chart = self.context["sitrep_content"].regions, self.context["chart"]
        listed = [told_last(section, told) for section in sorted(catalogue.regions, key=_newest)]
        for leaf in leaf_through(listed, _weigh_listed):
            head = regions_head(catalogue, self.site, leaf.number)
            index = {"map": build_plain_map(regions, chart), "leaf": leaf}
            yield OutputPage(paged(REGIONS, leaf.number), "regions", head, index)

    def _leaves(
        self, section: Section, stories: tuple[Story, ...], values: dict[str, object]
    ) -> Iterable[OutputPage]:
        """A region's page, and further ones where it has many stories."""
        for leaf in leaf_through(stories, lambda _story: LINE_BYTES, LEAF_BYTES):
            address = paged(region_address(section.region), leaf.number)
            head = region_head(section, self.site, leaf.number)
            shown = {**values, "leaf": leaf, "weeks": by_told_week(leaf.items)}
            yield OutputPage(address, "region", head, shown, section.region)


def newest_stories(section: Section) -> tuple[Story, ...]:
    """What is told under a region, those reported on last first."""
    return tuple(sorted(section.stories, key=_told, reverse=True))


def by_told_week(stories: Iterable[Story]) -> tuple[WeekOfStories, ...]:
    """Stories, newest first, by the week in which they were last reported on."""
    weeks = groupby(stories, key=week_told)
    return tuple(WeekOfStories(week, tuple(each)) for week, each in weeks)


def told_last(section: Section, told: Mapping[str, Story]) -> ToldLast:
    """What the newest week says of a region, under whichever region it is told."""
    now = now_in(section, newest_stories(section), told)
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


def _newest(section: Section) -> tuple[int, int, str]:
    """A sort key: the region last reported on first."""
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


def _weigh_listed(told: ToldLast) -> int:
    return LISTED_BYTES + LINE_BYTES // 2 * len(told.stories)
