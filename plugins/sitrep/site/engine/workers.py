"""Makes many products, in as many processes as there are processors.

A process is forked, so that it has the whole catalogue without a copy; where the system cannot
fork safely, products are made one after the other.  What comes out is the same.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

from sitrep.core.errors import BuildError

FEW = 24
"""Products for which starting a process costs more than it saves."""
_BATCH = 16
"""Products whose results are handed over together."""

Thing = TypeVar("Thing")
Result = TypeVar("Result")


def processors() -> int:
    """How many processes can work at the same time here."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def in_processes(
    work: Callable[[Thing], Result], things: Sequence[Thing], number: int
) -> Iterator[tuple[int, Result]]:
    """The result of each thing, with its place among them, in any order.

    An exception is raised here, as ``work`` raised it: what failed elsewhere is tried again in this
    process, which has the traceback.
    """
    number = min(number, len(things) // FEW)
    if number < 2 or not _can_fork():
        yield from ((place, work(thing)) for place, thing in enumerate(things))
        return
    context = multiprocessing.get_context("fork")
    gc.freeze()  # what is there already is never looked through, and so never copied
    helpers = _Helpers(work, things)
    try:
        for first in range(1, number):
            helpers.start(context, range(first, len(things), number))
        for place in range(0, len(things), number):
            yield place, work(things[place])
            yield from helpers.answers(0)
        while helpers.pipes:
            yield from helpers.answers(None)
    finally:
        helpers.end()
        gc.unfreeze()


class _Helpers(Generic[Thing, Result]):
    """The other processes."""

    def __init__(self, work: Callable[[Thing], Result], things: Sequence[Thing]) -> None:
        self.pipes: list[Connection] = []
        """Of those that are still at work."""
        self._work, self._things = work, things
        self._processes: list[Any] = []

    def start(self, context: Any, places: range) -> None:
        """Have another process make the things at some places."""
        ours, theirs = context.Pipe(duplex=False)
        arguments = (self._work, self._things, places, theirs)
        process = context.Process(target=_help, args=arguments, daemon=True)
        process.start()
        theirs.close()
        self.pipes.append(ours)
        self._processes.append(process)

    def answers(self, seconds: float | None) -> Iterator[tuple[int, Result]]:
        """What they have made; waits so long for it, None for as long as it takes."""
        for pipe in wait(self.pipes, seconds):
            assert isinstance(pipe, Connection)
            try:
                answer = pipe.recv()
            except EOFError as error:
                raise BuildError(
                    "a process that made pages was ended from outside. Build again; where memory "
                    "is short, with --workers 1."
                ) from error
            if answer is None:
                self.pipes.remove(pipe)
            elif isinstance(answer, int):
                yield answer, self._work(self._things[answer])
            else:
                yield from answer

    def end(self) -> None:
        """End those that are still at work, where something went wrong; wait for all."""
        for pipe in self.pipes:
            pipe.close()
        for process in self._processes:
            process.terminate()
            process.join()


def _help(
    work: Callable[[Thing], Result], things: Sequence[Thing], places: range, pipe: Connection
) -> None:
    """Make things, and send what came out; of what failed, its place."""
    batch: list[tuple[int, Result]] = []
    with suppress(BrokenPipeError, KeyboardInterrupt):
        for place in places:
            try:
                batch.append((place, work(things[place])))
            except Exception:  # noqa: BLE001 - raised again where it can be told, with its place
                pipe.send(place)
            if len(batch) == _BATCH:
                pipe.send(batch)
                batch = []
        pipe.send(batch)
        pipe.send(None)


def _can_fork() -> bool:
    """Whether a fork has all that this process has: no other thread is in the middle of something.

    Apple's libraries may not be used after one.
    """
    is_possible = hasattr(os, "fork") and sys.platform != "darwin"
    return is_possible and threading.active_count() == 1
