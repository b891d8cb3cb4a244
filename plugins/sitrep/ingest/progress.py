"""How far a long run is: a bar where somebody watches, a line now and then elsewhere."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.progress import Progress

FEW = 20
"""Documents that are done before a bar could be read."""
EVERY = 100
"""Documents after which a line is written where there is no terminal."""
SECONDS = 10.0
"""Seconds after which one is written whatever the number."""
REDRAWN = 0.1
"""Seconds between two pictures of the bar."""

Told = Callable[[int, int], None]


@contextmanager
def show_progress(stream: TextIO, total: int) -> Iterator[Told]:
    """What to call with how many of how many documents are done."""
    if total < FEW or not stream.isatty():
        yield _lines(stream)
        return
    from rich.console import Console  # both take long to load
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    # Redrawn by hand: a thread of the bar's own would be copied into the processes that clean.
    columns = (TextColumn("cleaning"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(
        *columns, console=Console(file=stream), auto_refresh=False, transient=True
    ) as bar:
        yield _bar(bar, total)


def _bar(bar: Progress, total: int) -> Told:
    task, drawn = bar.add_task("", total=total), [0.0]

    def tell(done: int, total: int) -> None:
        now = time.monotonic()
        bar.update(task, completed=done)
        if done == total or now - drawn[0] >= REDRAWN:
            drawn[0] = now
            bar.refresh()

    return tell


def _lines(stream: TextIO) -> Told:
    last = [time.monotonic()]

    def tell(done: int, total: int) -> None:
        now = time.monotonic()
        if done < total and (done % EVERY == 0 or now - last[0] >= SECONDS):
            last[0] = now
            stream.write(f"{done} of {total} documents cleaned\n")
            stream.flush()

    return tell
