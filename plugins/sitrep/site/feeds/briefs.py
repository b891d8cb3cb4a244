"""Texts that stay small: an edition in a line an event, and an item as its summary alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup, escape

from sitrep.core.language import Language
from sitrep.site.addresses import edition_address, passage_address, report_address
from sitrep.site.catalogue.attribution import (
    DOT,
    attribution,
    isolated,
    link,
    paragraph,
    voice_line,
    voices_of,
)
from sitrep.site.catalogue.cautions import week_cautions
from sitrep.site.catalogue.edition import Edition
from sitrep.site.catalogue.events import ShownEvent
from sitrep.site.catalogue.family import Family, ShownPassage
from sitrep.site.feeds.bodies import (
    counts,
    cut,
    dateline,
    key_of_marks,
    lead_in_short,
    plain,
    settled,
    warning,
)
from sitrep.site.feeds.events import (
    bare,
    chapter,
    event_facts,
    event_link,
    key_point_links,
    key_points,
    labelled,
    listing,
)
from sitrep.site.feeds.item_parts import speakers_in_short
from sitrep.site.feeds.stories import NOT_SHOWN, changes_since, report_line, report_marks
from sitrep.site.site import Site

BEGINNING = 200
"""How many characters of its words a report in short has."""
MOST_LISTED = 20
"""How many late or withdrawn reports are named; the web has the others."""


def edition_brief(edition: Edition, site: Site) -> Markup:
    """An edition in short: key points, a line an event, late reports, withdrawals, changes."""
    language = site.language
    events = (DOT.join(event_facts(event, site)) for event in edition.events)
    return settled(
        [
            paragraph(DOT.join(dateline(edition, site))),
            key_points(edition.key_points, site) or lead_in_short(edition),
            *map(warning, week_cautions(edition.independence, language, bare)),
            chapter(language.say("Events"), listing(events)),
            *_told_of_reports(edition, site),
            *map(paragraph, (DOT.join(counts(edition, language)), DOT.join(key_of_marks(site)))),
        ]
    )


def lasting_brief(edition: Edition, site: Site) -> Markup:
    """The same without what reports of later weeks change: how many roots anything has."""
    events = (DOT.join(_event(event, site)) for event in edition.events)
    return settled(
        [
            paragraph(DOT.join(dateline(edition, site))),
            key_point_links(edition.key_points, site) or lead_in_short(edition),
            chapter(site.language.say("Events"), listing(events)),
            *_told_of_reports(edition, site),
        ]
    )


def report_brief(family: Family, site: Site) -> Markup:
    """A report in short: who speaks and how it begins, whose it is, and the way to the whole.

    Who speaks and what they say comes first, short enough for a preview; a list of its passages
    leads to each where there are several, with who speaks there if that is not the same throughout.
    """
    language = site.language
    whole = link(site.absolute(report_address(family.report)), language.say("read it on the web"))
    passages = listing(_passage(each, family, site) for each in family.passages)
    return settled(
        [
            _beginning(family, language),
            attribution(family, site),
            *report_marks(family, language),
            passages if len(family.passages) > 1 else paragraph(whole),
        ]
    )


def _beginning(family: Family, language: Language) -> Markup:
    """``South Front (D3): Two were killed …``."""
    shown = next((passage for passage in family.passages if passage.html), None)
    voices = voices_of((shown,) if shown else family.passages, family.origin)
    speakers = [
        Markup("<strong>%s</strong> (%s)")
        % (isolated(speakers_in_short(voice, language)), voice.grade.code)
        for voice in voices[:1]
    ]
    who = Markup().join(speakers or [isolated(family.origin.name)])
    words = escape(language.say(NOT_SHOWN))
    if shown:
        words = isolated(cut(plain(shown.html), BEGINNING), family.text_lang)
    return paragraph(labelled(who, words, language))


def _passage(passage: ShownPassage, family: Family, site: Site) -> Markup:
    """Its headline, or else its region, leading to it; who speaks in it, where several do."""
    address = site.absolute(passage_address(family.report.id, passage.number))
    named = link(address, isolated(passage.title or passage.region.name))
    if len(voices_of(family.passages, family.origin)) == 1:
        return named
    (voice,) = voices_of((passage,), family.origin)
    return DOT.join([named, voice_line(voice, site.language)])


def short_body(summary: str, address: str, site: Site) -> Markup:
    """What stands for a text for which a feed has no room: its summary, and where all of it is."""
    whole = link(address, site.language.say("read it on the web"))
    words = site.language.say("There is no room for the whole text here")
    return settled([paragraph(summary), paragraph(DOT.join([escape(words), whole]))])


def _event(event: ShownEvent, site: Site) -> Iterator[Markup]:
    """Its headline and days: what later reports do not change."""
    days = event.event.days
    yield event_link(event, site)
    if days:
        yield escape(site.language.span(days.first, days.last))


def _told_of_reports(edition: Edition, site: Site) -> Iterator[Markup]:
    """Late reports, withdrawals, and what was changed since the edition was announced."""
    say = site.language.say
    late = [report_line(family, site) for family in edition.latecomers]
    gone = [report_line(family, site) for family in edition.withdrawn]
    yield chapter(say("Late reports for earlier weeks"), listing(_some(late, edition, site)))
    yield chapter(say("Withdrawn"), listing(_some(gone, edition, site)))
    yield from _some([*changes_since(edition.changes, site)], edition, site)


def _some(lines: Sequence[Markup], edition: Edition, site: Site) -> Iterable[Markup]:
    """The first of many lines, and how many more there are."""
    if len(lines) <= MOST_LISTED:
        return lines
    rest = len(lines) - MOST_LISTED
    words = site.language.count("and %(num)s more", "and %(num)s more", rest)
    return (*lines[:MOST_LISTED], link(site.absolute(edition_address(edition.week)), words))
