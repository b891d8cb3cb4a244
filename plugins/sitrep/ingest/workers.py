"""Work on many things, each in a process that can be stopped without holding up the rest.

The processes live long and take one thing after the other.  One that computes
longer, waits longer or takes more memory than is allowed ends; its thing is
refused with the reason, and a new process takes its place.
"""

from __future__ import annotations

import gc
import multiprocessing
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

from sitrep.core.limits import MEMORY, PATIENCE, SECONDS
from sitrep.files.plain import read_plain

if sys.platform != "win32":
    import resource

ALLOCATED = 50_000
"""Values that a process makes between two looks for garbage: a document's are gone by then."""
AHEAD = 64
"""Things that are done before an earlier one is: what they gave is kept in memory so long."""

Thing = TypeVar("Thing")
Result = TypeVar("Result")
if sys.platform == "linux":
    _PROCESSES = multiprocessing.get_context("fork")
else:
    _PROCESSES = multiprocessing.get_context("spawn")


@dataclass(frozen=True, slots=True)
class Budget:
    """What one thing may take."""

    seconds: float = SECONDS.most
    """Of computing."""
    patience: float = PATIENCE.most
    """Seconds of anything: of waiting for a disk, too."""
    memory: int = MEMORY.most
    """Bytes beyond what the process begins with."""


@dataclass(frozen=True, slots=True)
class Stopped:
    """A thing that came to no result, and why."""

    reason: str


@dataclass(frozen=True, slots=True)
class _Outgrown:
    """What a process says that has no memory left."""


@dataclass(slots=True)
class _Worker(Generic[Thing, Result]):
    """A process, and what it is at."""

    process: Any
    pipe: Connection
    number: int | None = None
    thing: Thing | None = None
    tries: int = 0
    until: float = 0.0


@dataclass(slots=True)
class _Pool(Generic[Thing, Result]):
    """The processes and what they gave so far, by number."""

    work: Callable[[Thing], Result]
    budget: Budget
    workers: list[_Worker[Thing, Result]] = field(default_factory=list)
    results: dict[int, Result | Stopped] = field(default_factory=dict)

    def start(self) -> _Worker[Thing, Result]:
        ours, theirs = _PROCESSES.Pipe()
        # What a forked process inherits of the other pipes would keep them open after our end.
        others = (
            [worker.pipe for worker in self.workers] + [ours] if sys.platform == "linux" else []
        )
        process = _PROCESSES.Process(
            target=_serve, args=(theirs, self.work, self.budget, others), daemon=True
        )
        process.start()
        theirs.close()
        worker: _Worker[Thing, Result] = _Worker(process, ours)
        self.workers.append(worker)
        return worker

    def give(self, worker: _Worker[Thing, Result], number: int, thing: Thing) -> None:
        """Hand a thing to a process that is free."""
        worker.number, worker.thing = number, thing
        worker.until = time.monotonic() + self.budget.patience
        with suppress(OSError):  # it ended while it waited: what is collected from it will say so
            worker.pipe.send(thing)

    def collect(self) -> None:
        """Wait until a process has answered, ended or used up our patience."""
        busy = [worker for worker in self.workers if worker.number is not None]
        left = max(min(worker.until for worker in busy) - time.monotonic(), 0)
        ready = wait([worker.pipe for worker in busy], left)
        for worker in busy:
            if worker.pipe in ready:
                self._receive(worker)
            elif worker.until <= time.monotonic():
                self._replace(
                    worker, f"it took more than the {self.budget.patience:g} seconds allowed"
                )

    def _receive(self, worker: _Worker[Thing, Result]) -> None:
        try:
            answer = worker.pipe.recv()
        except (EOFError, OSError):
            self._bury(worker)
            return
        if isinstance(answer, _Outgrown):
            mb = self.budget.memory // (1024 * 1024)
            self._replace(worker, f"it took more than the {mb:,} MB of memory allowed", again=True)
        else:
            self._settle(worker, answer)

    def _settle(self, worker: _Worker[Thing, Result], answer: Result | Stopped) -> None:
        if worker.number is not None:
            self.results[worker.number] = answer
        worker.number = worker.thing = None
        worker.tries = 0

    def _bury(self, worker: _Worker[Thing, Result]) -> None:
        """Say why a process ended."""
        worker.process.join()
        code = worker.process.exitcode
        if sys.platform != "win32" and code == -signal.SIGPROF:
            self._replace(
                worker,
                f"it took more than the {self.budget.seconds:g} seconds of computing allowed",
            )
        else:
            how = f"signal {-code}" if code < 0 else f"code {code}"
            self._replace(worker, f"the process that read it ended ({how})", again=True)

    def _replace(self, worker: _Worker[Thing, Result], reason: str, *, again: bool = False) -> None:
        """End a process and start another.

        A thing that may have suffered for others before it is tried once more.
        """
        number, thing, tries = worker.number, worker.thing, worker.tries
        self.workers.remove(worker)
        _end(worker)
        fresh = self.start()
        if number is None or thing is None:
            return
        if again and not tries:
            fresh.tries = 1
            self.give(fresh, number, thing)
        else:
            self.results[number] = Stopped(reason)


def work_on(
    things: Iterable[Thing],
    work: Callable[[Thing], Result],
    *,
    jobs: int,
    budget: Budget | None = None,
) -> Iterator[Result | Stopped]:
    """What comes of each thing, in their order, in so many processes."""
    waiting: deque[int] = deque()
    with _opened(work, budget or Budget()) as pool:
        for number, thing in enumerate(things):
            while len(waiting) >= AHEAD or (len(pool.workers) >= jobs and not _free(pool)):
                pool.collect()
                yield from _ready(pool, waiting)
            pool.give(_free(pool) or pool.start(), number, thing)
            waiting.append(number)
        while waiting:
            pool.collect()
            yield from _ready(pool, waiting)


def _free(pool: _Pool[Thing, Result]) -> _Worker[Thing, Result] | None:
    return next((worker for worker in pool.workers if worker.number is None), None)


def _ready(pool: _Pool[Thing, Result], waiting: deque[int]) -> Iterator[Result | Stopped]:
    """The results whose turn it is."""
    while waiting and waiting[0] in pool.results:
        yield pool.results.pop(waiting.popleft())


@contextmanager
def _opened(work: Callable[[Thing], Result], budget: Budget) -> Iterator[_Pool[Thing, Result]]:
    """A pool without processes as yet, of which none is left afterwards, whatever happens."""
    pool: _Pool[Thing, Result] = _Pool(work, budget)
    try:
        yield pool
    finally:
        for worker in pool.workers:
            _end(worker)


def _end(worker: _Worker[Thing, Result]) -> None:
    worker.process.kill()
    worker.process.join()
    worker.process.close()
    worker.pipe.close()


def _serve(
    pipe: Connection, work: Callable[[Any], object], budget: Budget, others: list[Connection]
) -> None:
    """Be one of the processes: stopping by hand is the first process's business."""
    for other in others:
        other.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _confine(budget)
    while True:
        try:
            thing = pipe.recv()
        except (EOFError, OSError):
            return  # nobody is left to work for
        answer = _answered(work, thing, budget)
        with suppress(OSError):
            pipe.send(answer)


def _answered(work: Callable[[Any], object], thing: object, budget: Budget) -> object:
    """What comes of a thing.

    The system ends this process where it computes too long, whatever it is at.
    """
    _allow(budget.seconds)
    try:
        return work(thing)
    except MemoryError:
        return _Outgrown()
    finally:
        _allow(0)


def _confine(budget: Budget) -> None:
    """Limit this process's memory, where the system can, and leave no core behind."""
    if sys.platform != "win32":
        most = _begun_with() + budget.memory
        _lower(resource.RLIMIT_AS, most)
        _lower(resource.RLIMIT_CORE, 0)
    gc.freeze()  # what came with the fork is not garbage, and looking through it would copy it
    gc.set_threshold(ALLOCATED)


def _begun_with() -> int:
    """Bytes of address space this process has now."""
    if sys.platform == "linux":
        return int(read_plain("/proc/self/statm", 200).split()[0]) * resource.getpagesize()
    return 0


def _lower(kind: int, most: int) -> None:
    hard = resource.getrlimit(kind)[1]
    least = most if hard == resource.RLIM_INFINITY else min(most, hard)
    with suppress(ValueError, OSError):  # macOS takes no limit of the address space
        resource.setrlimit(kind, (least, hard))


def _allow(seconds: float) -> None:
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_PROF, seconds)
