"""The accounts of an event in the order of dependence, and what each adds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sitrep.core.dependence import Dependence
from sitrep.core.events import UNNAMED
from sitrep.core.model import UNKNOWN_SOURCE, Passage, Report, Status
from sitrep.core.regions import Regions
from sitrep.core.roots import Account, Key, Roots


class Standing(StrEnum):
    """What an account adds to those before it."""

    ROOT = "root"
    """It goes back to a named source that none of them goes back to."""
    ECHO = "echo"
    """All that it goes back to is there already: it confirms nothing."""
    CONTINUED = "continued"
    """A further word of a report or of a source that speaks already: neither news of it nor an
    echo."""
    UNNAMED = "unnamed"
    """It goes back to nobody who is named: shown, never counted."""
    CIRCULAR = "circular"
    """It goes back to nothing but sources that lean on each other."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An account in its place among those of its event."""

    key: Key
    standing: Standing
    leans_on: tuple[Key, ...] = ()
    """The accounts of the same event that it repeats directly."""


def accounts_of(
    report: Report, regions: Regions | None, *, origin: str | None = None
) -> Iterator[Account]:
    """The accounts of a report, one a passage; without regions none concerns any.

    ``origin`` is the id of its source, where a draft does not name it by its id.
    """
    origin = origin or report.source or UNKNOWN_SOURCE.id
    carriers = frozenset(carrier.source or "" for carrier in report.carriers)
    is_withdrawn = report.status is Status.WITHDRAWN
    # Its text may be gone; whoever leans on it still leads to what it leant on.
    passages = report.passages or ((Passage(""),) if is_withdrawn else ())
    for number, passage in enumerate(passages, 1):
        placement = regions.place(passage.regions or report.regions) if regions else None
        concerned = placement.concerns if placement else ()
        yield Account(
            key=(report.id, number),
            origin=origin,
            date=report.date,
            regions=frozenset(region.id for region in concerned),
            events=frozenset(passage.events),
            rests_on=tuple(
                UNKNOWN_SOURCE.id if name == UNNAMED else name
                for name in passage.rests_on or report.cites
            ),
            carriers=carriers - {"", UNKNOWN_SOURCE.id, origin},
            is_draft=report.status is Status.DRAFT,
            is_withdrawn=is_withdrawn,
        )


def in_order(accounts: Iterable[Account], found: Dependence) -> tuple[Placed, ...]:
    """The accounts of one event: each after those it leans on, who speaks for itself first.

    Beyond that the earlier one comes first; the order in which they are given plays no part.
    """
    waiting = sorted(accounts, key=lambda account: _rank(account, found.roots[account.key]))
    keys = frozenset(account.key for account in waiting)
    left = set(keys)
    placed: list[Placed] = []
    seen = Seen()
    while waiting:
        account = _next(waiting, left, found)
        waiting.remove(account)
        left.remove(account.key)
        standing = seen.take(account, found.roots[account.key])
        onward = tuple(sorted(found.leans_on[account.key] & keys))
        placed.append(Placed(account.key, standing, onward))
    return tuple(placed)


class Seen:
    """The roots and reports of the accounts so far."""

    def __init__(self) -> None:
        self._roots: set[str] = set()
        self._reports: set[str] = set()

    def take(self, account: Account, roots: Roots) -> Standing:
        """What an account adds, which is part of what is there from then on."""
        adds = roots.named - self._roots
        continues = account.report in self._reports or account.origin in roots.named
        self._roots |= roots.named
        self._reports.add(account.report)
        if adds:
            return Standing.ROOT
        if continues:
            return Standing.CONTINUED
        if roots.named:
            return Standing.ECHO
        return Standing.CIRCULAR if roots.is_circular else Standing.UNNAMED


def corroborating(account: Account, others: Iterable[Account], found: Dependence) -> list[Key]:
    """The accounts among others that rest on named sources, and on none that this one rests on."""
    own = found.roots[account.key].named
    if not own:
        return []
    return sorted(
        other.key for other in others if (named := found.roots[other.key].named) and not named & own
    )


def _next(waiting: Sequence[Account], keys: set[Key], found: Dependence) -> Account:
    """The first that leans on none of the others, whose keys are given; in a circle, the first."""
    free = (account for account in waiting if found.leans_on[account.key].isdisjoint(keys))
    return next(free, waiting[0])


def _rank(account: Account, roots: Roots) -> tuple[int, dt.date, Key]:
    """Who is a root, then who rests on one, then who rests on nobody who is named."""
    rank = 2
    if roots.named:
        rank = 0 if account.origin in roots.named else 1
    return rank, account.date or dt.date.max, account.key
