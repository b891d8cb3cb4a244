"""The list of events and a page an event; one whose reports are all withdrawn leaves a tombstone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import ClassVar

from sitrep.core.events import Event
from sitrep.core.language import Language, marked
from sitrep.core.model import Region, Report, Status
from sitrep.core.weeks import Week
from sitrep.site.addresses import EVENTS, event_address, event_card, paged
from sitrep.site.catalogue.build import Catalogue, Named
from sitrep.site.catalogue.cautions import independence_words, report_words
from sitrep.site.catalogue.citation import cite_event
from sitrep.site.catalogue.events import ShownEvent
from sitrep.site.generator import MenuLink
from sitrep.site.pages.base import OutputPage, PagesOfCatalogue
from sitrep.site.pages.head import hidden_head, newest_of, plain_head
from sitrep.site.pages.json_ld import event_data, list_data
from sitrep.site.pages.page_head import PageHead, picture_of
from sitrep.site.pages.paging import leaf_through
from sitrep.site.pages.told.events import (
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


class EventPages(PagesOfCatalogue):
    """Writes ``/events/`` and ``/events/<id>/``."""

    menu: ClassVar = (MenuLink(marked("Events"), EVENTS),)

    def pages(self, catalogue: Catalogue) -> Iterable[OutputPage]:
        """The list, the events, then the tombstones."""
        weeks = {edition.week for edition in catalogue.editions}
        newest = max(weeks, default=None)
        for leaf in leaf_through(newest_events(catalogue.events), lambda _event: EVENT_BYTES):
            head = _list_head(catalogue, self.site, leaf.number)
            values: dict[str, object] = {
                "leaf": leaf,
                "weeks": by_week(leaf.items, weeks),
                "newest": newest,
                "going_on": going_on(catalogue.events, newest) if leaf.number == 1 else (),
                "kinds": kinds_of(leaf.items),
                "labels": {event.event.kind: event.kind for event in leaf.items},
            }
            yield OutputPage(paged(EVENTS, leaf.number), "events/events", head, values)
        related = {event.event.id: event for event in catalogue.events}
        for event in catalogue.events:
            values = self._values(event, related, catalogue)
            yield OutputPage(
                event_address(event.event),
                "events/event",
                event_head(event, self.site),
                values,
            )
        for gone in self._withdrawn(catalogue):
            reports = _reports_on(gone, self._reports())
            head = _gone_head(gone, self.site)
            yield OutputPage(event_address(gone), "events/withdrawn", head, {"reports": reports})

    def served(self) -> Iterable[Served]:
        """As pages."""
        yield Served(f"{EVENTS}*", Serving.PAGE)

    def expected(self) -> Iterable[str]:
        """The list, and a page per event that is or was shown."""
        catalogue: Catalogue = self.context["catalogue"]
        yield EVENTS
        yield from (event_address(event.event) for event in catalogue.events)
        yield from (event_address(event) for event in self._withdrawn(catalogue))

    def _values(
        self, event: ShownEvent, related: Mapping[str, ShownEvent], catalogue: Catalogue
    ) -> dict[str, object]:
        """What an event's page is given."""
        language, traced = self.site.language, trace_accounts(event)
        whole = split_accounts(event)
        return {
            "event": event,
            "at_length": event.accounts[:whole],
            "in_brief": event.accounts[whole:],
            "updated": event.updated,
            "traced": traced,
            "told": {str(each.reference): each for each in event.accounts},
            "diagram": draw_dependence(traced, language),
            "charts": draw_versions(event, language),
            "counters": counters_of(event, language),
            "timeline": timeline_of(event, related, language),
            "citation": cite_event(event, self.site),
            "headlines": own_headlines(event),
            "pointed": tuple(pointed_editions(event, catalogue.editions)),
            "corrections": [
                (family, change) for family in event.families for change in family.report.changes
            ],
            "map": build_event_map(
                event, self.context["sitrep_content"].regions, self.context["chart"]
            ),
        }

    def _reports(self) -> Sequence[Report]:
        return [file.report for file in self.context["sitrep_content"].reports]

    def _withdrawn(self, catalogue: Catalogue) -> Iterator[Event]:
        """The events whose reports are all withdrawn: their addresses stay."""
        shown = {event.event.id for event in catalogue.events}
        for file in self.context["sitrep_content"].events:
            if file.event.id not in shown and _reports_on(file.event, self._reports()):
                yield file.event


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


def _reports_on(event: Event, reports: Iterable[Report]) -> tuple[Report, ...]:
    """The withdrawn reports that told of an event."""
    withdrawn = (report for report in reports if report.status is Status.WITHDRAWN)
    return tuple(report for report in withdrawn if _tells_of(report, event))


def _tells_of(report: Report, event: Event) -> bool:
    return any(event.id in passage.events for passage in report.passages)


def _list_head(catalogue: Catalogue, site: Site, number: int) -> PageHead:
    say = site.language.say
    page = _leaf(Named(say("Events"), EVENTS), number, site.language)
    words = say("What happened, who says so, and what that rests on: every event, newest first.")
    return replace(
        plain_head(page.name, words, page.address, site),
        updated=newest_of(catalogue),
        structured=list_data(page, site) if number == 1 else None,
    )


def _leaf(page: Named, number: int, language: Language) -> Named:
    if number == 1:
        return page
    name = language.say("%(title)s, page %(number)s", title=page.name, number=number)
    return Named(name, paged(page.address, number))


def _gone_head(event: Event, site: Site) -> PageHead:
    say = site.language.say
    words = say("An event of which every report is withdrawn from this digest.")
    return hidden_head(say("Withdrawn event"), words, event_address(event), site)
