"""The list of events and a page an event; one whose reports are all withdrawn leaves a tombstone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import ClassVar

from sitrep.core.events import Event
from sitrep.core.language import marked
from sitrep.core.model import Region, Report
from sitrep.core.weeks import Week
from sitrep.site.addresses import EVENTS, event_address, event_card, paged
from sitrep.site.catalogue.build import Catalogue, Named
from sitrep.site.catalogue.cautions import independence_words, report_words
from sitrep.site.catalogue.changes.retelling import ShownChange
from sitrep.site.catalogue.citation import cite_event
from sitrep.site.catalogue.events import ShownEvent
from sitrep.site.generator import MenuLink
from sitrep.site.pages.base import Charted, OutputPage, PagesOfCatalogue, Shown
from sitrep.site.pages.head import hidden_head, newest_of, plain_head
from sitrep.site.pages.json_ld import event_data, list_data
from sitrep.site.pages.page_head import PageHead, leaf_of, picture_of
from sitrep.site.pages.paging import Leaf, leaf_through
from sitrep.site.pages.told.event_index import withdrawn_on
from sitrep.site.pages.told.events import (
    PointedEdition,
    counters_of,
    draw_dependence,
    draw_versions,
    own_headlines,
    pointed_editions,
    split_accounts,
    timeline_of,
)
from sitrep.site.pages.told.trace import trace_accounts
from sitrep.site.pictures.atlas import build_event_map
from sitrep.site.pictures.card import event_card_words
from sitrep.site.policy import Served, Serving
from sitrep.site.site import Site

EVENT_BYTES = 600
"""What an event's line in a list weighs, its markup included."""

CHOICES = 10
"""How many kinds of events a reader can choose: the style sheet has a rule for each."""


@dataclass(frozen=True, slots=True)
class RegionOfEvents:
    """The events of a week in a region."""

    region: Region
    events: tuple[ShownEvent, ...]
    """Newest first."""


@dataclass(frozen=True, slots=True)
class WeekOfEvents:
    """What happened in a week, by region."""

    week: Week | None
    """None for events whose days are not known."""
    has_edition: bool
    regions: tuple[RegionOfEvents, ...]
    """In the order of regions.toml."""

    @property
    def events(self) -> tuple[ShownEvent, ...]:
        """All of them, region by region."""
        return tuple(event for place in self.regions for event in place.events)

    @property
    def kinds(self) -> frozenset[str]:
        """Of what kinds they are."""
        return frozenset(event.event.kind for event in self.events)


@dataclass(frozen=True, slots=True)
class ToldEvents:
    """What a page of the list has beside its events."""

    weeks: tuple[WeekOfEvents, ...]
    newest: Week | None
    """The newest week of the digest, where the page has it."""
    going_on: tuple[ShownEvent, ...]


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """An event with what others have to do with it."""

    event: ShownEvent
    beside: tuple[ShownEvent, ...]
    """Those before and after it."""
    pointed: tuple[PointedEdition, ...]
    corrections: tuple[ShownChange, ...]
    """What was corrected in it and in the reports that tell of it, newest first."""


class EventPages(PagesOfCatalogue):
    """Writes ``/events/`` and ``/events/<id>/``."""

    menu: ClassVar = (MenuLink(marked("Events"), EVENTS),)

    def pages(self, catalogue: Catalogue) -> Iterable[OutputPage]:
        """The list, the events, then the tombstones."""
        yield from self._list(catalogue)
        related = {event.event.id: event for event in catalogue.events}
        pointed = pointed_editions(catalogue.events, catalogue.editions)
        for event in catalogue.events:
            beside = tuple(related[other.id] for other in (*event.earlier, *event.later))
            corrections = tuple(catalogue.history.corrections_of(event.history))
            told = ToldEvent(event, beside, pointed.get(event.event.id, ()), corrections)
            address, of = event_address(event.event), (told, self.charted)
            yield OutputPage(address, "events/event", self.show, of, changed=event.updated)
        for gone, reports in self._withdrawn(catalogue):
            yield self.ready(
                event_address(gone),
                "events/withdrawn",
                _gone_head(gone, self.site),
                reports=reports,
            )

    def _list(self, catalogue: Catalogue) -> Iterable[OutputPage]:
        """The list; its newest page tells what began before and goes on."""
        weeks = {edition.week for edition in catalogue.editions}
        newest, changed = max(weeks, default=None), newest_of(catalogue)
        events = newest_events(catalogue.events)
        for leaf in leaf_through(events, lambda _event: EVENT_BYTES):
            began = {_week_of(event.event) for event in leaf.items}
            is_first = leaf.number == 1
            told = ToldEvents(
                by_week(leaf.items, weeks),
                newest if is_first or newest in began else None,
                going_on(events, newest) if is_first else (),
            )
            dates = filter(None, (event.updated for event in leaf.items))
            yield OutputPage(
                paged(EVENTS, leaf.number),
                "events/events",
                self.show_list,
                (leaf, told),
                changed=changed if is_first else max(dates, default=None),
            )

    def show_list(self, leaf: Leaf[ShownEvent], told: ToldEvents) -> Shown:
        """A page of the list."""
        values: dict[str, object] = {
            "leaf": leaf,
            "weeks": told.weeks,
            "newest": told.newest,
            "going_on": told.going_on,
            "kinds": kinds_of(leaf.items),
            "labels": {event.event.kind: event.kind for event in leaf.items},
        }
        return Shown(_list_head(self.site, leaf.number), values)

    def show(self, told: ToldEvent, ground: Charted) -> Shown:
        """An event's page."""
        event, language = told.event, self.site.language
        traced, whole = trace_accounts(event), split_accounts(event)
        values = {
            "event": event,
            "at_length": event.accounts[:whole],
            "in_brief": event.accounts[whole:],
            "updated": event.updated,
            "traced": traced,
            "told": {str(each.reference): each for each in event.accounts},
            "diagram": draw_dependence(traced, language),
            "charts": draw_versions(event, language),
            "counters": counters_of(event, language),
            "timeline": timeline_of(event, told.beside, language),
            "citation": cite_event(event, self.site),
            "headlines": own_headlines(event),
            "pointed": told.pointed,
            "corrections": told.corrections,
            "map": build_event_map(event, ground.regions, ground.chart),
        }
        return Shown(event_head(event, self.site), values)

    def served(self) -> Iterable[Served]:
        """As pages."""
        yield Served(f"{EVENTS}*", Serving.PAGE)

    def expected(self) -> Iterable[str]:
        """The list, and a page per event that is or was shown."""
        catalogue: Catalogue = self.context["catalogue"]
        yield EVENTS
        yield from (event_address(event.event) for event in catalogue.events)
        yield from (event_address(event) for event, _reports in self._withdrawn(catalogue))

    def _withdrawn(self, catalogue: Catalogue) -> Iterator[tuple[Event, tuple[Report, ...]]]:
        """The events whose reports are all withdrawn, with these: their addresses stay."""
        content = self.context["sitrep_content"]
        shown = {event.event.id for event in catalogue.events}
        told = withdrawn_on(file.report for file in content.reports)
        for file in content.events:
            if file.event.id not in shown and file.event.id in told:
                yield file.event, told[file.event.id]


def newest_events(events: Iterable[ShownEvent]) -> list[ShownEvent]:
    """Events, those that began last first; without known days at the end."""
    return sorted(events, key=lambda event: _newest_first(event.event))


def by_week(events: Iterable[ShownEvent], editions: Iterable[Week]) -> tuple[WeekOfEvents, ...]:
    """Events, newest first, by the weeks in which they began and their regions."""
    known = frozenset(editions)
    weeks = groupby(events, key=lambda event: _week_of(event.event))
    return tuple(
        WeekOfEvents(week, week in known, tuple(_by_region(group))) for week, group in weeks
    )


def going_on(events: Iterable[ShownEvent], week: Week | None) -> tuple[ShownEvent, ...]:
    """The events that began before a week and lasted into it, the newest first."""
    if week is None:
        return ()
    return tuple(event for event in newest_events(events) if _lasts_into(event.event, week))


def kinds_of(events: Iterable[ShownEvent]) -> tuple[str, ...]:
    """The kinds among events that a reader can choose, those of most events first."""
    often = Counter(event.event.kind for event in events)
    ordered = sorted(often, key=lambda kind: (-often[kind], kind))
    return tuple(ordered[:CHOICES]) if len(ordered) > 1 else ()


def event_head(event: ShownEvent, site: Site) -> PageHead:
    """An event's: what it was, where and when, and how much stands behind it."""
    language, days = site.language, event.event.days
    what = [
        event.kind,
        *([language.span(days.first, days.last)] if days else []),
        *filter(None, [event.event.place]),
        *(region.name for region in event.concerns),
    ]
    reports = report_words(len(event.families), language)
    counts = language.series([reports, independence_words(event.independence, language)])
    return replace(
        plain_head(
            event.event.title,
            f"{language.series(what)}{language.colon}{counts}.",
            event_address(event.event),
            site,
        ),
        picture=picture_of(event_card(event.event), event_card_words(event, site), site),
        updated=event.updated,
        structured=event_data(event, site),
    )


def _by_region(events: Iterable[ShownEvent]) -> Iterator[RegionOfEvents]:
    def place(event: ShownEvent) -> tuple[int, str]:
        return event.region.order, event.region.id

    for _place, group in groupby(sorted(events, key=place), key=place):
        found = tuple(group)
        yield RegionOfEvents(found[0].region, found)


def _newest_first(event: Event) -> tuple[int, int, str]:
    """A sort key: the last first, those whose days are not known at the end."""
    if event.days is None:
        return 0, 0, event.id
    return -event.days.first.toordinal(), -event.days.last.toordinal(), event.id


def _lasts_into(event: Event, week: Week) -> bool:
    return bool(event.days and event.days.first < week.first <= event.days.last)


def _week_of(event: Event) -> Week | None:
    return Week.of(event.days.first) if event.days else None


def _list_head(site: Site, number: int) -> PageHead:
    say = site.language.say
    page = leaf_of(Named(say("Events"), EVENTS), number, site.language)
    words = say("What happened, who says so, and what that rests on: every event, newest first.")
    return replace(
        plain_head(page.name, words, page.address, site),
        structured=list_data(page, site) if number == 1 else None,
    )


def _gone_head(event: Event, site: Site) -> PageHead:
    say = site.language.say
    words = say("An event of which every report is withdrawn from this digest.")
    return hidden_head(say("Withdrawn event"), words, event_address(event), site)
