"""Long lists, cut into pages that stay as they are when newer items come.

Pages are filled from the oldest item on, so that a full one never changes; the
newest page, which stands at the list's own address, holds what came since and
the last full one.  A full page leads to older ones, which are there for good, and to the
one after it: what it says does not depend on how long the list has become.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Item = TypeVar("Item")

PAGE_BYTES = 30_000
"""How heavy a full page's items may be; the newest page may hold twice that and stays below
100 kB."""
LINE_BYTES = 450
"""What a line of a list weighs, its markup included."""
PASSAGE_BYTES = 1_200
"""What stands around a passage: its heading, its source line."""
OLDEST = 2
"""The number of the oldest page, where there are several."""
IN_A_ROW = 10
"""To so many older pages one leads, then to each tenth, each hundredth and so on."""


@dataclass(frozen=True, slots=True)
class Leaf(Generic[Item]):
    """One page of a list."""

    items: tuple[Item, ...]
    """Newest first."""
    number: int
    """1 for the newest page, at the list's own address; the others count from 2, the oldest."""
    newer: int | None
    """The number of the next newer page, where that is not the newest."""
    older: tuple[int, ...]
    """The numbers of older pages that it leads to, newest first: never all of very many."""


def leaf_through(
    items: Sequence[Item], weigh: Callable[[Item], int], limit: int = PAGE_BYTES
) -> tuple[Leaf[Item], ...]:
    """The pages of ``items``, newest first; ``weigh`` returns how many bytes an item takes."""
    full: list[list[Item]] = [[]]
    weight = 0
    for item in reversed(items):
        weighs = weigh(item)
        if weight and weight + weighs > limit:
            full.append([])
            weight = 0
        full[-1].append(item)
        weight += weighs
    newest = [each for part in full[-2:] for each in part]
    after = len(full[:-2]) + OLDEST
    pages = [Leaf(tuple(reversed(newest)), 1, None, _older(after))]
    for number in range(after - 1, OLDEST - 1, -1):
        newer = number + 1 if number + 1 < after else None
        part = full[number - OLDEST]
        pages.append(Leaf(tuple(reversed(part)), number, newer, _older(number)))
    return tuple(pages)


def _older(number: int) -> tuple[int, ...]:
    """The pages before one: those next to it, then ever fewer, and the oldest."""
    found: list[int] = []
    step, at = 1, number - 1
    while at > OLDEST:
        found.append(at)
        if len(found) % IN_A_ROW == 0:
            step *= IN_A_ROW
        at = (at - 1) // step * step
    return (*found, OLDEST) if number > OLDEST else ()
