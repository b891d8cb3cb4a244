"""What happened, each thing told once: the unit of an edition, a region's page, a mail and a feed."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sitrep.core.grades import Grade
from sitrep.core.model import Region, Source
from sitrep.core.weeks import Span, Week
from sitrep.site.catalogue.events import ShownEvent
from sitrep.site.catalogue.filed import FiledPassage, families_of, independence_of
from sitrep.site.catalogue.independence import Independence

UNDATED = dt.date.max
"""Where what has no day stands: at the end."""


@dataclass(frozen=True, slots=True)
class Story:
    """One thing that happened, with the passages that tell of it here.

    It is an event, or a passage of no event with those under its heading.
    """

    event: ShownEvent | None
    region: Region
    """Where it is told."""
    passages: tuple[FiledPassage, ...]
    """Those told here, in the order of dependence; there is at least one."""
    elsewhere: tuple[FiledPassage, ...]
    """The event's other accounts: of other weeks, or told in another story."""
    independence: Independence
    """What all of its accounts rest on, those told elsewhere among them."""

    @property
    def anchor(self) -> str:
        """Its fragment on a page, as permanent as the event's or the report's id."""
        return f"event-{self.event.event.id}" if self.event else self.passages[0].anchor

    @property
    def title(self) -> str | None:
        """The curator's neutral headline; None where there is nothing but the report's own."""
        return self.event.event.title if self.event else self.passages[0].shown.title

    @property
    def grade(self) -> Grade:
        """The event's, else that of its first passage."""
        return self.event.grade if self.event else self.passages[0].shown.grade

    @property
    def days(self) -> Span | None:
        """When it happened, so far as that is known."""
        return self.event.event.days if self.event else self.passages[0].shown.days

    @property
    def published(self) -> dt.date | None:
        """When it was first reported here: what there is where its days are not known."""
        return min(filter(None, (each.family.report.date for each in self.passages)), default=None)

    @property
    def concerns(self) -> tuple[Region, ...]:
        """Every region that it concerns: where it is told, then the others."""
        named = [region for passage in self.passages for region in passage.shown.concerns]
        event = self.event.concerns if self.event else ()
        return tuple(dict.fromkeys((self.region, *event, *named)))

    @property
    def weeks(self) -> tuple[Week, ...]:
        """The weeks of its accounts told elsewhere, oldest first."""
        return tuple(sorted(filter(None, {each.family.week for each in self.elsewhere})))

    @property
    def told(self) -> Mapping[str, FiledPassage]:
        """All accounts of its event by their references, as figures name them."""
        every = self.event.accounts if self.event else ()
        return {str(account.reference): account.passage for account in every}

    @property
    def has_margin(self) -> bool:
        """Whether there is anything to say of its accounts together, or of what is around it."""
        event = self.event
        if event is None:
            return False
        compared = event.figures or event.agreed or event.disputed
        return bool(compared or event.earlier or event.later or self.elsewhere)

    @property
    def is_one_voice(self) -> bool:
        """Whether it is a single account on one root: its source line says all that it rests on."""
        is_single = self.event is None and len(self.passages) == 1
        return is_single and self.independence.independent == 1

    @property
    def is_late(self) -> bool:
        """Whether all of it came after its week was announced."""
        return all(each.late for each in families_of(self.passages))


@dataclass(frozen=True, slots=True)
class StoryTeller:
    """Tells passages as stories, and remembers those of no event.

    So an edition and a region's page that tell the same have the very same story.
    """

    events: Mapping[str, ShownEvent]
    """Those that are known, by id."""
    sources: Mapping[str, Source]
    """Those that are known, by id."""
    _told: dict[tuple[str, ...], Story] = field(default_factory=dict, repr=False)
    """The stories of no event, by the anchors of their passages."""

    def stories(self, passages: Iterable[FiledPassage]) -> tuple[Story, ...]:
        """What passages tell, by its days; each passage is in one story, that of its first event.

        Passages of no event keep their order; the untitled ones of a report stand with the one
        before them.
        """
        told: dict[str, list[FiledPassage]] = defaultdict(list)
        alone: list[list[FiledPassage]] = []
        for passage in passages:
            event = next((name for name in passage.shown.events if name in self.events), None)
            if event:
                told[event].append(passage)
            elif alone and _stands_with(passage, alone[-1][-1]):
                alone[-1].append(passage)
            else:
                alone.append([passage])
        stories = [_of_event(self.events[name], found) for name, found in told.items()]
        stories += map(self._of_report, alone)
        return tuple(sorted(stories, key=_by_days))

    def _of_report(self, run: list[FiledPassage]) -> Story:
        anchors = tuple(passage.anchor for passage in run)
        story = self._told.get(anchors)
        if story is None:
            story = self._told[anchors] = Story(
                event=None,
                region=run[0].shown.region,
                passages=tuple(run),
                elsewhere=(),
                independence=independence_of(run, self.sources),
            )
        return story


def stories_by_region(stories: Iterable[Story]) -> dict[Region, tuple[Story, ...]]:
    """Stories by where they are told, in their order."""
    found: dict[Region, list[Story]] = defaultdict(list)
    for story in stories:
        found[story.region].append(story)
    return {region: tuple(each) for region, each in found.items()}


def _stands_with(passage: FiledPassage, before: FiledPassage) -> bool:
    """Whether a passage has no heading of its own, and follows one of its report and region."""
    return (
        not passage.shown.title
        and passage.family.report.id == before.family.report.id
        and passage.shown.region == before.shown.region
    )


def _of_event(event: ShownEvent, passages: Iterable[FiledPassage]) -> Story:
    here = {passage.anchor: passage for passage in passages}
    order = [account.passage for account in event.accounts]
    told = tuple(here[each.anchor] for each in order if each.anchor in here)
    return Story(
        event=event,
        region=_told_under(event, told),
        passages=told,
        elsewhere=tuple(each for each in order if each.anchor not in here),
        independence=event.independence,
    )


def _told_under(event: ShownEvent, passages: tuple[FiledPassage, ...]) -> Region:
    """The event's own region where a passage is filed there; else that of the first passage."""
    filed = [passage.shown.region for passage in passages]
    return event.region if event.region in filed else filed[0]


def _by_days(story: Story) -> tuple[dt.date, dt.date, str]:
    """A sort key: first day, or else the day of the report; last day; anchor."""
    days = story.days
    first = days.first if days else story.published or UNDATED
    return first, days.last if days else first, story.anchor
