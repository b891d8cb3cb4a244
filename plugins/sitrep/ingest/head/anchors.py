"""What a scraper left of a page's lines in a text on one line: dates, agencies, towns, writers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sitrep.ingest.head.dated import CLOCK
from sitrep.ingest.head.line_labels import label_end, notes_in, outlet_before, town_before
from sitrep.ingest.knowledge.bank import Settings
from sitrep.ingest.knowledge.date_patterns import DATED, plain
from sitrep.ingest.knowledge.head_words import word_lists
from sitrep.ingest.knowledge.outlets import Outlet, OutletKind

_AGENCIES = frozenset({OutletKind.WIRE, OutletKind.AGENCY})
HEAD_CHARACTERS = 700
"""Characters of a line in which its head ends."""

_TOWN = re.compile(r"(?<!\S)[A-ZÀ-ÞА-ЯЁ]{5,}(?:[ /-][A-ZÀ-ÞА-ЯЁ]{3,}){0,2}(?:, [A-Z][a-z]+)?(?!\S)")
_BY = re.compile(
    r"(?<!\S)(?:By (?:[A-Z][a-z'’.-][\w'’.-]* ){1,3}|BY (?:[A-Z][A-Z'’.-]+ ){2,3})(?=[A-Z(]|[–—|-]\s)"
)
_DASH = re.compile(r"\)?\s*[-–—]")
_BEFORE = re.compile(r"(?<!\S)[A-Z][a-z]+[ (]+$")
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
_GAP = re.compile(r"[\s,:|–—).\]/-]*")
_WORD = re.compile(r"[^\s()\[\],:;|]+")


@dataclass(frozen=True, slots=True)
class GluedPiece:
    """A piece of a line that is none of its headline or text, with the signs around it."""

    start: int
    end: int
    dates: bool = False
    is_place: bool = False
    outlet: Outlet | None = None
    by: str = ""
    is_label: bool = False
    """Whether it names a part of the site, or is a note by editors."""


def anchors_in(text: str, settings: Settings) -> tuple[GluedPiece, ...]:
    """The pieces of a line's head, in their order, none over another."""
    head = plain(text[:HEAD_CHARACTERS])
    found = sorted(_all(head, settings), key=lambda each: (each.start, -each.end))
    begin = leading_end(found)
    if (end := label_end(head, begin)) > begin:
        found = sorted(
            (*found, GluedPiece(begin, end, is_label=True)),
            key=lambda each: (each.start, -each.end),
        )
    kept: list[GluedPiece] = []
    for anchor in found:
        if not kept or anchor.start >= kept[-1].end:
            kept.append(anchor)
    return tuple(kept[at] for at in range(len(kept)) if not _is_mention(kept, at, head))


def _is_mention(anchors: Sequence[GluedPiece], at: int, head: str) -> bool:
    """Whether an agency is only spoken of: nothing of a head is beside it."""
    anchor = anchors[at]
    if anchor.outlet is None or anchor.start == 0:
        return False
    before = at > 0 and anchors[at - 1].end == anchor.start
    after = at + 1 < len(anchors) and anchors[at + 1].start == anchor.end
    marked = re.match(r"[(/\[]|[^\s]+\s?[-–—]", head[anchor.start : anchor.end])
    return not (before or after or marked)


def leading_end(anchors: Iterable[GluedPiece]) -> int:
    """Where the pieces end with which a line begins."""
    end = 0
    for anchor in anchors:
        if anchor.start > end:
            break
        end = anchor.end
    return end


def _all(head: str, settings: Settings) -> Iterator[GluedPiece]:
    for match in _stamp().finditer(head):
        # Without a year it is a day that the text speaks of.
        if _YEAR.search(match[0]):
            start, end = _span(head, match.start(), match.end())
            yield GluedPiece(start, end, dates=True)
            if named := outlet_before(head, start, settings):
                yield GluedPiece(named[0], start, outlet=named[1])
    for match in _TOWN.finditer(head):
        yield GluedPiece(*_span(head, match.start(), match.end()), is_place=True)
    for match in _BY.finditer(head):
        name = match[0].partition(" ")[2].strip()
        yield GluedPiece(*_span(head, match.start(), match.end()), by=name)
    for match in notes_in(head):
        yield GluedPiece(match.start(), match.end(), is_label=True)
    yield from _agencies(head, settings)


def _agencies(head: str, settings: Settings) -> Iterator[GluedPiece]:
    """The agencies that a line names, each with the town or the word "By" before it."""
    is_small = head.islower()
    for match in _WORD.finditer(head):
        is_name = is_small or match[0][0].isupper()
        outlet = settings.outlets.called(match[0].strip(".-–—")) if is_name else None
        if outlet and outlet.kind in _AGENCIES:
            start = match.start()
            if head.startswith("By ", max(0, start - 3)):
                start -= 3
            # "Goris Reuters –": a town before an agency and its dash.
            if _DASH.match(head, match.end()) and (town := _BEFORE.search(head, 0, start)):
                start = town.start()
            elif is_small:
                start = town_before(head, start, settings)
            yield GluedPiece(*_span(head, start, match.end()), outlet=outlet)


@cache
def _stamp() -> re.Pattern[str]:
    """A date with what announces it and the clock beside it; few documents need it, and it is large."""
    words = (*word_lists()["updated"], *word_lists()["published"])
    labels = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    zones = r"(?:[A-Z]{2,4}T?\b|GMT|UTC)"
    return re.compile(
        rf"(?:\b(?:{labels})[ :]+(?:at[ ]|on[ ])?)?(?:{CLOCK.pattern}[ ]{zones}?[,]?[ ]*)?"
        rf"(?:{DATED.pattern})(?:[ ,|–—-]*(?:at[ ]|à[ ])?(?:{CLOCK.pattern}|\d{{4}}\b)(?:[ ](?:{zones})(?=[ ]))*)?",
        re.IGNORECASE,
    )


def _span(head: str, start: int, end: int) -> tuple[int, int]:
    """A piece with the brackets before it and the signs and spaces behind it."""
    while start and head[start - 1] in "([/":
        start -= 1
    gap = _GAP.match(head, end)
    return start, gap.end() if gap else end
