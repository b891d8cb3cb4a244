"""The best reading of the lines above a text: the sequence of kinds with the most for it.

A path goes down the lines, gives each a kind, takes at most one of them for the headline,
and ends where the text begins.  Of all paths the one is found whose lines and neighbours are
worth most (Viterbi's algorithm, once with a headline and once without).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sitrep.ingest.head.weights import (
    KINDS,
    OTHER,
    SECTION,
    START,
    TEXT,
    TITLE,
    LineIs,
    Weights,
    weights,
)

LEAST = -2.9
"""What a kind must be worth on a line to be thought of."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line as the grammar sees it."""

    signs: Mapping[str, float]
    text_below: float | None
    """The share of the document's prose from here on; None where no text can begin."""


@dataclass(frozen=True, slots=True)
class HeadReading:
    """What each line above the text is."""

    kinds: tuple[LineIs, ...]
    """Of the lines down to where the text begins."""
    margin: float
    """How much more it is worth than the best reading that differs in having a headline."""
    open_at: int | None = None
    """Number of the line that is nearly as well the headline, where none is taken."""

    @property
    def title_at(self) -> int | None:
        """Number of the headline's line."""
        return self.kinds.index(LineIs.TITLE) if LineIs.TITLE in self.kinds else None


_Path = tuple[float, int, "_Path | None"]
"""The best way to a line: what it is worth, what the line is, the way to the line before."""


def best_reading(lines: Sequence[Candidate]) -> HeadReading | None:
    """The best reading; None where no text begins among the lines."""
    by = weights()
    without: list[_Path] = [(0.0, START, None)]
    titled: list[_Path] = []
    ends: dict[bool, _Path] = {}
    for line in lines:
        if line.text_below is not None:
            below = line.text_below * by.path["prose-below"]
            for has_title, paths in ((False, without), (True, titled)):
                best = _best(paths, TEXT, below, by)
                if best and (has_title not in ends or best[0] > ends[has_title][0]):
                    ends[has_title] = best
        worths = by.of(line.signs)
        kinds = [
            (kind, worth)
            for kind, worth in enumerate(worths)
            if (worth >= LEAST and kind != TITLE) or kind == OTHER
        ]
        begun = _best(without, TITLE, worths[TITLE], by) if worths[TITLE] >= LEAST else None
        # A button between headline and text is none of either: it costs nothing.
        away = by.path["away"] if worths[OTHER] <= 0 else 0.0
        titled = [*_steps(titled, kinds, by, away), *([begun] if begun else [])]
        without = _steps(without, kinds, by, 0.0)
    return _chosen(ends, by)


_IDLE = frozenset({OTHER, SECTION})
"""Kinds that say nothing of the text below."""


def _steps(
    paths: Sequence[_Path], kinds: Sequence[tuple[int, float]], by: Weights, away: float
) -> list[_Path]:
    """The paths, each kind's best, one line further."""
    if not paths:
        return []
    found: list[_Path] = []
    for kind, worth in kinds:
        # Below a headline a part of the site speaks for nothing.
        total = min(worth, 0.0) + away if away and kind in _IDLE else worth
        best = _best(paths, kind, total, by)
        if best:
            found.append(best)
    return found


def _best(paths: Sequence[_Path], kind: int, worth: float, by: Weights) -> _Path | None:
    """The best path that a line of some kind ends."""
    best: _Path | None = None
    most = 0.0
    behind = by.follows[kind]
    for path in paths:
        total = path[0] + worth + behind[path[1]]
        if best is None or total > most:
            best, most = path, total
    return (most, kind, best) if best else None


def _chosen(ends: Mapping[bool, _Path], by: Weights) -> HeadReading | None:
    if not ends:
        return None
    plain, titled = ends.get(False), ends.get(True)
    if titled and (plain is None or titled[0] - plain[0] >= by.path["title"]):
        return HeadReading(_way(titled), titled[0] - plain[0] if plain else titled[0])
    if plain is None:
        return None
    if titled is None:
        return HeadReading(_way(plain), plain[0])
    margin = plain[0] - titled[0]
    open_at = _way(titled).index(LineIs.TITLE) if margin < by.path["open"] else None
    return HeadReading(_way(plain), margin, open_at)


def _way(end: _Path) -> tuple[LineIs, ...]:
    """The kinds of a path's lines, the first first."""
    kinds: list[LineIs] = []
    path = end[2]
    while path and path[2]:
        kinds.append(KINDS[path[1]])
        path = path[2]
    return tuple(reversed(kinds))
