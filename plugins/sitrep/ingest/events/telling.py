"""What a passage tells, and where and when; an event's file tells something too."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from sitrep.core.events import Event, Reference
from sitrep.core.model import UNKNOWN_SOURCE, Passage, Report, Source
from sitrep.core.regions import Regions
from sitrep.core.weeks import Span
from sitrep.ingest.events.terms import KnownNames, PassageText, Terms, read_terms, words_of
from sitrep.ingest.knowledge.date_patterns import days_in, plain
from sitrep.ingest.knowledge.gazetteer import Gazetteer

NEWS = 7
"""Days before its publication of which a passage without days most likely tells."""
BRIEF = 3
"""Days: what lasted longer does not say when anything happened."""
ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Telling:
    """What a passage, or an event as its file describes it, tells."""

    reference: Reference
    events: tuple[str, ...]
    """The events that it is known to tell of."""
    codes: frozenset[str]
    """ISO 3166."""
    span: Span | None
    """When it happened; guessed from the publication where no days are given."""
    is_dated: bool
    """Whether its days are given."""
    days: frozenset[dt.date]
    """Those that it names."""
    terms: Terms
    source: str = ""
    """Who publishes its report; empty of an event's file, and where nobody knows."""

    @property
    def is_event(self) -> bool:
        """Whether it is an event's file that tells it."""
        return self.reference.number is None

    @property
    def group(self) -> str:
        """Its report's id; events are one group."""
        return "" if self.is_event else self.reference.id

    @property
    def cells(self) -> Iterator[str]:
        """Where and when, area by area and day by day, of what did not last."""
        if self.is_dated and self.span:
            for day in _brief_days(self.span):
                yield from (f"{code} {day}" for code in sorted(self.codes))


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads what passages tell, by the names of a digest."""

    regions: Regions
    sources: Mapping[str, Source]
    gazetteer: Gazetteer
    known: KnownNames = field(default_factory=KnownNames)

    def passages(self, report: Report) -> Iterator[Telling]:
        """What each passage of a report tells."""
        source = self.sources.get(report.source or "")
        names = (source.name, *source.aliases) if source else ()
        own = frozenset().union(*map(words_of, names))
        for number, passage in enumerate(report.passages, 1):
            yield Telling(
                reference=Reference(report.id, number),
                events=passage.events,
                codes=frozenset(self.regions.codes_of(passage.regions or report.regions)),
                span=passage.days or _guessed(report.date),
                is_dated=passage.days is not None,
                days=_days_named(passage, report.date),
                terms=read_terms(
                    PassageText(passage.title, passage.text, report.lang or ENGLISH),
                    self.gazetteer,
                    own,
                    known=self.known,
                ),
                source=_known_source(report),
            )

    def event(self, event: Event) -> Telling:
        """What an event's file tells: its headline and place."""
        return Telling(
            reference=Reference(event.id),
            events=(event.id,),
            codes=frozenset(self.regions.codes_of(event.regions)),
            span=event.days,
            is_dated=event.days is not None,
            days=frozenset(_brief_days(event.days)),
            terms=read_terms(
                PassageText(event.title, event.place or ""), self.gazetteer, known=self.known
            ),
        )


def _known_source(report: Report) -> str:
    known = report.source is not None and report.source != UNKNOWN_SOURCE.id
    return str(report.source) if known else ""


def length(span: Span) -> int:
    """How many days a span has."""
    return (span.last - span.first).days + 1


def _guessed(date: dt.date | None) -> Span | None:
    return Span(date - dt.timedelta(days=NEWS), date) if date else None


def _brief_days(span: Span | None) -> Iterator[dt.date]:
    if span and length(span) <= BRIEF:
        yield from (span.first + dt.timedelta(days=at) for at in range(length(span)))


def _days_named(passage: Passage, date: dt.date | None) -> frozenset[dt.date]:
    """The days that a passage's line and words name, in the year of publication unless they say."""
    days = set(_brief_days(passage.days))
    for seen in days_in(plain(f"{passage.title or ''}\n{passage.text}")):
        year = seen.year or (date.year if date else None)
        if year and (seen.month, seen.day) != (2, 29):
            days.add(dt.date(year, seen.month, seen.day))
    return frozenset(days)
