"""What a set of reports rests on: how many origins remain once it is followed who leans on whom.

A report that leans on another outlet adds no confirmation to it, however many
outlets stand between; and outlets that lean on each other confirm nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sitrep.core.family import Family
from sitrep.core.model import UNKNOWN_SOURCE, Source


@dataclass(frozen=True, slots=True)
class Outlets:
    """Who stands behind the ids that reports lean on."""

    sources: Mapping[str, Source]
    """By id."""
    origins: Mapping[str, str]
    """The origin's id of each report, by the report's."""

    def behind(self, name: str) -> str:
        """The id of the outlet that an id of ``cites``, a report's or a source's, leads to."""
        return self.origins.get(name, name)


@dataclass(frozen=True, slots=True)
class Reliance:
    """What reports rest on in the end."""

    roots: tuple[Source, ...] = ()
    """The outlets that all of it goes back to, by name; of a circle, each member."""
    circles: tuple[tuple[Source, ...], ...] = ()
    """Outlets that lean on each other, each circle once."""
    leaning: tuple[Source, ...] = ()
    """Origins among the reports that add nothing of their own to the roots."""

    @property
    def sole(self) -> Source | None:
        """The one outlet that everything rests on, or None."""
        return self.roots[0] if len(self.roots) == 1 else None


def build_reliance(families: Iterable[Family], outlets: Outlets) -> Reliance:
    """What these reports rest on, by what each of them says it leans on."""
    standing = [family for family in families if not family.is_withdrawn]
    leans = _leaning(standing, outlets)
    reached = {name: _reach(name, leans) for name in leans}
    circles = {frozenset({name, *_round(name, reached)}) for name in leans if name in reached[name]}
    found = {root for family in standing for root in _roots(family, reached, outlets)}
    found = found - {UNKNOWN_SOURCE.id} or found  # who stays unknown may be any of the others
    origins = {family.origin.id for family in standing} - {UNKNOWN_SOURCE.id}
    return Reliance(
        roots=_named(found, outlets, standing),
        circles=tuple(sorted((_named(each, outlets, standing) for each in circles), key=_names)),
        leaning=_named(origins - found, outlets, standing),
    )


def _leaning(families: Iterable[Family], outlets: Outlets) -> dict[str, set[str]]:
    """The outlets that each origin leans on."""
    leans: dict[str, set[str]] = {}
    for family in families:
        own = leans.setdefault(family.origin.id, set())
        own.update({outlets.behind(name) for name in family.report.cites} - {family.origin.id})
    return leans


def _reach(name: str, leans: Mapping[str, set[str]]) -> set[str]:
    """Everybody an outlet leans on, at whatever remove."""
    seen: set[str] = set()
    waiting = [*leans.get(name, ())]
    while waiting:
        at = waiting.pop()
        if at not in seen:
            seen.add(at)
            waiting += leans.get(at, ())
    return seen


def _round(name: str, reached: Mapping[str, set[str]]) -> Iterator[str]:
    """Those an outlet leans on that lean on it in turn."""
    return (other for other in reached[name] if name in reached.get(other, ()))


def _roots(family: Family, reached: Mapping[str, set[str]], outlets: Outlets) -> set[str]:
    """The outlets one report goes back to: its origin's own, unless it leans on others."""
    cited = {outlets.behind(name) for name in family.report.cites} - {family.origin.id}
    if not cited:
        return {family.origin.id}
    reach = cited.union(*(reached.get(name, set()) for name in cited))
    return {each for each in reach if not reached.get(each) or each in reached[each]}


def _named(ids: Iterable[str], outlets: Outlets, families: Iterable[Family]) -> tuple[Source, ...]:
    known = {family.origin.id: family.origin for family in families}
    found = [outlets.sources.get(name) or known.get(name) or Source(name, name) for name in ids]
    return tuple(sorted(found, key=lambda source: (source.name.casefold(), source.id)))


def _names(sources: tuple[Source, ...]) -> tuple[str, ...]:
    return tuple(source.name.casefold() for source in sources)
