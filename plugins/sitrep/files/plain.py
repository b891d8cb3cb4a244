"""Reads plain files only: a pipe may block for ever, and a device may never end."""

from __future__ import annotations

import os
import stat
from pathlib import Path

_LEAST = 8_192
"""Bytes that are asked for at once: a file may be longer than it said."""
_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


def special_kind(path: Path | str) -> str | None:
    """What is there instead of a plain file, links followed; None for a plain file.

    Raises OSError if nothing is there.
    """
    return _kind(os.stat(path).st_mode)


def read_plain(path: Path | str, most: int) -> bytes:
    """A plain file's bytes, at most one more than ``most``; raises OSError for anything else.

    It is opened so that even a pipe that takes its place at this moment cannot block us.
    """
    if kind := special_kind(path):
        raise OSError(0, f"it is {kind}, not a file", str(path))
    descriptor = os.open(
        path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    )
    try:
        found = os.fstat(descriptor)
        if kind := _kind(found.st_mode):
            raise OSError(0, f"it is {kind}, not a file", str(path))
        return _read(descriptor, most + 1, max(found.st_size + 1, _LEAST))
    finally:
        os.close(descriptor)


def _read(descriptor: int, most: int, at_once: int) -> bytes:
    """The bytes of an open file, so many at most: in one go, where it is no longer than it said."""
    data = os.read(descriptor, min(most, at_once))
    while len(data) < most and (more := os.read(descriptor, min(most - len(data), at_once))):
        data += more
    return data


def _kind(mode: int) -> str | None:
    return next((words for is_kind, words in _KINDS if is_kind(mode)), None)
