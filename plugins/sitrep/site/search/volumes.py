"""The index in volumes: what is closed is not indexed again, and no index grows with the archive.

Reports, events and editions are dealt out by their days; what the digest is ordered by (regions,
sources, actors) and what has no day stands in the first volume.  A year is a volume.  The open one,
to which reports are still added, is dealt out by quarters: an edit makes a few hundred records
again.  A year of many thousands is dealt out as well, so that an index takes no more memory than so
many records do.

Each volume costs a reader eight small files before the first answer (where its index begins, and
its filters), and one for each word that is asked for; so quarters are joined to a year when it is
closed, and small volumes to their neighbours.  Ranks compare across them: a score weighs a word by
how rare it is in its volume, which is much the same in all that have hundreds of records, but not
in one of ten, in the first week of January.  A digest of one small year has one volume.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, groupby
from typing import TypeVar

from sitrep.site.catalogue.build import Catalogue
from sitrep.site.catalogue.edition import Edition
from sitrep.site.catalogue.events import ShownEvent
from sitrep.site.catalogue.family import Family

FEW = 200
"""Records that are too few for a volume of their own."""
OPEN = 600
"""Most records of an open year that is not dealt out."""
MOST = 2_000
"""Most records of a closed year, or of an open quarter, that is not."""

Month = tuple[int, int]
"""A year and the number of a month."""
Thing = TypeVar("Thing", Family, ShownEvent, Edition)
_Dated = tuple[Month | None, Family | ShownEvent | Edition]


@dataclass(frozen=True, slots=True)
class Volume:
    """What stands in one index, beside what the digest is ordered by."""

    name: str
    """``2019``, ``2020-q3``, ``2020-q3-07``: the time it begins with; empty for the first one."""
    families: tuple[Family, ...] = ()
    events: tuple[ShownEvent, ...] = ()
    editions: tuple[Edition, ...] = ()
    titles: tuple[tuple[str, str], ...] = ()
    """The ids and titles of the events that its reports name."""

    def code(self, language: str) -> str:
        """What Pagefind is told to be its language: it names files after it."""
        return f"{language.lower()}-x-{self.name}" if self.name else language.lower()


def volumes_of(catalogue: Catalogue) -> tuple[Volume, ...]:
    """The first volume, which may hold nothing, and the others, the newest before the older ones."""
    of_families = _dated(catalogue.families)
    of_events, of_editions = _dated(catalogue.events), _dated(catalogue.editions)
    every = (month for month, _thing in chain[_Dated](of_families, of_events, of_editions))
    months = names_of(filter(None, every))
    families, events = _dealt(of_families, months), _dealt(of_events, months)
    editions = _dealt(of_editions, months)
    titles = {event.event.id: event.event.title for event in catalogue.events}
    return tuple(
        Volume(
            name,
            tuple(families[name]),
            tuple(events[name]),
            tuple(editions[name]),
            tuple(_named(families[name], titles)),
        )
        for name in ("", *sorted(set(months.values()) - {""}, reverse=True))
    )


def names_of(months: Iterable[Month]) -> dict[Month, str]:
    """The volume of each month, by the months of all records."""
    counted = Counter(months)
    pieces: list[_Piece] = []
    for piece in _pieces(counted):
        if pieces and pieces[-1].records < FEW:
            pieces.append(pieces.pop().with_(piece))
        else:
            pieces.append(piece)
    if len(pieces) > 1 and pieces[-1].records < FEW:
        pieces[-2:] = [pieces[-2].with_(pieces[-1])]
    if len(pieces) == 1:
        return dict.fromkeys(counted, "")
    return {month: piece.name for piece in pieces for month in piece.months}


@dataclass(frozen=True, slots=True)
class _Piece:
    """Months that stay together."""

    name: str
    months: tuple[Month, ...]
    records: int

    def with_(self, other: _Piece) -> _Piece:
        """Both together."""
        return _Piece(self.name, self.months + other.months, self.records + other.records)


def _pieces(counted: Mapping[Month, int]) -> Iterator[_Piece]:
    """Years, quarters and months, the oldest first."""
    years: Counter[int] = Counter()
    for (year, _number), records in counted.items():
        years[year] += records
    newest = max(years, default=0)
    # In January, the year before is edited as much.
    is_open = {newest, newest - 1} if years[newest] < FEW else {newest}
    for year in sorted(years):
        piece = _piece(f"{year:04}", [each for each in counted if each[0] == year], counted)
        if piece.records <= (OPEN if year in is_open else MOST):
            yield piece
        else:
            yield from _by_quarter(piece, counted)


def _by_quarter(year: _Piece, counted: Mapping[Month, int]) -> Iterator[_Piece]:
    for number, months in groupby(year.months, key=lambda month: (month[1] + 2) // 3):
        quarter = _piece(f"{year.name}-q{number}", months, counted)
        if quarter.records <= MOST:
            yield quarter
        else:
            yield from (
                _piece(f"{quarter.name}-{month[1]:02}", [month], counted)
                for month in quarter.months
            )


def _piece(name: str, months: Iterable[Month], counted: Mapping[Month, int]) -> _Piece:
    found = tuple(sorted(months))
    return _Piece(name, found, sum(counted[month] for month in found))


def _dated(things: Iterable[Thing]) -> list[tuple[Month | None, Thing]]:
    return [(_month_of(each), each) for each in things]


def _dealt(
    dated: Iterable[tuple[Month | None, Thing]], months: Mapping[Month, str]
) -> defaultdict[str, list[Thing]]:
    """Things by their volumes."""
    found: defaultdict[str, list[Thing]] = defaultdict(list)
    for month, thing in dated:
        found[months[month] if month else ""].append(thing)
    return found


def _named(families: Iterable[Family], titles: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The ids and titles of the events that reports name."""
    passages = (passage for family in families for passage in family.passages)
    named = {event for passage in passages for event in passage.events}
    yield from ((event, titles[event]) for event in sorted(named & titles.keys()))


def _month_of(thing: Family | ShownEvent | Edition) -> Month | None:
    """The month of the day that results are put in order by."""
    day: dt.date | None
    if isinstance(thing, Family):
        day = thing.report.date
    elif isinstance(thing, ShownEvent):
        day = thing.event.days.first if thing.event.days else None
    else:
        day = thing.week.last
    return (day.year, day.month) if day else None
