"""What a curator says of a week, with what stands behind it: key points, trends, the headline."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from sitrep.core.events import Direction, KeyPoint, Reference, Trend
from sitrep.core.grades import Grade
from sitrep.core.model import Region
from sitrep.core.prose.words import word_count
from sitrep.core.weeks import Week
from sitrep.site.catalogue.events import ShownEvent
from sitrep.site.catalogue.family import Family, Known, placement_of
from sitrep.site.catalogue.filed import FiledPassage, independence_of, passages_of
from sitrep.site.catalogue.independence import Independence

_END = re.compile(r"[!?…؟۔]+(?=\s|$)|[。！？]|[;؛.](?=\s)")
"""The end of a key point's first sentence, or its semicolon; a full stop may be an abbreviation's."""
_CLAUSE = re.compile(r"[^\s,;:،؛](?=[,;:،؛]\s)|[^\s.](?=\.\s)")
"""The last sign of a clause, before its comma, colon, semicolon or full stop."""
CLAUSE_WORDS = 4
"""A shorter clause, such as “In Daraa, according to ISW”, is no headline."""
_WORD = re.compile(r"([^\W_]*)([)\]”\"’»]*)$")
_NEXT = re.compile(r"\s+[“‘\"«(\[]*(.)")


@dataclass(frozen=True, slots=True)
class Basis:
    """What a curator's word rests on."""

    events: tuple[ShownEvent, ...]
    """In the order in which they are named."""
    passages: tuple[FiledPassage, ...]
    """Those named by themselves, not those of the events."""
    independence: Independence
    """What all of it rests on."""

    @property
    def everything(self) -> tuple[FiledPassage, ...]:
        """All passages behind it, each once: the accounts of its events, then the others."""
        own = [account.passage for event in self.events for account in event.accounts]
        return tuple({passage.anchor: passage for passage in (*own, *self.passages)}.values())

    @property
    def grade(self) -> Grade | None:
        """The grade of the first event, else of the first passage; None where neither is there."""
        if self.events:
            return self.events[0].grade
        return self.passages[0].shown.grade if self.passages else None


@dataclass(frozen=True, slots=True)
class ShownKeyPoint:
    """What matters most in a week."""

    text: str
    basis: Basis

    @property
    def clause(self) -> str:
        """Its first clause, if that says something by itself: what leads to the event."""
        marks = (mark.end() for mark in _CLAUSE.finditer(self.text))
        ends = (end for end in marks if _stands_alone(self.text[:end]))
        return self.text[: next(ends, len(self.text))]

    @property
    def rest(self) -> str:
        """What follows its first clause."""
        return self.text[len(self.clause) :]


@dataclass(frozen=True, slots=True)
class ShownTrend:
    """How things went in a region."""

    region: Region
    trend: Direction
    reason: str
    basis: Basis


@dataclass(frozen=True, slots=True)
class Shelves:
    """Events and passages, as references find them."""

    events: Mapping[str, ShownEvent]
    passages: Mapping[str, Sequence[FiledPassage]]
    """By report."""
    weeks: Mapping[Week, Sequence[ShownEvent]]
    places: Mapping[str, tuple[dt.date, str, int]]
    """By anchor: first day and id of the event that a passage is an account of, and its place among
    the accounts."""
    known: Known

    @classmethod
    def of(cls, families: Iterable[Family], events: Iterable[ShownEvent], known: Known) -> Shelves:
        """Those of all families that are not withdrawn."""
        passages: dict[str, list[FiledPassage]] = defaultdict(list)
        for passage in passages_of(families):
            if not passage.family.is_withdrawn:
                passages[passage.family.report.id].append(passage)
        every = tuple(events)
        weeks: dict[Week, list[ShownEvent]] = defaultdict(list)
        for event in every:
            for week in event.weeks:
                weeks[week].append(event)
        places: dict[str, tuple[dt.date, str, int]] = {}
        for event in every:
            first = event.event.days.first if event.event.days else dt.date.max
            for number, account in enumerate(event.accounts):
                place = (first, event.event.id, number)
                places[account.passage.anchor] = min(
                    place, places.get(account.passage.anchor, place)
                )
        return cls({event.event.id: event for event in every}, passages, weeks, places, known)

    def passages_of(self, families: Iterable[Family]) -> Iterator[FiledPassage]:
        """The passages of families that are not withdrawn, in their order."""
        return chain.from_iterable(self.passages.get(each.report.id, ()) for each in families)

    def when_and_after_whom(self, passage: FiledPassage) -> tuple[dt.date, str, int, str, int]:
        """A sort key: the day of what happened, then the accounts of each event together.

        A root comes before its echo, so that no region opens with reactions to what has not been
        read yet.
        """
        report, shown = passage.family.report, passage.shown
        own = shown.days.first if shown.days else report.date or dt.date.max
        place = self.places.get(passage.anchor, (own, "", 0))
        return (*place, report.id, shown.number)

    def events_of(self, week: Week) -> tuple[ShownEvent, ...]:
        """The events that a report of a week tells of, by their days."""
        return tuple(self.weeks.get(week, ()))

    def key_point(self, point: KeyPoint) -> ShownKeyPoint:
        """A key point with what it rests on."""
        return ShownKeyPoint(point.text, self._basis(point.rests_on))

    def trend(self, trend: Trend) -> ShownTrend:
        """A trend with what it rests on."""
        region = placement_of((trend.region,), self.known).region
        return ShownTrend(region, trend.trend, trend.reason, self._basis(trend.rests_on))

    def _basis(self, references: Iterable[Reference]) -> Basis:
        events: list[ShownEvent] = []
        passages: list[FiledPassage] = []
        for reference in references:
            event = self.events.get(reference.id)
            if event and reference.number is None:
                events.append(event)
            passages += (
                passage
                for passage in self.passages.get(reference.id, ())
                if reference.number in {None, passage.shown.number}
            )
        basis = Basis(tuple(events), tuple(passages), Independence())
        independence = independence_of(basis.everything, self.known.sources)
        return Basis(basis.events, basis.passages, independence)


def _stands_alone(clause: str) -> bool:
    """Whether a clause is long enough, and no bracket in it is still open."""
    return word_count(clause) >= CLAUSE_WORDS and clause.count("(") == clause.count(")")


def headline(points: Sequence[KeyPoint]) -> str | None:
    """A headline made of the first key point: its first sentence, without a full stop."""
    if not points:
        return None
    text = points[0].text
    marks = (mark for mark in _END.finditer(text) if mark[0] != "." or _ends(text, mark.start()))
    end = next(marks, None)
    return (text[: end.end()] if end else text).rstrip(" .;؛۔。")


def _ends(text: str, stop: int) -> bool:
    """Whether the full stop at a place ends a sentence.

    “Gen. Dib”, “U.S. forces” and “St. Elias” end nothing: a short word before the full stop is
    taken for an abbreviation, and the headline rather gets longer than wrong.
    """
    word, following = _WORD.search(text[:stop]), _NEXT.match(text, stop + 1)
    if word is None or following is None or following[1].islower():
        return False
    last = word[1][-4:]
    is_whole = len(last) == 4 and not any(letter.isupper() for letter in last)
    is_number_or_name = last[-1:].isdigit() or (len(last) > 1 and last.isupper())
    # “(three of them men).” is no abbreviation.
    return is_whole or is_number_or_name or bool(word[2])
