"""What a map says: areas tinted by a count, linked, with its figures beside it.

A subdivision is tinted by every passage that concerns it, whichever region the passage
stands under: by the same reports that its region's heading, list and page count. Regions
that are a whole country, or lie off the map, tint nothing and appear in the figures alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from sitrep.core.model import Region
from sitrep.core.regions import Regions
from sitrep.core.roots import unite
from sitrep.geo.outlines import Chart, ChartArea, Spot, path_of
from sitrep.site.addresses import edition_address, region_address
from sitrep.site.catalogue.edition import Edition, Section
from sitrep.site.catalogue.filed import FiledPassage, families_of
from sitrep.site.pictures.scale import (
    INDEPENDENT_STEPS,
    TOTAL_STEPS,
    Level,
    Steps,
    level_of,
    levels_of,
)

SMALL = 54
"""Below so many units an area is less than 24 CSS pixels wide on a phone (WCAG 2.5.8), and its link
needs a wider target."""
TIGHT = 12
"""With so few units around its spot an area is too narrow for its number, which gets a disc."""
LETTER = 9
"""Units a letter of a name takes, at the size of names on a wide map."""


class Measure(StrEnum):
    """What the tints of a map stand for."""

    INDEPENDENT = "independent"
    """Independent sources."""
    REPORTS = "reports"
    PLACE = "place"
    """Nothing but where something lies."""


STEPS: Mapping[Measure, Steps] = {
    Measure.INDEPENDENT: INDEPENDENT_STEPS,
    Measure.REPORTS: TOTAL_STEPS,
    Measure.PLACE: (),
}


@dataclass(frozen=True, slots=True)
class Figures:
    """What is known of one place."""

    name: str
    address: str | None
    """Below the site's; None where no page reports on it."""
    independent: int
    """Independent sources."""
    reports: int
    """Those that concern it."""


@dataclass(frozen=True, slots=True)
class Area:
    """A place as it is drawn."""

    code: str
    path: str
    """The ``d`` of its SVG path."""
    spot: Spot
    small: bool
    """Whether a link on it needs a wider target."""
    tight: bool
    """Whether its number does not fit on it."""
    roomy: bool
    """Whether its name does, if readers know it by one."""
    here: bool
    """Whether it is what the page is about."""
    level: int
    """0 to 5."""
    count: int
    """By the map's measure."""
    figures: Figures
    is_counted: bool
    """Whether its number is shown: even 0, where no source of its reports is named."""

    @property
    def is_part(self) -> bool:
        """Whether it is a subdivision."""
        return "-" in self.code


@dataclass(frozen=True, slots=True)
class RegionMap:
    """A map with its figures."""

    measure: Measure
    width: int
    height: int
    areas: tuple[Area, ...]
    """By name, small ones last, so that they lie on top."""
    land: tuple[Area, ...]
    """The neighbours, faint."""
    beyond: tuple[Figures, ...]
    """The figures of regions that are a whole country or lie off the map."""

    @property
    def scale(self) -> tuple[Level, ...]:
        """The legend."""
        return levels_of(STEPS[self.measure])

    @property
    def shown(self) -> tuple[Figures, ...]:
        """The figures of the areas with reports, the highest first, then of what lies beyond."""
        areas = [area for area in self.areas if area.figures.reports]
        areas.sort(key=lambda area: (-area.count, -area.figures.reports, area.figures.name))
        return (*(area.figures for area in areas), *self.beyond)

    @property
    def empty(self) -> tuple[str, ...]:
        """The areas without reports, by name."""
        return tuple(
            sorted(
                area.figures.name
                for area in self.areas
                if area.is_part and not area.figures.reports
            )
        )

    @property
    def here(self) -> tuple[str, ...]:
        """What is highlighted, by name."""
        areas = (*(area for area in self.areas if area.is_part), *self.land)
        return tuple(sorted(area.figures.name for area in areas if area.here))


@dataclass(frozen=True, slots=True)
class _Charted:
    """Passages by the areas they concern."""

    regions: Regions
    links: Mapping[Region, str]
    """Where the regions are reported on."""
    on_chart: Mapping[str, list[FiledPassage]]
    """By code."""
    beyond: tuple[Section, ...]
    """Regions with anything that is not drawn."""

    def figures(self, code: str) -> Figures:
        """Those of a subdivision; a whole country is drawn as land, without figures."""
        passages = self.on_chart.get(code, [])
        address = self.address(self.regions.smallest((code,)), passages) if "-" in code else None
        return _figures(self.regions.name_of(code), address, passages)

    def address(self, region: Region | None, passages: Iterable[FiledPassage]) -> str | None:
        """Where a region is reported on; if nowhere, where the passages on it are."""
        choices = filter(None, (region, *(passage.shown.region for passage in passages)))
        return next((self.links[choice] for choice in choices if choice in self.links), None)


def build_edition_map(edition: Edition, regions: Regions, chart: Chart | None) -> RegionMap | None:
    """A week's map, by independent sources; areas link to the sections of its page.

    None without a chart.
    """
    if not chart:
        return None
    page = edition_address(edition.week)
    links = {section.region: f"{page}#region-{section.region.id}" for section in edition.sections}
    charted = _find_charted(edition.sections, regions, chart, links)
    return _draw(chart, charted, Measure.INDEPENDENT)


def build_index_map(
    sections: Iterable[Section], regions: Regions, chart: Chart | None
) -> RegionMap | None:
    """The map of all weeks, by reports; areas link to the regions' pages. None without a chart."""
    if not chart:
        return None
    pages = tuple(sections)
    return _draw(chart, _find_charted(pages, regions, chart, _addresses(pages)), Measure.REPORTS)


def build_locator(
    region: Region, pages: Iterable[Section], regions: Regions, chart: Chart | None
) -> RegionMap | None:
    """Where a region lies; areas link to the pages of others.

    None where nothing of it is on the chart.
    """
    if not chart or not any(
        region.contains(outline.code) for outline in (*chart.areas, *chart.land)
    ):
        return None
    return _draw(
        chart, _find_charted((), regions, chart, _addresses(pages)), Measure.PLACE, here=region
    )


def _addresses(sections: Iterable[Section]) -> dict[Region, str]:
    return {section.region: region_address(section.region) for section in sections}


def _find_charted(
    sections: Iterable[Section], regions: Regions, chart: Chart, links: Mapping[Region, str]
) -> _Charted:
    listed = tuple(sections)
    drawn = {area.code for area in chart.areas if "-" in area.code}
    on_chart: dict[str, list[FiledPassage]] = defaultdict(list)
    for section in listed:
        for passage in section.passages:
            for code in drawn.intersection(passage.shown.codes):
                on_chart[code].append(passage)
    beyond = (
        section for section in listed if section.concerning and not section.region.codes <= drawn
    )
    in_order = sorted(beyond, key=lambda section: (section.region.order, section.region.id))
    return _Charted(regions, links, on_chart, tuple(in_order))


def _figures(name: str, address: str | None, passages: Iterable[FiledPassage]) -> Figures:
    every = tuple(passages)
    independent = len(unite(passage.shown.roots for passage in every).named)
    return Figures(name, address, independent, len(families_of(every)))


def _figures_of(section: Section, charted: _Charted) -> Figures:
    name, address = section.region.name, charted.links.get(section.region)
    return Figures(name, address, section.independence.independent, len(section.concerning))


def _draw(
    chart: Chart, charted: _Charted, measure: Measure, *, here: Region | None = None
) -> RegionMap:
    areas = [_area(outline, charted, measure, here) for outline in chart.areas]
    return RegionMap(
        measure=measure,
        width=chart.width,
        height=chart.height,
        areas=tuple(sorted(areas, key=lambda area: (area.small, area.figures.name))),
        land=tuple(_area(outline, charted, measure, here) for outline in chart.land),
        beyond=tuple(_figures_of(section, charted) for section in charted.beyond),
    )


def _area(outline: ChartArea, charted: _Charted, measure: Measure, here: Region | None) -> Area:
    figures = charted.figures(outline.code)
    count = figures.independent if measure is Measure.INDEPENDENT else figures.reports
    return Area(
        code=outline.code,
        path=path_of(outline.rings),
        spot=outline.spot,
        small=min(outline.size) < SMALL,
        tight=outline.spot.room < TIGHT,
        roomy=figures.name != outline.code and len(figures.name) * LETTER < 2 * outline.spot.room,
        here=bool(here and here.contains(outline.code)),
        level=level_of(count, STEPS[measure]),
        count=count,
        figures=figures,
        is_counted=bool(figures.reports) and measure is not Measure.PLACE,
    )
