"""What the catalogue holds, in the form in which surfaces are read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from sitrep.core.figures import figure_name, range_words
from sitrep.core.language import ENGLISH
from sitrep.core.model import Source
from sitrep.site.catalogue.build import Catalogue
from sitrep.site.catalogue.edition import Edition, Section
from sitrep.site.catalogue.events import ShownEvent
from sitrep.site.catalogue.family import Family
from sitrep.site.catalogue.independence import Independence
from sitrep.site.catalogue.key_points import Basis
from tests.support.site.surfaces.readings import (
    ACCOUNTS,
    ALL,
    CATALOGUE,
    CONFIRMED,
    ECHOES,
    GRADE,
    INDEPENDENT,
    RANGE,
    REASON,
    REPORTS,
    ROOTS,
    STANDING,
    UNNAMED,
    Reading,
    Subject,
    Value,
    account_subject,
    event_subject,
    figure_subject,
    passage_subject,
    report_subject,
    source_subject,
)


def read_catalogue(catalogue: Catalogue) -> Iterator[Reading]:
    """All of it."""
    yield _reading(Subject(), REPORTS, len(catalogue.families))
    yield from _independence(Subject(), catalogue.independence)
    for section in catalogue.regions:
        yield from _section(ALL, section)
    for edition in catalogue.editions:
        yield from _edition(edition)
    for event in catalogue.events:
        yield from _event(event)
    for family in catalogue.families:
        yield from _family(family)
    accounts = Counter(
        source.id
        for family in catalogue.families
        for passage in family.passages
        for source in passage.speakers
    )
    for page in catalogue.sources:
        if not page.is_unknown:
            yield _reading(source_subject(page.source.id), ACCOUNTS, accounts[page.source.id])


def _reading(subject: Subject, measure: str, value: Value) -> Reading:
    return Reading(CATALOGUE, "", subject, measure, value)


def ids(sources: Iterable[Source]) -> frozenset[str]:
    """The ids of sources."""
    return frozenset(source.id for source in sources)


def _independence(subject: Subject, independence: Independence) -> Iterator[Reading]:
    yield _reading(subject, INDEPENDENT, independence.independent)
    yield _reading(subject, ECHOES, independence.echoes)
    yield _reading(subject, UNNAMED, independence.unnamed)
    yield _reading(subject, ROOTS, ids(independence.roots))


def _section(week: str, section: Section) -> Iterator[Reading]:
    subject = Subject(week, section.region.id)
    yield _reading(subject, REPORTS, len(section.concerning))
    yield from _independence(subject, section.independence)


def _edition(edition: Edition) -> Iterator[Reading]:
    week = f"{edition.week}"
    yield _reading(Subject(week), REPORTS, len(edition.families))
    yield from _independence(Subject(week), edition.independence)
    for section in edition.sections:
        yield from _section(week, section)
    for number, point in enumerate(edition.key_points, 1):
        yield from _basis(Subject(week, thing=f"key point {number}"), point.basis)
    for trend in edition.trends:
        yield from _basis(Subject(week, thing=f"trend {trend.region.id}"), trend.basis)


def _basis(subject: Subject, basis: Basis) -> Iterator[Reading]:
    yield from _independence(subject, basis.independence)
    if basis.grade:
        yield _reading(subject, GRADE, basis.grade.code)


def _event(event: ShownEvent) -> Iterator[Reading]:
    subject = event_subject(event.event.id)
    yield _reading(subject, REPORTS, len(event.families))
    yield from _independence(subject, event.independence)
    yield _reading(subject, GRADE, event.grade.code)
    for account in event.accounts:
        reference = account.reference
        passage = passage_subject(reference.id, reference.number or 0)
        own = account_subject(event.event.id, passage)
        yield _reading(own, STANDING, str(account.standing))
    for figure in event.figures:
        label = figure_name(figure.kind, figure.group, ENGLISH)
        own = figure_subject(event.event.id, label)
        yield _reading(own, RANGE, range_words(figure, ENGLISH))


def _family(family: Family) -> Iterator[Reading]:
    report = report_subject(family.report.id)
    yield _reading(report, GRADE, family.grade_codes)
    yield _reading(
        report, ROOTS, frozenset().union(*(ids(each.speakers) for each in family.passages))
    )
    for passage in family.passages:
        subject = passage_subject(family.report.id, passage.number)
        yield _reading(subject, ROOTS, ids(passage.speakers))
        yield _reading(subject, INDEPENDENT, len(passage.roots.named))
        yield _reading(subject, GRADE, passage.grade.code)
        yield _reading(subject, STANDING, str(passage.standing))
        yield _reading(subject, CONFIRMED, frozenset(map(str, passage.corroborated_by)))
        yield _reading(subject, REASON, passage.credibility.reason(ENGLISH))
