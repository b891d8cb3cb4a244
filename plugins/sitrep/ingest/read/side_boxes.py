"""A box of key figures beside a text: where on a printed page it begins and ends.

The two sides of a gap are text and box where one side is wide and runs on from row to row in
mid-sentence, the other narrow. A table has wide cells too, but each is said in its row.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

GAP = 3
"""Narrowest gap between text and box, in characters."""
TEXT_WIDTH = 30
"""Narrowest text beside a box, in characters in the median row."""
BOX_WIDTH = 34
"""Widest box; what is wider is a column of text."""
FEWEST = 2
"""Rows that have both."""
INSIDE = 0.3
"""Share of the box's rows beside which the text is in mid-sentence."""
RUNS_ON = 0.4
"""Share of the text's rows that end in mid-sentence; of the rest paragraphs end."""

_GAP = re.compile(rf" {{{GAP},}}")
_ENDS = re.compile(r"[.!?:;…”\"'’)\]]$")
_GOES_ON = re.compile(r"[^\W\d_A-ZÀ-ÖØ-Þ]|[\d(“\"'‘]")


@dataclass(frozen=True, slots=True)
class SideBox:
    """A box: its rows, the place that parts it from the text, and on which side it is."""

    first: int
    last: int
    place: int
    is_left: bool


def find_box(rows: Sequence[str]) -> SideBox | None:
    """The box beside the text of a page's rows; None where there is none."""
    widest = max((len(row) for row in rows), default=0)
    places: Counter[int] = Counter()
    for row in rows:
        start = len(row) - len(row.lstrip())
        for gap in _GAP.finditer(row, start):
            if gap.end() < len(row.rstrip()):
                places.update(range(gap.start() + 1, gap.end() + 1))
    most = max(places.values(), default=0)
    if most < FEWEST or widest < TEXT_WIDTH:
        return None
    fitting = [place for place, count in places.items() if count == most]
    for place in (max(fitting), min(fitting)):
        for is_left in (False, True):
            if box := _box_at(rows, place, is_left=is_left):
                return box
    return None


def _box_at(rows: Sequence[str], place: int, *, is_left: bool) -> SideBox | None:
    parted = [at for at, row in enumerate(rows) if _parts(row, place)]
    first, last = parted[0], parted[-1]
    first, last = _stretched(rows, place, (first, last), is_left=is_left)
    inside = rows[first : last + 1]
    if any(_crosses(row, place) for row in inside):
        return None
    left = [row[:place].strip() for row in inside]
    right = [row[place:].strip() for row in inside]
    text, box = (right, left) if is_left else (left, right)
    if max(map(len, box)) > BOX_WIDTH or not _is_text(text) or not _is_beside(text, box):
        return None
    return SideBox(first, last, place, is_left)


def _stretched(
    rows: Sequence[str], place: int, parted: tuple[int, int], *, is_left: bool
) -> tuple[int, int]:
    """The rows of the box, with those above and below it that go on in the column of the text.

    What stands alone on the left above the text, or below all of it, is a heading.
    """
    first, last = parted
    while first > 0 and not _crosses(rows[first - 1], place):
        if is_left and not rows[first - 1][place:].strip():
            break
        first -= 1
    has_text = False
    for at in range(last + 1, len(rows)):
        if _crosses(rows[at], place):
            break
        is_alone = is_left and not rows[at][place:].strip()
        last = last if is_alone and has_text else at
        has_text = has_text or not is_alone
    return first, last


def _parts(row: str, place: int) -> bool:
    return bool(row[:place].strip() and row[place:].strip()) and not _crosses(row, place)


def _crosses(row: str, place: int) -> bool:
    return bool(row[max(0, place - 1) : place].strip())


def _is_text(side: Sequence[str]) -> bool:
    """Whether a side is wide and runs on from row to row."""
    parts = [part for part in side if part]
    if len(parts) < FEWEST or median(map(len, parts)) < TEXT_WIDTH:
        return False
    runs = sum(_runs_on(part, after) for part, after in pairwise(parts))
    return runs >= RUNS_ON * (len(parts) - 1)


def _is_beside(text: Sequence[str], box: Sequence[str]) -> bool:
    """Whether the box begins rows in mid-sentence too: what a table says stands where a row begins."""
    both = [at for at, part in enumerate(box) if part and text[at]]
    within = sum(at > 0 and _runs_on(text[at - 1], text[at]) for at in both)
    return within >= max(1, INSIDE * len(both))


def _runs_on(part: str, after: str) -> bool:
    return bool(part) and not _ENDS.search(part) and bool(_GOES_ON.match(after))
