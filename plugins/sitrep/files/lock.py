"""Lets one process at a time work on a folder.

The system releases a lock when its process ends, however it ends: a killed run locks nobody out.
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
"""Seconds between two attempts at a lock that is held."""

Take = Callable[[], bool]
"""Takes a lock if it is free, without waiting, and says whether it did."""


def lock_of(folder: Path) -> Path:
    """The file beside a folder that is locked while the folder is replaced."""
    return folder.with_name(f".{folder.name.lstrip('.')}.lock")


@contextmanager
def only_one(folder: Path) -> Iterator[bool]:
    """Lock a folder that is replaced as a whole; yields False if another process holds the lock."""
    with _locked_file(folder) as take:
        yield take()


@contextmanager
def only_writer(content: Path, *, seconds: float = WAIT.most) -> Iterator[None]:
    """Lock a content folder for writing; waits for a process that holds it, and says so.

    Raises SitrepError if that takes longer than ``seconds``.
    """
    folder = content.resolve()
    with _locked_file(folder) if sys.platform == "win32" else _locked_folder(folder) as take:
        if not take() and not _waited(take, folder, seconds):
            raise SitrepError(
                f"another process has been writing to {folder.name}/ for {seconds:g} seconds. "
                "Run this again when it has ended."
            )
        yield


def _waited(take: Take, folder: Path, seconds: float) -> bool:
    """Whether the lock was released in time."""
    say(f"Another process is writing to {folder.name}/; waiting for it.", to=sys.stderr)
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        time.sleep(OFTEN)
        if take():
            return True
    return False


@contextmanager
def _locked_file(folder: Path) -> Iterator[Take]:
    """A lock on a file beside the folder."""
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
    """A lock on the folder itself, which leaves no file; on its parent if it does not exist yet."""
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
