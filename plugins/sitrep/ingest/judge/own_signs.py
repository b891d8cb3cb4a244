"""Signs of a block by itself: its length and end, what it is made of, its element."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import compress

from sitrep.ingest.judge.measures import Measure

LENGTHS = (2, 4, 9, 15, 30, 60)
"""Words from which a block is of the next length."""
LONG = 9
"""Words from which a block is spoken of as long."""
LINKED = (0.01, 0.3, 0.7)
"""Shares of links from which a block has some, many, is one."""


_TOLD = ("begins small", "parted", "time", "day", "address", "rights")
"""Signs that are there or not, in the order in which they are asked for."""


SIZES = ("prose", "long", "short")
"""What a line is: the name of a sign ends in it, for it says another thing of each."""

Names = Mapping[str, tuple[str, ...]]


def numbered(kind: str, most: int) -> Names:
    """For each size of a line the names of a kind of sign, by its number from 0 to ``most``.

    Each is made once: two dozen are given for every block of every document.
    """
    found: dict[str, tuple[str, ...]] = {}
    for size in SIZES:
        found[size] = tuple(f"{kind} {number} {size}" for number in range(most + 1))
    return found


def own_signs(measures: Sequence[Measure]) -> list[list[str]]:
    """For each block the signs of it by itself."""
    return [list(_signs(each)) for each in measures]


def length_of(words: int) -> int:
    """Of which length a block is: 0 for a word, 6 for a long paragraph."""
    return bisect_right(LENGTHS, words)


def _signs(each: Measure) -> Iterator[str]:
    size = "long" if each.words >= LONG else "short"
    end = "stopped" if each.is_stopped else "colon" if each.has_colon else "open"
    yield f"length {length_of(each.words)} {end}"
    if each.stops > 1:
        yield "sentences"
    elif each.stops and not each.is_stopped:
        yield f"sentence within, {size}"
    yield f"kind {each.kind or 'plain'} {size}"
    if each.kind is not None:
        yield f"linked {bisect_right(LINKED, each.linked)} {size}"
    yield from _made_of(each, size)


def _made_of(each: Measure, size: str) -> Iterator[str]:
    if each.words:
        if each.capitals >= 0.7 * each.words and each.words > 2:
            yield f"capitals {size}"
        if each.figures > 0.5 * each.words:
            yield f"figures {size}"
        if each.commas >= 0.2 * each.words and each.words > 3:
            yield f"commas {size}"
    told = compress(
        _TOLD,
        (
            each.begins_small,
            each.is_parted,
            each.has_time,
            each.has_day,
            each.has_address,
            each.has_rights,
        ),
    )
    for name in told:
        yield f"{name} {size}"
