"""What the accounts of an event come to, as lines of a list: figures, what is agreed or not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from markupsafe import Markup, escape

from sitrep.core.figures import FigureRange, amount_words, figure_name, range_words
from sitrep.core.figures.ranges import SaidFigure
from sitrep.core.language import Language
from sitrep.core.terms import week_words
from sitrep.site.addresses import edition_address
from sitrep.site.catalogue.attribution import isolated, link, said_by
from sitrep.site.catalogue.events import ShownEvent, ShownStatement
from sitrep.site.catalogue.filed import FiledPassage
from sitrep.site.catalogue.stories import Story
from sitrep.site.feeds.events import LINE_END, bare, labelled, passage_at
from sitrep.site.site import Site


def together(told: Story, event: ShownEvent, site: Site) -> Iterator[Markup]:
    """How many by whom, what is agreed and what not, where else it is told."""
    language = site.language
    for found in event.figures:
        yield _figure(found, told.told, language)
    yield from _statements(language.say("Agreed"), event.agreed, language)
    yield from _statements(language.say("Not agreed, or not known"), event.disputed, language)
    elsewhere = dict.fromkeys(_elsewhere(passage, site) for passage in told.elsewhere)
    if elsewhere:
        words = Markup(language.semicolon).join(elsewhere)
        yield labelled(language.say("Told elsewhere"), words, language)


def _figure(found: FigureRange, told: Mapping[str, FiledPassage], language: Language) -> Markup:
    """``Killed: 4 to 7``, and who says which where several do.

    ``told`` are the event's accounts by their references.
    """
    amounts = range_words(found, language)
    name = figure_name(found.kind, found.group, language)
    head = labelled(name, escape(amounts), language) if amounts else escape(name)
    said = (*found.entries, *found.totals)
    if len(found.entries) < 2 and not found.totals:
        return Markup("<strong>%s</strong>") % (head,)
    by_account: dict[str, list[str]] = defaultdict(list)
    for each in said:
        by_account[each.account].append(_amount(each, language))
    lines = (
        labelled(
            said_by(told[account], language, bare), escape(language.comma.join(given)), language
        )
        for account, given in by_account.items()
    )
    return Markup("<strong>%s</strong>%s%s") % (
        head,
        LINE_END,
        Markup(language.semicolon).join(lines),
    )


def _amount(said: SaidFigure, language: Language) -> str:
    words = amount_words(said.figure.amount, language)
    if said.figure.is_total:
        return language.say("%(amount)s over several events", amount=words)
    return words


def _statements(
    heading: str, statements: Iterable[ShownStatement], language: Language
) -> Iterator[Markup]:
    for statement in statements:
        head = Markup("<strong>%s</strong>") % (heading,)
        yield labelled(head, isolated(statement.says), language)


def _elsewhere(passage: FiledPassage, site: Site) -> Markup:
    """``SOHR, Week 28, 2020``: who tells of it in another week, or in another story of this one."""
    language, week = site.language, passage.family.week
    who = said_by(passage, language, bare)
    if week is None:
        return link(passage_at(passage, site), who)
    told_in = link(site.absolute(edition_address(week)), week_words(week, language))
    return Markup("%s%s%s") % (who, language.comma, told_in)
