"""What an event's page shows beside its accounts: drawings, a timeline, the outlets' own headlines."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from markupsafe import Markup, escape

from sitrep.core.figures import SaidFigure, number_words
from sitrep.core.figures.labels import figures_words
from sitrep.core.language import Language
from sitrep.core.model import UNKNOWN_SOURCE, TitleKind
from sitrep.core.weeks import Week
from sitrep.site.catalogue.attribution import isolated
from sitrep.site.catalogue.carriage import carrier_names
from sitrep.site.catalogue.edition import Edition
from sitrep.site.catalogue.events import EventAccount, ShownEvent
from sitrep.site.catalogue.family import Family
from sitrep.site.pages.told.trace import TracedAccount
from sitrep.site.pictures.dependence import DependenceDiagram, Dependent, build_dependence
from sitrep.site.pictures.versions import Teller, VersionChart, build_versions

LENGTH_BYTES = 66_000
"""How many bytes the accounts, their lines and their figures may take on an event's page."""
LEAST_BYTES = 6_000
"""How many of them are the accounts' at length, whatever the rest takes."""
LINE_BYTES = 600
"""What an account takes in lines: who it rests on, who it is, where its report is."""
FIGURE_BYTES = 190
"""What a row of a table of figures takes."""
FIGURES = 12
"""How many accounts' figures a day of the timeline has; the tables have them all."""
NAMED = 3
"""How many of those who give a number are named where it stands in large figures."""
ACCOUNT_BYTES = 900
"""What an account weighs beside its words: its source line, what that unfolds, its figures."""


@dataclass(frozen=True, slots=True)
class CountedFigures:
    """What an account says in figures as of a day."""

    account: EventAccount
    words: str
    """``Killed: 4 or 5; Wounded: more than 80``."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A day on an event's timeline."""

    day: dt.date | None
    events: tuple[ShownEvent, ...] = ()
    """Events before or after that began on it, and the event itself, by their ids."""
    figures: tuple[CountedFigures, ...] = ()
    """What was said as of it, by some of the accounts that did."""
    more: int = 0
    """How many further accounts did."""
    accounts: tuple[EventAccount, ...] = ()
    """Accounts that were published on it, one a report."""


@dataclass(frozen=True, slots=True)
class PointedEdition:
    """An edition, one of whose key points rests on an event."""

    week: Week
    numbers: tuple[int, ...]
    """Of the key points, counted from 1; empty where it only tells of the event."""


def draw_dependence(
    traced: Sequence[TracedAccount], language: Language
) -> DependenceDiagram | None:
    """Who rests on whom among an event's accounts; None where there are too many to draw."""
    seen: set[str] = set()
    drawn = []
    for each in traced:
        family = each.numbered.account.passage.family
        drawn.append(_dependent(each, language, carried=family.report.id not in seen))
        seen.add(family.report.id)
    return build_dependence(_told_apart(drawn, language), language)


def draw_versions(event: ShownEvent, language: Language) -> dict[str, VersionChart]:
    """The charts of an event's figures, by kind and group; those of one number alone have none."""
    tellers = {
        str(each.reference): Teller(speakers_of(each, language), each.standing)
        for each in event.accounts
    }
    written = partial(number_words, language=language)
    charts = {
        f"{found.kind} {found.group}": build_versions(found, tellers, written)
        for found in event.figures
    }
    return {name: chart for name, chart in charts.items() if chart}


def speakers_of(account: EventAccount, language: Language) -> str:
    """``Anadolu, in Reuters``: who speaks in an account as far as they are named, who passes it on."""
    passage = account.passage
    speakers, origin = passage.shown.speakers, passage.family.origin
    name = _origin_name(passage.family, language)
    if not speakers or origin in speakers:
        return name
    names = language.series(source.name for source in speakers)
    return language.say("%(speakers)s, in %(source)s", speakers=names, source=name)


def counters_of(event: ShownEvent, language: Language) -> dict[str, Markup]:
    """Whose the numbers of each range are, by kind and group: those who speak in the end."""
    told = {str(each.reference): each.passage.shown for each in event.accounts}
    found = {}
    for each in event.figures:
        passages = [told[said.account] for said in each.entries]
        names = [isolated(source.name) for passage in passages for source in passage.speakers]
        if any(passage.roots.unnamed for passage in passages):
            names.append(escape(language.say("a source not named")))
        found[f"{each.kind} {each.group}"] = _shortened(list(dict.fromkeys(names)), language)
    return found


def timeline_of(
    event: ShownEvent, beside: Iterable[ShownEvent], language: Language
) -> tuple[Moment, ...]:
    """The days of what came before, of the event, its figures and reports, and of what came after."""
    related = {each.event.id: each for each in (event, *beside)}
    events: dict[dt.date | None, list[ShownEvent]] = defaultdict(list)
    for other in (*event.earlier, event.event, *event.later):
        first = other.days.first if other.days else None
        events[first].append(related[other.id])
    figures: dict[dt.date | None, list[CountedFigures]] = defaultdict(list)
    for day, counted in _counted(event, language):
        figures[day].append(counted)
    accounts: dict[dt.date | None, list[EventAccount]] = defaultdict(list)
    for account in _published(event.accounts):
        accounts[account.passage.family.report.date].append(account)
    days = sorted({*events, *figures, *accounts}, key=lambda day: day or dt.date.max)
    return tuple(
        Moment(
            day,
            events=tuple(events[day]),
            figures=tuple(figures[day][:FIGURES]),
            more=max(len(figures[day]) - FIGURES, 0),
            accounts=tuple(accounts[day]),
        )
        for day in days
    )


def split_accounts(event: ShownEvent) -> int:
    """How many of an event's accounts its page shows at length; at least one.

    The others are lines, which lead to their reports: the page stays light however many there are.
    """
    rows = sum(len(found.entries) + len(found.totals) for found in event.figures)
    rest = LINE_BYTES * len(event.accounts) + FIGURE_BYTES * rows
    room, weight = max(LENGTH_BYTES - rest, LEAST_BYTES), 0
    for number, account in enumerate(event.accounts):
        weight += ACCOUNT_BYTES + len(account.passage.shown.html.encode())
        if weight > room and number:
            return number
    return len(event.accounts)


def own_headlines(event: ShownEvent) -> tuple[Family, ...]:
    """The reports whose outlets gave them a headline that may be shown; the same one once."""
    kinds = {TitleKind.STATED, TitleKind.CARRIER}
    titled = (each for each in event.families if each.report.title_kind in kinds)
    found = {(each.title, each.origin.id): each for each in titled if each.report.title}
    return tuple(found.values())


def pointed_editions(
    events: Iterable[ShownEvent], editions: Iterable[Edition]
) -> dict[str, tuple[PointedEdition, ...]]:
    """The editions that tell of each event, by its id: oldest first, with the key points on it."""
    told: dict[Week, list[str]] = defaultdict(list)
    for event in events:
        for week in event.weeks:
            told[week].append(event.event.id)
    found: dict[str, list[PointedEdition]] = defaultdict(list)
    for edition in sorted(editions, key=lambda each: each.week):
        numbers: dict[str, list[int]] = {name: [] for name in told[edition.week]}
        for number, point in enumerate(edition.key_points, 1):
            for name in {event.event.id: None for event in point.basis.events}:
                numbers.setdefault(name, []).append(number)
        for name, each in numbers.items():
            found[name].append(PointedEdition(edition.week, tuple(each)))
    return {name: tuple(each) for name, each in found.items()}


def _shortened(names: Sequence[Markup], language: Language) -> Markup:
    """Names in a row; of many, the first and how many more."""
    shown = list(names[:NAMED])
    if len(names) > NAMED:
        more = len(names) - NAMED
        shown.append(escape(language.count("%(num)s more", "%(num)s more", more)))
    comma = escape(language.say("%(first)s, %(next)s"))
    row = Markup()
    for name in shown:
        row = comma % {"first": row, "next": name} if row else name
    return row


def _counted(
    event: ShownEvent, language: Language
) -> Iterator[tuple[dt.date | None, CountedFigures]]:
    """What each account says in figures as of each day."""
    said: dict[str, list[SaidFigure]] = defaultdict(list)
    for found in event.figures:
        for each in (*found.entries, *found.totals):
            said[each.account].append(each)
    for account in event.accounts:
        own = said[str(account.reference)]
        for day in dict.fromkeys(each.as_of for each in own):
            # Its day is said already.
            figures = [replace(each.figure, day=None) for each in own if each.as_of == day]
            yield (
                day,
                CountedFigures(account, language.semicolon.join(figures_words(figures, language))),
            )


def _published(accounts: Iterable[EventAccount]) -> Iterator[EventAccount]:
    """The first accounts of the reports whose days of publication are known."""
    seen: set[str] = set()
    for account in accounts:
        report = account.passage.family.report
        if report.date and report.id not in seen:
            seen.add(report.id)
            yield account


def _dependent(traced: TracedAccount, language: Language, *, carried: bool) -> Dependent:
    account = traced.numbered.account
    family = account.passage.family
    return Dependent(
        name=_origin_name(family, language),
        standing=account.standing,
        carriers=carrier_names(family.carriages) if carried else (),
        speakers=traced.sources,
        has_unnamed=traced.has_unnamed,
        others=tuple(other.number - 1 for other in traced.others),
    )


def _origin_name(family: Family, language: Language) -> str:
    is_named = family.origin.id != UNKNOWN_SOURCE.id
    return family.origin.name if is_named else language.say("a source not named")


def _told_apart(drawn: Sequence[Dependent], language: Language) -> list[Dependent]:
    """The same; accounts of one name have their numbers beside it."""
    often = Counter(each.name for each in drawn)
    return [
        replace(each, name=_numbered(each.name, number, language)) if often[each.name] > 1 else each
        for number, each in enumerate(drawn, 1)
    ]


def _numbered(name: str, number: int, language: Language) -> str:
    return language.say("%(number)s: %(source)s", number=number, source=name)
