"""What the feeds say, as values; writing them is the site's business.

A feed reader may drop everything but title and text, so the first line of every
text says origin, carriers, date, grade and link.  No date in here comes from a
clock: they are the catalogue's ``added``, ``changes`` and ``announced``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from sitrep.core.addresses import FEED, REPORTS_RSS, edition_address, report_address
from sitrep.core.catalogue import Catalogue
from sitrep.core.days import day_words, span_words
from sitrep.core.edition import Edition, Entry, Section
from sitrep.core.family import Carriage, Family
from sitrep.core.text import count


@dataclass(frozen=True, slots=True)
class Site:
    """What every feed and page must know of the site it belongs to."""

    name: str
    address: str
    """Absolute, ends with a slash."""
    description: str
    language: str
    tag: str
    """What tag URIs start with, authority and minting date: ``tag:example.org,2026:``."""

    def absolute(self, address: str) -> str:
        """An address of the site as the whole world may use it."""
        return self.address + address


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a feed."""

    id: str
    """A tag URI; survives every correction."""
    title: str
    link: str
    published: dt.date
    updated: dt.date
    html: Markup
    creators: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed with its items, newest first."""

    path: str
    title: str
    description: str
    items: tuple[Item, ...]

    @property
    def updated(self) -> dt.date | None:
        """When anything in it last changed."""
        return max((item.updated for item in self.items), default=None)


def build_feeds(catalogue: Catalogue, site: Site) -> tuple[Feed, ...]:
    """Every feed of the site."""
    return (
        Feed(FEED, site.name, site.description, tuple(edition_items(catalogue.editions, site))),
        Feed(
            REPORTS_RSS,
            f"{site.name}: reports",
            f"Every report of {site.name}, newest first",
            tuple(report_items(catalogue.families, site)),
        ),
    )


def edition_items(editions: Iterable[Edition], site: Site) -> Iterable[Item]:
    """One item an edition that is ready for readers.

    An edition whose file leaves ``announced`` empty is still being written and
    stays out; one without a file is announced by its being built.
    """
    for edition in editions:
        if edition.published and edition.updated and not edition.is_open:
            yield Item(
                id=f"{site.tag}edition/{edition.week}",
                title=edition_title(edition),
                link=site.absolute(edition_address(edition.week)),
                published=edition.published,
                updated=edition.updated,
                html=_edition_html(edition, site),
                categories=tuple(section.region.name for section in edition.sections if section.entries),
            )


def report_items(families: Iterable[Family], site: Site) -> Iterable[Item]:
    """One item a report; drafts have none."""
    for family in families:
        report = family.report
        if report.added and family.updated and not family.is_draft:
            yield Item(
                id=f"{site.tag}report/{report.id}",
                title=family.title,
                link=site.absolute(report_address(report)),
                published=report.added,
                updated=family.updated,
                html=_report_html(family),
                creators=(family.origin.name,),
                categories=tuple(region.name for region in family.regions),
            )


def edition_title(edition: Edition) -> str:
    """``Week 27, 2020: 29 June – 5 July 2020``."""
    return f"Week {edition.week.number}, {edition.week.year}: {span_words(edition.week.first, edition.week.last)}"


def _edition_html(edition: Edition, site: Site) -> Markup:
    counts = (
        count(len(edition.families), "report"),
        count(edition.origins, "origin"),
        count(edition.carriers, "reprint"),
    )
    parts = [Markup("<p>{}</p>\n").format(", ".join(counts) + f". {site.name}."), edition.lead]
    if edition.notes.key_points:
        points = Markup().join(Markup("<li>{}</li>\n").format(point) for point in edition.notes.key_points)
        parts.append(Markup("<ul>\n{}</ul>\n").format(points))
    for erratum in edition.notes.errata:
        parts.append(Markup("<p>Corrected {}: {}</p>\n").format(day_words(erratum.date), erratum.note))
    parts += [_section_html(section, site) for section in edition.sections if section.entries]
    return Markup().join(parts)


def _section_html(section: Section, site: Site) -> Markup:
    entries = Markup().join(_passages_html(entries, site) for entries in section.reports)
    return Markup("<h2>{}</h2>\n{}").format(section.region.name, entries)


def _passages_html(entries: tuple[Entry, ...], site: Site) -> Markup:
    """A report's passages in one region, under one title and attribution."""
    family = entries[0].family
    report = site.absolute(report_address(family.report))
    title = Markup('<h3><a href="{}">{}</a></h3>\n').format(report, family.title)
    texts = (entry.place.html or Markup("<p>{}</p>\n").format(NOT_SHOWN) for entry in entries)
    return title + attribution(family) + Markup().join(texts)


def _report_html(family: Family) -> Markup:
    parts = [attribution(family)]
    for change in family.report.changes:
        parts.append(Markup("<p>Corrected {}: {}</p>\n").format(day_words(change.date), change.note))
    for place in family.places:
        parts.append(Markup("<h2>{}</h2>\n").format(place.region.name))
        parts.append(place.html or Markup("<p>{}</p>\n").format(NOT_SHOWN))
    return Markup().join(parts)


NOT_SHOWN = "The text is not shown here: its rights belong to the source. Read it there."
"""What stands for a passage that rights withhold."""


def attribution(family: Family) -> Markup:
    """One paragraph: origin, date, carriers, grade, link."""
    report = family.report
    parts = [Markup("<strong>{}</strong>").format(family.origin.name)]
    if family.origin.affiliation:
        parts.append(Markup("{}").format(family.origin.affiliation))
    parts.append(Markup("{}").format(day_words(report.date) if report.date else "date unknown"))
    parts.append(Markup("grade {} ({})").format(family.grade.code, family.grade.words))
    if family.carriages:
        carriers = Markup(", ").join(_carriage(carriage) for carriage in family.carriages)
        parts.append(Markup("carried by {}").format(carriers))
    if family.is_summary:
        parts.append(Markup("summarised in our words"))
    if report.url:
        parts.append(Markup('<a href="{}">original</a>').format(report.url))
    if report.archived:
        parts.append(Markup('<a href="{}">archived copy</a>').format(report.archived))
    return Markup("<p>{}</p>\n").format(Markup(" · ").join(parts))


def _carriage(carriage: Carriage) -> Markup:
    carrier = carriage.carrier
    name = Markup("{}").format(carriage.source.name)
    if carrier.url:
        name = Markup('<a href="{}">{}</a>').format(carrier.url, carriage.source.name)
    return name + (Markup(" ({})").format(day_words(carrier.date)) if carrier.date else Markup())
