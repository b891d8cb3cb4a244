"""What the front page tells beside the newest edition: its main event, what goes on, what changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sitrep.core.model import Region
from sitrep.core.weeks import Week
from sitrep.site.catalogue.edition import Edition, Section
from sitrep.site.catalogue.events import ShownEvent
from sitrep.site.catalogue.filed import FiledPassage
from sitrep.site.catalogue.stories import Story
from sitrep.site.pictures.bars import WeeklyReports, build_bars, weeks_until

GOING_ON = 6
"""How many stories that go on the front page has at most, beside its main one."""
WEEKS = 4
"""How many weeks it compares."""
REGIONS = 12
"""How many regions it compares at most: those with most in the newest week."""
LINES = 6
"""How many stories of a region it names; the edition has the others."""
ALL_LINES = 36
"""How many stories it names in all, so that a full week's page stays light."""
WORDS = 16_000
"""How many bytes the event of the week may take with all of its accounts; else it is in brief."""
ACCOUNT_BYTES = 600
"""What stands around the words of an account."""


@dataclass(frozen=True, slots=True)
class RegionInBrief:
    """What happened in a region, in lines."""

    section: Section
    stories: tuple[Story, ...]
    """Those with most roots, in their order."""

    @property
    def more(self) -> int:
        """How many further stories the edition tells of it."""
        return len(self.section.stories) - len(self.stories)


@dataclass(frozen=True, slots=True)
class StorySoFar:
    """An event that is told of in other weeks too, or that follows others."""

    event: ShownEvent
    told: tuple[tuple[Week, tuple[FiledPassage, ...]], ...]
    """Its accounts by the weeks of their reports, up to the week at hand; oldest first."""


@dataclass(frozen=True, slots=True)
class RegionChange:
    """The reports on a region over some weeks."""

    region: Region
    counts: tuple[WeeklyReports, ...]
    """Oldest first."""


def find_main_story(edition: Edition) -> Story | None:
    """The event of the week, told at length on the front page.

    It is the one that the first key point with an event rests on; without any, that with most roots,
    then most accounts. None in a week without events.
    """
    stories = {story.event.event.id: story for story in edition.stories if story.event}
    for point in edition.key_points:
        for event in point.basis.events:
            if event.event.id in stories:
                return stories[event.event.id]
    return min(stories.values(), key=_best_supported_first, default=None)


def is_light(story: Story) -> bool:
    """Whether a story can be told at length on the front page."""
    texts = sum(len(each.shown.html.encode()) + ACCOUNT_BYTES for each in story.passages)
    return texts <= WORDS


def regions_in_brief(edition: Edition) -> tuple[RegionInBrief, ...]:
    """The regions of an edition with their stories, as many of them as the page can bear."""
    found, left = [], ALL_LINES
    for section in edition.sections:
        if section.stories:
            best = sorted(section.stories, key=_best_supported_first)[: min(LINES, left)]
            kept = {story.anchor for story in best}
            shown = tuple(story for story in section.stories if story.anchor in kept)
            found.append(RegionInBrief(section, shown))
            left -= len(shown)
    return tuple(found)


def find_going_on(edition: Edition) -> tuple[StorySoFar, ...]:
    """The events of a week that are told of in weeks before it too, or follow others.

    Those told of in most weeks come first, then those with most roots.  The event of the week
    is not among them: it says itself what was before.
    """
    main = find_main_story(edition)
    stories = (
        StorySoFar(story.event, _told_until(edition.week, story.event))
        for story in edition.stories
        if story.event and story != main
    )
    going = [story for story in stories if len(story.told) > 1 or story.event.earlier]
    return tuple(sorted(going, key=_longest_first)[:GOING_ON])


def compare_weeks(edition: Edition, earlier: Sequence[Edition]) -> tuple[RegionChange, ...]:
    """How many reports concern each region of an edition, and did in the weeks before.

    Empty where none of those weeks has an edition: there is nothing to compare with.
    """
    weeks = weeks_until(edition.week, WEEKS)
    editions = [each for each in (*earlier, edition) if each.week in weeks]
    if len(editions) == 1:
        return ()
    numbers: dict[Week, dict[str, int]] = {week: {} for week in weeks}
    numbers |= {each.week: _reports_by_region(each) for each in editions}
    regions = {section.region for each in editions for section in each.sections}
    totals = {region: _numbers_of(region, numbers) for region in regions}
    compared = sorted(
        regions, key=lambda region: (-totals[region][-1], -sum(totals[region]), region.id)
    )[:REGIONS]
    most = max((max(totals[region]) for region in compared), default=0)
    return tuple(
        RegionChange(region, build_bars(zip(weeks, totals[region], strict=True), most))
        for region in compared
    )


def _numbers_of(region: Region, numbers: Mapping[Week, Mapping[str, int]]) -> list[int]:
    """The reports on a region, a week after the other."""
    return [by_region.get(region.id, 0) for by_region in numbers.values()]


def _reports_by_region(edition: Edition) -> dict[str, int]:
    return {section.region.id: len(section.concerning) for section in edition.sections}


def _best_supported_first(story: Story) -> tuple[int, int, str]:
    return -story.independence.independent, -len(story.passages), story.anchor


def _told_until(week: Week, event: ShownEvent) -> tuple[tuple[Week, tuple[FiledPassage, ...]], ...]:
    """The accounts of an event by the weeks of their reports, but for those of later weeks."""
    told: dict[Week, list[FiledPassage]] = {}
    for account in event.accounts:
        reported = account.passage.family.week
        if reported and reported <= week:
            told.setdefault(reported, []).append(account.passage)
    return tuple((each, tuple(told[each])) for each in sorted(told))


def _longest_first(story: StorySoFar) -> tuple[int, int, str]:
    return -len(story.told), -story.event.independence.independent, story.event.event.id
