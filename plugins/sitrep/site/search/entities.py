"""Records of what the digest is ordered by: regions, sources, actors, editions."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from sitrep.core.language import Language
from sitrep.core.terms import week_words
from sitrep.core.weeks import Span
from sitrep.site.addresses import actor_address, edition_address, region_address, source_address
from sitrep.site.catalogue.build import Catalogue
from sitrep.site.catalogue.cautions import independence_words, report_words
from sitrep.site.catalogue.edition import Edition, Section
from sitrep.site.catalogue.listed.actors import ActorPage
from sitrep.site.catalogue.listed.sources import SourcePage
from sitrep.site.search.days import times_of
from sitrep.site.search.known import region_named, source_named
from sitrep.site.search.marking import NameMarker
from sitrep.site.search.names import KnownName, NameKind, PossibleNames
from sitrep.site.search.parts import (
    ACTOR,
    EDITION,
    REGION,
    SOURCE,
    SearchRecord,
    aside,
    heading,
    meta,
    narrowed,
    record,
    sorted_by,
)
from sitrep.site.search.parts import words as said

_DOT = " · "
_MOST_NAMES = 6
"""How many other names a result shows."""


def entity_records(
    catalogue: Catalogue, language: Language, marker: NameMarker
) -> Iterator[SearchRecord]:
    """The records of a catalogue's regions, sources and actors, in its order."""
    if not catalogue.families:
        return
    for section in catalogue.regions:
        yield _region_record(section, language, marker)
    for source in catalogue.sources:
        if not source.is_unknown:
            yield _source_record(source, language, marker)
    for actor in catalogue.actors:
        yield _actor_record(actor, language, marker)


def _facts(kind: str, title: str, *facts: str | None) -> Iterator[Markup]:
    yield meta("title", title)
    yield meta("facts", _DOT.join(filter(None, facts)))
    yield narrowed("kind", kind)


def _about(kind: str, named: KnownName, marker: NameMarker, *facts: str | None) -> Iterator[Markup]:
    """The same of what has spellings: the browser sets it first where nothing else is asked for."""
    yield from _facts(kind, named.name, *facts)
    yield meta("mark", marker.mark_of(named))


def _region_record(section: Section, language: Language, marker: NameMarker) -> SearchRecord:
    region = section.region
    names = PossibleNames(marker.codes_in([region]))
    facts = (
        report_words(len(section.concerning), language),
        independence_words(section.independence, language),
    )
    title = marker.mark(heading(region.name), names)
    spellings = aside(_DOT.join((*region.spellings, *(each.name for each in region.names))))
    body = (title, marker.mark(spellings, names))
    about = _about(REGION, region_named(region), marker, *facts)
    return record(region_address(region), about, body, language)


def _source_record(page: SourcePage, language: Language, marker: NameMarker) -> SearchRecord:
    source = page.source
    body = (marker.mark(heading(source.name), PossibleNames()), aside(_DOT.join(source.aliases)))
    published = len(page.originated)
    facts = _about(
        SOURCE,
        source_named(source),
        marker,
        source.affiliation,
        report_words(published, language) if published else None,
    )
    return record(source_address(source), facts, body, language)


def _actor_record(page: ActorPage, language: Language, marker: NameMarker) -> SearchRecord:
    """All its names, what it is, and who holds it to be what."""
    actor = page.actor
    named = KnownName(NameKind.ACTOR, actor.id, actor.name)
    facts = [*_about(ACTOR, named, marker, *actor.spellings[:_MOST_NAMES])]
    if actor.about:
        facts.append(meta("about", actor.about))
    held = (f"{each.by}: {each.as_}" for each in actor.regarded)
    own = PossibleNames(actors={actor.id})
    body = (
        marker.mark(heading(actor.name), own),
        marker.mark(aside(_DOT.join(actor.spellings)), own),
        *map(aside, filter(None, (actor.about, *held))),
    )
    return record(actor_address(actor), facts, body, language)


def edition_record(edition: Edition, language: Language, marker: NameMarker) -> SearchRecord:
    """An edition's week, days and key points."""
    week = edition.week
    name = week_words(week, language)
    days = language.span(week.first, week.last)
    facts = [
        *_facts(EDITION, edition.title or name, name if edition.title else None, days),
        *(narrowed("when", time) for time in times_of([Span(week.first, week.last)])),
        sorted_by("date", f"{week.last}"),
    ]
    points = Markup().join(said(point.text) for point in edition.key_points)
    regions = (section.region for section in edition.sections)
    actors = {actor.id for event in edition.events for actor in event.actors}
    names = PossibleNames(marker.codes_in(regions), actors)
    body = (
        said(f"{name} {week}"),
        marker.mark(heading(edition.title or name) + points, names),
    )
    return record(edition_address(week), facts, body, language)
