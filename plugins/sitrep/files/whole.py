"""Writes files whole or not at all, flushes them to disk, and makes them readable by everybody."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import stat
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

NEW = ".new"
"""The suffix of a file that is being written; it is hidden, so that nobody reads it."""
PUBLIC_FILE, PUBLIC_FOLDER = 0o644, 0o755
"""Modes for files that another user's web server reads, whatever the umask of the builder."""

_UNKNOWN = frozenset({errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP})
"""How a system or a file system says that it does not support a call."""
_HERE = -100
"""AT_FDCWD of Linux: names count from the current folder."""
_EXCHANGE = 2
"""RENAME_EXCHANGE of Linux and RENAME_SWAP of macOS."""


def write_whole(path: Path, data: bytes) -> None:
    """Write a file whole or not at all; to flush many of them at once, call flush_tree."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}{NEW}")
    try:
        beside.write_bytes(data)
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)  # there only if we were stopped or the disk is full


def clear_halves(folder: Path) -> None:
    """Remove what a killed process left half-written."""
    for path in folder.rglob(f".*{NEW}"):
        path.unlink(missing_ok=True)


def copy_public(source: Path, target: Path, half: Path) -> None:
    """Copy a file by way of ``half``: ``target`` is whole, flushed and readable by everybody."""
    make_folder(target.parent)
    shutil.copyfile(source, half)
    half.chmod(PUBLIC_FILE)
    with half.open("rb+") as file:
        flush(file.fileno())
    os.replace(half, target)


def make_folder(folder: str | Path) -> None:
    """Make a folder and its missing parents, readable by everybody; others keep their modes."""
    try:
        os.mkdir(folder)
    except FileNotFoundError:
        make_folder(os.path.dirname(folder) or os.curdir)
        make_folder(folder)
    except FileExistsError:  # or another process has made it meanwhile
        if not os.path.isdir(folder):
            raise
    else:
        os.chmod(folder, PUBLIC_FOLDER)


def make_public(folder: Path) -> frozenset[int]:
    """Make a folder and all below it readable by everybody, whatever the umask.

    Returns the inodes of its files.
    """
    folder.chmod(PUBLIC_FOLDER)
    files: list[int] = []
    waiting = [os.fspath(folder)]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_symlink():
                    continue
                is_folder, found = entry.is_dir(), entry.stat()
                mode = PUBLIC_FOLDER if is_folder else PUBLIC_FILE
                if stat.S_IMODE(found.st_mode) != mode:  # nearly all have it already
                    os.chmod(entry.path, mode)
                if is_folder:
                    waiting.append(entry.path)
                else:
                    files.append(found.st_ino)
    return frozenset(files)


def flush_tree(folder: Path) -> None:
    """Flush a folder and all below it to disk, if it exists."""
    if not folder.is_dir() or _flush_file_system(folder):
        return
    for path in _below(folder):
        if path.is_dir():
            flush_folder(path)
        else:
            with path.open("rb+") as file:
                flush(file.fileno())


def flush_files(paths: Sequence[Path]) -> None:
    """Flush some files of one folder to disk."""
    if len(paths) > 1 and _flush_file_system(paths[0].parent):
        return
    for path in paths:
        with path.open("rb+") as file:
            flush(file.fileno())


def flush_folder(folder: Path) -> None:
    """Flush a folder's list of names to disk, where folders can be opened."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        flush(descriptor)
    finally:
        os.close(descriptor)


def flush(descriptor: int) -> None:
    """Flush an open file to disk; file systems that do not support it are left alone."""
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _UNKNOWN:
            raise


def exchange(one: Path, other: Path) -> bool:
    """Exchange two names in one step; False if the system or its file system cannot."""
    call = _exchanging()
    if call is None:
        return False
    if call(os.fsencode(one), os.fsencode(other)) == 0:
        return True
    number = ctypes.get_errno()
    if number in _UNKNOWN:
        return False
    raise OSError(number, os.strerror(number), str(other))


def _below(folder: Path) -> Iterator[Path]:
    yield folder
    yield from folder.rglob("*")


def _exchanging() -> Callable[[bytes, bytes], int] | None:
    """The system call that exchanges two names, which Python lacks; None if there is none."""
    if sys.platform == "win32":
        return None
    library = ctypes.CDLL(None, use_errno=True)
    try:
        if sys.platform == "darwin":
            swap = library.renamex_np
            return lambda one, other: int(swap(one, other, _EXCHANGE))
        rename = library.renameat2
    except AttributeError:  # an old C library
        return None
    return lambda one, other: int(rename(_HERE, one, _HERE, other, _EXCHANGE))


def _flush_file_system(folder: Path) -> bool:
    """Flush the whole file system in one call: hundreds of times faster than file by file."""
    if sys.platform != "linux":
        return False
    try:
        sync = ctypes.CDLL(None, use_errno=True).syncfs
    except AttributeError:
        return False
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        return int(sync(descriptor)) == 0
    finally:
        os.close(descriptor)
