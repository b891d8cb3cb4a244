"""Makes many products, in as many processes as there are processors.

A process is forked, so that it has the whole catalogue without a copy; where the system cannot
fork safely, products are made one after the other.  What comes out is the same.
"""

from __future__ import annotations

import ctypes
import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from io import StringIO
from itertools import chain
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, Self, TypeVar

from sitrep.core.errors import BuildError

if sys.platform == "linux":
    import fcntl

FEW = 2
"""Batches of products for which starting a process costs more than it saves."""

_END_WITH_PARENT = 1
"""PR_SET_PDEATHSIG of Linux."""
_SIZE = 4
"""Bytes in which a place is written."""
_MOST_WAITING = 4_000 // _SIZE
"""Places that fit into a pipe of any system, which is a page of memory at least."""

_ROOM = 1_048_576
"""Bytes of answers that may lie in a pipe: as many as Linux lets anybody ask for."""

_SELDOM = (50_000, 50, 1_000_000)
"""New values between two looks among them, looks until one among those that stayed, and among all."""

Thing = TypeVar("Thing")
Result = TypeVar("Result")


def processors() -> int:
    """How many processes can work at the same time here."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def sparing_collection() -> Iterator[None]:
    """Look for garbage among what is new alone, and seldom, meanwhile.

    A build makes millions of values that stay, and looking through all of them again and again takes
    time; never looking takes a fifth more memory, for those that refer to each other and are dropped
    soon, such as documents that are read.
    """
    before = gc.get_threshold()
    gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def in_processes(
    work: Callable[[Thing], Result], things: Sequence[Thing], number: int
) -> Iterator[tuple[int, Result]]:
    """The result of each thing, with its place among them, in any order.

    An exception is raised here, as ``work`` raised it: what failed elsewhere is tried again in this
    process, which has the traceback.
    """
    number = min(number, len(things) // FEW)
    if number < 2 or not can_fork():
        yield from ((place, work(thing)) for place, thing in enumerate(things))
        return
    context = multiprocessing.get_context("fork")
    gc.freeze()  # what is there already is never looked through, and so never copied
    with _Queue(range(number, len(things))) as queue:
        helpers = _Helpers(work, things, queue)
        try:
            left = [first for first in range(1, number) if not helpers.start(context, first)]
            for place in chain(left, chain.from_iterable(queue.taking(0))):
                yield place, work(things[place])
                while answers := [*helpers.answers(0)]:
                    yield from answers
            while helpers.pipes:
                yield from helpers.answers(None)
        finally:
            helpers.end()
            gc.unfreeze()


class _Queue:
    """Places that wait for a process, of which each goes to the one that asks first.

    They lie in a pipe, from which several processes can read without a lock: a few bytes are read as
    a whole or not at all.  What does not fit into a pipe goes with another place.
    """

    def __init__(self, places: range) -> None:
        self._stride = -(-len(places) // _MOST_WAITING) or 1
        self._end = places.stop
        self._reader, writer = os.pipe()
        starts = places[:: self._stride]
        os.write(writer, b"".join(place.to_bytes(_SIZE, "big") for place in starts))
        os.close(writer)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        os.close(self._reader)

    def taking(self, first: int) -> Iterator[range]:
        """A place alone, then those that are taken from the queue until none is left."""
        yield range(first, first + 1)
        while taken := os.read(self._reader, _SIZE):
            start = int.from_bytes(taken, "big")
            yield range(start, min(start + self._stride, self._end))


class _Helpers(Generic[Thing, Result]):
    """The other processes."""

    def __init__(
        self, work: Callable[[Thing], Result], things: Sequence[Thing], queue: _Queue
    ) -> None:
        self.pipes: list[Connection] = []
        """Of those that are still at work."""
        self._work, self._things, self._queue = work, things, queue
        self._asking = os.getpid()
        self._processes: list[Any] = []

    def start(self, context: Any, first: int) -> bool:
        """Have another process make a thing, and then whatever waits; False if there can be none."""
        ours, theirs = context.Pipe(duplex=False)
        _widen(ours)
        process = context.Process(target=self._help, args=(first, theirs), daemon=True)
        try:
            process.start()
        except OSError:  # no room for another process
            ours.close()
            return False
        finally:
            theirs.close()
        self.pipes.append(ours)
        self._processes.append(process)
        return True

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
            if isinstance(answer, list):
                yield from answer
                continue
            self.pipes.remove(pipe)
            yield from ((place, self._work(self._things[place])) for place in answer)

    def end(self) -> None:
        """End those that are still at work, where something went wrong; wait for all."""
        for pipe in self.pipes:
            pipe.close()
        for process in self._processes:
            process.terminate()
            process.join()

    def _help(self, first: int, pipe: Connection) -> None:
        """Make things, and send what came out; after a failure, the places taken and not made."""
        end_with(self._asking)
        left: deque[int] = deque()
        with suppress(BrokenPipeError, KeyboardInterrupt):
            try:
                for places in self._queue.taking(first):
                    left.extend(places)
                    while left:
                        pipe.send([(left[0], self._work(self._things[left[0]]))])
                        left.popleft()
            finally:
                if left:  # whoever gets these fails in the same way, and can tell where
                    sys.stderr = StringIO()
                pipe.send(tuple(left))


def _widen(pipe: Connection) -> None:
    """Have room for several answers in a pipe, so that nobody waits until one is taken out of it."""
    if sys.platform == "linux":
        with suppress(OSError):  # too many of them, or more than this system allows
            fcntl.fcntl(pipe.fileno(), fcntl.F_SETPIPE_SZ, _ROOM)


def end_with(process: int) -> None:
    """Have this process end when the one that forked it is killed: it has the locks of that, too."""
    with suppress(AttributeError):  # a C library that does not know how
        ctypes.CDLL(None).prctl(_END_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != process:
        os._exit(1)


def can_fork() -> bool:
    """Whether a fork has all that this process has: no other thread is in the middle of something.

    Elsewhere than on Linux libraries may not be used after one, or there is none.
    """
    return sys.platform == "linux" and threading.active_count() == 1
