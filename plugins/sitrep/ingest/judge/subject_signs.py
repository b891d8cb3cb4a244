"""Signs of what a block speaks of: what the headline and the text speak of, or something else."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from sitrep.ingest.judge.measures import Measure

FEW = 3
"""Fewest words that tell a subject."""
COMMON = 0.2
"""Share of the blocks from which a word is in all texts."""
SHARES = (0.001, 0.15, 0.35, 0.6)


def subject_signs(
    measures: Sequence[Measure], run: tuple[int, int], headline: int
) -> list[list[str]]:
    """For each block the signs of its subject, by the text in ``run`` and the headline."""
    first, last = run
    prose = [measures[at].stems for at in range(first, last) if measures[at].is_prose]
    said = Counter(stem for stems in prose for stem in stems)
    most = max(3, COMMON * len(prose))
    common = {stem for stem, number in said.items() if number > most}
    lead = frozenset[str]().union(*prose[:2]) if prose else frozenset()
    title = measures[headline].stems if headline >= 0 else frozenset()
    found: list[list[str]] = []
    for at, each in enumerate(measures):
        size = each.size
        own = int(first <= at < last and each.is_prose)
        told = each.stems - common
        if len(told) < FEW:
            found.append([])
            continue
        known = sum(said.get(stem, 0) > own for stem in told) / len(told)
        signs = [f"known {bisect_right(SHARES, known)} {size}"]
        if title:
            shared = len(told & title) / max(1, min(len(told), len(title)))
            signs.append(f"title {bisect_right(SHARES, shared)} {size}")
        if not own or at > first + 2:
            shared = len(told & lead) / len(told)
            signs.append(f"lead {bisect_right(SHARES, shared)} {size}")
        found.append(signs)
    return found
