"""The atlas of a week: where its events happened, by kind, as near as their accounts say.

Nothing on it says how violent an area is: a mark is an event that is reported, and areas are plain.
An event whose place is known has a filled mark; one of which only the area is known a dashed one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sitrep.core.model import Region
from sitrep.core.regions import Regions
from sitrep.geo.centres import Centre, Centres, read_centres
from sitrep.geo.outlines import Chart, ChartArea, Point, path_of
from sitrep.site.catalogue.edition import Edition
from sitrep.site.catalogue.events import ShownEvent
from sitrep.site.pictures.kinds import MANY_SHAPE, shape_of
from sitrep.site.pictures.labels import PlacedName, place_names, sides_of

APART = 46
"""Units between two marks of an area: a mark with its number."""
TOGETHER = 2
"""How many marks an area shows one by one; more of them become a ring with their number."""
CLEAR = 28
"""Units of height that a mark takes."""
BELOW = 12
"""How far below its area's middle a mark stands."""


@dataclass(frozen=True, slots=True)
class EventMark:
    """An event with its number on the map and in its key."""

    number: int
    event: ShownEvent
    where: str
    """The place, else the region, in words."""

    @property
    def shape(self) -> str:
        """The path of its kind's shape."""
        return shape_of(self.event.event.kind)


@dataclass(frozen=True, slots=True)
class DrawnMark:
    """A mark where it stands: an event's, or a ring for several of one area."""

    x: int
    y: int
    shape: str
    label: str
    """What stands beside it: the event's number, or how many there are."""
    marks: tuple[EventMark, ...]
    is_area: bool
    """Whether only the area is known."""

    @property
    def is_many(self) -> bool:
        """Whether it stands for several events."""
        return len(self.marks) > 1


@dataclass(frozen=True, slots=True)
class AtlasArea:
    """A subdivision or a neighbour, as it is drawn."""

    path: str
    here: bool = False
    """Whether the page is about it."""


@dataclass(frozen=True, slots=True)
class Atlas:
    """A map with its marks and their key."""

    left: int
    """Where the picture begins, from the chart's left edge."""
    width: int
    height: int
    chart_width: int
    areas: tuple[AtlasArea, ...]
    land: tuple[AtlasArea, ...]
    names: tuple[PlacedName, ...]
    neighbours: tuple[PlacedName, ...]
    drawn: tuple[DrawnMark, ...]
    key: tuple[EventMark, ...]
    """All events, in the order of their numbers."""
    off: tuple[EventMark, ...]
    """Those that are not on the map: of a whole country, or elsewhere."""
    scale: int
    """Units for 100 kilometres; 0 where the chart does not say."""

    @property
    def has_filled(self) -> bool:
        """Whether a mark stands at a place."""
        return any(not each.is_area for each in self.drawn)

    @property
    def has_dashed(self) -> bool:
        """Whether a mark stands for an area."""
        return any(each.is_area for each in self.drawn)


def build_atlas(edition: Edition, regions: Regions, chart: Chart | None) -> Atlas | None:
    """The events of an edition, numbered in its order; None without a chart or an event."""
    events = [story.event for story in edition.stories if story.event]
    if chart is None or not events:
        return None
    key = tuple(
        EventMark(number, event, event.event.place or event.region.name)
        for number, event in enumerate(events, 1)
    )
    return _atlas(chart, regions, key)


def build_event_map(event: ShownEvent, regions: Regions, chart: Chart | None) -> Atlas | None:
    """Where one event happened; None where that is not on the chart."""
    mark = EventMark(1, event, event.event.place or event.region.name)
    drawn = _atlas(chart, regions, (mark,), here=event.concerns) if chart else None
    return drawn if drawn and not drawn.off else None


def build_place_map(here: Sequence[Region], regions: Regions, chart: Chart | None) -> Atlas | None:
    """Where regions lie; None where nothing of them is on the chart."""
    if chart is None:
        return None
    drawn = _atlas(chart, regions, (), here=here)
    return drawn if any(area.here for area in (*drawn.areas, *drawn.land)) else None


def build_plain_map(regions: Regions, chart: Chart | None) -> Atlas | None:
    """The areas with their names; None without a chart."""
    return _atlas(chart, regions, ()) if chart else None


def _atlas(
    chart: Chart, regions: Regions, key: tuple[EventMark, ...], here: Sequence[Region] = ()
) -> Atlas:
    spots = {area.code: area for area in chart.areas if "-" in area.code}
    drawn, off = _place(key, chart, spots, read_centres(chart.country))
    codes = {code: regions.name_of(code) for code in spots}
    marked = {code for each in drawn if each.is_area for code in _codes(each, spots)}
    names = place_names(chart, {code: name for code, name in codes.items() if name}, marked)
    left, right = sides_of(names)
    return Atlas(
        left=-left,
        width=chart.width + left + right,
        height=chart.height,
        chart_width=chart.width,
        areas=tuple(_area(area, here) for area in chart.areas),
        land=tuple(_area(area, here) for area in chart.land),
        names=names,
        neighbours=_neighbours(chart, regions),
        drawn=tuple(drawn),
        key=key,
        off=tuple(off),
        scale=round(chart.frame.scale / 1.11195) if chart.frame else 0,
    )


def _area(area: ChartArea, here: Sequence[Region]) -> AtlasArea:
    return AtlasArea(path_of(area.rings), any(region.contains(area.code) for region in here))


def _neighbours(chart: Chart, regions: Regions) -> tuple[PlacedName, ...]:
    """The names of other countries where there is room for them."""
    names = {area.code: regions.name_of(area.code) for area in chart.land}
    known = {code: name for code, name in names.items() if name}
    placed = place_names(replace(chart, areas=chart.land), known, ())
    return tuple(name for name in placed if not name.leader)


def _codes(drawn: DrawnMark, spots: Mapping[str, ChartArea]) -> set[str]:
    return {
        code
        for mark in drawn.marks
        for region in mark.event.concerns
        for code in region.codes
        if code in spots
    }


def _place(
    key: Iterable[EventMark],
    chart: Chart,
    spots: Mapping[str, ChartArea],
    centres: Centres,
) -> tuple[list[DrawnMark], list[EventMark]]:
    """The marks where they stand, and those that stand nowhere."""
    drawn: list[DrawnMark] = []
    off: list[EventMark] = []
    by_area: dict[Point, list[EventMark]] = defaultdict(list)
    for mark in key:
        codes = sorted(mark.event.region.codes)
        centre = _centre(mark, codes, chart, centres)
        if centre and chart.frame:
            x, y = chart.frame.point(centre.latitude, centre.longitude)
            drawn.append(DrawnMark(x, y, mark.shape, str(mark.number), (mark,), is_area=False))
        elif codes and all(code in spots for code in codes) and len(codes) < len(spots):
            by_area[_middle([spots[code] for code in codes])].append(mark)
        else:
            off.append(mark)
    for spot, marks in by_area.items():
        drawn += _together(spot, marks)
    return _apart(drawn), off


def _apart(drawn: Iterable[DrawnMark]) -> list[DrawnMark]:
    """Marks none of which covers another: a later one moves down, away from those before it."""
    placed: list[DrawnMark] = []
    for mark in drawn:
        down = 0
        while any(_cover(mark, other, down) for other in placed):
            down += CLEAR // 2
        placed.append(replace(mark, y=mark.y + down))
    return placed


def _cover(mark: DrawnMark, other: DrawnMark, down: int) -> bool:
    return abs(mark.x - other.x) < APART and abs(mark.y + down - other.y) < CLEAR


def _centre(mark: EventMark, codes: Sequence[str], chart: Chart, centres: Centres) -> Centre | None:
    place = mark.event.event.place
    return centres.find(place, codes) if place and chart.frame else None


def _middle(areas: Sequence[ChartArea]) -> Point:
    """The middle of an area, or of several together."""
    across = sum(area.spot.x for area in areas) / len(areas)
    return round(across), round(sum(area.spot.y for area in areas) / len(areas))


def _together(spot: Point, marks: Sequence[EventMark]) -> list[DrawnMark]:
    """The marks of one area: side by side, or as a ring with their number."""
    x, y = spot[0], spot[1] + BELOW
    if len(marks) > TOGETHER:
        return [DrawnMark(x, y, MANY_SHAPE, str(len(marks)), tuple(marks), is_area=True)]
    first = x - (len(marks) - 1) * APART // 2 - (APART // 4 if len(marks) > 1 else 0)
    return [
        DrawnMark(first + at * APART, y, mark.shape, str(mark.number), (mark,), is_area=True)
        for at, mark in enumerate(marks)
    ]
