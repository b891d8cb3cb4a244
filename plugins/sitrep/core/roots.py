"""What each passage's account rests on in the end.

That is the sources that are left once it has been followed who relies on whom.

This is the one place where that is decided.  Every number of independent sources on any surface
is the number of roots of some set of passages, and a set has the roots of its members.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from sitrep.core.model import UNKNOWN_SOURCE
from sitrep.core.weeks import Week

Key = tuple[str, int]
"""A passage: its report's id and its number in it."""


@dataclass(frozen=True, slots=True)
class Account:
    """A passage, as far as it matters on whom it relies."""

    key: Key
    origin: str
    """The id of the source that first published it."""
    week: Week | None = None
    regions: frozenset[str] = frozenset()
    """Ids of the regions that it concerns."""
    cites: tuple[str, ...] = ()
    """Ids of the sources and reports that it leans on."""
    is_draft: bool = False

    @property
    def report(self) -> str:
        """Its report's id."""
        return self.key[0]


@dataclass(frozen=True, slots=True)
class Roots:
    """What an account, or a set of them, rests on in the end."""

    named: frozenset[str] = frozenset()
    """Ids of sources: those that confirm each other."""
    unnamed: frozenset[str] = frozenset()
    """Reports of sources that are not named, by id.  Each is somebody else's for all we know, or
    one of the named sources' own: it confirms nothing."""
    circles: frozenset[tuple[str, ...]] = frozenset()
    """Sources that lean on each other, each circle once, by id; ``unknown`` appears once for each
    that is not named."""

    @property
    def is_circular(self) -> bool:
        """Whether nothing but a circle is behind it."""
        return bool(self.circles) and not self.named and not self.unnamed


NO_ROOTS = Roots()


def unite(roots: Iterable[Roots]) -> Roots:
    """The roots of a set by those of its members."""
    # The common case: a region whose passages all rest on one source.
    found = set(roots)
    if len(found) == 1:
        return found.pop()
    return Roots(
        named=frozenset().union(*(each.named for each in found)),
        unnamed=frozenset().union(*(each.unnamed for each in found)),
        circles=frozenset().union(*(each.circles for each in found)),
    )


def find_roots(accounts: Iterable[Account], gone: Mapping[str, str]) -> dict[Key, Roots]:
    """The roots of each account.

    An account that leans on nobody has its origin as root.  One that leans on a report rests on
    what that report's passages on the same regions rest on; one that leans on a source, on what the
    source's own passages of that week and those regions rest on, or on the source itself where
    there are none.  Accounts that lean on each other and on nobody else have no root.  ``gone`` are
    the origins of withdrawn reports.
    """
    known = tuple(accounts)
    ways = _ways(known, gone)
    origins = {account.key: account.origin for account in known}
    found: dict[_Node, Roots] = {}
    for part in reversed(_parts(ways)):
        roots = _roots_of(part, ways, origins, found)
        found.update(dict.fromkeys(part, roots))
    return {account.key: found[account.key] for account in known}


@dataclass(frozen=True, slots=True)
class _Shelf:
    """What a source itself reported in a week on a region: what leaning on that source leads to."""

    source: str
    week: Week | None
    region: str | None
    """None for all regions."""
    with_drafts: bool
    """What is published does not rest on drafts, so that a preview counts it as the site will."""


@dataclass(frozen=True, slots=True)
class _End:
    """A source of which the digest holds nothing that could be followed further."""

    source: str
    report: str
    """The report that leads to it, where the source is not named; else empty."""


_Node = Key | _Shelf | _End
_Ways = Mapping[_Node, tuple[_Node, ...]]
"""What each node leads to; an end leads nowhere."""


def _ways(accounts: tuple[Account, ...], gone: Mapping[str, str]) -> _Ways:
    shelves: dict[_Shelf, list[Key]] = defaultdict(list)
    reports: dict[str, list[Account]] = defaultdict(list)
    for account in accounts:
        reports[account.report].append(account)
        for shelf in _shelves_with(account):
            shelves[shelf].append(account.key)
    library = _Library(shelves, reports, gone)
    ways: dict[_Node, tuple[_Node, ...]] = {
        account.key: tuple(library.leads(account)) for account in accounts
    }
    ways.update((shelf, tuple(keys)) for shelf, keys in shelves.items())
    return ways


def _shelves_with(account: Account) -> Iterator[_Shelf]:
    """Where an account is found by those who lean on its source.

    An unknown source is not found there: each of them may be another one.
    """
    if account.origin != UNKNOWN_SOURCE.id:
        for region in (*account.regions, None):
            yield _Shelf(account.origin, account.week, region, with_drafts=True)
            if not account.is_draft:
                yield _Shelf(account.origin, account.week, region, with_drafts=False)


@dataclass(frozen=True, slots=True)
class _Library:
    """All that accounts may lean on."""

    shelves: Mapping[_Shelf, list[Key]]
    reports: Mapping[str, list[Account]]
    gone: Mapping[str, str]

    def leads(self, account: Account) -> Iterator[_Node]:
        """What an account leads to; leaning on oneself leads nowhere."""
        for name in account.cites:
            cited = self._passages_of(name, account)
            if cited:
                yield from cited
            elif name in self.gone:
                yield _end(self.gone[name], name)
            elif name not in {account.origin, account.report}:
                shelves = self._shelves_of(name, account)
                yield from shelves
                if not shelves:
                    yield _end(name, account.report)

    def _passages_of(self, report: str, account: Account) -> list[Key]:
        """Those of a report that concern the same regions; all, where none does."""
        if report == account.report:
            return []
        own = [
            each for each in self.reports.get(report, ()) if account.is_draft or not each.is_draft
        ]
        near = [each.key for each in own if each.regions & account.regions]
        return near or [each.key for each in own]

    def _shelves_of(self, source: str, account: Account) -> list[_Shelf]:
        """Those of a source on the same regions; where there are none, that of the whole week."""
        wide = _Shelf(source, account.week, None, account.is_draft)
        near = [replace(wide, region=region) for region in sorted(account.regions)]
        filled = [shelf for shelf in near if shelf in self.shelves]
        return filled or ([wide] if wide in self.shelves else [])


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
        roots = (
            Roots(unnamed=frozenset({party.report}))
            if party.report
            else Roots(named=frozenset({party.source}))
        )
    return replace(roots, circles=roots.circles | circles) if circles else roots


def _party(node: _Node, origins: Mapping[Key, str]) -> _End | None:
    """Who speaks in a node: a source that is not named is another one in each report."""
    if isinstance(node, _Shelf):
        return None
    return node if isinstance(node, _End) else _end(origins[node], node[0])
