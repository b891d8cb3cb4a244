"""What the front page tells beside the newest edition: its main event, what goes on, what changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sitrep.core.model import Region
from sitrep.core.weeks import Week
from sitrep.site.catalogue.edition import Edition
from sitrep.site.catalogue.events import ShownEvent
from sitrep.site.catalogue.stories import Story
from sitrep.site.pictures.bars import WeeklyReports, build_bars

GOING_ON = 6
"""How many stories that go on the front page has at most."""
WEEKS = 4
"""How many weeks it compares."""
REGIONS = 12
"""How many regions it compares at most: those with most in the newest week."""


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


def find_going_on(edition: Edition) -> tuple[ShownEvent, ...]:
    """The events of a week that are told of in other weeks too, or follow others."""
    events = [story.event for story in edition.stories if story.event]
    going = [event for event in events if len(event.weeks) > 1 or event.earlier]
    ordered = sorted(going, key=lambda event: (-len(event.weeks), event.event.id))
    return tuple(ordered[:GOING_ON])


def compare_weeks(edition: Edition, earlier: Sequence[Edition]) -> tuple[RegionChange, ...]:
    """How many reports concern each region of an edition, and did in the weeks before.

    ``earlier`` come newest first. Empty where there is nothing to compare with.
    """
    editions = [*reversed(earlier[: WEEKS - 1]), edition]
    if len(editions) == 1:
        return ()
    regions = [section.region for section in edition.sections if section.stories][:REGIONS]
    numbers = {each.week: _reports_by_region(each) for each in editions}
    most = max(
        (numbers[each.week].get(region.id, 0) for each in editions for region in regions),
        default=0,
    )
    return tuple(
        RegionChange(region, build_bars(_counts_of(region, numbers), most)) for region in regions
    )


def _counts_of(
    region: Region, numbers: Mapping[Week, Mapping[str, int]]
) -> Iterator[tuple[Week, int]]:
    for week, by_region in numbers.items():
        yield week, by_region.get(region.id, 0)


def _reports_by_region(edition: Edition) -> dict[str, int]:
    return {section.region.id: len(section.concerning) for section in edition.sections}


def _best_supported_first(story: Story) -> tuple[int, int, str]:
    return -story.independence.independent, -len(story.passages), story.anchor
