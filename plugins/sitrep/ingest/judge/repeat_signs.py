"""Signs of lines that come again: the same words twice, or the same shapes in a row.

Teasers are picture, title, date and again; comments name, time, text and again. A shape is
a line's elements, its length, its end and whether it is a link; where shapes come again
after two to six lines, at least three times, they are a list of such things. So are three or
more lines one below the other that are links for a good part and end no sentence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sitrep.ingest.draft import Block
from sitrep.ingest.judge.measures import Measure
from sitrep.ingest.judge.own_signs import length_of
from sitrep.ingest.markup import Page

PERIODS = range(2, 7)
"""How many lines a thing in such a list has."""
TIMES = 3
"""How often the shapes come at least."""
LINKED = 0.4
"""Share of links from which a line is a link for a good part."""

_Shape = tuple[object, ...]


def repeat_signs(
    blocks: Sequence[Block], measures: Sequence[Measure], page: Page | None
) -> list[list[str]]:
    """For each block the signs of what comes again."""
    texts = Counter(block.text for block in blocks)
    shapes = _shapes(measures, page)
    in_list = _in_lists(shapes)
    same = Counter(shapes)
    found: list[list[str]] = []
    linked = _links_in_a_row(measures)
    rows = zip(blocks, measures, in_list, shapes, strict=True)
    for at, (block, each, period, shape) in enumerate(rows):
        size = each.size
        signs = []
        times = texts[block.text]
        if times > 1:
            signs.append(f"words {'twice' if times == 2 else 'often'} {size}")
        if period:
            signs.append(f"in list {size}")
        if at in linked:
            signs.append(f"links in a row {size}")
        if page and same[shape] > 3:
            signs.append(f"shape often {size}")
        found.append(signs)
    return found


def _links_in_a_row(measures: Sequence[Measure]) -> frozenset[int]:
    """The numbers of lines in rows of such as are links for a good part."""
    found: set[int] = set()
    row: list[int] = []
    for at, each in enumerate(measures):
        if each.linked >= LINKED and not each.is_stopped:
            row.append(at)
        else:
            row = []
        if len(row) >= TIMES:
            found.update(row[-TIMES:])
    return frozenset(found)


def _shapes(measures: Sequence[Measure], page: Page | None) -> list[int]:
    """For each block the number of its shape: numbers are compared more quickly than shapes."""
    paths: dict[int, tuple[str, ...]] = {}
    numbers: dict[_Shape, int] = {}
    found: list[int] = []
    for each in measures:
        if page and each.element not in paths:
            around = page.around(each.element)[:4] if each.element >= 0 else ()
            paths[each.element] = tuple(page.elements[at].tag for at in around)
        length = 1 if each.words < 4 else 3 if each.words < 25 else length_of(each.words)
        is_stopped = each.is_stopped and each.words >= 4
        is_link = each.linked > 0.7
        path = paths.get(each.element, ())
        shape = (path, length, is_stopped, is_link, each.has_time, each.has_day)
        found.append(numbers.setdefault(shape, len(numbers)))
    return found


def _in_lists(shapes: Sequence[int]) -> list[int]:
    """For each block after how many lines its shape comes again in a list; 0 outside one."""
    found = [0] * len(shapes)
    for period in PERIODS:
        run = 0
        for at in range(period, len(shapes) + 1):
            if at < len(shapes) and shapes[at] == shapes[at - period]:
                run += 1
                continue
            if run >= (TIMES - 1) * period and len(set(shapes[at - period : at])) > 1:
                for each in range(at - run - period, at):
                    found[each] = found[each] or period
            run = 0
    return found
