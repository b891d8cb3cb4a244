"""The days that the lines around a text give it, with what they say that each is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sitrep.core.model import DateBasis
from sitrep.ingest.draft import Day, HeadDay
from sitrep.ingest.head.dated import Says
from sitrep.ingest.head.signs import SeenLine
from sitrep.ingest.head.weights import LineIs

_DATING = (LineIs.DATE, LineIs.TITLE, LineIs.WRITER, LineIs.OUTLET)
"""Kinds of lines whose days are of the text."""


def days_of(
    head: Iterable[tuple[SeenLine, LineIs]], foot: Iterable[tuple[SeenLine, LineIs]]
) -> Iterator[HeadDay]:
    """The days above the text, then those below it."""
    for lines, where in ((head, "above"), (foot, "below")):
        said = Says.NOTHING
        has_title = False
        for line, kind in lines:
            has_title = has_title or kind is LineIs.TITLE
            if kind not in _DATING:
                said = line.dated.says
                continue
            for day in line.dated.days:
                says = day.says if day.says is not Says.NOTHING else said
                seen = day.seen
                found = Day(seen.month, seen.day, seen.year, DateBasis.STATED, line.text)
                yield HeadDay(
                    found,
                    says=str(says),
                    beside=tuple(outlet.name for outlet in line.named.outlets),
                    where="title" if kind is LineIs.TITLE else where,
                    is_below_title=has_title,
                )
            said = line.dated.says
