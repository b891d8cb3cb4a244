"""The atlas: where things happened, by kind, as near as their accounts say, and where regions lie.

Nothing on it says how violent an area is: a mark is a story that is told, and areas are plain.
A story whose place is known has a filled mark; one of which only the area is known a dashed one.
Names and marks stand by rule (``layout/``), for a wide map and for a phone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from sitrep.core.model import Region
from sitrep.core.regions import Regions
from sitrep.geo.boxes import Box, Point
from sitrep.geo.centres import read_centres
from sitrep.geo.outlines import Chart, ChartArea, path_of
from sitrep.site.catalogue.events import ShownEvent
from sitrep.site.pictures.drawn import Atlas, DrawnMark, Lettering, Stand
from sitrep.site.pictures.layout.ground import ground_of
from sitrep.site.pictures.layout.names import place_names
from sitrep.site.pictures.layout.naming import Naming, Sides
from sitrep.site.pictures.layout.spread import Anchor, Stage, nearest_on, spread
from sitrep.site.pictures.marks import MapMark, mark_events
from sitrep.site.pictures.surveying import crop_to, graticule_of, scale_of

MOST_MARKS = 8
"""How many stories a map marks; those of a fuller week with least behind them have no mark."""
SCREENS = {"phone": 328, "wide": 448}
"""The least width of a map for each of its two ways to stand, in CSS pixels."""
LOCATOR = {"all": 264}
"""That of a small map, which has but one."""
SHAPE_UNITS = 26
"""The box of a kind's shape, in the units of its path."""
SHAPE_PIXELS = 16


def most_told(marks: Sequence[MapMark]) -> tuple[MapMark, ...]:
    """As many stories as a map can mark, renumbered: events first, and those with most roots."""
    most = sorted(marks, key=_most_told_first)[:MOST_MARKS]
    in_order = sorted(most, key=lambda mark: mark.number)
    return tuple(replace(mark, number=number) for number, mark in enumerate(in_order, 1))


def draw_marks(
    marks: Sequence[MapMark], regions: Regions, chart: Chart | None, *, unmarked: int = 0
) -> Atlas | None:
    """A map of stories; None without a chart or a story."""
    return _draw(tuple(marks), regions, chart, unmarked) if chart and marks else None


@lru_cache(maxsize=1024)  # a link card has the same map as its page
def _draw(marks: tuple[MapMark, ...], regions: Regions, chart: Chart, unmarked: int) -> Atlas:
    return _Survey(chart, regions, _whole(chart), SCREENS).atlas(marks, unmarked)


def build_event_map(event: ShownEvent, regions: Regions, chart: Chart | None) -> Atlas | None:
    """Where one event happened, with the land about it; None where that is not on the chart."""
    if chart is None:
        return None
    (mark,) = mark_events((event,), regions)
    here = [area for area in chart.areas if area.code in mark.codes and "-" in area.code]
    if not here or chart.country in mark.codes:
        return None
    survey = _Survey(chart, regions, crop_to(here, chart), LOCATOR, frozenset(mark.codes))
    return survey.atlas((mark,))


def build_place_map(here: Sequence[Region], regions: Regions, chart: Chart | None) -> Atlas | None:
    """Where regions lie; None where nothing of them is on the chart."""
    if chart is None:
        return None
    every = (*chart.areas, *chart.land)
    found = [area for area in every if _is_on(area, here)]
    if not found:
        return None
    codes = frozenset(area.code for area in found)
    return _Survey(chart, regions, crop_to(found, chart), LOCATOR, codes).atlas(())


def _is_on(area: ChartArea, regions: Iterable[Region]) -> bool:
    return any(region.contains(area.code) for region in regions)


def build_plain_map(regions: Regions, chart: Chart | None) -> Atlas | None:
    """All areas with their names; None without a chart."""
    if chart is None:
        return None
    return _Survey(chart, regions, _whole(chart), SCREENS).atlas(())


def _whole(chart: Chart) -> Box:
    return Box(0, 0, chart.width, chart.height)


def _most_told_first(mark: MapMark) -> tuple[bool, int, int]:
    """A sort key: events before passages of none, those with most roots first."""
    return mark.kind is None, -mark.independence.independent, mark.number


_Names = tuple[tuple[str, str], ...]
"""What readers call areas, by code."""


@lru_cache(maxsize=32)  # all weeks have the same map, but for their marks
def _letter(
    chart: Chart, names: tuple[_Names, _Names], view: Box, screens: tuple[tuple[str, int], ...]
) -> tuple[Lettering, ...]:
    """For a phone first: its sides are the wider ones, and a map has the same on any screen."""
    sides, found = Sides(), []
    for screen, pixels in screens:
        bar = scale_of(chart, view, pixels)
        boxes = (bar.box,) if bar else ()
        naming = Naming(chart, *names, pixels, view, boxes, has_sides=len(screens) > 1)
        layout = place_names(naming, sides)
        sides = layout.sides
        found.append(Lettering(screen, layout, bar))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Survey:
    """What of a chart is drawn, for which screens."""

    chart: Chart
    regions: Regions
    view: Box
    screens: dict[str, int]
    here: frozenset[str] = frozenset()

    def atlas(self, marks: Sequence[MapMark], unmarked: int = 0) -> Atlas:
        """The map with these stories."""
        letterings = self._letterings()
        sides = letterings[-1].layout.sides
        placed = {mark.number: self._anchor(mark) for mark in marks}
        anchored = [mark for mark in marks if placed[mark.number]]
        drawn = tuple(self._drawn(anchored, letterings))
        numbers = {each.mark.number for each in drawn}
        return Atlas(
            view=self.view,
            sides=sides,
            areas=self._paths(self.chart.areas),
            land=self._paths(self.chart.land),
            here=tuple(path_of(a.rings) for a in self._every() if a.code in self.here),
            graticule=graticule_of(self.chart, self.view),
            letterings=letterings,
            drawn=drawn,
            off=tuple(mark for mark in marks if not placed[mark.number]),
            crowded=tuple(mark for mark in anchored if mark.number not in numbers),
            unmarked=unmarked,
        )

    def _every(self) -> Iterator[ChartArea]:
        yield from self.chart.areas
        yield from self.chart.land

    def _paths(self, areas: Iterable[ChartArea]) -> str:
        """The paths of areas, but of those that the page is about."""
        shown = (area for area in areas if area.code not in self.here and self._is_seen(area))
        return "".join(path_of(area.rings) for area in shown)

    def _is_seen(self, area: ChartArea) -> bool:
        return area.bounds.overlaps(self.view)

    def _letterings(self) -> tuple[Lettering, ...]:
        names = self._names(self.chart.areas), self._names(self.chart.land)
        return _letter(self.chart, names, self.view, tuple(self.screens.items()))

    def _names(self, areas: Iterable[ChartArea]) -> _Names:
        """What readers call areas, by code, as far as anybody here knows."""
        own = self.chart.country
        seen = [area.code for area in areas if area.code != own and self._is_seen(area)]
        named = ((code, self.regions.name_of(code)) for code in seen)
        return tuple((code, name) for code, name in named if name)

    def _anchor(self, mark: MapMark) -> Anchor | None:
        """Where a story belongs, or None if nowhere on the map."""
        spots = {area.code: area for area in self.chart.areas if "-" in area.code}
        codes = tuple(code for code in mark.codes if code in spots)
        if not codes or self.chart.country in mark.codes or len(codes) == len(spots) > 1:
            return None
        frame = self.chart.frame
        centre = read_centres(self.chart.country).find(mark.place, codes) if mark.place else None
        if centre and frame:
            point = frame.point(centre.latitude, centre.longitude)
            return Anchor(point, codes, is_exact=True)
        across = sum(spots[code].spot.x for code in codes) / len(codes)
        down = sum(spots[code].spot.y for code in codes) / len(codes)
        return Anchor((round(across), round(down)), codes, is_exact=False)

    def _drawn(
        self, marks: Sequence[MapMark], letterings: Sequence[Lettering]
    ) -> Iterator[DrawnMark]:
        """The marks that have room on every screen."""
        anchors = [anchor for anchor in map(self._anchor, marks) if anchor]
        points = [self._spread(anchors, each) for each in letterings]
        for at, (mark, anchor) in enumerate(zip(marks, anchors, strict=True)):
            stands = tuple(
                self._stand(each, found[at], anchor)
                for each, found in zip(letterings, points, strict=True)
            )
            if all(stands):
                yield DrawnMark(mark, anchor.is_exact, tuple(filter(None, stands)))

    def _spread(self, anchors: Sequence[Anchor], each: Lettering) -> tuple[Point | None, ...]:
        taken = (each.scale_bar.box,) if each.scale_bar else ()
        return spread(anchors, Stage(ground_of(self.chart), each.layout, self.view, taken))

    def _stand(self, each: Lettering, point: Point | None, anchor: Anchor) -> Stand | None:
        """Where a mark stands on a screen, with a tie to its place if that is not under it."""
        if point is None:
            return None
        scale = SHAPE_PIXELS * each.layout.unit / SHAPE_UNITS
        x, y = point
        reach = SHAPE_PIXELS * each.layout.unit * 0.75
        if anchor.is_exact:
            across, down = x - anchor.point[0], y - anchor.point[1]
            tie = anchor.point if across**2 + down**2 > reach**2 else None
        else:
            ground = ground_of(self.chart)
            is_on = ground.owner(x, y) in anchor.codes
            tie = None if is_on else nearest_on(ground, anchor.codes, point)
        return Stand(each.screen, x, y, round(scale, 2), tie)
