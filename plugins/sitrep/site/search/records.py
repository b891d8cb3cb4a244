"""What can be searched: a record per report, event, region, source, actor and edition.

A record is a small page with the attributes that Pagefind reads.  The site's own pages are not
indexed: so only what rights permit gets into the index, however the theme is changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from sitrep.core.actors import Actor
from sitrep.core.language import Language
from sitrep.core.model import Region, Source
from sitrep.core.weeks import Span, Week
from sitrep.site.addresses import event_address, report_address
from sitrep.site.catalogue.cautions import independence_words
from sitrep.site.catalogue.events import ShownEvent
from sitrep.site.catalogue.family import Family
from sitrep.site.catalogue.filed import FiledPassage, passages_of
from sitrep.site.catalogue.independence import Independence
from sitrep.site.search.days import times_of
from sitrep.site.search.entities import edition_record
from sitrep.site.search.known import source_named
from sitrep.site.search.marking import NameMarker
from sitrep.site.search.names import KnownName, NameKind, PossibleNames
from sitrep.site.search.parts import (
    EVENT,
    REPORT,
    SearchRecord,
    aside,
    heading,
    meta,
    narrowed,
    record,
    sorted_by,
)
from sitrep.site.search.parts import words as said
from sitrep.site.search.volumes import Volume

_PASSAGE = Markup('<h2 id="%s">%s</h2>%s')


@dataclass(frozen=True, slots=True)
class Facets:
    """What a record can be found by beside its words."""

    kind: str
    sources: tuple[Source, ...]
    """Who published it, and the innermost speakers: each once."""
    regions: tuple[Region, ...]
    grades: tuple[str, ...]
    """Codes: of a report those of its passages, of an event that of its leading account."""
    weeks: tuple[Week, ...]


def report_facets(family: Family) -> Facets:
    """What a report can be found by."""
    speakers = (source for passage in family.passages for source in passage.speakers)
    regions = (region for passage in family.passages for region in passage.concerns)
    return Facets(
        kind=REPORT,
        sources=_each_once((family.origin, *speakers)),
        regions=tuple(dict.fromkeys(regions)),
        grades=tuple(grade.code for grade in family.grades),
        weeks=(family.week,) if family.week else (),
    )


def event_facets(event: ShownEvent) -> Facets:
    """What an event can be found by."""
    return Facets(
        kind=EVENT,
        sources=_each_once(
            (*event.independence.roots, *(family.origin for family in event.families))
        ),
        regions=event.concerns,
        grades=(event.grade.code,),
        weeks=event.weeks,
    )


def build_records(
    volume: Volume, entities: Iterable[SearchRecord], language: Language, marker: NameMarker
) -> Iterator[SearchRecord]:
    """The records of a volume: reports, newest first, then events, by their days, then the rest.

    ``entities`` are those of the regions, sources and actors that stand in it; ``marker`` marks the
    names in all others.
    """
    titles = dict(volume.titles)
    for family in volume.families:
        facts = _report_facts(family, language)
        words = _report_words(family, titles, marker)
        yield record(report_address(family.report), facts, words, language)
    for event in volume.events:
        facts, words = _event_facts(event, language), _event_words(event, marker)
        yield record(event_address(event.event), facts, words, language)
    yield from entities
    for edition in volume.editions:
        yield edition_record(edition, language, marker)


def _report_facts(family: Family, language: Language) -> Iterator[Markup]:
    """What a result shows beside its words, and what it can be found by."""
    yield meta("title", family.title)
    yield meta("origin", family.origin.name)
    yield meta("grade", family.grade_codes)
    yield meta("regions", ", ".join(region.name for region in family.regions))
    speakers = _each_once(source for passage in family.passages for source in passage.speakers)
    if any(speaker.id != family.origin.id for speaker in speakers):
        yield meta("rests", _resting(speakers, language))
    yield from _filters(report_facets(family))
    if family.title_lang:
        yield meta("lang", family.title_lang)
    days = [passage.days for passage in family.passages if passage.days]
    if family.report.date:
        days.append(Span(family.report.date, family.report.date))
        yield from _when(f"{family.report.date}", language.day(family.report.date))
    yield from (narrowed("when", time) for time in times_of(days))


def _event_facts(event: ShownEvent, language: Language) -> Iterator[Markup]:
    """The same of an event; its kind stands where a report has its origin."""
    rests = [independence_words(event.independence, language)]
    if event.independence.roots:
        rests.append(_resting(event.independence.roots, language))
    yield meta("title", event.event.title)
    yield meta("origin", event.kind)
    yield meta("grade", event.grade.code)
    yield meta("regions", ", ".join(region.name for region in event.concerns))
    yield meta("rests", " · ".join(rests))
    yield meta("dots", _dots(event.independence))
    yield from _filters(event_facets(event))
    days = [event.event.days] if event.event.days else []
    for span in days:
        yield from _when(f"{span.first}", language.span(span.first, span.last))
    yield from (narrowed("when", time) for time in times_of(days))


def _dots(independence: Independence) -> str:
    """How many roots, echoes and unnamed speakers there are: the browser draws them."""
    return f"{independence.independent} {independence.echoes} {independence.unnamed}"


def _resting(speakers: Iterable[Source], language: Language) -> str:
    names = ", ".join(source.name for source in speakers)
    return language.say("rests on %(sources)s", sources=names)


def _filters(facets: Facets) -> Iterator[Markup]:
    yield narrowed("kind", facets.kind)
    for source in facets.sources:
        yield narrowed("source", source.id)
    for region in facets.regions:
        yield narrowed("region", region.id)
    for grade in facets.grades:
        yield narrowed("grade", grade)
    for year in dict.fromkeys(week.year for week in facets.weeks):
        yield narrowed("week", f"{year}")
    for week in facets.weeks:
        yield narrowed("week", f"{week}")


def _when(date: str, day: str) -> Iterator[Markup]:
    yield meta("date", date)
    yield meta("day", day)
    yield sorted_by("date", date)


def _each_once(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Sources by their ids, in their order."""
    return tuple({source.id: source for source in sources}.values())


def _report_words(family: Family, titles: dict[str, str], marker: NameMarker) -> Iterator[Markup]:
    """Its passages, and whom it is from; a title that no passage follows stands by itself."""
    for passage in passages_of([family]):
        yield _passage(passage, titles, marker)
    yield _marks([source_named(family.origin)], "", marker)
    told = {actor.id for passage in family.passages for actor in passage.actors}
    yield _named((actor for actor in family.actors if actor.id not in told), "", marker)


def _passage(passage: FiledPassage, titles: dict[str, str], marker: NameMarker) -> Markup:
    """Under its headline and regions, with the fragment that it has on its report's page."""
    shown = passage.shown
    regions = ", ".join(region.name for region in shown.concerns)
    heads = filter(None, (shown.title, regions))
    events = (said(titles[name]) for name in shown.events if name in titles)
    text = Markup().join((*events, shown.html))
    names = _names_in(shown.concerns, shown.actors, marker)
    marked = marker.mark(_PASSAGE % (passage.anchor, " · ".join(heads), text), names)
    return marked + _named(shown.actors, marked, marker)


def _event_words(event: ShownEvent, marker: NameMarker) -> Iterator[Markup]:
    """The curator's words on an event, and who speaks."""
    regions = (region.name for region in event.concerns)
    words = [
        heading(event.event.title),
        said(" · ".join(filter(None, (event.kind, event.event.place, *regions)))),
        *(said(statement.says) for statement in (*event.agreed, *event.disputed)),
        event.note,
        *(said(source.name) for source in event.independence.roots),
        *map(aside, _called_elsewhere(event)),
    ]
    names = _names_in(event.concerns, event.actors, marker)
    marked = marker.mark(Markup().join(words), names)
    yield marked
    yield _named(event.actors, marked, marker)


def _called_elsewhere(event: ShownEvent) -> dict[str, None]:
    """The headlines of its accounts, the digest's own and the outlets'."""
    shown = (account.passage.shown.title for account in event.accounts)
    titles = (family.title for family in event.families)
    return dict.fromkeys(filter(None, (*shown, *titles)))


def _names_in(
    regions: Iterable[Region], actors: Iterable[Actor], marker: NameMarker
) -> PossibleNames:
    return PossibleNames(marker.codes_in(regions), {actor.id for actor in actors})


def _named(actors: Iterable[Actor], marked: str, marker: NameMarker) -> Markup:
    """The actors that are told of in other words than their names."""
    return _marks(
        (KnownName(NameKind.ACTOR, actor.id, actor.name) for actor in actors), marked, marker
    )


def _marks(named: Iterable[KnownName], marked: str, marker: NameMarker) -> Markup:
    """The marks of names that marked words have not yet."""
    left = [f"_{mark}" for mark in map(marker.mark_of, named) if f"_{mark}" not in marked]
    return aside(" ".join(left)) if left else Markup()
