"""The texts of the feeds: editions, reports as far as rights permit, notices of withdrawal.

Each report's text begins with who speaks in it, who passed that on, and the speaker's grade.

They are written the way the sanitisers of feed readers write HTML, so that what a reader shows is
what is written here, to the byte.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from markupsafe import Markup, escape

from sitrep.core.accounts import Standing
from sitrep.core.events import Event
from sitrep.core.figures.labels import figures_words
from sitrep.core.language import Language
from sitrep.core.markdown.plain import html_paragraphs
from sitrep.core.model import Source
from sitrep.core.text import legible
from sitrep.site.addresses import edition_address, region_address, report_address
from sitrep.site.catalogue.attribution import (
    DOT,
    attribution,
    isolated,
    link,
    paragraph,
    voice_line,
    voices_of,
)
from sitrep.site.catalogue.cautions import (
    SIGNS,
    Caution,
    region_cautions,
    report_words,
    week_cautions,
)
from sitrep.site.catalogue.edition import Edition, Section
from sitrep.site.catalogue.events import ShownEvent
from sitrep.site.catalogue.family import Family, ShownPassage
from sitrep.site.feeds.events import (
    bare,
    chapter,
    events_in_short,
    key_point_links,
    key_points,
    listing,
    named_event,
    roots_words,
    signed,
    trends,
)
from sitrep.site.feeds.stories import (
    RegionPart,
    changes_since,
    corrections,
    report_line,
    revisions,
    story,
    words_of,
)
from sitrep.site.site import Site

SUMMARY = 280
"""How much of a text an item's summary has, in characters; lists of items show summaries."""
_TAG = re.compile(r'<(?:(br|hr)|([a-z][a-z0-9]*)((?:\s+[a-z-]+="[^"]*")+))\s*/?>')
"""A tag that sanitisers might write otherwise: one that is empty, or has attributes."""
_ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')
_IN_ATTRIBUTE = {"<": "&lt;", ">": "&gt;", "&#34;": "&quot;"}


def edition_body(edition: Edition, site: Site) -> Markup:
    """A whole edition: key points, the curator's words, what happened by region, late reports.

    Its headline is the item's title; what it is made of stands at its end.
    """
    language = site.language
    parts = [
        paragraph(DOT.join(dateline(edition, site))),
        key_points(edition.key_points, site),
        edition.lead,
        *changes_since(edition.changes, site),
        *map(warning, week_cautions(edition.independence, language, bare)),
        trends(edition.trends, site),
    ]
    parts += _told_by_region(edition, site)
    parts += map(paragraph, (DOT.join(counts(edition, language)), DOT.join(key_of_marks(site))))
    return settled(parts)


def lasting_edition_body(edition: Edition, site: Site) -> Markup:
    """The same without what reports of later weeks change: what accounts come to, and trends."""
    parts = [
        paragraph(DOT.join(dateline(edition, site))),
        key_point_links(edition.key_points, site),
        edition.lead,
        *changes_since(edition.changes, site),
        *_told_by_region(edition, site, is_lasting=True),
    ]
    return settled(parts)


def edition_summary(edition: Edition, site: Site) -> str:
    """What its key points say, or its lead; of what it is made, if it has neither or is empty."""
    said = " ".join(point.text for point in edition.key_points) or plain(edition.lead)
    parts = [cut(said)] if said else []
    if not (said and edition.families):
        parts = [*counts(edition, site.language), *parts]
    return legible(" · ".join(parts))


def report_body(family: Family, events: Iterable[ShownEvent], site: Site) -> Markup:
    """A report: who says it, what was corrected, its passages as far as rights permit, its events.

    ``events`` are those that it tells of.
    """
    return settled(_of_report(family, events_in_short(events, site), site))


def lasting_report_body(family: Family, events: Iterable[Event], site: Site) -> Markup:
    """The same without what other reports change: its events are named and no more."""
    names = listing(named_event(event, site) for event in events)
    return settled(_of_report(family, chapter(site.language.say("Events"), names), site))


def _of_report(family: Family, events: Markup, site: Site) -> list[Markup]:
    """The parts of a report's text; ``events`` is what it says of its events."""
    language = site.language
    parts = [attribution(family, site), *corrections(family.report.changes, language)]
    parts += revisions(family, language)
    several = len(voices_of(family.passages, family.origin)) > 1
    for passage in family.passages:
        parts += _passage(passage, language)
        if several:
            (voice,) = voices_of((passage,), family.origin)
            parts.append(paragraph(voice_line(voice, language)))
        parts.append(words_of(passage, family, language))
        if passage.figures:
            parts.append(
                paragraph(language.semicolon.join(figures_words(passage.figures, language)))
            )
    parts.append(events)
    if several:
        said = (f"{grade.code}: {grade.words(language)}" for grade in family.grades)
        parts.append(paragraph(language.semicolon.join(said)))
    return parts


def withdrawn_body(family: Family, site: Site) -> Markup:
    """That a report was taken back, when and why; nothing of the report."""
    language = site.language
    address = site.absolute(report_address(family.report))
    parts = [
        paragraph(
            DOT.join([*_withdrawn(family, language), link(address, language.say("in this digest"))])
        )
    ]
    parts.append(paragraph(language.say("It is no longer part of this digest.")))
    parts += [
        paragraph(f"{language.day(change.date)}: {change.note}") for change in family.report.changes
    ]
    return settled(parts)


def withdrawn_summary(family: Family, language: Language) -> str:
    """The same in a line."""
    notes = " ".join(change.note for change in family.report.changes)
    return f"{DOT.join(_withdrawn(family, language)).striptags()} · {notes}"


def settled(parts: Iterable[Markup]) -> Markup:
    """The parts as one text, written as sanitisers write it.

    Attributes are sorted by name, and quotation marks in text are not escaped.
    """
    html = legible("".join(parts)).replace("&#39;", "'")
    return Markup(_TAG.sub(_settled_tag, html).replace("&#34;", '"').strip())


def _settled_tag(tag: re.Match[str]) -> str:
    void, name, attributes = tag.groups()
    if void:
        return f"<{void} />"
    written = (
        f'{key}="{_attribute(value)}"' for key, value in sorted(_ATTRIBUTE.findall(attributes))
    )
    return f"<{name} {' '.join(written)}>"


def _attribute(value: str) -> str:
    for sign, entity in _IN_ATTRIBUTE.items():
        value = value.replace(sign, entity)
    return value


def dateline(edition: Edition, site: Site) -> Iterator[Markup]:
    """The days of the week, until when reports came in, and where it can be read whole."""
    language = site.language
    yield escape(language.span(edition.week.first, edition.week.last))
    if edition.notes.announced:
        known = language.day(edition.notes.announced)
        yield escape(language.say("Holds what had reached us by %(day)s", day=known))
    yield link(site.absolute(edition_address(edition.week)), language.say("read it on the web"))


def counts(edition: Edition, language: Language) -> tuple[str, ...]:
    """What an edition is made of: reports, independent roots, carriers."""
    return (
        report_words(len(edition.families), language),
        roots_words(edition.independence, language),
        language.count("%(num)s carrier", "%(num)s carriers", edition.carriers),
    )


def key_of_marks(site: Site) -> Iterator[str]:
    """What the marks mean."""
    say = site.language.say
    yield signed(SIGNS[Standing.ROOT], say("an independent root"))
    yield signed(SIGNS[Standing.ECHO], say("an echo: adds no root"))
    yield signed(SIGNS[Standing.UNNAMED], say("unnamed: not counted"))
    yield f"A–F {say('how reliable the speaker is')}"
    yield f"1–6 {say('how sure the words are')}"
    yield say("A and 1 are best; F and 6 cannot be judged")


def warning(caution: Caution) -> Markup:
    """What a reader must know before anything else."""
    return paragraph(Markup("<strong>%s</strong>") % (caution.words,))


def _told_by_region(edition: Edition, site: Site, *, is_lasting: bool = False) -> Iterator[Markup]:
    """What happened, region after region; late reports; what was withdrawn."""
    say = site.language.say
    events = {event.event.id: event for event in edition.events}
    told, met = edition.independence.only, set[str]()
    for section in edition.sections:
        if section.stories:
            part = RegionPart(site, section.region, events, met, is_lasting)
            yield _section(section, part, told)
    late = listing(report_line(family, site) for family in edition.latecomers)
    yield chapter(say("Late reports for earlier weeks"), late)
    withdrawn = listing(report_line(family, site) for family in edition.withdrawn)
    yield chapter(say("Withdrawn"), withdrawn)


def _section(section: Section, part: RegionPart, told: Source | None) -> Markup:
    """What happened in a region, in the order of days.

    ``told`` is the one source that the whole week rests on, as is said at its head.
    """
    site, independence = part.site, section.independence
    region = link(site.absolute(region_address(section.region)), isolated(section.region.name))
    parts = [Markup("<h2>%s</h2>\n") % (region,)]
    if not part.is_lasting and (told is None or independence.only != told):
        cautions = region_cautions(independence, site.language, bare, counts_unnamed=False)
        parts += (paragraph(caution.words) for caution in cautions)
    parts += (story(each, part) for each in section.stories)
    return Markup().join(parts)


def _passage(passage: ShownPassage, language: Language) -> Iterator[Markup]:
    """The heading of a report's passage: its own headline, or else its region; then its days."""
    yield Markup("<h2>%s</h2>\n") % (isolated(passage.title or passage.region.name),)
    facts = [isolated(passage.region.name)] if passage.title else []
    if passage.days:
        facts.append(escape(language.span(passage.days.first, passage.days.last)))
    if facts:
        yield paragraph(DOT.join(facts))


def _withdrawn(family: Family, language: Language) -> Iterator[Markup]:
    yield Markup("<strong>%s</strong>") % (language.say("Withdrawn"),)
    yield isolated(family.origin.name)
    if family.report.date:
        yield escape(language.day(family.report.date))


def lead_in_short(edition: Edition) -> Markup:
    """The beginning of the curator's words; nothing where there are none."""
    said = cut(plain(edition.lead))
    return paragraph(said) if said else Markup()


def plain(html: Markup) -> str:
    """The words of a text in one line."""
    return " ".join(html_paragraphs(html))


def cut(words: str, room: int = SUMMARY) -> str:
    """The beginning of a text in whole words."""
    if len(words) <= room:
        return words
    return f"{words[: room + 1].rpartition(' ')[0] or words[:room]} …"
