"""What results can be narrowed by, with the number of records behind each choice."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sitrep.core.grades import Grade
from sitrep.core.language import Language, marked
from sitrep.core.model import UNKNOWN_SOURCE, UNNAMED_SOURCES, Source
from sitrep.core.terms import week_words
from sitrep.core.weeks import Week
from sitrep.site.catalogue.build import Catalogue
from sitrep.site.search.parts import ACTOR, EDITION, EVENT, REGION, REPORT, SOURCE
from sitrep.site.search.records import Facets, event_facets, report_facets

KINDS_OF_RECORDS = {
    REGION: marked("Regions"),
    ACTOR: marked("Actors"),
    SOURCE: marked("Sources"),
    EDITION: marked("Editions"),
    EVENT: marked("Events"),
    REPORT: marked("Reports"),
}
"""In the order in which results stand that fit equally well."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that results can be narrowed to."""

    value: str
    name: str
    results: int
    """All kinds of records together."""


@dataclass(frozen=True, slots=True)
class YearChoice:
    """A year, whole or by its weeks, newest first."""

    year: Choice
    weeks: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Filters:
    """All that results can be narrowed by, and the words behind the grades they show."""

    kinds: tuple[Choice, ...]
    regions: tuple[Choice, ...]
    sources: tuple[Choice, ...]
    """Who published, and who speaks in the end."""
    years: tuple[YearChoice, ...]
    """Newest first."""
    grades: tuple[Grade, ...]
    graded: tuple[Choice, ...]
    """The grades with their numbers, the best first."""


def build_filters(catalogue: Catalogue, language: Language) -> Filters:
    """What the results can be narrowed by: regions as in regions.toml, sources by name."""
    families = catalogue.families
    records = [
        *map(report_facets, families),
        *map(event_facets, catalogue.events),
    ]
    kinds = Counter(each.kind for each in records)
    if records:
        kinds[REGION] = len(catalogue.regions)
        kinds[ACTOR] = len(catalogue.actors)
        kinds[SOURCE] = sum(not page.is_unknown for page in catalogue.sources)
        kinds[EDITION] = len(catalogue.editions)
    regions = Counter(region for each in records for region in each.regions)
    sources = Counter(source for each in records for source in each.sources)
    codes = Counter(code for each in records for code in each.grades)
    grades = tuple(
        sorted({grade for each in families for grade in each.grades}, key=lambda each: each.code)
    )
    return Filters(
        kinds=tuple(
            Choice(kind, language.say(label), kinds[kind])
            for kind, label in KINDS_OF_RECORDS.items()
            if kinds[kind]
        ),
        regions=tuple(
            Choice(region.id, region.name, regions[region])
            for region in sorted(regions, key=lambda each: (each.order, each.id))
        ),
        sources=tuple(
            Choice(source.id, _source_name(source, language), sources[source])
            for source in sorted(sources, key=_by_name)
        ),
        years=tuple(_years(records, language)),
        grades=grades,
        graded=tuple(
            Choice(
                grade.code,
                f"{grade.code}{language.colon}{grade.words(language)}",
                codes[grade.code],
            )
            for grade in grades
        ),
    )


def _by_name(source: Source) -> tuple[bool, str, str]:
    """A sort key; sources that are not named come last, as in the list of sources."""
    return source.id == UNKNOWN_SOURCE.id, source.name.casefold(), source.id


def _source_name(source: Source, language: Language) -> str:
    return language.say(UNNAMED_SOURCES) if source.id == UNKNOWN_SOURCE.id else source.name


def _years(records: Iterable[Facets], language: Language) -> Iterator[YearChoice]:
    weeks: dict[int, Counter[Week]] = defaultdict(Counter)
    years: Counter[int] = Counter()
    for record in records:
        # An event that runs over several weeks of a year is one result of that year.
        years.update({week.year for week in record.weeks})
        for week in record.weeks:
            weeks[week.year][week] += 1
    for year in sorted(weeks, reverse=True):
        choices = (
            Choice(str(week), week_words(week, language), weeks[year][week]) for week in weeks[year]
        )
        whole = Choice(f"{year}", language.say("All of %(year)s", year=year), years[year])
        yield YearChoice(
            whole, tuple(sorted(choices, key=lambda choice: choice.value, reverse=True))
        )
