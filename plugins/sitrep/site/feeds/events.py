"""What happened and what matters most, as lists in the texts of feeds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup, escape

from sitrep.core.figures import figure_name, range_words
from sitrep.core.language import Language
from sitrep.core.model import Source
from sitrep.core.terms import DIRECTION, STANDING
from sitrep.site.addresses import event_address, passage_address
from sitrep.site.catalogue.attribution import DOT, isolated, link, said_by
from sitrep.site.catalogue.cautions import independence_words
from sitrep.site.catalogue.events import EventAccount, ShownEvent
from sitrep.site.catalogue.filed import FiledPassage
from sitrep.site.catalogue.key_points import Basis, ShownKeyPoint, ShownTrend
from sitrep.site.site import Site


def key_points(points: Iterable[ShownKeyPoint], site: Site) -> Markup:
    """Key points, each with what it rests on and how far that goes."""
    return listing(DOT.join([escape(point.text), *_basis(point.basis, site)]) for point in points)


def trends(shown: Iterable[ShownTrend], site: Site) -> Markup:
    """How things went in regions, by the curator's judgement."""
    return listing(_trend(trend, site) for trend in shown)


def events_with_accounts(events: Iterable[ShownEvent], site: Site) -> Markup:
    """Events with who tells of them, in the order of dependence."""
    lines = (DOT.join([*_event(event, site), _accounts(event, site)]) for event in events)
    return _chapter(site.language.say("Events"), lines)


def events_in_short(events: Iterable[ShownEvent], site: Site) -> Markup:
    """Events with their independent roots and figures."""
    return _chapter(site.language.say("Events"), (DOT.join(_event(each, site)) for each in events))


def figures_of(event: ShownEvent, language: Language) -> Iterator[str]:
    """``Killed: 4 to 7``, a text for each figure of which more than totals are given."""
    for found in event.figures:
        words = range_words(found, language)
        if words:
            name = figure_name(found.kind, found.group, language)
            yield language.say("%(figure)s: %(amounts)s", figure=name, amounts=words)


def listing(lines: Iterable[Markup]) -> Markup:
    """A list; nothing where it is empty."""
    items = Markup().join(Markup("<li>%s</li>\n") % (line,) for line in lines)
    return Markup("<ul>\n%s</ul>\n") % (items,) if items else Markup()


def bare(source: Source) -> Markup:
    """A source's name without a link."""
    return isolated(source.name)


def _chapter(heading: str, lines: Iterable[Markup]) -> Markup:
    items = listing(lines)
    return Markup("<h2>%s</h2>\n%s") % (heading, items) if items else Markup()


def _trend(trend: ShownTrend, site: Site) -> Markup:
    words = Markup("<strong>%s</strong>: %s. %s") % (
        isolated(trend.region.name),
        site.language.say(DIRECTION[trend.trend]),
        trend.reason,
    )
    return DOT.join([words, *_basis(trend.basis, site)])


def _basis(basis: Basis, site: Site) -> Iterator[Markup]:
    """What a curator's word rests on; nothing where that is not there any more."""
    if basis.grade is None:
        return
    names = [_event_link(event, site) for event in basis.events]
    names += [_passage_link(passage, site) for passage in basis.passages]
    yield Markup("; ").join(dict.fromkeys(names))
    yield escape(independence_words(basis.independence, site.language))
    yield escape(site.language.say("grade %(grade)s", grade=basis.grade.code))


def _event(event: ShownEvent, site: Site) -> Iterator[Markup]:
    language, days = site.language, event.event.days
    yield _event_link(event, site)
    if days:
        yield escape(language.span(days.first, days.last))
    yield escape(independence_words(event.independence, language))
    yield escape(language.say("grade %(grade)s", grade=event.grade.code))
    yield from map(escape, figures_of(event, language))


def _accounts(event: ShownEvent, site: Site) -> Markup:
    told = Markup("; ").join(_account(account, site) for account in event.accounts)
    return escape(site.language.say("told by %(names)s")) % {"names": told}


def _account(account: EventAccount, site: Site) -> Markup:
    language = site.language
    facts = [account.passage.shown.grade.code]
    if not account.is_root:
        facts.append(language.say(STANDING[account.standing]))
    who = link(_address(account.passage, site), said_by(account.passage, language, bare))
    return Markup("%s (%s)") % (who, ", ".join(facts))


def _event_link(event: ShownEvent, site: Site) -> Markup:
    return link(site.absolute(event_address(event.event)), isolated(event.event.title))


def _passage_link(passage: FiledPassage, site: Site) -> Markup:
    """By its headline; without one, by its report's title."""
    family, title = passage.family, passage.shown.title
    words = isolated(title) if title else isolated(family.title, family.title_lang)
    return link(_address(passage, site), words)


def _address(passage: FiledPassage, site: Site) -> str:
    return site.absolute(passage_address(passage.family.report.id, passage.shown.number))
