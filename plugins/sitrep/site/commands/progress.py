"""How far a long build is: a bar where somebody watches, a line now and then elsewhere."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TextIO

from sitrep.site.steps import StepHeard, StepsSoFar, hear_nothing
from sitrep.terminal import say

if TYPE_CHECKING:
    from rich.progress import Progress

SHORT = 2.0
"""Seconds in which a build is over before a bar could be read."""
SECONDS = 10.0
"""Seconds between two lines, where there is no terminal."""
_REDRAWN = 0.1
"""Seconds between two pictures of the bar."""


@contextmanager
def build_progress(stream: TextIO, *, is_wanted: bool = True) -> Iterator[StepHeard]:
    """What to call with the steps of a build, until it has ended."""
    if not is_wanted:
        yield hear_nothing
    elif stream.isatty():
        bar = _Bar(stream)
        try:
            yield bar
        finally:
            bar.close()
    else:
        yield _Lines()


class _Lines:
    """Says now and then which step a build is at."""

    def __init__(self) -> None:
        self._started = self._last = time.monotonic()

    def __call__(self, so_far: StepsSoFar) -> None:
        now = time.monotonic()
        if now - self._last >= SECONDS:
            self._last = now
            say(f"{now - self._started:.0f} s: {_words(so_far)}, {so_far.part:.0%}")


class _Bar:
    """A bar that appears when a build takes longer, and goes when it has ended."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._started, self._drawn = time.monotonic(), 0.0
        self._bar: Progress | None = None
        self._task: Any = None

    def __call__(self, so_far: StepsSoFar) -> None:
        now = time.monotonic()
        if now - self._started < SHORT or (so_far.files and now - self._drawn < _REDRAWN):
            return
        self._drawn = now
        if self._bar is None:
            self._bar = _rich_bar(self._stream)
            self._task = self._bar.add_task("", total=1.0)
            self._bar.start()
        self._bar.update(self._task, completed=so_far.part, description=_words(so_far))
        self._bar.refresh()

    def close(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.stop()


def _rich_bar(stream: TextIO) -> Progress:
    from rich.console import Console  # both take long to load
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

    columns = (BarColumn(), TaskProgressColumn(), TextColumn("{task.description}", markup=False))
    # Redrawn by hand: a thread of the bar's own would be copied into the processes that make files.
    return Progress(*columns, console=Console(file=stream), auto_refresh=False, transient=True)


def _words(so_far: StepsSoFar) -> str:
    if not so_far.of_files:
        return so_far.name
    return f"{so_far.name} ({so_far.files} of {so_far.of_files})"
