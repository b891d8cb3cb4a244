"""What happened and what matters most, as lists in the texts of feeds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from sitrep.core.accounts import Standing
from sitrep.core.events import Event
from sitrep.core.figures import figure_name, range_words
from sitrep.core.grades import Grade
from sitrep.core.language import Language
from sitrep.core.model import Source
from sitrep.core.terms import DIRECTION, STANDING
from sitrep.site.addresses import event_address, passage_address, region_address
from sitrep.site.catalogue.attribution import DOT, isolated, link
from sitrep.site.catalogue.cautions import SIGNS, root_marks
from sitrep.site.catalogue.events import ShownEvent
from sitrep.site.catalogue.filed import FiledPassage
from sitrep.site.catalogue.independence import Independence
from sitrep.site.catalogue.key_points import Basis, ShownKeyPoint, ShownTrend
from sitrep.site.site import Site

LINE_END = Markup("<br />\n")


@dataclass(frozen=True, slots=True)
class _Ground:
    """A thing that a curator's word rests on."""

    address: str
    headline: Markup


def key_points(points: Iterable[ShownKeyPoint], site: Site) -> Markup:
    """Key points, each linked to what it rests on, with how far that goes."""
    return listing(_key_point(point, site) for point in points)


def key_point_links(points: Iterable[ShownKeyPoint], site: Site) -> Markup:
    """Key points, each linked to the first thing that it rests on, and no more."""
    return listing(_linked(point, next(_behind(point.basis, site), None)) for point in points)


def trends(shown: Iterable[ShownTrend], site: Site) -> Markup:
    """How things went in regions, by the curator's judgement."""
    items = listing(_trend(trend, site) for trend in shown)
    return chapter(site.language.say("Better or worse"), items)


def events_in_short(events: Iterable[ShownEvent], site: Site) -> Markup:
    """Events with their independent roots and figures, and what is not agreed on or not known."""
    items = listing(_in_short(event, site) for event in events)
    return chapter(site.language.say("Events"), items)


def _in_short(event: ShownEvent, site: Site) -> Markup:
    heading = site.language.say("Not agreed, or not known")
    lines = [DOT.join(event_facts(event, site))]
    lines += [labelled(heading, isolated(each.says), site.language) for each in event.disputed]
    return LINE_END.join(lines)


def event_facts(event: ShownEvent, site: Site) -> Iterator[Markup]:
    """An event in a line: its headline, days, roots, grade and figures."""
    days = event.event.days
    yield event_link(event, site)
    if days:
        yield escape(site.language.span(days.first, days.last))
    yield standing_behind(event.independence, event.grade, site.language)
    yield from map(escape, figures_of(event, site.language))


def figures_of(event: ShownEvent, language: Language) -> Iterator[str]:
    """``Killed: 4 to 7``, a text for each figure of which more than totals are given."""
    for found in event.figures:
        words = range_words(found, language)
        if words:
            name = figure_name(found.kind, found.group, language)
            yield language.say("%(figure)s: %(amounts)s", figure=name, amounts=words)


def standing_behind(independence: Independence, grade: Grade, language: Language) -> Markup:
    """``●● 2 independent roots, ○ 1 echo · D3``: dots as signs of text, then their words."""
    return DOT.join([escape(roots_words(independence, language)), escape(grade.code)])


def roots_words(independence: Independence, language: Language) -> str:
    """``●● 2 independent roots, ○ 1 echo``."""
    marks = root_marks(independence, language)
    return language.series(signed(mark.signs, mark.words) for mark in marks)


def signed(signs: str, words: str) -> str:
    """Dots as signs of text with their words, on one line; words alone where there is no dot."""
    return f"{signs}\u00a0{words}" if signs else words


def standing_words(standing: Standing, language: Language) -> Markup:
    """``● root``: a dot as a sign of text, and its word."""
    return escape(signed(SIGNS[standing], language.say(STANDING[standing])))


def labelled(label: str, words: Markup, language: Language) -> Markup:
    """``Killed: 7``, as the digest's language puts a colon."""
    return escape(language.say("%(figure)s: %(amounts)s")) % {"figure": label, "amounts": words}


def listing(lines: Iterable[Markup]) -> Markup:
    """A list; nothing where it is empty."""
    items = Markup().join(Markup("<li>%s</li>\n") % (line,) for line in lines)
    return Markup("<ul>\n%s</ul>\n") % (items,) if items else Markup()


def chapter(heading: str, words: Markup) -> Markup:
    """Words under a heading; nothing where there are none."""
    return Markup("<h2>%s</h2>\n%s") % (heading, words) if words else Markup()


def bare(source: Source) -> Markup:
    """A source's name without a link."""
    return isolated(source.name)


def event_link(event: ShownEvent, site: Site) -> Markup:
    """Its headline, leading to its page."""
    return named_event(event.event, site)


def named_event(event: Event, site: Site) -> Markup:
    """The same of an event of which nothing else is told."""
    return link(site.absolute(event_address(event)), isolated(event.title))


def passage_at(passage: FiledPassage, site: Site) -> str:
    """The whole address of a passage on its report's page."""
    return site.absolute(passage_address(passage.family.report.id, passage.shown.number))


def _key_point(point: ShownKeyPoint, site: Site) -> Markup:
    """Its first clause leads to the first thing that it rests on; the others follow."""
    behind = tuple(_behind(point.basis, site))
    if not behind:
        return escape(point.text)
    first, *others = behind
    return _linked(point, first) + LINE_END + _facts(point.basis, others, site)


def _linked(point: ShownKeyPoint, ground: _Ground | None) -> Markup:
    """Its first clause leads to what it rests on."""
    if ground is None:
        return escape(point.text)
    return link(ground.address, point.clause) + escape(point.rest)


def _trend(trend: ShownTrend, site: Site) -> Markup:
    """The reason leads to the first thing that it rests on."""
    region = link(site.absolute(region_address(trend.region)), isolated(trend.region.name))
    behind = tuple(_behind(trend.basis, site))
    reason = link(behind[0].address, trend.reason) if behind else escape(trend.reason)
    words = Markup("<strong>%s</strong>: %s. %s") % (
        region,
        site.language.say(DIRECTION[trend.trend]),
        reason,
    )
    return words + LINE_END + _facts(trend.basis, behind[1:], site) if behind else words


def _behind(basis: Basis, site: Site) -> Iterator[_Ground]:
    """What a curator's word rests on, as far as that is still there."""
    for event in basis.events:
        address = site.absolute(event_address(event.event))
        yield _Ground(address, isolated(event.event.title))
    for passage in basis.passages:
        yield _Ground(passage_at(passage, site), headline_of(passage))


def headline_of(passage: FiledPassage) -> Markup:
    """A passage's headline; without one, its report's title."""
    family, title = passage.family, passage.shown.title
    return isolated(title) if title else isolated(family.title, family.title_lang)


def _facts(basis: Basis, linked: Iterable[_Ground], site: Site) -> Markup:
    """Links to what a word rests on, a line each, and how far that goes."""
    names = dict.fromkeys(link(ground.address, ground.headline) for ground in linked)
    lines = [*names]
    if basis.grade:
        lines.append(standing_behind(basis.independence, basis.grade, site.language))
    return LINE_END.join(lines)
