"""How much of an edition its e-mail form tells, and how much it leaves to the web.

Mail programs cut off a long mail without a word.  So a form that would be too long says less of a
story, or only how many there are, and where the rest stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from sitrep.site.catalogue.changes.retelling import ShownChange
from sitrep.site.catalogue.edition import Edition, Section
from sitrep.site.catalogue.family import Family
from sitrep.site.catalogue.filed import families_of
from sitrep.site.catalogue.key_points import ShownKeyPoint, ShownTrend
from sitrep.site.catalogue.stories import Story

_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class MailList(Generic[_Item]):
    """A list of which some are told here."""

    items: tuple[_Item, ...] = ()
    left: int = 0
    """How many more there are."""


@dataclass(frozen=True, slots=True)
class PlannedSection:
    """A region's part of a form."""

    section: Section
    told: tuple[Story, ...]
    """Those that are told whole, by their days."""
    brief: tuple[Story, ...] = ()
    """Those of which a line is told, the most important first."""

    @property
    def left(self) -> int:
        """How many more there are."""
        return len(self.section.stories) - len(self.told) - len(self.brief)


@dataclass(frozen=True, slots=True)
class MailPlan:
    """What the form of an edition tells; whatever it does not is counted."""

    points: MailList[ShownKeyPoint]
    changes: MailList[ShownChange]
    """What was changed since it was announced."""
    trends: MailList[ShownTrend]
    latecomers: MailList[Family]
    withdrawn: MailList[Family]
    sections: tuple[PlannedSection, ...]
    """Those of which at least a line is told."""
    regions: MailList[Section]
    """Those of which nothing but the number of their stories is told; ``left``: not even that."""
    left: int = 0
    """How many stories there are in the regions of which nothing is told."""
    has_lead: bool = True

    @property
    def told(self) -> int:
        """How many stories are told whole."""
        return sum(len(each.told) for each in self.sections)

    @property
    def reports(self) -> frozenset[str]:
        """The ids of the reports of which something is told whole."""
        stories = (story for each in self.sections for story in each.told)
        passages = (passage for story in stories for passage in story.passages)
        return frozenset(passage.family.report.id for passage in passages)

    @property
    def brief(self) -> int:
        """Of how many stories a line is told."""
        return sum(len(each.brief) for each in self.sections)

    @property
    def is_cut(self) -> bool:
        """Whether anything stands on the web alone."""
        shelves = (self.points, self.changes, self.trends, self.latecomers, self.withdrawn)
        is_short = self.brief or self.left or self.regions.items or not self.has_lead
        cut = any(shelf.left for shelf in shelves) or any(each.left for each in self.sections)
        return bool(is_short) or cut


def whole_plan(edition: Edition) -> MailPlan:
    """Everything told."""
    return MailPlan(
        points=MailList(edition.key_points),
        changes=MailList(edition.changes),
        trends=MailList(edition.trends),
        latecomers=MailList(edition.latecomers),
        withdrawn=MailList(edition.withdrawn),
        sections=tuple(PlannedSection(each, each.stories) for each in sections_of(edition)),
        regions=MailList(),
    )


def empty_plan(edition: Edition) -> MailPlan:
    """Nothing told, all of it counted."""
    sections = sections_of(edition)
    return MailPlan(
        points=MailList(left=len(edition.key_points)),
        changes=MailList(left=len(edition.changes)),
        trends=MailList(left=len(edition.trends)),
        latecomers=MailList(left=len(edition.latecomers)),
        withdrawn=MailList(left=len(edition.withdrawn)),
        sections=(),
        regions=MailList(left=len(sections)),
        left=sum(len(each.stories) for each in sections),
        has_lead=False,
    )


def sections_of(edition: Edition) -> tuple[Section, ...]:
    """The regions under which something is told."""
    return tuple(each for each in edition.sections if each.stories)


def by_importance(edition: Edition) -> tuple[Story, ...]:
    """The stories of an edition, the most important first.

    What the curator's key points rest on comes first, in their order, then what the trends do; then
    what most independent sources tell of, what most reports do, what is graded best; of what is
    alike, the first of every region, then the second.
    """
    places = dict[str, int]()
    bases = (*(each.basis for each in edition.key_points), *(each.basis for each in edition.trends))
    for place, basis in enumerate(bases):
        for passage in basis.everything:
            places.setdefault(passage.anchor, place)

    def order(ranked: tuple[int, Story]) -> tuple[int, int, int, str, int]:
        rank, story = ranked
        accounts = (*story.passages, *story.elsewhere)
        place = min(places.get(each.anchor, len(bases)) for each in accounts)
        independent, reports = story.independence.independent, len(families_of(accounts))
        return place, -independent, -reports, story.grade.code, rank

    every = (ranked for section in edition.sections for ranked in enumerate(section.stories))
    return tuple(story for _rank, story in sorted(every, key=order))
