"""The list of regions and a page a region."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
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
from sitrep.site.pages.paging import PASSAGE_BYTES, leaf_through
from sitrep.site.pictures.atlas import build_place_map, build_plain_map
from sitrep.site.pictures.bars import build_bars
from sitrep.site.policy import Served, Serving

MENTIONS = 30
"""How many passages of other regions a region's page lists, the newest; editions lead to all."""
WEEKS = 26
"""How many weeks the bars of a region's page have, the newest."""


@dataclass(frozen=True, slots=True)
class WeekOfStories:
    """What was reported on a region in a week."""

    week: Week | None
    """None for what has no date."""
    stories: tuple[Story, ...]
    """Newest first."""


class RegionPages(PagesOfCatalogue):
    """Writes ``/regions/`` and ``/regions/<slug>/``."""

    menu: ClassVar = (MenuLink(marked("Regions"), REGIONS),)

    def pages(self, catalogue: Catalogue) -> Iterable[OutputPage]:
        """The list, then the regions."""
        regions, chart = self.context["sitrep_content"].regions, self.context["chart"]
        listed = sorted(catalogue.regions, key=_newest_first)
        index = {
            "map": build_plain_map(regions, chart),
            "listed": [(section, told_last(section)) for section in listed],
        }
        yield OutputPage(REGIONS, "regions", regions_head(catalogue, self.site), index)
        for section in catalogue.regions:
            values: dict[str, object] = {
                "section": section,
                "map": build_place_map((section.region,), regions, chart),
                "bars": build_bars(count_weeks(section)[-WEEKS:]),
                "mentions": section.mentions[:MENTIONS],
                "editions": {edition.week for edition in catalogue.editions},
            }
            yield from self._leaves(section, values)

    def served(self) -> Iterable[Served]:
        """As pages."""
        yield Served(f"{REGIONS}*", Serving.PAGE)

    def expected(self) -> Iterable[str]:
        """The list, and the first page of each region."""
        yield REGIONS
        for section in self.context["catalogue"].regions:
            yield region_address(section.region)

    def _leaves(self, section: Section, values: dict[str, object]) -> Iterable[OutputPage]:
        """A region's page, and further ones where it has many stories."""
        for leaf in leaf_through(newest_stories(section), _weight):
            address = paged(region_address(section.region), leaf.number)
            head = region_head(section, self.site, leaf.number)
            shown = {**values, "leaf": leaf, "weeks": by_told_week(leaf.items)}
            yield OutputPage(address, "region", head, shown, section.region)


def newest_stories(section: Section) -> tuple[Story, ...]:
    """What is told under a region, those reported on last first."""
    return tuple(sorted(section.stories, key=_told, reverse=True))


def by_told_week(stories: Iterable[Story]) -> tuple[WeekOfStories, ...]:
    """Stories, newest first, by the week in which they were last reported on."""
    weeks = groupby(stories, key=_week_told)
    return tuple(WeekOfStories(week, tuple(each)) for week, each in weeks)


def told_last(section: Section) -> Story | None:
    """What was last reported under a region; None where all of it is told under others."""
    return next(iter(newest_stories(section)), None)


def count_weeks(section: Section) -> tuple[tuple[Week, int], ...]:
    """How many reports concern a region, by the weeks that have any, oldest first."""
    weeks = Counter(family.week for family in section.concerning if family.week)
    return tuple(sorted(weeks.items()))


def _week_told(story: Story) -> Week | None:
    return max(filter(None, (each.family.week for each in story.passages)), default=None)


def _told(story: Story) -> tuple[dt.date, dt.date, str]:
    """A sort key: the week of its last report, its own day, its anchor."""
    week = _week_told(story)
    first = story.days.first if story.days else story.published
    return week.first if week else dt.date.min, first or dt.date.min, story.anchor


def _newest_first(section: Section) -> tuple[int, int, str]:
    """A sort key: the region last reported on first."""
    newest = section.weeks[0].first.toordinal() if section.weeks else 0
    return -newest, section.region.order, section.region.id


def _weight(story: Story) -> int:
    """How many bytes a story takes on a page."""
    return sum(len(passage.shown.html) + PASSAGE_BYTES for passage in story.passages)
