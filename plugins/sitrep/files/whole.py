"""Files that are there whole or not at all, on the disk before anything counts on them, readable by everybody."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

NEW = ".new"
"""What a file ends in while it is written; hidden, so that nobody takes it for the file."""
PUBLIC_FILE, PUBLIC_FOLDER = 0o644, 0o755
"""Modes of what a web server of another user must read; the one who builds may be more careful by habit."""

_UNKNOWN = frozenset({errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP})
"""How a system or a file system says that it does not know a call."""
_HERE = -100
"""Linux' AT_FDCWD: names count from the current folder."""
_EXCHANGE = 2
"""Linux' RENAME_EXCHANGE and macOS' RENAME_SWAP."""


def write_whole(path: Path, data: bytes) -> None:
    """Write a file whole or not at all; whoever writes many has them on the disk at once with flush_tree."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}{NEW}")
    beside.write_bytes(data)
    os.replace(beside, path)


def clear_halves(folder: Path) -> None:
    """Remove what writing left behind when it was killed."""
    for path in folder.rglob(f".*{NEW}"):
        path.unlink(missing_ok=True)


def copy_public(source: Path, target: Path, half: Path) -> None:
    """Copy a file by way of ``half``, so that ``target`` is whole, on the disk and readable by everybody."""
    make_folder(target.parent)
    shutil.copyfile(source, half)
    half.chmod(PUBLIC_FILE)
    with half.open("rb+") as file:
        flush(file.fileno())
    os.replace(half, target)


def make_folder(folder: Path) -> None:
    """Make a folder and those above it that lack, readable by everybody; what is there keeps its mode."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir()
    folder.chmod(PUBLIC_FOLDER)


def make_public(folder: Path) -> None:
    """Make a folder and all below it readable by everybody, executable by nobody, whatever the umask."""
    for path in _below(folder):
        if not path.is_symlink():
            path.chmod(PUBLIC_FOLDER if path.is_dir() else PUBLIC_FILE)


def flush_tree(folder: Path) -> None:
    """Have a folder and all below it on the disk, if it is there."""
    if not folder.is_dir() or _flush_file_system(folder):
        return
    for path in _below(folder):
        if path.is_dir():
            flush_folder(path)
        else:
            with path.open("rb+") as file:
                flush(file.fileno())


def flush_folder(folder: Path) -> None:
    """Have a folder's own list of names on the disk, where folders can be opened."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        flush(descriptor)
    finally:
        os.close(descriptor)


def flush(descriptor: int) -> None:
    """Have an open file on the disk; file systems that know no such thing are left alone."""
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _UNKNOWN:
            raise


def exchange(one: Path, other: Path) -> bool:
    """Give each the other's name in one step; False where the system or its file system cannot."""
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
    """The system's call that exchanges two names, which Python lacks; None where there is none."""
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
    """Have the whole file system on the disk in one call: hundreds of times quicker than file by file."""
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
