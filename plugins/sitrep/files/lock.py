"""One process at a time on a folder.

The system lets go of a lock when its process ends, however it ends: what a
killed run leaves behind keeps nobody out.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from filelock import FileLock, Timeout

from sitrep.core.errors import SitrepError
from sitrep.core.limits import WAIT
from sitrep.terminal import say

if sys.platform != "win32":
    import fcntl

OFTEN = 0.1
"""Seconds between two looks at whether a lock is free."""

Take = Callable[[], bool]
"""Takes a lock if it is free, without waiting."""


def lock_of(folder: Path) -> Path:
    """The file beside a folder that is held while the folder is replaced."""
    return folder.with_name(f".{folder.name}.lock")


@contextmanager
def only_one(folder: Path) -> Iterator[bool]:
    """Keep others out of a folder that is replaced as a whole; yields False where somebody else is at it."""
    with _locked_file(folder) as take:
        yield take()


@contextmanager
def only_writer(content: Path, *, seconds: float = WAIT.most) -> Iterator[None]:
    """Keep everybody else out who writes to a content folder; waits for whoever is at it, and says so.

    Raises SitrepError where that takes longer than ``seconds``.
    """
    folder = content.resolve()
    with _locked_file(folder) if sys.platform == "win32" else _locked_folder(folder) as take:
        if not take() and not _waited(take, folder, seconds):
            raise SitrepError(
                f"{folder.name}/ was written to for {seconds:g} seconds. Run this when that is done."
            )
        yield


def _waited(take: Take, folder: Path, seconds: float) -> bool:
    """Whether the lock came free in time."""
    say(f"Somebody else writes to {folder.name}/: waiting until that is done.", to=sys.stderr)
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        time.sleep(OFTEN)
        if take():
            return True
    return False


@contextmanager
def _locked_file(folder: Path) -> Iterator[Take]:
    """A lock in a file beside the folder."""
    lock = FileLock(lock_of(folder), timeout=0, fallback_to_soft=False)
    try:
        yield partial(_take_file, lock)
    finally:
        lock.release()


def _take_file(lock: FileLock) -> bool:
    path = Path(lock.lock_file)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout:
        return False
    except (OSError, NotImplementedError) as error:
        raise SitrepError(
            f"{path} cannot be locked ({error}). Make its folder writable."
        ) from error
    return True


@contextmanager
def _locked_folder(folder: Path) -> Iterator[Take]:
    """A lock on the folder itself, which leaves no file in it; on what is above where it is still to be made."""
    there = next(each for each in (folder, *folder.parents) if each.is_dir())
    descriptor = os.open(there, os.O_RDONLY)
    try:
        yield partial(_take_folder, descriptor)
    finally:
        os.close(descriptor)


def _take_folder(descriptor: int) -> bool:
    with suppress(BlockingIOError):
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return True
    return False
