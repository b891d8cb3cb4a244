"""What a region's page tells first: what goes on now, and how the region lies to others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sitrep.core.actors import Actor
from sitrep.core.model import Region
from sitrep.core.weeks import Week
from sitrep.site.catalogue.edition import Section
from sitrep.site.catalogue.stories import Story

WHOLE_BYTES = 24_000
"""How many bytes the stories told at length may take; the others are lines."""
ACCOUNT_BYTES = 1_200
"""What stands around the words of an account: its source line, its part of the margin."""
ACTORS = 12
"""How many actors it names, those of most stories."""


@dataclass(frozen=True, slots=True)
class NowInRegion:
    """What the newest week with anything on a region says of it."""

    week: Week
    whole: tuple[Story, ...]
    """Told at length."""
    brief: tuple[Story, ...]
    """Told in a line, for want of room."""
    wider: tuple[Story, ...]
    """Told under other regions, but also about this one."""

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Those named in most of it, by name."""
        stories = (*self.whole, *self.brief, *self.wider)
        named = Counter(actor for story in stories for actor in _actors_of(story))
        most = sorted(named, key=lambda actor: (-named[actor], actor.id))[:ACTORS]
        return tuple(sorted(most, key=lambda actor: (actor.name.casefold(), actor.id)))


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The regions of a digest that a region is part of, and those that are part of it."""

    above: tuple[Region, ...]
    below: tuple[Region, ...]


def now_in(
    section: Section, stories: Iterable[Story], told: Mapping[str, Story]
) -> NowInRegion | None:
    """The newest week of a region; None where nothing on it has a date.

    ``stories`` are those under it, newest first; ``told`` are all of the digest by the anchors
    of their passages.
    """
    if not section.weeks:
        return None
    week = section.weeks[0]
    own = [story for story in stories if week_told(story) == week]
    wider = {
        story.anchor: story
        for passage in (*section.passages, *section.mentions)
        if passage.family.week == week and (story := told.get(passage.anchor))
    }
    for story in own:
        wider.pop(story.anchor, None)
    whole, left = set[str](), WHOLE_BYTES
    for story in sorted(own, key=_best_supported_first):
        if (weight := _weigh(story)) <= left:
            whole.add(story.anchor)
            left -= weight
    return NowInRegion(
        week,
        tuple(story for story in own if story.anchor in whole),
        tuple(story for story in own if story.anchor not in whole),
        tuple(wider.values()),
    )


def by_passage(sections: Iterable[Section]) -> dict[str, Story]:
    """All stories of a digest by the anchors of their passages."""
    return {
        passage.anchor: story
        for section in sections
        for story in section.stories
        for passage in story.passages
    }


def neighbours_of(region: Region, regions: Iterable[Region]) -> Neighbours:
    """Which regions hold all codes of one, and of which it holds all."""
    others = [other for other in regions if other.id != region.id]
    return Neighbours(
        tuple(other for other in others if _holds(other, region)),
        tuple(other for other in others if _holds(region, other)),
    )


def week_told(story: Story) -> Week | None:
    """The week in which a story was last reported on."""
    return max(filter(None, (each.family.week for each in story.passages)), default=None)


def _holds(whole: Region, part: Region) -> bool:
    return whole.codes != part.codes and all(map(whole.contains, part.codes))


def _actors_of(story: Story) -> set[Actor]:
    named = {actor for passage in story.passages for actor in passage.shown.actors}
    return named.union(story.event.actors if story.event else ())


def _weigh(story: Story) -> int:
    return sum(len(each.shown.html.encode()) + ACCOUNT_BYTES for each in story.passages)


def _best_supported_first(story: Story) -> tuple[int, int, str]:
    return -story.independence.independent, -len(story.passages), story.anchor
