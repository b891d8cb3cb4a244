"""The run of a text's blocks that weighs most."""

from __future__ import annotations

from collections.abc import Sequence


def heaviest_run(weights: Sequence[float]) -> tuple[int, int]:
    """Start and end of the run with the greatest sum; both 0 where no weight is positive."""
    greatest, run = 0.0, (0, 0)
    total, start = 0.0, 0
    for at, weight in enumerate(weights):
        if total <= 0:
            total, start = 0.0, at
        total += weight
        if total > greatest:
            greatest, run = total, (start, at + 1)
    return run
