"""Where each actor is named: in what the pages show, never in a text that rights withhold."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from sitrep.core.actors import Actor
from sitrep.core.markdown.plain import html_paragraphs
from sitrep.core.model import Region
from sitrep.core.names.find import NameFinder
from sitrep.core.weeks import Week
from sitrep.site.catalogue.edition import Edition
from sitrep.site.catalogue.events import ShownEvent
from sitrep.site.catalogue.family import Family, ShownPassage
from sitrep.site.catalogue.filed import FiledPassage, passages_of
from sitrep.site.catalogue.key_points import ShownKeyPoint


@dataclass(frozen=True, slots=True)
class ActorMention:
    """A report whose headline or text names an actor."""

    family: Family
    passages: tuple[FiledPassage, ...]
    """Those that name it; none where its headline alone does."""


@dataclass(frozen=True, slots=True)
class ActorLine:
    """Something of a week that names an actor: a key point, an event, or a report."""

    week: Week | None
    """None for a draft without a date."""
    point: ShownKeyPoint | None = None
    event: ShownEvent | None = None
    mention: ActorMention | None = None


@dataclass(frozen=True, slots=True)
class ActorWeek:
    """The lines of one week."""

    week: Week | None
    points: tuple[ShownKeyPoint, ...]
    events: tuple[ShownEvent, ...]
    mentions: tuple[ActorMention, ...]


@dataclass(frozen=True, slots=True)
class ActorPage:
    """An actor with all that names it."""

    actor: Actor
    lines: tuple[ActorLine, ...]
    """The newest week first; in each its key points, its events, then its reports."""
    touched: dt.date | None = None
    """When it was last changed itself; the catalogue sets it."""

    @property
    def updated(self) -> dt.date | None:
        """When it or a report that names it was published or last changed."""
        reports = (each.updated for each in self.families)
        return max(filter(None, (self.touched, *reports)), default=None)

    @property
    def mentions(self) -> tuple[ActorMention, ...]:
        """The reports that name it, newest first."""
        return tuple(line.mention for line in self.lines if line.mention)

    @property
    def families(self) -> tuple[Family, ...]:
        """The same without their passages."""
        return tuple(mention.family for mention in self.mentions)

    @property
    def passages(self) -> tuple[FiledPassage, ...]:
        """The passages that name it, those of the newest report first."""
        return tuple(passage for mention in self.mentions for passage in mention.passages)

    @property
    def events(self) -> tuple[ShownEvent, ...]:
        """The events that name it, in their headline or note or in an account."""
        return tuple(line.event for line in self.lines if line.event)

    @property
    def weeks(self) -> tuple[Week, ...]:
        """The weeks with something that names it, newest first."""
        return tuple(dict.fromkeys(line.week for line in self.lines if line.week))

    @property
    def regions(self) -> tuple[Region, ...]:
        """The regions that the passages concern, in the order of regions.toml."""
        found = {region for passage in self.passages for region in passage.shown.concerns}
        return tuple(sorted(found, key=lambda region: (region.order, region.id)))


@dataclass(frozen=True, slots=True)
class Names:
    """The actors, and what finds them."""

    actors: Mapping[str, Actor]
    """By id, in the order in which readers see them."""
    finder: NameFinder

    @classmethod
    def of(cls, actors: Iterable[Actor]) -> Names:
        """Those of actors.toml."""
        ordered = sorted(actors, key=by_name)
        names = {actor.id: actor.names for actor in ordered}
        return cls({actor.id: actor for actor in ordered}, NameFinder(names))

    def find(self, texts: Iterable[str]) -> tuple[Actor, ...]:
        """The actors that texts name, a paragraph each; by name."""
        return self.in_order(name for text in texts for name in self.finder.find(text))

    def in_order(self, ids: Iterable[str]) -> tuple[Actor, ...]:
        """Actors by their ids, each once, as readers see them."""
        return tuple(sorted((self.actors[name] for name in {*ids}), key=by_name))


def by_name(actor: Actor) -> tuple[str, str]:
    """A sort key."""
    return actor.name.casefold(), actor.id


def with_actors(families: Iterable[Family], names: Names) -> tuple[Family, ...]:
    """The families, each with the actors that its headline and its passages name."""
    return tuple(_named(family, names) if names.actors else family for family in families)


def _named(family: Family, names: Names) -> Family:
    passages = tuple(_with_actors(passage, names) for passage in family.passages)
    found = [actor.id for passage in passages for actor in passage.actors]
    # Without a title of its own, what stands in its place is made of the source's name.
    found += names.finder.find(family.title) if family.report.title else ()
    return replace(family, passages=passages, actors=names.in_order(found))


def _with_actors(passage: ShownPassage, names: Names) -> ShownPassage:
    texts = (passage.title or "", *html_paragraphs(passage.html))
    return replace(passage, actors=names.find(texts))


def events_with_actors(events: Iterable[ShownEvent], names: Names) -> tuple[ShownEvent, ...]:
    """The events, each with the actors that its own words or its accounts name."""
    return tuple(
        replace(event, actors=_actors_of(event, names)) if names.actors else event
        for event in events
    )


def build_actor_pages(
    names: Names,
    families: Iterable[Family],
    events: Iterable[ShownEvent],
    editions: Iterable[Edition],
) -> tuple[ActorPage, ...]:
    """A page for every actor, by name; also where nothing names it.

    ``families``, newest first, and events come with what they name.
    """
    lines: dict[str, list[ActorLine]] = defaultdict(list)
    for edition in editions:
        for point in edition.key_points:
            for actor in names.find([point.text]):
                lines[actor.id].append(ActorLine(edition.week, point=point))
    for event in events:
        for actor in event.actors:
            lines[actor.id].append(ActorLine(_week_of(event), event=event))
    for family in families:
        for actor in family.actors:
            lines[actor.id].append(ActorLine(family.week, mention=_mention(family, actor)))
    return tuple(ActorPage(actor, _in_order(lines[actor.id])) for actor in names.actors.values())


def weeks_of(lines: Iterable[ActorLine]) -> tuple[ActorWeek, ...]:
    """The lines of an actor's page, week by week in their order."""
    return tuple(
        _week(week, tuple(together))
        for week, together in groupby(lines, key=lambda line: line.week)
    )


def _week(week: Week | None, lines: Sequence[ActorLine]) -> ActorWeek:
    return ActorWeek(
        week,
        points=tuple(line.point for line in lines if line.point),
        events=tuple(line.event for line in lines if line.event),
        mentions=tuple(line.mention for line in lines if line.mention),
    )


def _actors_of(event: ShownEvent, names: Names) -> tuple[Actor, ...]:
    """The actors that its own words or its accounts name."""
    said = (each.says for each in (*event.agreed, *event.disputed))
    found = [*names.find([event.event.title, *said, *html_paragraphs(event.note)])]
    for account in event.accounts:
        found += account.passage.shown.actors
    return names.in_order(actor.id for actor in found)


def _week_of(event: ShownEvent) -> Week | None:
    """The week of the first report on it: of that there is an edition."""
    return next(iter(event.weeks), None)


def _mention(family: Family, actor: Actor) -> ActorMention:
    passages = (each for each in passages_of([family]) if _names(each, actor))
    return ActorMention(family, tuple(passages))


def _names(passage: FiledPassage, actor: Actor) -> bool:
    return any(actor.id == each.id for each in passage.shown.actors)


def _in_order(lines: Iterable[ActorLine]) -> tuple[ActorLine, ...]:
    """The lines, the newest week first; within a week they keep their order."""
    return tuple(sorted(lines, key=_newest_week))


def _newest_week(line: ActorLine) -> tuple[int, int]:
    return (-line.week.year, -line.week.number) if line.week else (1, 0)
