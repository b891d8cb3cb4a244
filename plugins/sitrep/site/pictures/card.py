"""What the pictures say that link cards show of an edition, and of the site as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sized
from dataclasses import dataclass, replace

from sitrep.core.figures import figure_name, range_words
from sitrep.core.language import Language
from sitrep.core.model import Region
from sitrep.core.regions import Regions
from sitrep.core.terms import week_words
from sitrep.geo.outlines import Chart, Ring
from sitrep.site.addresses import SITE_CARD, edition_card, event_card, region_card
from sitrep.site.catalogue.build import Catalogue
from sitrep.site.catalogue.cautions import independence_words, report_words
from sitrep.site.catalogue.edition import Edition, Section
from sitrep.site.catalogue.events import ShownEvent
from sitrep.site.catalogue.independence import Independence
from sitrep.site.pictures.drawn import Atlas
from sitrep.site.pictures.week import build_pictures
from sitrep.site.site import Site

WIDTH, HEIGHT = 1200, 630
"""In pixels: what Open Graph's users ask for, 1.91 to 1."""
MOST_REGIONS = 4
"""How many regions a card names: more would be too small to read in a preview."""
MOST_FIGURES = 2
"""How many figures of an event a card has, for the same reason."""
_TOKEN = re.compile(r"--([\w-]+)\s*:[^;{}]*?(#[0-9a-fA-F]{6})\b")


@dataclass(frozen=True, slots=True)
class Picture:
    """What a link card shows of a page."""

    address: str
    """Absolute."""
    words: str
    """Its text alternative."""
    width: int = WIDTH
    height: int = HEIGHT


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a card, as ``#rrggbb``."""

    paper: str
    ink: str
    soft: str
    """Of what matters less."""
    rule: str
    accent: str


CALM = Palette(paper="#fdfcf9", ink="#17181b", soft="#55585e", rule="#d9d5cc", accent="#a3271c")
"""Where a theme names no colour: dark on light, with contrast to spare."""


@dataclass(frozen=True, slots=True)
class Shape:
    """An area of a card's map."""

    rings: tuple[Ring, ...]
    is_around: bool
    """Whether it is land of a neighbour."""


@dataclass(frozen=True, slots=True)
class CardMark:
    """Where something happened."""

    x: int
    y: int
    is_area: bool
    """Whether only the area is known."""


@dataclass(frozen=True, slots=True)
class CardMap:
    """A map without words: a card is too small for them."""

    width: int
    height: int
    shapes: tuple[Shape, ...]
    """In the order in which they are drawn."""
    marks: tuple[CardMark, ...] = ()
    here: tuple[Shape, ...] = ()
    """The areas that the card is about, drawn over the others."""


@dataclass(frozen=True, slots=True)
class Trust:
    """What stands behind an event, in marks: as its page shows it."""

    roots: int
    echoes: int
    unnamed: int
    grade: str
    """Its code: ``B2``."""


@dataclass(frozen=True, slots=True)
class Card:
    """One picture."""

    address: str
    title: str
    """The week's headline; without one, the week.  Of the site, its name."""
    days: str
    """With the week, where that is not the title; with an event's kind and place.  May be empty."""
    lines: tuple[str, ...]
    """The regions with most passages; of an event, its figures; of the site, what it is."""
    counts: str
    name: str
    """The site's."""
    rtl: bool
    """Whether lines begin at the right."""
    map: CardMap | None
    trust: Trust | None = None


def event_card_words(event: ShownEvent, site: Site) -> str:
    """What is written on an event's card."""
    return _words(_event_card(event, site, None))


def region_card_words(section: Section, site: Site) -> str:
    """What is written on a region's card."""
    return _words(_region_card(section, site, None))


def edition_card_words(edition: Edition, site: Site) -> str:
    """What is written on an edition's card: its text alternative."""
    return _words(_edition_card(edition, site, None))


def site_card_words(catalogue: Catalogue, site: Site) -> str:
    """What is written on the site's card."""
    return _words(_site_card(catalogue, site, None))


def _words(card: Card) -> str:
    said = (card.name, card.title, card.days, *card.lines, card.counts)
    return " · ".join(filter(None, (*said, card.trust.grade if card.trust else "")))


def lasting_cards(catalogue: Catalogue, site: Site, chart: Chart | None) -> Iterator[Card]:
    """The cards of which all is known at once: of the site, the events and the regions."""
    ground = _ground(chart)
    yield _site_card(catalogue, site, ground)
    for event in catalogue.events:
        yield _event_card(event, site, _with_areas(ground, chart, event.concerns))
    for section in catalogue.regions:
        yield _region_card(section, site, _with_areas(ground, chart, (section.region,)))


def edition_cards(
    catalogue: Catalogue, site: Site, chart: Chart | None
) -> Iterator[tuple[Edition, Card]]:
    """The cards of editions, without the marks of their stories, which take time to place."""
    ground = _ground(chart)
    for edition in catalogue.editions:
        yield edition, _edition_card(edition, site, ground)


def with_stories(card: Card, edition: Edition, regions: Regions, chart: Chart | None) -> Card:
    """An edition's card with the marks of its stories."""
    if card.map is None:
        return card
    return replace(
        card, map=replace(card.map, marks=_marks(build_pictures(edition, regions, chart).map))
    )


def read_palette(css: str) -> Palette:
    """The colours that a stylesheet's tokens name first, which are those for light paper."""
    tokens: dict[str, str] = {}
    for name, colour in _TOKEN.findall(css):
        tokens.setdefault(name, colour.lower())
    return Palette(
        paper=tokens.get("paper", CALM.paper),
        ink=tokens.get("ink", CALM.ink),
        soft=tokens.get("soft", CALM.soft),
        rule=tokens.get("rule", CALM.rule),
        accent=tokens.get("accent", CALM.accent),
    )


def _edition_card(edition: Edition, site: Site, drawn: CardMap | None) -> Card:
    language = site.language
    named = [section.region.name for section in edition.sections if section.passages]
    week = week_words(edition.week, language)
    days = language.span(edition.week.first, edition.week.last)
    return Card(
        address=edition_card(edition.week),
        title=edition.title or week,
        days=f"{week} · {days}" if edition.title else days,
        lines=tuple(named[:MOST_REGIONS]),
        counts=_counts(edition.families, edition.independence, language),
        name=site.name,
        rtl=language.direction == "rtl",
        map=drawn,
    )


def _event_card(event: ShownEvent, site: Site, drawn: CardMap | None) -> Card:
    language, days = site.language, event.event.days
    place = event.event.place or event.region.name
    ranges = ((found, range_words(found, language)) for found in event.figures)
    stands = event.independence
    return Card(
        address=event_card(event.event),
        title=event.event.title,
        days=" · ".join(
            [event.kind, place, *([language.span(days.first, days.last)] if days else [])]
        ),
        lines=tuple(
            figure_name(found.kind, found.group, language) + language.colon + words
            for found, words in ranges
            if words
        )[:MOST_FIGURES],
        counts=independence_words(stands, language),
        name=site.name,
        rtl=language.direction == "rtl",
        map=drawn,
        trust=Trust(stands.independent, stands.echoes, stands.unnamed, event.grade.code),
    )


def _region_card(section: Section, site: Site, drawn: CardMap | None) -> Card:
    language = site.language
    days = [family.report.date for family in section.concerning if family.report.date]
    return Card(
        address=region_card(section.region),
        title=section.region.name,
        days=language.span(min(days), max(days)) if days else "",
        lines=(site.description,),
        counts=_counts(section.concerning, section.independence, language),
        name=site.name,
        rtl=language.direction == "rtl",
        map=drawn,
    )


def _site_card(catalogue: Catalogue, site: Site, drawn: CardMap | None) -> Card:
    language, editions = site.language, catalogue.editions
    latest = catalogue.latest.title if catalogue.latest else None
    return Card(
        address=SITE_CARD,
        title=site.name,
        days=language.span(editions[-1].week.first, editions[0].week.last) if editions else "",
        lines=(*([latest] if latest else []), site.description),
        counts=_counts(catalogue.families, catalogue.independence, language),
        name="",
        rtl=language.direction == "rtl",
        map=drawn,
    )


def _counts(families: Sized, independence: Independence, language: Language) -> str:
    """``9 reports · 5 independent roots, 2 echoes``."""
    reports = report_words(len(families), language)
    return f"{reports} · {independence_words(independence, language)}"


def _ground(chart: Chart | None) -> CardMap | None:
    """The map of the digest, without marks, for a painter that knows rings and no paths."""
    if chart is None:
        return None
    land = (Shape(outline.rings, is_around=True) for outline in chart.land)
    areas = (Shape(outline.rings, is_around=False) for outline in chart.areas)
    return CardMap(chart.width, chart.height, (*land, *areas))


def _marks(drawn: Atlas | None) -> tuple[CardMark, ...]:
    """Where a week's stories are marked."""
    marks = drawn.drawn if drawn else ()
    return tuple(
        CardMark(each.stands[-1].x, each.stands[-1].y, not each.is_filled) for each in marks
    )


def _with_areas(
    ground: CardMap | None, chart: Chart | None, regions: Iterable[Region]
) -> CardMap | None:
    """The map with the areas of regions; a whole country says nothing of where in it."""
    if ground is None or chart is None:
        return ground
    named = [region for region in regions if chart.country not in region.codes]
    codes = {
        area.code
        for area in (*chart.areas, *chart.land)
        for region in named
        if region.contains(area.code)
    }
    found = (area for area in (*chart.areas, *chart.land) if area.code in codes)
    return replace(ground, here=tuple(Shape(area.rings, is_around=False) for area in found))
