"""Whom the accounts of an event rest on, as its page shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sitrep.core.events import Reference
from sitrep.core.model import UNKNOWN_SOURCE, Source
from sitrep.site.catalogue.events import EventAccount, ShownEvent


@dataclass(frozen=True, slots=True)
class NumberedAccount:
    """An account with its number on the event's page, counted from 1."""

    number: int
    account: EventAccount


@dataclass(frozen=True, slots=True)
class TracedAccount:
    """Whom an account rests on."""

    numbered: NumberedAccount
    others: tuple[NumberedAccount, ...]
    """The accounts of the same event that it repeats."""
    sources: tuple[Source, ...]
    """Sources that it goes back to by none of those."""
    speaks_for_itself: bool
    """Whether its own source is among those that it goes back to."""
    has_unnamed: bool
    """Whether it goes back to somebody who is not named, beside all of those."""


def trace_accounts(event: ShownEvent) -> tuple[TracedAccount, ...]:
    """Who rests on whom among the accounts of an event, in their order."""
    numbered = {
        account.reference: NumberedAccount(number, account)
        for number, account in enumerate(event.accounts, 1)
    }
    return tuple(_traced(each, numbered) for each in numbered.values())


def _traced(numbered: NumberedAccount, every: Mapping[Reference, NumberedAccount]) -> TracedAccount:
    others = tuple(every[other] for other in numbered.account.leans_on)
    passage = numbered.account.passage
    origin, shown = passage.family.origin, passage.shown
    behind = [other.account.passage.shown for other in others]
    reached = {source.id for other in behind for source in other.speakers}
    unnamed = origin.id != UNKNOWN_SOURCE.id and bool(shown.roots.unnamed)
    return TracedAccount(
        numbered,
        others,
        tuple(each for each in shown.speakers if each.id not in {*reached, origin.id}),
        speaks_for_itself=origin in shown.speakers,
        has_unnamed=unnamed and not any(other.roots.unnamed for other in behind),
    )
