"""What a map, the strip of a week and their keys say of each story: one number, one link, one shape."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sitrep.core.model import TitleKind
from sitrep.core.regions import Regions
from sitrep.core.weeks import Span
from sitrep.site.addresses import event_address
from sitrep.site.catalogue.events import ShownEvent
from sitrep.site.catalogue.independence import Independence
from sitrep.site.catalogue.stories import Story

_OUTLETS = {TitleKind.STATED, TitleKind.CARRIER}


@dataclass(frozen=True, slots=True)
class MapMark:
    """A story as pictures mark it."""

    number: int
    """Its own in all pictures of a page, counted from 1."""
    title: str
    address: str
    """Where it is told, below the site's: a page, or a page and a fragment."""
    kind: str | None = None
    """The id of its kind; None for passages of no event, whose kind nobody has said."""
    kind_words: str = ""
    """The kind's label."""
    codes: tuple[str, ...] = ()
    """The ISO codes of the areas that it concerns; the first is the one it is drawn in."""
    place: str | None = None
    """The name of the place that its event names."""
    region: str = ""
    """The name of the region where it is told."""
    days: Span | None = None
    """When it happened, so far as that is known."""
    independence: Independence = field(default_factory=Independence)
    title_lang: str | None = None
    """The language of an outlet's own headline, where it is not the digest's."""
    is_quoted: bool = False
    """Whether the title is an outlet's own headline."""

    @property
    def where(self) -> str:
        """The place, else the region, in words."""
        return self.place or self.region


def mark_stories(stories: Iterable[Story], regions: Regions, page: str) -> tuple[MapMark, ...]:
    """The marks of stories in the order of the page that tells them; ``page`` is its address."""
    return tuple(
        _mark_story(number, story, regions, f"{page}#{story.anchor}")
        for number, story in enumerate(stories, 1)
    )


def mark_events(events: Iterable[ShownEvent], regions: Regions) -> tuple[MapMark, ...]:
    """The marks of events, in the order given, each leading to the event's own page."""
    return tuple(
        _mark_event(number, event, regions, event_address(event.event))
        for number, event in enumerate(events, 1)
    )


def _mark_story(number: int, story: Story, regions: Regions, address: str) -> MapMark:
    if story.event:
        return _mark_event(number, story.event, regions, address)
    first = story.passages[0]
    family = first.family
    return MapMark(
        number=number,
        title=first.shown.title or family.title,
        address=address,
        codes=_each_once(code for each in story.passages for code in each.shown.codes),
        region=story.region.name,
        days=story.days,
        independence=story.independence,
        title_lang=None if first.shown.title else family.title_lang,
        is_quoted=not first.shown.title and family.report.title_kind in _OUTLETS,
    )


def _mark_event(number: int, shown: ShownEvent, regions: Regions, address: str) -> MapMark:
    event = shown.event
    told = (code for account in shown.accounts for code in account.passage.shown.codes)
    return MapMark(
        number=number,
        title=event.title,
        address=address,
        kind=event.kind,
        kind_words=shown.kind,
        codes=regions.codes_of(event.regions) or _each_once(told),
        place=event.place,
        region=shown.region.name,
        days=event.days,
        independence=shown.independence,
    )


def _each_once(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(codes))
