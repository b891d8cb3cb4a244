"""What can be searched: a record per report and per actor, and what reports can be narrowed by.

A record is a small page with the attributes that Pagefind reads.  The site's own pages are not
indexed: so only what rights permit gets into the index, however the theme is changed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from sitrep.core.actors import Actor
from sitrep.core.grades import Grade
from sitrep.core.language import Language
from sitrep.core.model import UNKNOWN_SOURCE, UNNAMED_SOURCES, Region, Source
from sitrep.core.terms import week_words
from sitrep.core.weeks import Week
from sitrep.site.addresses import actor_address, report_address
from sitrep.site.catalogue.build import Catalogue
from sitrep.site.catalogue.family import Family
from sitrep.site.catalogue.filed import FiledPassage, passages_of

_RECORD = Markup(
    '<!doctype html>\n<html lang="%s"><head>%s</head><body data-pagefind-body>%s</body></html>\n'
)
_FACT = Markup('<meta data-pagefind-%s="%s[content]" content="%s">')
_PASSAGE = Markup('<h2 id="%s">%s</h2>%s%s')
_NAMES = Markup('<p data-pagefind-weight="0.5">%s</p>')
"""What an actor is called elsewhere counts for less than what a passage says itself."""


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """A report or an actor as the index takes it in."""

    address: str
    html: Markup


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that results can be narrowed to."""

    value: str
    name: str
    reports: int


@dataclass(frozen=True, slots=True)
class YearChoice:
    """A year, whole or by its weeks, newest first."""

    year: Choice
    weeks: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Filters:
    """All that results can be narrowed by, and the words behind the grades they show."""

    regions: tuple[Choice, ...]
    sources: tuple[Choice, ...]
    years: tuple[YearChoice, ...]
    """Newest first."""
    grades: tuple[Grade, ...]


def build_records(catalogue: Catalogue, language: Language) -> Iterator[SearchRecord]:
    """The records of all that is published, newest first, then those of the actors.

    Drafts and tombstones have none; where nothing is published, nothing has one.
    """
    families = _published(catalogue)
    for family in families:
        facts = Markup().join(_facts(family, language))
        words = (
            Markup().join(map(_passage, passages_of([family])))
            or Markup("<p>%s</p>") % family.origin.name
        )
        words += _names(_titled(family))
        yield SearchRecord(report_address(family.report), _RECORD % (language.code, facts, words))
    for page in catalogue.actors if families else ():
        yield SearchRecord(actor_address(page.actor), _actor(page.actor, language))


def build_filters(catalogue: Catalogue, language: Language) -> Filters:
    """What the results can be narrowed by: regions as in regions.toml, sources by name."""
    families = _published(catalogue)
    regions = Counter(region for family in families for region in _regions(family))
    origins = Counter(family.origin for family in families)
    return Filters(
        regions=tuple(
            Choice(region.id, region.name, regions[region])
            for region in sorted(regions, key=lambda each: (each.order, each.id))
        ),
        sources=tuple(
            Choice(source.id, _choice_name(source, language), origins[source])
            for source in sorted(origins, key=_by_name)
        ),
        years=tuple(_years(families, language)),
        grades=tuple(
            sorted(
                {grade for family in families for grade in family.grades},
                key=lambda grade: grade.code,
            )
        ),
    )


def _by_name(source: Source) -> tuple[bool, str, str]:
    """A sort key; sources that are not named come last, as in the list of sources."""
    return source.id == UNKNOWN_SOURCE.id, source.name.casefold(), source.id


def _choice_name(source: Source, language: Language) -> str:
    return language.say(UNNAMED_SOURCES) if source.id == UNKNOWN_SOURCE.id else source.name


def _published(catalogue: Catalogue) -> tuple[Family, ...]:
    return tuple(family for family in catalogue.families if not family.is_draft)


def _years(families: Iterable[Family], language: Language) -> Iterator[YearChoice]:
    weeks: dict[int, Counter[Week]] = defaultdict(Counter)
    for week in filter(None, (family.week for family in families)):
        weeks[week.year][week] += 1
    for year in sorted(weeks, reverse=True):
        choices = (
            Choice(str(week), week_words(week, language), weeks[year][week]) for week in weeks[year]
        )
        whole = Choice(f"{year}", language.say("All of %(year)s", year=year), weeks[year].total())
        yield YearChoice(
            whole, tuple(sorted(choices, key=lambda choice: choice.value, reverse=True))
        )


def _facts(family: Family, language: Language) -> Iterator[Markup]:
    """What a result shows beside its words, and what it can be found by."""
    yield _fact("meta", "title", family.title)
    yield _fact("meta", "origin", family.origin.name)
    yield _fact("meta", "grade", family.grade_codes)
    yield _fact("meta", "regions", ", ".join(region.name for region in family.regions))
    yield _fact("filter", "source", family.origin.id)
    for region in _regions(family):
        yield _fact("filter", "region", region.id)
    if family.title_lang:
        yield _fact("meta", "lang", family.title_lang)
    if family.report.date and family.week:
        yield _fact("meta", "date", f"{family.report.date}")
        yield _fact("meta", "day", language.day(family.report.date))
        yield _fact("sort", "date", f"{family.report.date}")
        yield _fact("filter", "week", f"{family.week.year}")
        yield _fact("filter", "week", f"{family.week}")


def _fact(kind: str, name: str, value: str) -> Markup:
    return _FACT % (kind, name, value)


def _regions(family: Family) -> tuple[Region, ...]:
    """All that it concerns, each once: where its passages are filed, and what else they mention."""
    return tuple(
        dict.fromkeys(region for passage in family.passages for region in passage.concerns)
    )


def _passage(passage: FiledPassage) -> Markup:
    """Under its regions, with the fragment that it has on its report's page.

    It is found by every spelling of the actors that it names.
    """
    return _PASSAGE % (
        passage.anchor,
        ", ".join(region.name for region in passage.shown.concerns),
        passage.shown.html,
        _names(passage.shown.actors),
    )


def _titled(family: Family) -> tuple[Actor, ...]:
    """The actors that a report's title names and none of its passages."""
    told = {actor.id for passage in family.passages for actor in passage.actors}
    return tuple(actor for actor in family.actors if actor.id not in told)


def _names(actors: Iterable[Actor]) -> Markup:
    return Markup().join(_NAMES % " · ".join(actor.names) for actor in actors)


def _actor(actor: Actor, language: Language) -> Markup:
    """An actor's record: all its names, what it is, and who holds it to be what."""
    facts = [_fact("meta", "kind", "actor"), _fact("meta", "title", actor.name)]
    facts += [_fact("meta", "names", " · ".join(actor.spellings))] if actor.spellings else []
    facts += [_fact("meta", "about", actor.about)] if actor.about else []
    said = [*actor.names, actor.about or "", *(f"{each.by}: {each.as_}" for each in actor.regarded)]
    words = Markup().join(Markup("<p>%s</p>") % each for each in said if each)
    return _RECORD % (language.code, Markup().join(facts), words)
