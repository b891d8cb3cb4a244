"""Reports by region and by source: what they are and where the whole of each stands, without texts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from sitrep.core.accounts import Standing
from sitrep.site.data.report_record import PassageRecord, ReportRecord


@dataclass(frozen=True, slots=True)
class PassageHead:
    """A passage without its text."""

    number: int
    title: str | None
    region: str
    events: tuple[str, ...]
    roots: tuple[str, ...]
    standing: Standing
    grade: str


@dataclass(frozen=True, slots=True)
class HeadRecord:
    """A report without its text."""

    id: str
    url: str
    edition: str | None
    title: str
    title_language: str
    origin: str
    date: dt.date | None
    updated: dt.date | None
    late: bool
    whole: str
    """The address of the file that holds all of it."""
    passages: tuple[PassageHead, ...]


def build_head(
    report: ReportRecord, whole: str, holds: Callable[[PassageRecord], bool]
) -> HeadRecord:
    """The head of a report with the passages that a file ``holds``."""
    return HeadRecord(
        id=report.id,
        url=report.url,
        edition=report.edition,
        title=report.title,
        title_language=report.title_language,
        origin=report.origin.id,
        date=report.date,
        updated=report.updated,
        late=report.late,
        whole=whole,
        passages=tuple(_passage(each) for each in report.passages if holds(each)),
    )


def _passage(passage: PassageRecord) -> PassageHead:
    return PassageHead(
        number=passage.number,
        title=passage.title,
        region=passage.region.id,
        events=passage.events,
        roots=passage.roots,
        standing=passage.standing,
        grade=passage.grade.code,
    )
