"""Parts of items as values: who speaks, who carried it, what happened, what matters most."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sitrep.core.language import Language
from sitrep.core.text import legible, one_line
from sitrep.site.addresses import event_address, passage_address
from sitrep.site.catalogue.attribution import Voice, carrier_line, uri, voices_of
from sitrep.site.catalogue.carriage import Carriage
from sitrep.site.catalogue.events import ShownEvent
from sitrep.site.catalogue.family import Family
from sitrep.site.catalogue.independence import Independence
from sitrep.site.catalogue.key_points import ShownKeyPoint
from sitrep.site.feeds.bodies import cut, plain
from sitrep.site.feeds.events import figures_of
from sitrep.site.site import Site

SPEAKERS = 48
"""How much of that names who speaks: a preview of 150 characters shows what they say, too."""
NAMED = 3
"""How many carriers a summary names; it counts more."""


@dataclass(frozen=True, slots=True)
class Speakers:
    """Who speaks in passages of a report in the end."""

    names: tuple[str, ...]
    """As far as they are named."""
    has_unnamed: bool
    words: str
    """With who passes it on."""
    grade: str
    passages: tuple[int, ...]
    """Their numbers."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A carrier's copy of a report."""

    name: str
    address: str | None
    date: dt.date | None


@dataclass(frozen=True, slots=True)
class Counted:
    """How many independent roots something has, and echoes."""

    independent: int
    echoes: int
    roots: tuple[str, ...]
    """Their names."""


@dataclass(frozen=True, slots=True)
class ItemEvent:
    """An event."""

    id: str
    address: str
    title: str
    first: dt.date | None
    last: dt.date | None
    counted: Counted
    grade: str
    accounts: int
    figures: tuple[str, ...]
    """The range of each, in words."""


@dataclass(frozen=True, slots=True)
class ItemPoint:
    """A key point."""

    text: str
    rests_on: tuple[str, ...]
    """Addresses of events and passages."""
    counted: Counted
    grade: str | None


def clean(text: str) -> str:
    """Text that any format can carry, on one line."""
    return one_line(legible(text))


def item_speakers(voice: Voice, language: Language) -> Speakers:
    """Those of a voice."""
    return Speakers(
        names=tuple(clean(source.name) for source in voice.speakers),
        has_unnamed=voice.has_unnamed,
        words=clean(voice.plain(language)),
        grade=voice.grade.code,
        passages=voice.numbers,
    )


def item_copy(carriage: Carriage) -> Copy:
    """A carrier's copy."""
    carrier = carriage.carrier
    return Copy(clean(carriage.name), uri(carrier.url) if carrier.url else None, carrier.date)


def item_event(event: ShownEvent, site: Site) -> ItemEvent:
    """An event, as an item tells of it."""
    days = event.event.days
    return ItemEvent(
        id=event.event.id,
        address=site.absolute(event_address(event.event)),
        title=clean(event.event.title),
        first=days.first if days else None,
        last=days.last if days else None,
        counted=_counted(event.independence),
        grade=event.grade.code,
        accounts=len(event.accounts),
        figures=tuple(figures_of(event, site.language)),
    )


def item_point(point: ShownKeyPoint, site: Site) -> ItemPoint:
    """A key point with what it rests on."""
    basis = point.basis
    events = (event_address(event.event) for event in basis.events)
    passages = (
        passage_address(passage.family.report.id, passage.shown.number)
        for passage in basis.passages
    )
    return ItemPoint(
        text=clean(point.text),
        rests_on=tuple(map(site.absolute, (*events, *passages))),
        counted=_counted(basis.independence),
        grade=basis.grade.code if basis.grade else None,
    )


def report_summary(family: Family, language: Language) -> str:
    """``South Front (D3): Two were killed …``: a speaker with what they say; day and carriers."""
    shown = next((passage for passage in family.passages if passage.html), None)
    voices = voices_of((shown,) if shown else family.passages, family.origin)
    speaks = (f"{speakers_in_short(voice, language)} ({voice.grade.code})" for voice in voices)
    who = next(speaks, family.origin.name)
    parts = [f"{who}: {cut(plain(shown.html))}" if shown else who]
    parts.append(language.day(family.report.date) if family.report.date else "")
    number = len(family.carriages)
    if 0 < number <= NAMED:
        parts.append(carrier_line(family, language).striptags())
    elif number:
        parts.append(language.count("carried by %(num)s", "carried by %(num)s", number))
    return legible(" · ".join(filter(None, parts)))


def speakers_in_short(voice: Voice, language: Language) -> str:
    """Who speaks in the end, short enough that a preview shows what is said as well.

    Who passes it on is left out first, then all speakers but the one whose grade is given.
    """
    words = voice.plain(language)
    if len(words) <= SPEAKERS or not voice.speakers:
        return cut(words, SPEAKERS)
    # Of several the least reliable gives the grade.
    (*others, named) = sorted(voice.speakers, key=lambda source: source.reliability)
    if others or voice.has_unnamed:
        several = language.say("%(speaker)s and others")
        room = SPEAKERS - len(several % {"speaker": ""})
        return several % {"speaker": cut(named.name, room)}
    return cut(named.name, SPEAKERS)


def _counted(independence: Independence) -> Counted:
    names = tuple(clean(source.name) for source in independence.roots)
    return Counted(independence.independent, independence.echoes, names)


def item_id(family: Family, site: Site) -> str:
    """That of a report: made of the id under which it was first published."""
    name = family.entries[0].thing.id if family.entries else family.report.id
    return f"{site.tag}report/{name}"
