"""The texts of the feeds: editions, reports as far as rights permit, notices of withdrawal.

They are written the way the sanitisers of feed readers write HTML, so that what a reader shows is
what is written here, to the byte.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from markupsafe import Markup, escape

from sitrep.core.language import Language, marked
from sitrep.core.model import Change, Source
from sitrep.core.text import legible
from sitrep.site.addresses import edition_address, report_address
from sitrep.site.catalogue.attribution import (
    DOT,
    attribution,
    attribution_words,
    isolated,
    link,
    paragraph,
)
from sitrep.site.catalogue.cautions import (
    Caution,
    independent_words,
    region_cautions,
    report_words,
    week_cautions,
)
from sitrep.site.catalogue.edition import Edition, Section
from sitrep.site.catalogue.family import Family, ShownPassage
from sitrep.site.catalogue.filed import FiledPassage
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
    """A whole edition: its counts, the curator's words, and every passage under its region."""
    language = site.language
    parts = [
        paragraph(DOT.join(_head(edition, site))),
        edition.lead,
        _points(point.text for point in edition.notes.key_points),
    ]
    parts += _corrections(edition.notes.errata, language)
    parts += map(_warning, week_cautions(edition.independence, language, _bare))
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


def report_body(family: Family, site: Site) -> Markup:
    """A report: who said it, what was corrected, and its passages as far as rights permit."""
    parts = [attribution(family, site), *_corrections(family.report.changes, site.language)]
    parts += _revisions(family, site.language)
    for passage in family.passages:
        parts += [
            Markup("<h2>%s</h2>\n") % (isolated(passage.region.name),),
            _words(passage, family, site.language),
        ]
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
        independent_words(edition.independence.independent, language),
        language.count("%(num)s carrier", "%(num)s carriers", edition.carriers),
    )


def _points(points: Iterable[str]) -> Markup:
    items = Markup().join(Markup("<li>%s</li>\n") % (point,) for point in points)
    return Markup("<ul>\n%s</ul>\n") % (items,) if items else Markup()


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


def _bare(source: Source) -> Markup:
    return isolated(source.name)


def _section(section: Section, site: Site, *, told: bool) -> Markup:
    independence = section.independence
    parts = [Markup("<h2>%s</h2>\n") % (isolated(section.region.name),)]
    if not (told and independence.sole):
        parts += map(_warning, region_cautions(independence, site.language, _bare))
    parts += [_passages(passages, site) for passages in section.reports]
    return Markup().join(parts)


def _passages(passages: tuple[FiledPassage, ...], site: Site) -> Markup:
    """A report's passages in one region, under one title and attribution."""
    family, language = passages[0].family, site.language
    report = site.absolute(report_address(family.report))
    parts = [Markup("<h3>%s</h3>\n") % (link(report, isolated(family.title, family.title_lang)),)]
    parts += [attribution(family, site), *_corrections(family.report.changes, language)]
    parts += _revisions(family, language)
    if family.late and family.report.added:
        came = language.day(family.report.added)
        parts.append(
            paragraph(language.say("Added on %(day)s, after this week was announced", day=came))
        )
    parts += [_words(passage.shown, family, language) for passage in passages]
    return Markup().join(parts)


def _list(heading: str, families: Iterable[Family], site: Site) -> Markup:
    """Reports without their texts: a title, an origin, a date and a grade each."""
    lines = Markup().join(Markup("<li>%s</li>\n") % (_line(family, site),) for family in families)
    return Markup("<h2>%s</h2>\n<ul>\n%s</ul>\n") % (heading, lines) if lines else Markup()


def _line(family: Family, site: Site) -> Markup:
    report = family.report
    title = link(site.absolute(report_address(report)), isolated(family.title, family.title_lang))
    parts = [
        title,
        isolated(family.origin.name),
        escape(site.language.day(report.date)) if report.date else Markup(),
    ]
    return DOT.join([*filter(None, parts), escape(family.grade_codes)])


def _words(passage: ShownPassage, family: Family, language: Language) -> Markup:
    """What of a passage may be shown, or that it may not be."""
    if not passage.html:
        return paragraph(language.say(NOT_SHOWN))
    if family.text_lang:
        return Markup('<div dir="auto" lang="%s">\n%s</div>\n') % (family.text_lang, passage.html)
    return passage.html


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
