"""How work grows with its input, counted in steps: no clock, so that a busy machine changes nothing.

What the interpreter's own machinery does (a regular expression, lxml) takes no
steps.  ``benchmarks/growth_by_clock.py`` runs the same tests by the processor's clock,
and with them those marked ``clock``, for which there is nothing to count.
"""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

LINEAR = 8.0
"""Less than this grows what grows with a text's length; the square of it grows sixteen times."""
BY_CLOCK = os.environ.get("SITREP_GROWTH") == "clock"
"""Whether growth is measured by the processor's clock instead."""
SHORTEST = 0.0005
"""What is quicker than this, in seconds, is as good as nothing."""
FEWEST = 200
"""Fewer steps than these are those of any call."""


def growth(work: Callable[[str], object], make: Callable[[int], str], size: int) -> float:
    """How many times more work takes on a text four times as long: 4 where linear, 16 where quadratic."""
    work(make(size // 4))  # what is read or compiled once is so now
    if BY_CLOCK:
        return min(
            _seconds(work, make(4 * size)) / max(_seconds(work, make(size)), SHORTEST)
            for _ in range(3)
        )
    return _steps(work, make(4 * size)) / max(_steps(work, make(size)), FEWEST)


def _steps(work: Callable[[str], object], text: str) -> int:
    """The lines of Python that are run, and the calls that end."""
    count = 0

    def step(_frame: FrameType, _event: str, _argument: object) -> None:
        """Called for each line, and when a call returns or raises."""
        nonlocal count
        count += 1

    def begin(_frame: FrameType, _event: str, _argument: object) -> Callable[..., object]:
        return step

    with _tracing(begin):
        work(text)
    return count


@contextmanager
def _tracing(trace: Callable[[FrameType, str, object], object]) -> Iterator[None]:
    former = sys.gettrace()
    sys.settrace(trace)  # type: ignore[arg-type]
    try:
        yield
    finally:
        sys.settrace(former)


def _seconds(work: Callable[[str], object], text: str) -> float:
    """The processor's time of a run.

    Without the collector of garbage, whose time grows with all that other tests have built.
    """
    gc.disable()
    try:
        start = time.process_time()
        work(text)
        return time.process_time() - start
    finally:
        gc.enable()
