"""What can be searched: a record per report, per event and per actor.

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
from sitrep.core.weeks import Week
from sitrep.site.addresses import actor_address, event_address, report_address
from sitrep.site.catalogue.build import Catalogue
from sitrep.site.catalogue.cautions import independence_words
from sitrep.site.catalogue.events import ShownEvent
from sitrep.site.catalogue.family import Family
from sitrep.site.catalogue.filed import FiledPassage, passages_of

_RECORD = Markup(
    '<!doctype html>\n<html lang="%s"><head>%s</head><body data-pagefind-body>%s</body></html>\n'
)
_FACT = Markup('<meta data-pagefind-%s="%s[content]" content="%s">')
_PASSAGE = Markup('<h2 id="%s">%s</h2>%s')
_WORDS = Markup("<p>%s</p>")
_NAMES = Markup('<p data-pagefind-weight="0.5">%s</p>')
"""What an actor is called elsewhere counts for less than what a passage says itself."""
_TOLD = Markup('<p data-pagefind-weight="0.3">%s %s</p>')
"""What an event's accounts say counts for less than its own words."""
REPORT, EVENT, ACTOR = "report", "event", "actor"
"""The kinds of records."""


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """A report, an event or an actor as the index takes it in."""

    address: str
    html: Markup


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


def searched_actors(catalogue: Catalogue) -> tuple[Actor, ...]:
    """The actors that are searched: none where nothing else is."""
    return tuple(page.actor for page in catalogue.actors) if catalogue.families else ()


def build_records(catalogue: Catalogue, language: Language) -> Iterator[SearchRecord]:
    """The records of a catalogue: reports, newest first, then events, by their days.

    Actors come last.  A report or event is found by every spelling of those that it names.
    """
    titles = {event.event.id: event.event.title for event in catalogue.events}
    for family in catalogue.families:
        facts = Markup().join(_report_facts(family, language))
        passages = (_passage(each, titles) for each in passages_of([family]))
        words = Markup().join(passages) or _WORDS % family.origin.name
        words += _names(_titled(family))
        yield SearchRecord(report_address(family.report), _RECORD % (language.code, facts, words))
    for event in catalogue.events:
        facts = Markup().join(_event_facts(event, language))
        words = Markup().join(_event_words(event))
        yield SearchRecord(event_address(event.event), _RECORD % (language.code, facts, words))
    for actor in searched_actors(catalogue):
        facts = Markup().join(_actor_facts(actor))
        words = Markup().join(_actor_words(actor))
        yield SearchRecord(actor_address(actor), _RECORD % (language.code, facts, words))


def _report_facts(family: Family, language: Language) -> Iterator[Markup]:
    """What a result shows beside its words, and what it can be found by."""
    yield _fact("meta", "title", family.title)
    yield _fact("meta", "origin", family.origin.name)
    yield _fact("meta", "grade", family.grade_codes)
    yield _fact("meta", "regions", ", ".join(region.name for region in family.regions))
    speakers = _each_once(source for passage in family.passages for source in passage.speakers)
    if any(speaker.id != family.origin.id for speaker in speakers):
        yield _fact("meta", "rests", _resting(speakers, language))
    yield from _filters(report_facets(family))
    if family.title_lang:
        yield _fact("meta", "lang", family.title_lang)
    if family.report.date:
        yield from _when(f"{family.report.date}", language.day(family.report.date))


def _event_facts(event: ShownEvent, language: Language) -> Iterator[Markup]:
    """The same of an event; its kind stands where a report has its origin."""
    rests = [independence_words(event.independence, language)]
    if event.independence.roots:
        rests.append(_resting(event.independence.roots, language))
    yield _fact("meta", "title", event.event.title)
    yield _fact("meta", "origin", event.kind)
    yield _fact("meta", "grade", event.grade.code)
    yield _fact("meta", "regions", ", ".join(region.name for region in event.concerns))
    yield _fact("meta", "rests", " · ".join(rests))
    yield from _filters(event_facets(event))
    if event.event.days:
        days = event.event.days
        yield from _when(f"{days.first}", language.span(days.first, days.last))


def _actor_facts(actor: Actor) -> Iterator[Markup]:
    """The same of an actor, which has neither origin nor grade nor date."""
    yield _fact("meta", "kind", ACTOR)
    yield _fact("meta", "title", actor.name)
    if actor.spellings:
        yield _fact("meta", "names", " · ".join(actor.spellings))
    if actor.about:
        yield _fact("meta", "about", actor.about)
    yield _fact("filter", "kind", ACTOR)


def _resting(speakers: Iterable[Source], language: Language) -> str:
    names = ", ".join(source.name for source in speakers)
    return language.say("rests on %(sources)s", sources=names)


def _filters(facets: Facets) -> Iterator[Markup]:
    yield _fact("filter", "kind", facets.kind)
    for source in facets.sources:
        yield _fact("filter", "source", source.id)
    for region in facets.regions:
        yield _fact("filter", "region", region.id)
    for grade in facets.grades:
        yield _fact("filter", "grade", grade)
    for year in dict.fromkeys(week.year for week in facets.weeks):
        yield _fact("filter", "week", f"{year}")
    for week in facets.weeks:
        yield _fact("filter", "week", f"{week}")


def _when(date: str, words: str) -> Iterator[Markup]:
    yield _fact("meta", "date", date)
    yield _fact("meta", "day", words)
    yield _fact("sort", "date", date)


def _fact(kind: str, name: str, value: str) -> Markup:
    return _FACT % (kind, name, value)


def _each_once(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Sources by their ids, in their order."""
    return tuple({source.id: source for source in sources}.values())


def _passage(passage: FiledPassage, titles: dict[str, str]) -> Markup:
    """Under its headline and regions, with the fragment that it has on its report's page."""
    regions = ", ".join(region.name for region in passage.shown.concerns)
    heads = filter(None, (passage.shown.title, regions))
    events = (_WORDS % titles[name] for name in passage.shown.events if name in titles)
    text = Markup().join((*events, passage.shown.html, _names(passage.shown.actors)))
    return _PASSAGE % (passage.anchor, " · ".join(heads), text)


def _event_words(event: ShownEvent) -> Iterator[Markup]:
    """The curator's words on an event, and who speaks."""
    regions = (region.name for region in event.concerns)
    yield _WORDS % " · ".join(filter(None, (event.event.place, *regions)))
    for statement in (*event.agreed, *event.disputed):
        yield _WORDS % statement.says
    yield event.note
    for source in event.independence.roots:
        yield _WORDS % source.name
    for account in event.accounts:
        yield _TOLD % (account.passage.shown.title or "", account.passage.shown.html.striptags())
    yield _names(event.actors)


def _actor_words(actor: Actor) -> Iterator[Markup]:
    """All its names, what it is, and who holds it to be what."""
    said = (f"{each.by}: {each.as_}" for each in actor.regarded)
    for words in filter(None, (*actor.names, actor.about, *said)):
        yield _WORDS % words


def _titled(family: Family) -> tuple[Actor, ...]:
    """The actors that a report's title names and none of its passages."""
    told = {actor.id for passage in family.passages for actor in passage.actors}
    return tuple(actor for actor in family.actors if actor.id not in told)


def _names(actors: Iterable[Actor]) -> Markup:
    return Markup().join(_NAMES % " · ".join(actor.names) for actor in actors)
