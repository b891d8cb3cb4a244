"""Who published a week's reports, by affiliation, the most reports first, and whom they lean on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sitrep.core.model import UNKNOWN_SOURCE, Source
from sitrep.core.roots import unite
from sitrep.site.catalogue.family import Family
from sitrep.site.catalogue.independence import Independence

WIDTH = 326
"""CSS pixels of the bar: it fits on a phone."""
HEIGHT = 24
GAP = 1
"""Between two origins."""
BETWEEN = 4
"""Between two groups."""
LEVELS = (4, 2)
"""The tints of neighbours in a group."""
WORDY = 14
"""CSS pixels of a part that its number fits in."""


@dataclass(frozen=True, slots=True)
class Share:
    """One origin's share of a week's reports; or that of all origins which are not named."""

    source: Source
    reports: int
    passages: int
    percent: int
    """Of the week's reports, rounded."""
    leans_on: tuple[Source, ...] = ()
    """The independent sources that it goes back to, where it is not one itself."""

    @property
    def is_unnamed(self) -> bool:
        """Whether it stands for sources that are not named, each with its report."""
        return self.source.id == UNKNOWN_SOURCE.id

    @property
    def parts(self) -> tuple[int, ...]:
        """The reports of each source in it: one number; for those not named, one each."""
        return (1,) * self.reports if self.is_unnamed else (self.reports,)


@dataclass(frozen=True, slots=True)
class Group:
    """Origins with the same affiliation, heaviest first."""

    affiliation: str | None
    """As sources.toml words it; None where it says nothing."""
    shares: tuple[Share, ...]
    percent: int

    @property
    def parts(self) -> tuple[int, ...]:
        """The reports of each source in it."""
        return tuple(part for share in self.shares for part in share.parts)

    @property
    def reports(self) -> int:
        """How many they published."""
        return sum(self.parts)

    @property
    def passages(self) -> int:
        """How many those have."""
        return sum(share.passages for share in self.shares)


@dataclass(frozen=True, slots=True)
class Bar:
    """A source's part of the picture."""

    x: int
    width: int
    level: int
    """Two tints in turn, so that neighbours in a group stand apart."""
    reports: int

    @property
    def wordy(self) -> bool:
        """Whether its number fits in."""
        return self.width >= WORDY

    @property
    def middle(self) -> int:
        """Where that is centred, from the left."""
        return self.x + self.width // 2


@dataclass(frozen=True, slots=True)
class SourceMix:
    """The origins of a week."""

    groups: tuple[Group, ...]
    bars: tuple[Bar, ...]
    """In the order of the groups and their shares."""
    reports: int
    independent: int
    """Independent sources that all of them rest on."""

    @property
    def width(self) -> int:
        """Of the picture."""
        return WIDTH

    @property
    def height(self) -> int:
        """Of the picture."""
        return HEIGHT


def build_source_mix(families: Iterable[Family], independence: Independence) -> SourceMix | None:
    """The mix of an edition's families, which rest on that; None where there are none."""
    own = tuple(families)
    if not own:
        return None
    groups = tuple(_groups(own, independence))
    return SourceMix(groups, tuple(_bars(groups, len(own))), len(own), independence.independent)


def _groups(families: tuple[Family, ...], independence: Independence) -> list[Group]:
    by_origin: dict[str, list[Family]] = defaultdict(list)
    for family in families:
        by_origin[family.origin.id].append(family)
    by_affiliation: dict[str | None, list[Share]] = defaultdict(list)
    for each in by_origin.values():
        share = replace(_share(each, len(families)), leans_on=_leans_on(each, independence))
        by_affiliation[share.source.affiliation].append(share)
    groups = (
        _group(affiliation, shares, len(families)) for affiliation, shares in by_affiliation.items()
    )
    return sorted(
        groups,
        key=lambda group: (-group.reports, -group.passages, (group.affiliation or "").casefold()),
    )


def _group(affiliation: str | None, shares: list[Share], total: int) -> Group:
    shares.sort(
        key=lambda share: (
            -share.reports,
            -share.passages,
            share.source.name.casefold(),
            share.source.id,
        )
    )
    return Group(
        affiliation, tuple(shares), _percent(sum(share.reports for share in shares), total)
    )


def _share(families: list[Family], total: int) -> Share:
    passages = sum(len(family.passages) for family in families)
    return Share(families[0].origin, len(families), passages, _percent(len(families), total))


def _leans_on(families: list[Family], independence: Independence) -> tuple[Source, ...]:
    origin = families[0].origin.id
    roots = unite(passage.roots for family in families for passage in family.passages).named
    return (
        ()
        if origin in roots
        else tuple(source for source in independence.roots if source.id in roots)
    )


def _percent(part: int, total: int) -> int:
    return round(100 * part / total)


def _bars(groups: tuple[Group, ...], total: int) -> Iterator[Bar]:
    parts = [group.parts for group in groups]
    inside = sum(len(own) - 1 for own in parts)
    usable = WIDTH - inside * GAP - (len(groups) - 1) * BETWEEN
    shift, done = 0, 0
    for own in parts:
        for number, reports in enumerate(own):
            start, done = round(usable * done / total), done + reports
            width = max(1, round(usable * done / total) - start)
            yield Bar(start + shift, width, LEVELS[number % len(LEVELS)], reports)
            shift += GAP
        shift += BETWEEN - GAP
