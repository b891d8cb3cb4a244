"""Signs of the element a block is in: how much of the prose it holds, how much of it is links."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from sitrep.ingest.judge.measures import Measure
from sitrep.ingest.markup import Page

SHARES = (0.001, 0.1, 0.4, 0.85)
"""Shares of a page's prose in an element."""
LINKS = (0.05, 0.2, 0.5)
"""Shares of links in an element."""
DENSITIES = (4, 10, 25)
"""Words a line in an element."""
NEARLY_ALL = 0.85
HALF = 0.5
MARKED = frozenset(
    {"aside", "footer", "header", "nav", "figure", "form", "article", "main", "table"}
)
"""Elements whose names say what they hold."""


@dataclass(slots=True)
class _Sum:
    lines: int = 0
    words: int = 0
    prose: int = 0
    linked: float = 0.0

    def add(self, other: _Sum) -> None:
        """Count what is in another."""
        self.lines += other.lines
        self.words += other.words
        self.prose += other.prose
        self.linked += other.linked


def tree_signs(measures: Sequence[Measure], page: Page | None) -> list[list[str]]:
    """For each block the signs of the elements around it; none in plain text."""
    if page is None or not page.elements or len(page.lines) != len(measures):
        return [[] for _each in measures]
    sums = _sums(measures, page)
    total = max(1, sum(each.words for each in measures if each.is_prose))
    by_element: dict[int, list[str]] = {}
    holders = [_holder(page, sums, share * total) for share in (HALF, NEARLY_ALL)]
    found: list[list[str]] = []
    for each in measures:
        if each.element not in by_element:
            by_element[each.element] = _signs(page, sums, each.element, (holders, total))
        size = "prose" if each.is_prose else "long" if each.words >= 9 else "short"
        found.append([f"{sign} {size}" for sign in by_element[each.element]])
    return found


def _sums(measures: Sequence[Measure], page: Page) -> list[_Sum]:
    sums = [_Sum() for _element in page.elements]
    for each in measures:
        if each.element >= 0:
            prose = each.words if each.is_prose else 0
            sums[each.element].add(_Sum(1, each.words, prose, each.linked * each.words))
    for at in range(len(sums) - 1, 0, -1):
        parent = page.elements[at].parent
        if parent >= 0:
            sums[parent].add(sums[at])
    return sums


def _holder(page: Page, sums: Sequence[_Sum], least: float) -> frozenset[int]:
    """The innermost element with at least so much prose, and all within it."""
    found = 0
    for at, element in enumerate(page.elements):
        if element.parent == found and sums[at].prose >= least:
            found = at
    within = {found}
    for at in range(found + 1, len(page.elements)):
        if page.elements[at].parent in within:
            within.add(at)
    return frozenset(within)


def _signs(
    page: Page,
    sums: Sequence[_Sum],
    at: int,
    whole: tuple[Sequence[frozenset[int]], int],
) -> list[str]:
    holders, total = whole
    if at < 0:
        return ["no element"]
    around = page.around(at)
    parent = around[1] if len(around) > 1 else at
    signs = [
        f"holder {sum(at in holder for holder in holders)}",
        f"parent prose {bisect_right(SHARES, sums[parent].prose / total)}",
        f"parent links {bisect_right(LINKS, sums[parent].linked / max(1, sums[parent].words))}",
        f"parent density {bisect_right(DENSITIES, sums[parent].words / max(1, sums[parent].lines))}",
    ]
    if len(around) > 2:
        above = sums[around[2]]
        signs.append(f"above links {bisect_right(LINKS, above.linked / max(1, above.words))}")
    tags = {page.elements[each].tag for each in around}
    signs += [f"in {tag}" for tag in sorted(tags & MARKED)]
    return signs
