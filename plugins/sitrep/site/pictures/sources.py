"""Who speaks in a week's reports in the end, by affiliation, those behind most reports first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sitrep.core.model import UNKNOWN_SOURCE, Source
from sitrep.site.catalogue.family import Family
from sitrep.site.catalogue.filed import FiledPassage, families_of, passages_of
from sitrep.site.catalogue.independence import Independence

WIDTH = 326
"""CSS pixels of the bar: it fits on a phone."""
HEIGHT = 24
GAP = 1
"""Between two speakers."""
BETWEEN = 4
"""Between two groups."""
LEVELS = (4, 2)
"""The tints of neighbours in a group."""
WORDY = 14
"""CSS pixels of a part that its number fits in."""


@dataclass(frozen=True, slots=True)
class Share:
    """What of a week rests on one root; or on those that are not named; or on a circle."""

    sources: tuple[Source, ...]
    """The root; the sources of a circle; nobody, where none is named."""
    affiliation: str | None
    """As sources.toml words it; None where it says nothing."""
    reports: int
    """Those with a passage that rests on it."""
    passages: int
    percent: int
    """Of the week's reports, rounded.  A report may rest on several: shares need not add up."""
    parts: tuple[int, ...]
    """Its parts of the bar: one; for sources that are not named, one each."""
    told_by: tuple[Source, ...] = ()
    """The named origins of its reports, other than itself: the messengers."""
    is_circle: bool = False
    """Whether its sources lean on each other: such a share is no root."""

    @property
    def is_unnamed(self) -> bool:
        """Whether it stands for sources that are not named, each with its report."""
        return not self.sources

    @property
    def is_root(self) -> bool:
        """Whether it is one of the independent sources."""
        return bool(self.sources) and not self.is_circle

    @property
    def weight(self) -> tuple[int, int, tuple[str, ...]]:
        """A sort key: most reports first, then most passages, then by name."""
        names = tuple(source.name.casefold() for source in self.sources)
        return -self.reports, -self.passages, (*names, *(source.id for source in self.sources))


@dataclass(frozen=True, slots=True)
class Group:
    """Speakers with the same affiliation, heaviest first."""

    affiliation: str | None
    shares: tuple[Share, ...]
    reports: int
    """Those that rest on any of them."""
    percent: int
    is_circular: bool = False
    """Whether it holds the circles, which have no affiliation."""

    @property
    def parts(self) -> tuple[int, ...]:
        """Its parts of the bar."""
        return tuple(part for share in self.shares for part in share.parts)


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
    """The speakers of a week."""

    groups: tuple[Group, ...]
    bars: tuple[Bar, ...]
    """In the order of the groups and their shares."""
    reports: int
    independence: Independence
    """What all of them rest on: its roots are the shares' own."""

    @property
    def independent(self) -> int:
        """Independent sources that all of it rests on."""
        return self.independence.independent

    @property
    def width(self) -> int:
        """Of the picture."""
        return WIDTH

    @property
    def height(self) -> int:
        """Of the picture."""
        return HEIGHT


def build_source_mix(families: Iterable[Family], independence: Independence) -> SourceMix | None:
    """The mix of an edition's families, which rest on that; None where there is nothing in them."""
    own = tuple(families)
    by_affiliation: dict[tuple[str | None, bool], list[_Behind]] = defaultdict(list)
    for behind in _shares(tuple(passages_of(own)), independence, len(own)):
        by_affiliation[behind.share.affiliation, behind.share.is_circle].append(behind)
    groups = tuple(
        sorted(
            (_group(each, len(own)) for each in by_affiliation.values()),
            key=lambda group: (
                -group.reports,
                -sum(share.passages for share in group.shares),
                (group.affiliation or "").casefold(),
                group.is_circular,
            ),
        )
    )
    return SourceMix(groups, tuple(_bars(groups)), len(own), independence) if groups else None


@dataclass(frozen=True, slots=True)
class _Behind:
    """A share with the passages that it counts."""

    share: Share
    passages: tuple[FiledPassage, ...]


@dataclass(frozen=True, slots=True)
class _Voice:
    """What passages may rest on."""

    sources: tuple[Source, ...] = ()
    is_circle: bool = False
    unnamed: int = 0
    """How many sources that are not named it stands for."""

    def is_behind(self, passage: FiledPassage) -> bool:
        """Whether a passage rests on it."""
        roots = passage.shown.roots
        ids = sorted(source.id for source in self.sources)
        if self.is_circle:
            return any(sorted(circle) == ids for circle in roots.circles)
        return roots.named.issuperset(ids) if ids else bool(roots.unnamed)


def _shares(
    passages: tuple[FiledPassage, ...], independence: Independence, total: int
) -> Iterator[_Behind]:
    """A share for each root, for each circle, and one for all that are not named."""
    voices = [_Voice((root,)) for root in independence.roots]
    voices += (_Voice(circle, is_circle=True) for circle in independence.circles)
    if independence.unnamed:
        voices.append(_Voice(unnamed=independence.unnamed))
    for voice in voices:
        own = tuple(filter(voice.is_behind, passages))
        yield _Behind(_share(voice, own, total), own)


def _share(voice: _Voice, passages: tuple[FiledPassage, ...], total: int) -> Share:
    families, sources = families_of(passages), voice.sources
    reports = len(families)
    affiliation = None if voice.is_circle else (*sources, UNKNOWN_SOURCE)[0].affiliation
    return Share(
        sources=sources,
        affiliation=affiliation,
        reports=reports,
        passages=len(passages),
        percent=_percent(reports, total),
        parts=(reports,) if sources else (1,) * voice.unnamed,
        told_by=() if voice.is_circle else _messengers(families, sources),
        is_circle=voice.is_circle,
    )


def _messengers(families: Iterable[Family], speakers: tuple[Source, ...]) -> tuple[Source, ...]:
    """The named origins that are not the speakers themselves, by name."""
    quiet = {UNKNOWN_SOURCE.id, *(source.id for source in speakers)}
    found = {family.origin.id: family.origin for family in families}
    named = (source for name, source in found.items() if name not in quiet)
    return tuple(sorted(named, key=lambda source: (source.name.casefold(), source.id)))


def _group(behind: list[_Behind], total: int) -> Group:
    behind.sort(key=lambda each: each.share.weight)
    first = behind[0].share
    reports = len(families_of(passage for each in behind for passage in each.passages))
    return Group(
        affiliation=first.affiliation,
        shares=tuple(each.share for each in behind),
        reports=reports,
        percent=_percent(reports, total),
        is_circular=first.is_circle,
    )


def _percent(part: int, total: int) -> int:
    return round(100 * part / total)


def _bars(groups: tuple[Group, ...]) -> Iterator[Bar]:
    parts = [group.parts for group in groups]
    total = sum(map(sum, parts))
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
