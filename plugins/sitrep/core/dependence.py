"""Who leans on whom, followed to the end: the roots of every account.

This is the one place where that is decided.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sitrep.core.model import UNKNOWN_SOURCE
from sitrep.core.roots import Account, Key, Roots, unite
from sitrep.core.weeks import Week


@dataclass(frozen=True, slots=True)
class Dependence:
    """Who leans on whom, and what all of it rests on."""

    roots: Mapping[Key, Roots]
    leans_on: Mapping[Key, frozenset[Key]]
    """The accounts that each leads to directly."""


def trace(accounts: Iterable[Account]) -> Dependence:
    """The roots of each account.

    An account that leans on nobody has its origin as root, and so has one that names its origin
    among those it leans on.  One that leans on a report rests on what that report's passages on the
    same event rest on; one that leans on a source, on what the source's own passages on that event
    rest on, or on what it reprinted of others, or on the source itself where there is neither.
    Where no event says what belongs together, the same week and regions do.  Accounts that lean on
    each other and on nobody else have no root.  A withdrawn account is found by its report alone.
    """
    known = tuple(accounts)
    ways = _ways(known)
    origins = {account.key: account.origin for account in known}
    found: dict[_Node, Roots] = {}
    for part in reversed(_parts(ways)):
        roots = _roots_of(part, ways, origins, found)
        found.update(dict.fromkeys(part, roots))
    # Most lean on nobody: one value does for all of a source.
    alone = {account.origin: _speaker(_End(account.origin, "")) for account in known}
    return Dependence(
        {account.key: found.get(account.key) or _own_roots(account, alone) for account in known},
        {
            account.key: _accounts_after(account.key, ways) if account.key in ways else frozenset()
            for account in known
        },
    )


def _own_roots(account: Account, alone: Mapping[str, Roots]) -> Roots:
    """The roots of an account that leans on nobody; ``alone`` has those of sources by their ids."""
    end = _end(account.origin, account.report)
    return _speaker(end) if end.report else alone[account.origin]


def _accounts_after(key: Key, ways: _Ways) -> frozenset[Key]:
    """The accounts that one leads to directly: those on a shelf are one step away."""
    after: set[Key] = set()
    for node in ways[key]:
        onward = ways[node] if isinstance(node, _Shelf) else (node,)
        after.update(each for each in onward if isinstance(each, tuple) and each != key)
    return frozenset(after)


@dataclass(frozen=True, slots=True)
class _Shelf:
    """What a source itself reported on an event, or in a week on a region.

    Leaning on that source leads there.
    """

    source: str
    event: str | None
    """None where a week and a region say what belongs together."""
    week: Week | None = None
    region: str | None = None
    """None for all regions."""
    apart: bool = False
    """Whether only passages that tell of no event are on it."""
    with_drafts: bool = False
    """What is published does not rest on drafts, so that a preview counts it as the site will."""
    reprinted: bool = False
    """Whether it holds what the source only carried: whoever leans on a reprint leans on that."""


@dataclass(frozen=True, slots=True)
class _End:
    """A source of which the digest holds nothing that could be followed further."""

    source: str
    report: str
    """The report that leads to it, where the source is not named; else empty."""


_Node = Key | _Shelf | _End
_Ways = Mapping[_Node, tuple[_Node, ...]]
"""What each node leads to; what is not there leads nowhere."""


def _ways(accounts: tuple[Account, ...]) -> _Ways:
    leaning = [account for account in accounts if account.rests_on]
    if not leaning:
        return {}
    wanted = {name for account in leaning for name in account.rests_on}
    shelves: dict[_Shelf, list[Key]] = defaultdict(list)
    reports: dict[str, list[Account]] = defaultdict(list)
    for account in accounts:
        if account.report in wanted:
            reports[account.report].append(account)
        if account.origin in wanted or not wanted.isdisjoint(account.carriers):
            for shelf in _shelves_with(account):
                shelves[shelf].append(account.key)
    library = _Library(shelves, reports)
    ways: dict[_Node, tuple[_Node, ...]] = {
        account.key: tuple(library.leads(account)) for account in leaning
    }
    ways.update((shelf, tuple(keys)) for shelf, keys in shelves.items() if not shelf.reprinted)
    return ways


def _shelves_with(account: Account) -> Iterator[_Shelf]:
    """Where an account is found by those who lean on its source.

    An unknown source is not found there: each of them may be another one.
    """
    if account.is_withdrawn:
        return
    for with_drafts in (True,) if account.is_draft else (True, False):
        if account.origin != UNKNOWN_SOURCE.id:
            own = _Shelf(account.origin, None, account.week, with_drafts=with_drafts)
            yield from _shelves_like(own, account)
            yield own
            if not account.events:
                yield replace(own, apart=True)
        for carrier in account.carriers:
            reprinted = _Shelf(carrier, None, account.week, with_drafts=with_drafts, reprinted=True)
            yield from _shelves_like(reprinted, account)


def _shelves_like(wide: _Shelf, account: Account) -> Iterator[_Shelf]:
    """Those of an account's events and regions, of one source."""
    for event in account.events:
        yield replace(wide, event=event, week=None)
    for region in account.regions:
        yield replace(wide, region=region)
        if not account.events:
            yield replace(wide, region=region, apart=True)


@dataclass(frozen=True, slots=True)
class _Library:
    """All that accounts may lean on."""

    shelves: Mapping[_Shelf, list[Key]]
    reports: Mapping[str, list[Account]]

    def leads(self, account: Account) -> Iterator[_Node]:
        """What an account leads to; leaning on its own report leads nowhere."""
        for name in account.rests_on:
            cited = self._passages_of(name, account)
            if cited:
                yield from cited
            elif name == account.origin:
                yield _end(name, account.report)
            elif name != account.report:
                yield from self._said_by(name, account) or (_end(name, account.report),)

    def _passages_of(self, report: str, account: Account) -> list[Key]:
        """Those of a report on the same event, else in the same regions; all, where none is."""
        if report == account.report:
            return []
        own = [
            each for each in self.reports.get(report, ()) if account.is_draft or not each.is_draft
        ]
        same = [each.key for each in own if each.events & account.events]
        near = [each.key for each in own if each.regions & account.regions]
        return same or near or [each.key for each in own]

    def _said_by(self, source: str, account: Account) -> Sequence[_Node]:
        """What a source says of the same events; else of the same regions, else in the whole week.

        What it only reprinted comes after its own words.  What a source says of other events is
        nothing that an account of this one can rest on.
        """
        wide = _Shelf(source, None, account.week, with_drafts=account.is_draft)
        events = [replace(wide, event=event, week=None) for event in sorted(account.events)]
        near = [
            replace(wide, region=region, apart=bool(account.events))
            for region in sorted(account.regions)
        ]
        for shelves in (events, near):
            if filled := [shelf for shelf in shelves if shelf in self.shelves]:
                return filled
            if reprinted := self._reprinted(shelves, account):
                return reprinted
        # What it said elsewhere in that week may be the same thing, unless events tell things apart.
        return [wide] if wide in self.shelves and not account.events else []

    def _reprinted(self, shelves: Iterable[_Shelf], account: Account) -> list[Key]:
        """What a source reprinted of others; that it reprinted the account itself says nothing."""
        keys = (
            key
            for shelf in shelves
            for key in self.shelves.get(replace(shelf, reprinted=True), ())
            if key[0] != account.report
        )
        return list(dict.fromkeys(keys))


def _end(source: str, report: str) -> _End:
    return _End(source, report if source == UNKNOWN_SOURCE.id else "")


def _parts(ways: _Ways) -> list[list[_Node]]:
    """Nodes that lead to each other, together; each part before those it leads to (Kosaraju)."""
    back: dict[_Node, list[_Node]] = defaultdict(list)
    for node, onward in ways.items():
        for each in onward:
            back[each].append(node)
    seen: set[_Node] = set()
    return [part for node in reversed(_by_depth(ways)) if (part := _walk(node, back, seen))]


def _by_depth(ways: _Ways) -> list[_Node]:
    """All nodes, each after those that are first reached through it."""
    order: list[_Node] = []
    seen: set[_Node] = set()
    for start in ways:
        if start in seen:
            continue
        seen.add(start)
        trail = [(start, iter(ways[start]))]
        while trail:
            node, onward = trail[-1]
            following = next((each for each in onward if each not in seen), None)
            if following is None:
                order.append(node)
                trail.pop()
            else:
                seen.add(following)
                trail.append((following, iter(ways.get(following, ()))))
    return order


def _walk(start: _Node, back: Mapping[_Node, list[_Node]], seen: set[_Node]) -> list[_Node]:
    """What leads to a node and was not seen before; nothing, if it was itself."""
    found: list[_Node] = []
    waiting = [start]
    while waiting:
        node = waiting.pop()
        if node not in seen:
            seen.add(node)
            found.append(node)
            waiting += back.get(node, ())
    return found


def _roots_of(
    part: list[_Node], ways: _Ways, origins: Mapping[Key, str], found: Mapping[_Node, Roots]
) -> Roots:
    """The roots of nodes that lead to each other, of which most often there is one."""
    inside = set(part)
    onward = {each for node in part for each in ways.get(node, ()) if each not in inside}
    parties = {party for node in part if (party := _party(node, origins))}
    circles = frozenset(
        {tuple(sorted(party.source for party in parties))} if len(parties) > 1 else ()
    )
    roots = unite(found[each] for each in onward)
    if not onward and len(parties) == 1:
        (party,) = parties
        roots = _speaker(party)
    return replace(roots, circles=roots.circles | circles) if circles else roots


def _speaker(party: _End) -> Roots:
    """The roots of what one speaker says."""
    if party.report:
        return Roots(unnamed=frozenset({party.report}))
    return Roots(named=frozenset({party.source}))


def _party(node: _Node, origins: Mapping[Key, str]) -> _End | None:
    """Who speaks in a node: a source that is not named is another one in each report."""
    if isinstance(node, _Shelf):
        return None
    return node if isinstance(node, _End) else _end(origins[node], node[0])
