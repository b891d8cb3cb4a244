"""Some work in a process of its own, while this one goes on.

The process is forked, so that it has all values without a copy.  It can fail in no other way than the
same work would here: whoever gets no answer does the work again, and meets the same error.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
from collections.abc import Callable
from io import StringIO
from multiprocessing.connection import Connection
from typing import Any, Generic, TypeVar, cast

from sitrep.site.engine.workers import can_fork, end_with

Answer = TypeVar("Answer")


class ForkedWork(Generic[Answer]):
    """Work that was begun."""

    def __init__(self, work: Callable[[], Answer]) -> None:
        """Begin it, where a process can be forked; ``work`` gives a value that can be pickled."""
        self._pipe: Connection | None = None
        self._process: Any = None
        if can_fork():
            self._begin(work)

    def answer(self) -> Answer | None:
        """What it gave, once it has ended; None where it was not begun or gave nothing."""
        if self._pipe is None:
            return None
        try:
            return cast("Answer", self._pipe.recv())
        except (EOFError, OSError):  # it ended before, or in the middle of its answer
            return None
        finally:
            self.end()

    def end(self) -> None:
        """End it, if it has not ended."""
        if self._pipe is not None:
            self._pipe.close()
            self._process.terminate()
            self._process.join()
            self._pipe = None

    def _begin(self, work: Callable[[], Answer]) -> None:
        context = multiprocessing.get_context("fork")
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=_work, args=(work, ours, theirs, os.getpid()))
        gc.freeze()  # what is there already is never looked through there, and so never copied
        try:
            process.start()
        except OSError:  # no room for another process
            ours.close()
        else:
            self._pipe, self._process = ours, process
        finally:
            gc.unfreeze()
            theirs.close()


def _work(work: Callable[[], Answer], theirs: Connection, pipe: Connection, asking: int) -> None:
    sys.stderr = StringIO()  # what goes wrong is said where the work is done again
    end_with(asking)
    theirs.close()  # so that nothing is sent any more once nobody listens
    pipe.send(work())
