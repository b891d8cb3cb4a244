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
    holders = [_holder(page, sums, share * total) for share in (HALF, NEARLY_ALL)]
    tree = _Tree(page, sums, holders, total)
    by_element: dict[tuple[int, str], list[str]] = {}
    found: list[list[str]] = []
    for each in measures:
        size = each.size
        place = each.element, size
        if place not in by_element:
            by_element[place] = [f"{sign} {size}" for sign in tree.signs_of(each.element)]
        found.append(by_element[place])
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


class _Tree:
    """What is asked of the elements of a page, each answer given once."""

    def __init__(
        self, page: Page, sums: Sequence[_Sum], holders: Sequence[frozenset[int]], total: int
    ) -> None:
        self._page, self._sums, self._holders, self._total = page, sums, holders, total
        self._within: dict[int, list[str]] = {}
        self._marks: list[frozenset[str]] = []
        for element in page.elements:
            around = self._marks[element.parent] if element.parent >= 0 else frozenset()
            self._marks.append(around | {element.tag} if element.tag in MARKED else around)

    def signs_of(self, at: int) -> list[str]:
        """The signs of what is in an element."""
        if at < 0:
            return ["no element"]
        parent = self._page.elements[at].parent
        around = parent if parent >= 0 else at
        if around not in self._within:
            self._within[around] = self._signs_within(around)
        signs = [f"holder {sum(at in holder for holder in self._holders)}", *self._within[around]]
        above = self._page.elements[parent].parent if parent >= 0 else -1
        if above >= 0:
            holds = self._sums[above]
            signs.append(f"above links {bisect_right(LINKS, holds.linked / max(1, holds.words))}")
        return signs + [f"in {tag}" for tag in sorted(self._marks[at])]

    def _signs_within(self, parent: int) -> list[str]:
        """What is said of all that is right within an element."""
        holds = self._sums[parent]
        linked = bisect_right(LINKS, holds.linked / max(1, holds.words))
        density = bisect_right(DENSITIES, holds.words / max(1, holds.lines))
        return [
            f"parent prose {bisect_right(SHARES, holds.prose / self._total)}",
            f"parent links {linked}",
            f"parent density {density}",
        ]
