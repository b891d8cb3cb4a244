"""The records of the data files: those of ``/data/reports.json``, which editions share.

Their fields are those of the published schemas, in the same order; a test keeps the two in step.
URLs are absolute; texts are plain and hold no more than the catalogue, which is cut to what the
origin's rights let through.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from sitrep.core.markdown.plain import html_paragraphs
from sitrep.core.model import UNKNOWN_SOURCE, DateBasis, Region, Source, TextKind, TitleKind
from sitrep.core.roots import Roots
from sitrep.site.addresses import region_address, report_address, source_address
from sitrep.site.catalogue.family import Carriage, Family, ShownPassage
from sitrep.site.site import Site


@dataclass(frozen=True, slots=True)
class SiteRecord:
    """The digest itself."""

    name: str
    url: str
    language: str


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
    """How far a report can be relied on."""

    code: str
    reliability: str
    credibility: int
    words: str


@dataclass(frozen=True, slots=True)
class CarrierRecord:
    """One reprint."""

    source: SourceRecord
    date: dt.date | None
    url: str | None
    title: str | None
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChangeRecord:
    """An erratum."""

    date: dt.date
    note: str


@dataclass(frozen=True, slots=True)
class RevisionRecord:
    """How a source's own text has changed since the text here was taken."""

    found: dt.date
    source: str
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
class PassageRecord:
    """A passage of a report."""

    number: int
    url: str
    region: RegionRecord
    mentions: tuple[RegionRecord, ...]
    actors: tuple[str, ...]
    roots: tuple[str, ...]
    grade: GradeRecord
    areas: tuple[AreaRecord, ...]
    days: SpanRecord | None
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportRecord:
    """A report with its family and its passages."""

    id: str
    url: str
    edition: str | None
    title: str
    title_kind: TitleKind | None
    title_language: str
    language: str
    date: dt.date | None
    date_basis: DateBasis | None
    added: dt.date | None
    updated: dt.date | None
    late: bool
    origin: SourceRecord
    byline: str | None
    original: str | None
    archived: str | None
    carriers: tuple[CarrierRecord, ...]
    cites: tuple[str, ...]
    actors: tuple[str, ...]
    text: TextKind
    rights: str
    whole: bool
    changes: tuple[ChangeRecord, ...]
    revisions: tuple[RevisionRecord, ...]
    passages: tuple[PassageRecord, ...]


@dataclass(frozen=True, slots=True)
class WithdrawnRecord:
    """What is left of a withdrawn report."""

    id: str
    url: str
    edition: str | None
    origin: SourceRecord
    changes: tuple[ChangeRecord, ...]


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


def build_report(family: Family, areas: Areas, site: Site) -> ReportRecord:
    """The record of a family."""
    report = family.report
    return ReportRecord(
        id=report.id,
        url=site.absolute(report_address(report)),
        edition=str(family.week) if family.week else None,
        title=family.title,
        title_kind=report.title_kind if report.title else TitleKind.EDITOR,
        title_language=(family.title_lang if report.title else None) or site.language.code,
        language=family.text_lang or site.language.code,
        date=report.date,
        date_basis=report.date_basis if report.date else None,
        added=report.added,
        updated=family.updated,
        late=family.late,
        origin=build_source(family.origin, site),
        byline=report.byline,
        original=report.url,
        archived=report.archived,
        carriers=tuple(_carrier(carriage, site) for carriage in family.carriages),
        cites=report.cites,
        actors=tuple(actor.id for actor in family.actors),
        text=TextKind.SUMMARY if family.is_summary else TextKind.VERBATIM,
        rights=str(family.origin.rights),
        whole=family.whole,
        changes=build_changes(family),
        revisions=tuple(
            RevisionRecord(each.date, each.source or family.origin.id, each.note)
            for each in family.revisions
        ),
        passages=tuple(_passage(passage, family, areas, site) for passage in family.passages),
    )


def build_withdrawn(family: Family, site: Site) -> WithdrawnRecord:
    """The record of a withdrawn report."""
    return WithdrawnRecord(
        id=family.report.id,
        url=site.absolute(report_address(family.report)),
        edition=str(family.week) if family.week else None,
        origin=build_source(family.origin, site),
        changes=build_changes(family),
    )


def build_changes(family: Family) -> tuple[ChangeRecord, ...]:
    """A report's errata."""
    return tuple(ChangeRecord(change.date, change.note) for change in family.report.changes)


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


def build_region(region: Region, site: Site) -> RegionRecord:
    """The record of a region."""
    return RegionRecord(region.id, region.name, site.absolute(region_address(region)))


def passage_address(family: Family, number: int) -> str:
    """The permanent address of a passage.

    It is on the report's page: a corrected date may move the passage to another edition.
    """
    return f"{report_address(family.report)}#{family.report.id}-{number}"


def _passage(passage: ShownPassage, family: Family, areas: Areas, site: Site) -> PassageRecord:
    return PassageRecord(
        number=passage.number,
        url=site.absolute(passage_address(family, passage.number)),
        region=build_region(passage.region, site),
        mentions=tuple(build_region(region, site) for region in passage.mentions),
        actors=tuple(actor.id for actor in passage.actors),
        roots=_roots(passage.roots),
        grade=_grade(passage, site),
        areas=tuple(areas.record(code) for code in passage.codes),
        days=SpanRecord(passage.days.first, passage.days.last) if passage.days else None,
        paragraphs=html_paragraphs(passage.html),
    )


def _roots(roots: Roots) -> tuple[str, ...]:
    """Ids of sources; one that is not named is ``unknown:`` with the report that rests on it."""
    return (
        *sorted(roots.named),
        *(f"{UNKNOWN_SOURCE.id}:{report}" for report in sorted(roots.unnamed)),
    )


def _carrier(carriage: Carriage, site: Site) -> CarrierRecord:
    carrier = carriage.carrier
    source = build_source(carriage.source, site)
    return CarrierRecord(
        replace(source, name=carriage.name),
        carrier.date,
        carrier.url,
        carrier.title,
        carrier.changed,
    )


def _grade(passage: ShownPassage, site: Site) -> GradeRecord:
    grade = passage.grade
    return GradeRecord(grade.code, grade.reliability, grade.credibility, grade.words(site.language))
