"""The digest of one ISO week: its reports' passages under their regions."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise

from markupsafe import Markup

from sitrep.core.model import EditionNotes, Region
from sitrep.core.record import Step
from sitrep.core.weeks import Week
from sitrep.site.catalogue.changes.retelling import ShownChange
from sitrep.site.catalogue.changes.weeks import Weeks
from sitrep.site.catalogue.events import ShownEvent
from sitrep.site.catalogue.family import Family
from sitrep.site.catalogue.filed import FiledPassage, families_of, independence_of
from sitrep.site.catalogue.independence import Independence
from sitrep.site.catalogue.key_points import (
    Shelves,
    ShownKeyPoint,
    ShownTrend,
    headline,
)
from sitrep.site.catalogue.latecomers import LateHosts, latecomers, mentioned_late
from sitrep.site.catalogue.stories import Story, StoryTeller, stories_by_region


@dataclass(frozen=True, slots=True)
class Section:
    """A region's part of an edition, or of the whole digest."""

    region: Region
    passages: tuple[FiledPassage, ...]
    mentions: tuple[FiledPassage, ...]
    """Passages that stand elsewhere and concern this region too."""
    independence: Independence = field(default_factory=Independence)
    """What all passages that concern it rest on."""
    stories: tuple[Story, ...] = ()
    """What is told under it, by its days; empty where all of it is told under other regions."""
    touched: dt.date | None = None
    """When the region or a report that concerned it then last changed: of the whole digest's part."""

    @property
    def reports(self) -> tuple[tuple[FiledPassage, ...], ...]:
        """The passages of each report together, in their order."""
        groups: dict[str, list[FiledPassage]] = defaultdict(list)
        for passage in self.passages:
            groups[passage.family.report.id].append(passage)
        return tuple(map(tuple, groups.values()))

    @property
    def headed(self) -> tuple[tuple[FiledPassage, ...], ...]:
        """The passages that stand under one heading, in their order.

        A passage with a headline stands alone; others stand with those of their report before them.
        """
        runs = groupby(self.passages, key=_heading)
        return tuple(tuple(run) for _, run in runs)

    @property
    def families(self) -> tuple[Family, ...]:
        """The reports that its own passages come from, each once."""
        return families_of(self.passages)

    @property
    def concerning(self) -> tuple[Family, ...]:
        """The reports that concern it, each once.

        Every number of reports on a region, on any surface, counts these.
        """
        return families_of((*self.passages, *self.mentions))

    @property
    def updated(self) -> dt.date | None:
        """When it or a report that concerns it was published or last changed."""
        reports = (each.updated for each in self.concerning)
        return max(filter(None, (self.touched, *reports)), default=None)

    @property
    def weeks(self) -> tuple[Week, ...]:
        """The weeks with something on the region, newest first."""
        found = {family.week for family in self.concerning}
        return tuple(sorted(filter(None, found), reverse=True))


@dataclass(frozen=True, slots=True)
class Edition:
    """The digest of one week."""

    week: Week
    notes: EditionNotes
    lead: Markup
    sections: tuple[Section, ...]
    """Those with most passages first."""
    families: tuple[Family, ...]
    """Newest first."""
    withdrawn: tuple[Family, ...]
    title: str | None = None
    """The week's headline; None where there is neither one nor a key point."""
    key_points: tuple[ShownKeyPoint, ...] = ()
    trends: tuple[ShownTrend, ...] = ()
    events: tuple[ShownEvent, ...] = ()
    """Those that a report of this week tells of, by their days."""
    latecomers: tuple[Family, ...] = ()
    """Reports of other weeks that came after those were announced."""
    previous: Week | None = None
    next: Week | None = None
    independence: Independence = field(default_factory=Independence)
    """What its reports rest on."""
    history: tuple[Step, ...] = ()
    """What the record says of it: that it was announced, and what was changed in it since, oldest
    first.  Nothing before it is announced."""
    changes: tuple[ShownChange, ...] = ()
    """What of that readers are told, in words, newest first; the catalogue sets them."""

    @property
    def passage_count(self) -> int:
        """How many passages it has."""
        return sum(len(section.passages) for section in self.sections)

    @property
    def stories(self) -> tuple[Story, ...]:
        """What happened, region after region."""
        return tuple(story for section in self.sections for story in section.stories)

    @property
    def carriers(self) -> int:
        """How many reprints its reports had."""
        return sum(len(family.carriages) for family in self.families)

    @property
    def is_open(self) -> bool:
        """Whether it is not announced yet: reports may still be added, and no feed has it."""
        return self.notes.announced is None

    @property
    def updated(self) -> dt.date | None:
        """When it was announced or anything in it last changed; None before it is announced."""
        if self.notes.announced is None:
            return None
        return max((self.notes.announced, *(step.entry.at.day for step in self.history)))


def build_editions(
    families: Iterable[Family],
    notes: Iterable[EditionNotes],
    shelves: Shelves,
    teller: StoryTeller,
) -> tuple[Edition, ...]:
    """The editions of all weeks that have a report, newest first.

    ``families`` come newest first, withdrawn ones among them.
    """
    weeks: dict[Week, list[Family]] = defaultdict(list)
    for family in families:
        if family.week:
            weeks[family.week].append(family)
    said = {each.week: each for each in notes}
    hosts = LateHosts(weeks, said)
    guests = latecomers(weeks, hosts)
    record = shelves.known.record
    mentioned = mentioned_late(guests, weeks, hosts, record)
    order = sorted(weeks)
    before = {week: earlier for earlier, week in pairwise(order)}
    after = dict(pairwise(order))
    history = Weeks.of(record, mentioned)
    return tuple(
        replace(
            _edition(weeks[week], said.get(week, EditionNotes(week)), shelves, teller),
            history=history.of_edition(week, shelves.events_of(week), weeks[week]),
            latecomers=_standing(guests[week]),
            previous=before.get(week),
            next=after.get(week),
        )
        for week in reversed(order)
    )


def _standing(families: Iterable[Family]) -> tuple[Family, ...]:
    return tuple(family for family in families if not family.is_withdrawn)


def _edition(
    families: list[Family], notes: EditionNotes, shelves: Shelves, teller: StoryTeller
) -> Edition:
    standing = _standing(families)
    passages = tuple(shelves.passages_of(standing))
    return Edition(
        week=notes.week,
        notes=notes,
        lead=shelves.known.render(f"{notes.week} lead", notes.lead),
        sections=build_sections(sorted(passages, key=shelves.when_and_after_whom), teller),
        families=standing,
        withdrawn=tuple(family for family in families if family.is_withdrawn),
        title=notes.title or headline(notes.key_points),
        key_points=tuple(shelves.key_point(each) for each in notes.key_points),
        trends=tuple(shelves.trend(each) for each in notes.trends),
        events=shelves.events_of(notes.week),
        independence=independence_of(passages, teller.sources),
    )


def build_sections(passages: Iterable[FiledPassage], teller: StoryTeller) -> tuple[Section, ...]:
    """The regions that passages are filed under or mention, those with most passages first.

    Within each they stay in the order in which they are given.
    """
    every = tuple(passages)
    told = stories_by_region(teller.stories(every))
    standing: dict[Region, list[FiledPassage]] = defaultdict(list)
    mentioned: dict[Region, list[FiledPassage]] = defaultdict(list)
    for passage in every:
        standing[passage.shown.region].append(passage)
        for region in passage.shown.mentions:
            mentioned[region].append(passage)
    sections = (
        Section(
            region,
            tuple(standing.get(region, ())),
            tuple(mentioned.get(region, ())),
            independence_of(
                (*standing.get(region, ()), *mentioned.get(region, ())), teller.sources
            ),
            told.get(region, ()),
        )
        for region in {**standing, **mentioned}
    )
    return tuple(sorted(sections, key=_heaviest_first))


def _heading(passage: FiledPassage) -> tuple[str, int]:
    """What tells the headings of passages apart."""
    return passage.family.report.id, passage.shown.number if passage.shown.title else 0


def _heaviest_first(section: Section) -> tuple[int, int, str]:
    return -len(section.passages), section.region.order, section.region.id
