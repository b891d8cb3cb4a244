"""The texts of the feeds: editions, reports as far as rights permit, notices of withdrawal.

Each report's text begins with who speaks in it, who passed that on, and the speaker's grade.

They are written the way the sanitisers of feed readers write HTML, so that what a reader shows is
what is written here, to the byte.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup, escape

from sitrep.core.figures.labels import figures_words
from sitrep.core.language import Language, marked
from sitrep.core.model import Change
from sitrep.core.text import legible
from sitrep.site.addresses import edition_address, passage_address, report_address
from sitrep.site.catalogue.attribution import (
    DOT,
    attribution,
    attribution_words,
    isolated,
    link,
    paragraph,
    voice_line,
    voices_of,
)
from sitrep.site.catalogue.cautions import (
    Caution,
    independence_words,
    region_cautions,
    report_words,
    week_cautions,
)
from sitrep.site.catalogue.edition import Edition, Section
from sitrep.site.catalogue.events import ShownEvent
from sitrep.site.catalogue.family import Family, ShownPassage
from sitrep.site.catalogue.filed import FiledPassage
from sitrep.site.feeds.events import (
    bare,
    events_in_short,
    events_with_accounts,
    key_points,
    listing,
    trends,
)
from sitrep.site.site import Site

NOT_SHOWN = marked("The text is not shown here: its rights belong to the source. Read it there.")
"""What takes the place of a passage that rights withhold."""
SUMMARY = 280
"""How much of a text an item's summary has, in characters; lists of items show summaries."""
_TAG = re.compile(r'<(?:(br|hr)|([a-z][a-z0-9]*)((?:\s+[a-z-]+="[^"]*")+))\s*/?>')
"""A tag that sanitisers might write otherwise: one that is empty, or has attributes."""
_ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')
_IN_ATTRIBUTE = {"<": "&lt;", ">": "&gt;", "&#34;": "&quot;"}


def edition_body(edition: Edition, site: Site) -> Markup:
    """A whole edition: its counts, the curator's words, events, and passages under their regions."""
    language = site.language
    parts = [
        paragraph(DOT.join(_head(edition, site))),
        _headline(edition),
        edition.lead,
        key_points(edition.key_points, site),
        trends(edition.trends, site),
    ]
    parts += _corrections(edition.notes.errata, language)
    parts += map(_warning, week_cautions(edition.independence, language, bare))
    parts.append(events_with_accounts(edition.events, site))
    told = edition.independence.sole is not None
    parts += [
        _section(section, site, told=told) for section in edition.sections if section.passages
    ]
    parts.append(_list(language.say("Late reports for earlier weeks"), edition.latecomers, site))
    parts.append(_list(language.say("Withdrawn"), edition.withdrawn, site))
    return settled(parts)


def edition_summary(edition: Edition, site: Site) -> str:
    """Its counts, and what its lead begins with."""
    return _shortened(" · ".join(_counts(edition, site.language)), edition.lead)


def report_body(family: Family, events: Iterable[ShownEvent], site: Site) -> Markup:
    """A report: who says it, what was corrected, its passages as far as rights permit, its events.

    ``events`` are those that it tells of.
    """
    parts = [attribution(family, site), *_corrections(family.report.changes, site.language)]
    parts += _revisions(family, site.language)
    several = len(voices_of(family.passages, family.origin)) > 1
    for passage in family.passages:
        parts.append(Markup("<h2>%s</h2>\n") % (isolated(passage.region.name),))
        if passage.title:
            parts.append(Markup("<h3>%s</h3>\n") % (isolated(passage.title),))
        parts += _words(passage, family, site.language, voiced=several)
    parts.append(events_in_short(events, site))
    return settled(parts)


def report_summary(family: Family, language: Language) -> str:
    """Who said it, and what its text begins with."""
    shown = next((passage.html for passage in family.passages if passage.html), Markup())
    return _shortened(attribution_words(family, language), shown)


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


def _head(edition: Edition, site: Site) -> Iterator[Markup]:
    """What the first line of an edition says."""
    language = site.language
    yield from (escape(part) for part in _counts(edition, language))
    yield escape(language.span(edition.week.first, edition.week.last))
    yield link(site.absolute(edition_address(edition.week)), isolated(site.name))


def _counts(edition: Edition, language: Language) -> tuple[str, ...]:
    return (
        report_words(len(edition.families), language),
        independence_words(edition.independence, language),
        language.count("%(num)s carrier", "%(num)s carriers", edition.carriers),
    )


def _headline(edition: Edition) -> Markup:
    """The week's own headline; one made of its first key point would say that twice."""
    title = edition.notes.title
    return paragraph(Markup("<strong>%s</strong>") % (title,)) if title else Markup()


def _corrections(changes: Iterable[Change], language: Language) -> Iterator[Markup]:
    for change in changes:
        yield paragraph(
            f"{language.say('Corrected %(day)s:', day=language.day(change.date))} {change.note}"
        )


def _warning(caution: Caution) -> Markup:
    return paragraph(Markup("<strong>%s</strong>") % (caution.words,))


def _revisions(family: Family, language: Language) -> Iterator[Markup]:
    for revision in family.revisions:
        said = language.say(
            "Its source now says something different, as found on %(day)s:",
            day=language.day(revision.date),
        )
        yield paragraph(f"{said} {revision.note}")


def _section(section: Section, site: Site, *, told: bool) -> Markup:
    independence = section.independence
    parts = [Markup("<h2>%s</h2>\n") % (isolated(section.region.name),)]
    if not (told and independence.sole):
        parts += map(_warning, region_cautions(independence, site.language, bare))
    told_of: set[str] = set()
    for passages in section.headed:
        family = passages[0].family
        marks = _marks(family, site.language) if family.report.id not in told_of else ()
        told_of.add(family.report.id)
        parts.append(_passages(passages, marks, site))
    return Markup().join(parts)


def _passages(passages: Sequence[FiledPassage], marks: Iterable[Markup], site: Site) -> Markup:
    """A report's passages under one heading and attribution, with what is to be told of it."""
    family = passages[0].family
    shown = tuple(passage.shown for passage in passages)
    parts = [Markup("<h3>%s</h3>\n") % (_heading(passages[0], site),)]
    parts += [attribution(family, site, shown), *marks]
    several = len(voices_of(shown, family.origin)) > 1
    for passage in shown:
        parts += _words(passage, family, site.language, voiced=several)
    return Markup().join(parts)


def _marks(family: Family, language: Language) -> Iterator[Markup]:
    """What was corrected in a report, what its source says otherwise by now, that it came late."""
    yield from _corrections(family.report.changes, language)
    yield from _revisions(family, language)
    if family.late and family.report.added:
        came = language.day(family.report.added)
        yield paragraph(language.say("Added on %(day)s, after this week was announced", day=came))


def _heading(passage: FiledPassage, site: Site) -> Markup:
    """The passage's headline; without one, its report's title."""
    report, shown = passage.family.report, passage.shown
    if shown.title:
        return link(site.absolute(passage_address(report.id, shown.number)), isolated(shown.title))
    title = isolated(passage.family.title, passage.family.title_lang)
    return link(site.absolute(report_address(report)), title)


def _list(heading: str, families: Iterable[Family], site: Site) -> Markup:
    """Reports without their texts: a title, who speaks, a date and a grade each."""
    lines = listing(_line(family, site) for family in families)
    return Markup("<h2>%s</h2>\n%s") % (heading, lines) if lines else Markup()


def _line(family: Family, site: Site) -> Markup:
    report = family.report
    title = link(site.absolute(report_address(report)), isolated(family.title, family.title_lang))
    voices = () if family.is_withdrawn else voices_of(family.passages, family.origin)
    told = [voice.words(site.language, bare) for voice in voices] or [bare(family.origin)]
    parts = [title, Markup("; ").join(dict.fromkeys(told))]
    if report.date:
        parts.append(escape(site.language.day(report.date)))
    if voices:
        parts.append(escape(family.grade_codes))
    return DOT.join(parts)


def _words(
    passage: ShownPassage, family: Family, language: Language, *, voiced: bool
) -> Iterator[Markup]:
    """What of a passage may be shown, or that it may not be; its figures.

    Who speaks stands before it where it is ``voiced``: in a report of several.
    """
    if voiced:
        (voice,) = voices_of((passage,), family.origin)
        yield paragraph(voice_line(voice, language))
    if not passage.html:
        yield paragraph(language.say(NOT_SHOWN))
    elif family.text_lang:
        words = Markup('<div dir="auto" lang="%s">\n%s</div>\n')
        yield words % (family.text_lang, passage.html)
    else:
        yield passage.html
    if passage.figures:
        yield paragraph("; ".join(figures_words(passage.figures, language)))


def _withdrawn(family: Family, language: Language) -> Iterator[Markup]:
    yield Markup("<strong>%s</strong>") % (language.say("Withdrawn"),)
    yield isolated(family.origin.name)
    if family.report.date:
        yield escape(language.day(family.report.date))


def _shortened(facts: str, html: Markup) -> str:
    """Facts, and the beginning of a text in whole words."""
    words = html.striptags()
    if len(words) > SUMMARY:
        words = f"{words[: SUMMARY + 1].rpartition(' ')[0] or words[:SUMMARY]} …"
    return legible(f"{facts} · {words}" if words else facts)
