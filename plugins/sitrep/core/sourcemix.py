"""Who a week rests on: its origins by what they are affiliated with, heaviest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sitrep.core.family import Family
from sitrep.core.model import Source

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
    """What part of a week's reports goes back to one origin."""

    source: Source
    reports: int
    passages: int
    percent: int
    """Of the week's reports, rounded."""


@dataclass(frozen=True, slots=True)
class Group:
    """Origins with the same affiliation, heaviest first."""

    affiliation: str | None
    """As sources.toml words it; None where it says nothing."""
    shares: tuple[Share, ...]
    percent: int

    @property
    def reports(self) -> int:
        """How many go back to them."""
        return sum(share.reports for share in self.shares)

    @property
    def passages(self) -> int:
        """How many those have."""
        return sum(share.passages for share in self.shares)


@dataclass(frozen=True, slots=True)
class Bar:
    """An origin's part of the picture."""

    x: int
    width: int
    level: int
    """Two tints in turn, so that neighbours in a group stand apart."""
    share: Share

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

    @property
    def width(self) -> int:
        """Of the picture."""
        return WIDTH

    @property
    def height(self) -> int:
        """Of the picture."""
        return HEIGHT


def build_source_mix(families: Iterable[Family]) -> SourceMix | None:
    """The mix of an edition's families; None where there are none."""
    own = tuple(families)
    if not own:
        return None
    groups = tuple(_groups(own))
    return SourceMix(groups, tuple(_bars(groups, len(own))), len(own))


def _groups(families: tuple[Family, ...]) -> list[Group]:
    by_origin: dict[str, list[Family]] = defaultdict(list)
    for family in families:
        by_origin[family.origin.id].append(family)
    by_affiliation: dict[str | None, list[Share]] = defaultdict(list)
    for each in by_origin.values():
        share = _share(each, len(families))
        by_affiliation[share.source.affiliation].append(share)
    groups = (_group(affiliation, shares, len(families)) for affiliation, shares in by_affiliation.items())
    return sorted(groups, key=lambda group: (-group.reports, -group.passages, (group.affiliation or "").casefold()))


def _group(affiliation: str | None, shares: list[Share], total: int) -> Group:
    shares.sort(key=lambda share: (-share.reports, -share.passages, share.source.name.casefold(), share.source.id))
    return Group(affiliation, tuple(shares), _percent(sum(share.reports for share in shares), total))


def _share(families: list[Family], total: int) -> Share:
    passages = sum(len(family.places) for family in families)
    return Share(families[0].origin, len(families), passages, _percent(len(families), total))


def _percent(part: int, total: int) -> int:
    return round(100 * part / total)


def _bars(groups: tuple[Group, ...], total: int) -> Iterator[Bar]:
    inside = sum(len(group.shares) - 1 for group in groups)
    usable = WIDTH - inside * GAP - (len(groups) - 1) * BETWEEN
    shift, done = 0, 0
    for group in groups:
        for number, share in enumerate(group.shares):
            start, done = round(usable * done / total), done + share.reports
            width = max(1, round(usable * done / total) - start)
            yield Bar(start + shift, width, LEVELS[number % len(LEVELS)], share)
            shift += GAP
        shift += BETWEEN - GAP
