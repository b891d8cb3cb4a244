"""A report as the site shows it: with its outlets, its places and what rights let through."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup

from sitrep.core.grades import UNJUDGED, Grade
from sitrep.core.markup import render_report
from sitrep.core.model import UNKNOWN_SOURCE, Carrier, Region, Report, Source, Span, Status, TextKind, Week
from sitrep.core.regions import Placement, Regions
from sitrep.core.rights import permit
from sitrep.core.text import slugify

ELSEWHERE = Region("elsewhere", "Region not yet set", frozenset(), order=10_000)
"""Where a draft's passage stands while its region is unknown; published ones never do."""


@dataclass(frozen=True, slots=True)
class Carriage:
    """A carrier with the outlet it names."""

    carrier: Carrier
    source: Source


@dataclass(frozen=True, slots=True)
class Place:
    """One passage of a family, where it stands, and what of it may be shown."""

    number: int
    """Counted from 1 in its report."""
    region: Region
    mentions: tuple[Region, ...]
    codes: tuple[str, ...]
    events: Span | None
    html: Markup
    """Empty where rights withhold it."""


@dataclass(frozen=True, slots=True)
class Family:
    """A report with its origin and all its carriers; it counts as one origin."""

    report: Report
    """Without its text, and without a title that may not be shown: what may be is in places and title."""
    origin: Source
    carriages: tuple[Carriage, ...]
    places: tuple[Place, ...]
    title: str
    """What may be shown as its title."""
    whole: bool
    """Whether all of its text is shown."""
    late: bool
    """Whether it came after its week was announced."""

    @property
    def grade(self) -> Grade:
        """The origin's letter with the report's figure."""
        return Grade(self.origin.reliability, self.report.credibility or UNJUDGED)

    @property
    def week(self) -> Week | None:
        """The week of its first publication; None for an undated draft."""
        return Week.of(self.report.date) if self.report.date else None

    @property
    def updated(self) -> dt.date | None:
        """When it entered the digest or was last corrected."""
        return max(filter(None, (self.report.added, *(change.date for change in self.report.changes))), default=None)

    @property
    def is_draft(self) -> bool:
        """Whether it is shown in a preview alone."""
        return self.report.status is Status.DRAFT

    @property
    def is_withdrawn(self) -> bool:
        """Whether only its tombstone is left."""
        return self.report.status is Status.WITHDRAWN

    @property
    def is_summary(self) -> bool:
        """Whether its text is the curator's own."""
        return self.report.text is TextKind.SUMMARY

    @property
    def regions(self) -> tuple[Region, ...]:
        """Where its passages stand, each once, in the order of its text."""
        return tuple(dict.fromkeys(place.region for place in self.places))


def newest_first(family: Family) -> tuple[int, str]:
    """A sort key: newest date first, then id; undated ones last."""
    return -(family.report.date.toordinal() if family.report.date else 0), family.report.id


def build_family(
    report: Report, sources: Mapping[str, Source], regions: Regions, announced: Mapping[Week, dt.date]
) -> Family:
    """The family of a report; ``announced`` says when weeks were closed.

    A draft may lack anything; what it lacks is named as lacking.
    """
    origin = _source(report.source, sources)
    permission = permit(report, origin.rights)
    withdrawn = report.status is Status.WITHDRAWN
    titled = permission.title and not withdrawn
    shown = _without_text(report, titled=titled)
    closed = announced.get(Week.of(report.date)) if report.date else None
    return Family(
        report=shown,
        origin=origin,
        carriages=tuple(Carriage(carrier, _source(carrier.source, sources)) for carrier in shown.carriers),
        places=() if withdrawn else tuple(_places(report, regions, permission.texts)),
        title=_title(report, origin, shown=titled),
        whole=permission.whole and not withdrawn,
        late=bool(closed and report.added and report.added > closed),
    )


def _without_text(report: Report, *, titled: bool) -> Report:
    """The report's facts, so that no surface can show by mistake what rights withhold."""
    if titled:
        return replace(report, passages=())
    carriers = tuple(replace(carrier, title=None, changed=()) for carrier in report.carriers)
    return replace(report, title=None, carriers=carriers, passages=())


def _title(report: Report, origin: Source, *, shown: bool) -> str:
    if not shown:
        return f"Report by {origin.name}"
    return report.title or f"Untitled report by {origin.name}"


def _source(name: str | None, sources: Mapping[str, Source]) -> Source:
    """The outlet of that id; in a draft it may not be in sources.toml yet, nor be an id at all."""
    wanted = name or UNKNOWN_SOURCE.id
    address = slugify(wanted) or UNKNOWN_SOURCE.id
    return sources.get(wanted) or sources.get(address) or Source(address, wanted)


def _places(report: Report, regions: Regions, texts: tuple[str | None, ...]) -> Iterator[Place]:
    for number, (passage, text) in enumerate(zip(report.passages, texts, strict=True), 1):
        words = passage.regions or report.regions
        placement = regions.place(words) or Placement(ELSEWHERE)
        yield Place(
            number=number,
            region=placement.region,
            mentions=placement.mentions,
            codes=regions.codes_of(words),
            events=passage.events,
            html=render_report(text) if text else Markup(),
        )
