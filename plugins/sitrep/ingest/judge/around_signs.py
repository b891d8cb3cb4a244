"""Signs of what is around a block: lines with a day, how full they are, notices of rights.

Below a text come teasers and comments, each with its day or hour, and a foot of short lines that
end no sentence. One such line says little; how many are within six lines says much, however
they are arranged: names and pictures are missing from some, and summaries are of any length.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from sitrep.core.markdown.forms import FormKind
from sitrep.ingest.judge.measures import Measure
from sitrep.ingest.judge.own_signs import numbered

NEAR = 6
"""Lines on either side that are around a block: a teaser has up to five."""
STAMP_WORDS = 8
"""Most words of a line that says when."""
NAME_WORDS = 20
"""Words from which a line is no headline, however many of its words begin with capitals."""
MOST = 60
"""Most words a line counts for."""
LISTED = 18
"""Words that an item of a list or a row counts for at least."""
FULL = (2, 4, 7, 12, 18, 25, 35)
"""Words a line has on average from which lines are of the next fullness."""
STOPPED, CAPITALS = (1, 3, 5, 8), (1, 3, 6)
"""Numbers of lines around that end a sentence, and that are all capitals or names."""
MOST_STAMPS = 4
DISTANCES = (1, 2, 4, 8, 98)
"""Lines to a notice of rights; 99 is none."""
MOST_TOGETHER = 2
"""Most such lines above and below that are told together."""

_STAMPS_ABOVE = numbered("stamps above", MOST_STAMPS)
_STAMPS_BELOW = numbered("stamps below", MOST_STAMPS)
_STAMPS = tuple(
    numbered(f"stamps {above} and", MOST_TOGETHER) for above in range(MOST_TOGETHER + 1)
)
_FULL, _FULL_ABOVE = numbered("full", len(FULL)), numbered("full above", len(FULL))
_FULL_BELOW = numbered("full below", len(FULL))
_STOPPED = numbered("stopped near", len(STOPPED))
_CAPITALS = numbered("capitals near", len(CAPITALS))
_RIGHTS_ABOVE = numbered("rights above", len(DISTANCES))
_RIGHTS_BELOW = numbered("rights below", len(DISTANCES))


def around_signs(measures: Sequence[Measure]) -> list[list[str]]:
    """For each block the signs of what is around it."""
    stamps = _sums(each.words <= STAMP_WORDS and _is_stamp(each) for each in measures)
    stopped = _sums(each.is_stopped and each.words >= 4 for each in measures)
    capitals = _sums(_is_named(each) for each in measures)
    counted = [_counts(each) for each in measures]
    words = _sums(counted)
    above = _since([each.has_rights for each in measures])
    below = _since([each.has_rights for each in reversed(measures)])[::-1]
    found: list[list[str]] = []
    for at, each in enumerate(measures):
        low, high = max(0, at - NEAR), min(len(measures), at + NEAR + 1)
        # A report has them above its first paragraph, teasers on both sides.
        stamps_above = min(MOST_STAMPS, stamps[at] - stamps[low])
        stamps_below = min(MOST_STAMPS, stamps[high] - stamps[at + 1])
        full_above = (words[at] - words[low]) / max(1, at - low)
        full_below = (words[high] - words[at + 1]) / max(1, high - at - 1)
        full = (words[high] - words[low] - counted[at]) / max(1, high - low - 1)
        size = each.size
        together = _STAMPS[min(stamps_above, MOST_TOGETHER)][size]
        signs = [
            _STAMPS_ABOVE[size][stamps_above],
            _STAMPS_BELOW[size][stamps_below],
            together[min(stamps_below, MOST_TOGETHER)],
            _FULL[size][bisect_right(FULL, full)],
            _FULL_ABOVE[size][bisect_right(FULL, full_above)],
            _FULL_BELOW[size][bisect_right(FULL, full_below)],
            _STOPPED[size][bisect_right(STOPPED, stopped[high] - stopped[low])],
            _CAPITALS[size][bisect_right(CAPITALS, capitals[high] - capitals[low])],
            _RIGHTS_ABOVE[size][bisect_right(DISTANCES, above[at])],
            _RIGHTS_BELOW[size][bisect_right(DISTANCES, below[at])],
        ]
        found.append(signs)
    return found


def _sums(numbers: Iterable[int]) -> list[int]:
    return list(accumulate(numbers, initial=0))


def _counts(each: Measure) -> int:
    """The words a line counts for; the items of a list do not make the text around it a foot."""
    is_listed = each.form in {FormKind.ITEM, FormKind.ROW}
    return min(max(each.words, LISTED if is_listed else 0), MOST)


def _is_stamp(each: Measure) -> bool:
    return (each.has_day or each.has_time) and not each.is_stopped


def _is_named(each: Measure) -> bool:
    """Whether nearly all words of a line begin with capitals, as a headline's or a name's do."""
    return 1 < each.words < NAME_WORDS and each.capitals >= 0.7 * each.words


def _since(holds: Sequence[bool]) -> list[int]:
    """For each line how many lines above it the last such line is; 99 where none is."""
    found: list[int] = []
    since = 99
    for is_such in holds:
        found.append(since)
        since = 1 if is_such else min(99, since + 1)
    return found
