"""What happened, as the site shows it: an event with its accounts, roots and figures."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup

from sitrep.core.accounts import Placed, Standing
from sitrep.core.actors import Actor
from sitrep.core.events import KINDS, Event, Reference, Statement
from sitrep.core.figures import FigureRange, SaidFigure, figure_ranges
from sitrep.core.grades import Grade
from sitrep.core.language import Language
from sitrep.core.model import Region
from sitrep.core.record import RecordEntry, Thing, ThingKind
from sitrep.core.weeks import Week
from sitrep.site.catalogue.family import Family, Known, placement_of
from sitrep.site.catalogue.filed import FiledPassage, families_of, independence_of, passages_of
from sitrep.site.catalogue.independence import Independence


@dataclass(frozen=True, slots=True)
class EventAccount:
    """A passage as an account of an event."""

    passage: FiledPassage
    standing: Standing
    """What it adds to the accounts before it."""
    leans_on: tuple[Reference, ...] = ()
    """The accounts of the same event that it repeats directly."""

    @property
    def here(self) -> FiledPassage:
        """The passage with what it adds to this event: in its week it may add something else."""
        return replace(self.passage, shown=replace(self.passage.shown, standing=self.standing))

    @property
    def reference(self) -> Reference:
        """How a curator names it."""
        return Reference(self.passage.family.report.id, self.passage.shown.number)

    @property
    def is_root(self) -> bool:
        """Whether it adds an independent root."""
        return self.standing is Standing.ROOT


@dataclass(frozen=True, slots=True)
class ShownStatement:
    """What is agreed or not, with the accounts that it rests on."""

    says: str
    accounts: tuple[EventAccount, ...]
    independence: Independence
    """What those accounts rest on."""


@dataclass(frozen=True, slots=True)
class ShownEvent:
    """One thing that happened, with who says so."""

    event: Event
    kind: str
    """The label of its kind."""
    region: Region
    """Where it is filed."""
    mentions: tuple[Region, ...]
    """The other regions that it concerns."""
    note: Markup
    accounts: tuple[EventAccount, ...]
    """In the order of dependence: a root before its echoes.  There is at least one."""
    independence: Independence
    figures: tuple[FigureRange, ...] = ()
    """The range of each figure that an account gives, with who says which."""
    agreed: tuple[ShownStatement, ...] = ()
    disputed: tuple[ShownStatement, ...] = ()
    earlier: tuple[Event, ...] = ()
    """Events that belong together with it and began before it, by their days."""
    later: tuple[Event, ...] = ()
    actors: tuple[Actor, ...] = ()
    """Those that its own words or an account names, by name; the catalogue sets them."""
    entries: tuple[RecordEntry, ...] = ()
    """What the record says of it itself."""
    touched: dt.date | None = None
    """When it was last changed itself, or a report that told of it then; the catalogue sets it."""

    @property
    def updated(self) -> dt.date | None:
        """When it or one of its reports was published or last changed, as the record says."""
        reports = (each.updated for each in self.families)
        return max(filter(None, (self.touched, *reports)), default=None)

    @property
    def history(self) -> tuple[RecordEntry, ...]:
        """What the record says of it and of its reports."""
        reports = (entry for family in self.families for entry in family.history)
        return (*self.entries, *reports)

    @property
    def lead(self) -> EventAccount:
        """The account that carries the headline."""
        wanted = [self.event.lead] if self.event.lead else []
        fitting = (each for each in self.accounts if _is_named(each.reference, wanted))
        return next(fitting, self.accounts[0])

    @property
    def grade(self) -> Grade:
        """That of the account which carries the headline."""
        return self.lead.passage.shown.grade

    def standing_of(self, passage: FiledPassage) -> Standing:
        """What a passage adds to it; what it is by itself, where it is none of its accounts."""
        fitting = (each for each in self.accounts if each.passage.anchor == passage.anchor)
        account = next(fitting, None)
        return account.standing if account else passage.shown.standing

    @property
    def concerns(self) -> tuple[Region, ...]:
        """Every region that it concerns, each once."""
        return (self.region, *self.mentions)

    @property
    def families(self) -> tuple[Family, ...]:
        """The reports that tell of it, in the order of their first accounts."""
        return families_of(account.passage for account in self.accounts)

    @property
    def weeks(self) -> tuple[Week, ...]:
        """The weeks in which reports on it were published, oldest first."""
        found = {family.week for family in self.families}
        return tuple(sorted(filter(None, found)))

    @property
    def carriers(self) -> int:
        """How many reprints its reports had."""
        return sum(len(family.carriages) for family in self.families)


def build_events(
    events: Iterable[Event],
    families: Iterable[Family],
    placed: Mapping[str, tuple[Placed, ...]],
    known: Known,
) -> tuple[ShownEvent, ...]:
    """The events of which some account is shown, by their days and ids.

    ``placed`` are the accounts of each event in the order of dependence.
    """
    kept = {event.id: event for event in events if placed.get(event.id)}
    passages = {(each.family.report.id, each.shown.number): each for each in passages_of(families)}
    related = _related(kept)
    shown = []
    for event in sorted(kept.values(), key=by_days):
        accounts = tuple(
            EventAccount(passages[each.key], each.standing, _references(each))
            for each in placed[event.id]
        )
        shown.append(_shown(event, accounts, related[event.id], known))
    return tuple(shown)


def _references(placed: Placed) -> tuple[Reference, ...]:
    return tuple(Reference(*key) for key in placed.leans_on)


def by_days(event: Event) -> tuple[dt.date, dt.date, str]:
    """A sort key: first day, last day, id."""
    first = event.days.first if event.days else dt.date.max
    return first, event.days.last if event.days else dt.date.max, event.id


def _shown(
    event: Event, accounts: tuple[EventAccount, ...], related: Iterable[Event], known: Known
) -> ShownEvent:
    placement = placement_of(event.regions, known)
    together = sorted(related, key=by_days)
    independence = independence_of((each.passage for each in accounts), known.sources)
    # A passage of two events may add a root to one of them and be an echo in the other.
    echoes = sum(each.standing is Standing.ECHO for each in accounts)
    return ShownEvent(
        event=event,
        kind=kind_label(event.kind, known.kinds, known.language),
        region=placement.region,
        mentions=placement.mentions,
        note=known.render(f"{event.id} note", event.note),
        accounts=accounts,
        independence=replace(independence, echoes=echoes),
        entries=known.record.lineage(Thing(ThingKind.EVENT, event.id)),
        figures=figure_ranges(said for each in accounts for said in _said(each)),
        agreed=tuple(_statement(each, accounts, known) for each in event.agreed),
        disputed=tuple(_statement(each, accounts, known) for each in event.disputed),
        earlier=tuple(each for each in together if by_days(each) < by_days(event)),
        later=tuple(each for each in together if by_days(each) > by_days(event)),
    )


def kind_label(kind: str, own: Mapping[str, str], language: Language) -> str:
    """What readers call a kind of event; ``own`` are the labels that a digest adds."""
    return language.say(KINDS[kind]) if kind in KINDS else own.get(kind, kind)


def _related(events: Mapping[str, Event]) -> dict[str, set[Event]]:
    """The events that belong together, whichever of them says so."""
    found: dict[str, set[Event]] = defaultdict(set)
    for event in events.values():
        for other in event.see:
            if other in events:
                found[event.id].add(events[other])
                found[other].add(event)
    return found


def _said(account: EventAccount) -> Iterator[SaidFigure]:
    """The figures of an account, with its innermost speakers."""
    passage = account.passage
    speakers = tuple(source.id for source in passage.shown.speakers)
    for figure in passage.shown.figures:
        yield SaidFigure(str(account.reference), speakers, passage.family.report.date, figure)


def _statement(
    statement: Statement, accounts: tuple[EventAccount, ...], known: Known
) -> ShownStatement:
    named = [account for account in accounts if _is_named(account.reference, statement.rests_on)]
    independence = independence_of((account.passage for account in named), known.sources)
    independence = replace(independence, echoes=_echoes(named))
    return ShownStatement(statement.says, tuple(named), independence)


def _echoes(accounts: Iterable[EventAccount]) -> int:
    """How many of some accounts, in the order of dependence, repeat what others of them say."""
    reached: set[str] = set()
    echoes = 0
    for account in accounts:
        roots = {source.id for source in account.passage.shown.speakers}
        is_echo = account.standing is Standing.ECHO
        echoes += is_echo and bool(roots) and roots <= reached
        reached |= roots
    return echoes


def _is_named(account: Reference, references: Iterable[Reference]) -> bool:
    """Whether any of them names the account, or the report that it is part of."""
    return any(
        reference.id == account.id and reference.number in {None, account.number}
        for reference in references
    )
