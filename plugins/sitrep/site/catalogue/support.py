"""What stands behind each passage: its roots, its place among the accounts of its event, its grade.

This is found out here once, for the whole digest; every surface shows what it finds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sitrep.core.accounts import Placed, Seen, Standing, accounts_of, corroborating, in_order
from sitrep.core.dependence import Dependence, trace
from sitrep.core.events import Reference
from sitrep.core.model import Report, Source
from sitrep.core.regions import Regions
from sitrep.core.roots import Account, Key
from sitrep.site.catalogue.credibility import Credibility, Support
from sitrep.site.catalogue.family import Family, ShownPassage
from sitrep.site.catalogue.independence import named_sources


@dataclass(frozen=True, slots=True)
class Supported:
    """Families whose passages say what stands behind them, and the accounts of each event."""

    families: tuple[Family, ...]
    """In the order in which they were given; a withdrawn one supports nothing."""
    events: Mapping[str, tuple[Placed, ...]]
    """The accounts of each event in the order of dependence, by its id."""


def support(
    families: Iterable[Family],
    reports: Mapping[str, Report],
    regions: Regions,
    sources: Mapping[str, Source],
) -> Supported:
    """The families with what stands behind their passages.

    ``reports`` are those of the families as they are kept, ``sources`` all that are known, by id.
    """
    every = tuple(families)
    told = [
        account
        for family in every
        for account in accounts_of(reports[family.report.id], regions, origin=family.origin.id)
    ]
    accounts = [account for account in told if not account.is_withdrawn]
    origins = {family.origin.id: family.origin for family in every}
    behind = _Behind(trace(told), {**origins, **sources})
    together: dict[str, list[Account]] = defaultdict(list)
    for account in accounts:
        for event in account.events:
            together[event].append(account)
    events = {name: in_order(found, behind.dependence) for name, found in together.items()}
    behind.note_events(events, together)
    behind.accounts.update((account.key, account) for account in accounts)
    return Supported(tuple(behind.family(each) for each in every), events)


@dataclass(slots=True)
class _Behind:
    """All that is known of who stands behind whom."""

    dependence: Dependence
    sources: Mapping[str, Source]
    accounts: dict[Key, Account] = field(default_factory=dict)
    standings: dict[Key, Standing] = field(default_factory=dict)
    corroborated: dict[Key, set[Key]] = field(default_factory=lambda: defaultdict(set))
    beside: dict[Key, set[str]] = field(default_factory=lambda: defaultdict(set))
    """The named sources of an account's events that it does not rest on itself, by id."""

    def note_events(
        self, events: Mapping[str, Sequence[Placed]], together: Mapping[str, Sequence[Account]]
    ) -> None:
        """Take in what the accounts of events add and confirm."""
        for name in sorted(events):
            for placed in events[name]:
                # An account of two events that adds something to one of them is no echo.
                known = self.standings.get(placed.key)
                if known is not Standing.ROOT:
                    self.standings[placed.key] = placed.standing
            named = {
                source
                for account in together[name]
                for source in self.dependence.roots[account.key].named
            }
            for account in together[name]:
                self.corroborated[account.key].update(
                    corroborating(account, together[name], self.dependence)
                )
                self.beside[account.key] |= named - self.dependence.roots[account.key].named

    def family(self, family: Family) -> Family:
        """A family whose passages say what stands behind them."""
        if family.is_withdrawn:
            return family
        passages = (self._passage(family, passage) for passage in family.passages)
        return replace(family, passages=tuple(passages))

    def _passage(self, family: Family, passage: ShownPassage) -> ShownPassage:
        key = (family.report.id, passage.number)
        roots = self.dependence.roots[key]
        speakers = named_sources(roots.named, self.sources)
        standing = self.standings.get(key) or Seen().take(self.accounts[key], roots)
        others = sorted(self.corroborated.get(key, ()))
        return replace(
            passage,
            roots=roots,
            speakers=speakers,
            standing=standing,
            credibility=Credibility(
                passage.credibility.figure, *self._supported(key, standing, speakers)
            ),
            corroborated_by=tuple(Reference(*other) for other in others),
        )

    def _supported(
        self, key: Key, standing: Standing, speakers: tuple[Source, ...]
    ) -> tuple[Support, tuple[Source, ...]]:
        """What stands behind an account besides its own word, and the sources that this is about."""
        roots = self.dependence.roots
        if others := self.corroborated.get(key):
            behind = {name for other in others for name in roots[other].named}
            return Support.CORROBORATED, named_sources(behind, self.sources)
        if standing is Standing.ECHO:
            return Support.ECHO, speakers
        if roots[key].is_circular:
            return Support.CIRCULAR, ()
        if not speakers:
            return Support.UNNAMED, ()
        if beside := self.beside.get(key):
            return Support.OVERLAPPING, named_sources(beside, self.sources)
        return (Support.SEVERAL, speakers) if len(speakers) > 1 else (Support.ALONE, ())
