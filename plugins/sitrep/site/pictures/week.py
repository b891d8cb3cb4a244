"""The pictures of a week, together."""

from __future__ import annotations

from dataclasses import dataclass

from sitrep.core.regions import Regions
from sitrep.geo.outlines import Chart
from sitrep.site.addresses import edition_address
from sitrep.site.catalogue.edition import Edition
from sitrep.site.pictures.atlas import draw_marks, most_told
from sitrep.site.pictures.drawn import Atlas
from sitrep.site.pictures.marks import mark_stories
from sitrep.site.pictures.strip import WeekStrip, build_strip


@dataclass(frozen=True, slots=True)
class WeekPictures:
    """What an edition shows beside its words, with the same stories under the same numbers."""

    map: Atlas | None
    strip: WeekStrip


def build_pictures(edition: Edition, regions: Regions, chart: Chart | None) -> WeekPictures:
    """The pictures of an edition, with those of its events that have most behind them.

    Passages of no event have no mark, as nobody has said of what kind they are, but in a week of
    which no event is told.
    """
    events = [story for story in edition.stories if story.event]
    marks = mark_stories(events or edition.stories, regions, edition_address(edition.week))
    shown = most_told(marks)
    drawn = draw_marks(shown, regions, chart, unmarked=len(edition.stories) - len(shown))
    return WeekPictures(drawn, build_strip(shown, edition.week))
