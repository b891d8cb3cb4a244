"""Long lists, cut into pages that stay as they are when newer items come.

Pages are filled from the oldest item on, so that a full one never changes; the
newest page, which stands at the list's own address, holds what came since and
the last full one.
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


@dataclass(frozen=True, slots=True)
class Leaf(Generic[Item]):
    """One page of a list."""

    items: tuple[Item, ...]
    """Newest first."""
    number: int
    """1 for the newest page, at the list's own address; the others count from 2, the oldest."""
    others: tuple[int, ...]
    """The numbers of all older pages, newest first."""


def leaf_through(
    items: Sequence[Item], weigh: Callable[[Item], int], limit: int = PAGE_BYTES
) -> tuple[Leaf[Item], ...]:
    """The pages of ``items``, newest first; ``weigh`` returns how many bytes an item takes."""
    full: list[list[Item]] = [[]]
    weight = 0
    for item in reversed(items):
        if weight and weight + weigh(item) > limit:
            full.append([])
            weight = 0
        full[-1].append(item)
        weight += weigh(item)
    newest = [each for part in full[-2:] for each in part]
    older = full[:-2]
    numbers = tuple(range(len(older) + 1, 1, -1))
    pages = [Leaf(tuple(reversed(newest)), 1, numbers)]
    pages += [
        Leaf(tuple(reversed(part)), at, numbers) for at, part in reversed([*enumerate(older, 2)])
    ]
    return tuple(pages)
