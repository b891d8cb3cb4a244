"""What an event's page shows beside its accounts: drawings, a timeline, the outlets' own headlines."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sitrep.core.events import Event
from sitrep.core.language import Language
from sitrep.core.model import TitleKind
from sitrep.site.catalogue.edition import Edition
from sitrep.site.catalogue.events import EventAccount, ShownEvent
from sitrep.site.catalogue.family import Family, carrier_names
from sitrep.site.pages.event_trace import TracedAccount
from sitrep.site.pictures.dependence import DependenceDiagram, Dependent, build_dependence
from sitrep.site.pictures.versions import VersionChart, build_versions


@dataclass(frozen=True, slots=True)
class Moment:
    """Something on an event's timeline."""

    day: dt.date | None
    event: Event | None = None
    """An event before or after, or the event itself."""
    account: EventAccount | None = None
    """An account that was published on the day."""
    is_now: bool = False
    """Whether it is the event that the page is about."""


@dataclass(frozen=True, slots=True)
class PointedEdition:
    """An edition, one of whose key points rests on an event."""

    edition: Edition
    numbers: tuple[int, ...]
    """Of the key points, counted from 1; empty where it only tells of the event."""


def draw_dependence(traced: Sequence[TracedAccount], language: Language) -> DependenceDiagram:
    """Who rests on whom among an event's accounts."""
    return build_dependence([_dependent(each) for each in traced], language)


def draw_versions(event: ShownEvent) -> dict[str, VersionChart]:
    """The charts of an event's figures, by kind and group; those of one number alone have none."""
    names = {str(each.reference): each.passage.family.origin.name for each in event.accounts}
    standings = {str(each.reference): each.standing for each in event.accounts}
    charts = {
        f"{found.kind} {found.group}": build_versions(found, names, standings)
        for found in event.figures
    }
    return {name: chart for name, chart in charts.items() if chart}


def timeline_of(event: ShownEvent) -> tuple[Moment, ...]:
    """What came before, the event, the reports on it by their days, what came after."""
    moments = [
        *(Moment(_first(each), event=each) for each in event.earlier),
        Moment(_first(event.event), event=event.event, is_now=True),
        *(Moment(_first(each), event=each) for each in event.later),
        *_published(event.accounts),
    ]
    return tuple(sorted(moments, key=_by_day))


def own_headlines(event: ShownEvent) -> tuple[Family, ...]:
    """The reports whose outlets gave them a headline that may be shown."""
    kinds = {TitleKind.STATED, TitleKind.CARRIER}
    return tuple(
        each for each in event.families if each.report.title and each.report.title_kind in kinds
    )


def pointed_editions(event: ShownEvent, editions: Iterable[Edition]) -> Iterator[PointedEdition]:
    """The editions that tell of an event, oldest first, with the key points that rest on it."""
    weeks = set(event.weeks)
    for edition in sorted(editions, key=lambda each: each.week):
        numbers = tuple(
            number
            for number, point in enumerate(edition.key_points, 1)
            if any(each.event.id == event.event.id for each in point.basis.events)
        )
        if numbers or edition.week in weeks:
            yield PointedEdition(edition, numbers)


def _published(accounts: Iterable[EventAccount]) -> Iterator[Moment]:
    """The days of publication, one a report."""
    seen: set[str] = set()
    for account in accounts:
        report = account.passage.family.report
        if report.date and report.id not in seen:
            seen.add(report.id)
            yield Moment(report.date, account=account)


def _dependent(traced: TracedAccount) -> Dependent:
    account = traced.numbered.account
    family = account.passage.family
    return Dependent(
        name=family.origin.name,
        standing=account.standing,
        carriers=carrier_names(family.carriages),
        speakers=traced.sources,
        has_unnamed=traced.has_unnamed,
        others=tuple(other.number - 1 for other in traced.others),
    )


def _first(event: Event) -> dt.date | None:
    return event.days.first if event.days else None


def _by_day(moment: Moment) -> tuple[dt.date, bool, str]:
    name = moment.event.id if moment.event else str(moment.account and moment.account.reference)
    return moment.day or dt.date.max, moment.account is not None, name
