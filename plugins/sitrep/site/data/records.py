"""The records that all data files share: sources, regions, grades, figures, what is relied on.

Their fields are those of the published schemas, in the same order; a test keeps the two in step.
URLs are absolute; texts are plain and hold no more than the catalogue, which is cut to what the
origin's rights let through.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sitrep.core.figures import Amount, Figure, FigureGroup, FigureKind, Precision, amount_words
from sitrep.core.grades import Grade
from sitrep.core.language import Language
from sitrep.core.model import Change, Region, Source
from sitrep.core.weeks import Span
from sitrep.site.addresses import passage_address, region_address, source_address, versioned
from sitrep.site.catalogue.credibility import Credibility, Support
from sitrep.site.catalogue.filed import FiledPassage
from sitrep.site.catalogue.independence import Independence
from sitrep.site.site import Site

VERSION = 4
"""Of the records: it rises when a field goes, is renamed or changes its meaning."""


@dataclass(frozen=True, slots=True)
class SiteRecord:
    """The digest itself."""

    name: str
    url: str
    language: str


@dataclass(frozen=True, slots=True)
class OpeningRecord:
    """What every JSON document says first; the writer knows its hash."""

    schema: str
    version: int
    commit: str | None
    content_hash: str
    site: SiteRecord
    licence: str


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """A source."""

    id: str
    name: str
    affiliation: str | None
    reliability: str
    homepage: str | None
    url: str


@dataclass(frozen=True, slots=True)
class GradeRecord:
    """How far a passage can be relied on."""

    code: str
    reliability: str
    credibility: int
    words: str


@dataclass(frozen=True, slots=True)
class CredibilityRecord:
    """The second half of a grade, with its reason."""

    figure: int
    support: Support
    sources: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class ChangeRecord:
    """An erratum."""

    date: dt.date
    note: str


@dataclass(frozen=True, slots=True)
class RegionRecord:
    """A region of the digest, as a passage refers to it."""

    id: str
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class AreaRecord:
    """An area by its codes."""

    iso: str
    pcode: str | None
    name: str | None


@dataclass(frozen=True, slots=True)
class SpanRecord:
    """Days, first to last, both included."""

    first: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True)
class PassageReference:
    """Where to find a passage among the reports."""

    report: str
    passage: int
    url: str


@dataclass(frozen=True, slots=True)
class RelianceRecord:
    """What passages rest on in the end, in ids of sources."""

    sole: str | None
    roots: tuple[str, ...]
    unnamed: int
    circles: tuple[tuple[str, ...], ...]
    leaning: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FigureRecord:
    """One version of a figure."""

    kind: FigureKind
    group: FigureGroup
    precision: Precision
    low: int | None
    high: int | None
    day: dt.date | None
    total: bool
    words: str


@dataclass(frozen=True, slots=True)
class Areas:
    """What is known of ISO codes."""

    pcodes: Mapping[str, str]
    names: Mapping[str, str]

    def record(self, code: str) -> AreaRecord:
        """A code with its P-code and name, where there are any."""
        return AreaRecord(code, self.pcodes.get(code), self.names.get(code))


def build_areas(regions: Iterable[Region]) -> Areas:
    """P-codes as the regions give them, and names from the first region that is just that code."""
    rows = tuple(regions)
    names = {code: row.name for row in reversed(rows) if len(row.codes) == 1 for code in row.codes}
    return Areas({each.code: each.pcode for row in rows for each in row.pcodes}, names)


def build_source(source: Source, site: Site) -> SourceRecord:
    """The record of a source; every source that something names has a page."""
    return SourceRecord(
        id=source.id,
        name=source.name,
        affiliation=source.affiliation,
        reliability=source.reliability,
        homepage=source.homepage,
        url=site.absolute(source_address(source)),
    )


def schema_url(address: str, site: Site) -> str:
    """The address of a schema in its version, as a document names it."""
    return site.absolute(versioned(address, VERSION))


def build_region(region: Region, site: Site) -> RegionRecord:
    """The record of a region."""
    return RegionRecord(region.id, region.name, site.absolute(region_address(region)))


def build_span(days: Span | None) -> SpanRecord | None:
    """The record of days, where they are known."""
    return SpanRecord(days.first, days.last) if days else None


def build_changes(changes: Iterable[Change]) -> tuple[ChangeRecord, ...]:
    """Errata."""
    return tuple(ChangeRecord(change.date, change.note) for change in changes)


def build_grade(grade: Grade, language: Language) -> GradeRecord:
    """The record of a grade."""
    return GradeRecord(grade.code, grade.reliability, grade.credibility, grade.words(language))


def build_credibility(credibility: Credibility, language: Language) -> CredibilityRecord:
    """The record of how far a passage can be believed."""
    return CredibilityRecord(
        credibility.figure,
        credibility.support,
        ids_of(credibility.sources),
        credibility.reason(language),
    )


def build_reference(passage: FiledPassage, site: Site) -> PassageReference:
    """Where a passage is found."""
    return refer(passage.family.report.id, passage.shown.number, site)


def refer(report: str, number: int, site: Site) -> PassageReference:
    """Where the passage of that number in the report of that id is found."""
    return PassageReference(report, number, site.absolute(passage_address(report, number)))


def build_reliance(independence: Independence) -> RelianceRecord:
    """The record of what passages rest on."""
    return RelianceRecord(
        sole=independence.sole.id if independence.sole else None,
        roots=ids_of(independence.roots),
        unnamed=independence.unnamed,
        circles=tuple(ids_of(circle) for circle in independence.circles),
        leaning=ids_of(independence.leaning),
    )


def build_figure(figure: Figure, language: Language) -> FigureRecord:
    """The record of a version of a figure."""
    return FigureRecord(
        kind=figure.kind,
        group=figure.group,
        precision=figure.amount.precision,
        low=lowest(figure.amount),
        high=highest(figure.amount),
        day=figure.day,
        total=figure.is_total,
        words=amount_words(figure.amount, language),
    )


def lowest(amount: Amount) -> int | None:
    """The lower number said; None for “up to”."""
    return None if amount.precision is Precision.UP_TO else amount.numbers[0]


def highest(amount: Amount) -> int | None:
    """The higher number said; None for “at least” and “more than”."""
    is_open = amount.precision in {Precision.AT_LEAST, Precision.MORE_THAN}
    return None if is_open else amount.numbers[-1]


def ids_of(sources: Iterable[Source]) -> tuple[str, ...]:
    """The ids of sources, in their order."""
    return tuple(source.id for source in sources)
