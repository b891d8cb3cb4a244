"""One process at a time on a folder.

The system lets go of the lock when its process ends, however it ends: what a
killed run leaves behind keeps nobody out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from sitrep.core.errors import SitrepError


def lock_of(folder: Path) -> Path:
    """The file beside a folder that whoever works on the folder holds."""
    return folder.with_name(f".{folder.name}.lock")


@contextmanager
def hold(folder: Path, *, seconds: float = 0, waiting: Callable[[], object] = lambda: None) -> Iterator[bool]:
    """Keep others out of a folder; yields False where somebody else still holds it after ``seconds``.

    ``waiting`` is called once where somebody does and waiting helps.
    """
    path = lock_of(folder)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(path, timeout=0, fallback_to_soft=False)
        is_held = _taken(lock, 0)
        if not is_held and seconds:
            waiting()
            is_held = _taken(lock, seconds)
    except (OSError, NotImplementedError) as error:
        raise SitrepError(f"{path} cannot be locked ({error}). Make its folder writable.") from error
    try:
        yield is_held
    finally:
        if is_held:
            lock.release()


def _taken(lock: FileLock, seconds: float) -> bool:
    try:
        lock.acquire(timeout=seconds)
    except Timeout:
        return False
    return True
