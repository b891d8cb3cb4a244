"""A tree kept aside for whoever needs the same again: its folders, and files that have other names.

Naming a file and removing the name again costs a disk more than looking at it does, and so do
folders.  A file with another name takes no room for this one; one without is removed.  It is done on
Linux alone, and only where names that differ in case are two: elsewhere a folder may stand for
another, and would give it the wrong name.
"""

from __future__ import annotations

import os
import shutil
import stat
import sys
from collections.abc import Callable, Container, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from sitrep.files.whole import PUBLIC_FILE, PUBLIC_FOLDER, make_folder


@dataclass(frozen=True, slots=True)
class AsideTree:
    """What lies in a tree that was put aside, by paths below it."""

    folders: frozenset[str] = frozenset()
    files: Mapping[str, int] = field(default_factory=dict)
    """The inode of each."""
    own: tuple[str, ...] = ()
    """What is not among the files, since it is to be removed."""
    device: int = 0
    """That on which all of it lies."""


NO_TREE = AsideTree()


def put_aside(old: Path, aside: Path | None = None, own: Iterable[str] | None = None) -> None:
    """Keep a tree at ``aside``: its folders, and those of its files that have other names.

    ``own``: what ``own_files`` found in it, if it was asked before.
    All of it is removed where ``aside`` is None, taken or on another disk, where the tree has a
    folder that no build makes, or where case tells no names apart.  What cannot be removed stays
    where it is.
    """
    if aside is not None and sys.platform == "linux":
        with suppress(OSError):
            going = own_files(old) if own is None else own
            if going is not None and _tells_case(old):
                for each in going:
                    os.unlink(f"{old}/{each}")
                os.rename(old, aside)
                return
    shutil.rmtree(old, ignore_errors=True)


def own_files(old: Path, kept: Container[int] | None = None) -> tuple[str, ...] | None:
    """What of a tree must go before it is put aside, by paths below it.

    That is all but files as a build makes them that have another name; with ``kept``, all but those
    of these inodes.  None where the tree has a folder that no build makes.  Raises OSError.
    """

    def is_own(found: os.stat_result) -> bool:
        is_shared = found.st_nlink > 1 if kept is None else found.st_ino in kept
        return not is_shared or found.st_mode != stat.S_IFREG | PUBLIC_FILE

    tree = look_through(old, is_own)
    return tree.own if tree else None


def take_back(aside: Path, folder: Path) -> AsideTree:
    """Move what was put aside into a folder; returns what it is.

    What has a name there already is left out.  Nothing is taken where ``aside`` is not what
    ``put_aside`` made of it, or where case tells no names apart; in any case it is gone afterwards.
    """
    if sys.platform != "linux" or not os.path.lexists(aside):
        return NO_TREE
    found = NO_TREE
    moved = set()
    with suppress(OSError):
        make_folder(folder)
        if _tells_case(aside) and _tells_case(folder):
            found = look_through(aside) or NO_TREE
        for name in {each.partition("/")[0] for each in (*found.folders, *found.files)}:
            if not os.path.lexists(folder / name):
                os.rename(aside / name, folder / name)
                moved.add(name)
    _remove(aside)
    return AsideTree(
        frozenset(each for each in found.folders if each.partition("/")[0] in moved),
        {each: inode for each, inode in found.files.items() if each.partition("/")[0] in moved},
        device=found.device,
    )


def look_through(
    root: Path, is_own: Callable[[os.stat_result], bool] | None = None
) -> AsideTree | None:
    """What lies below a folder, if that is nothing but folders and files as a build makes them.

    None where there is anything else.  ``is_own`` says of what is no folder whether it is to be
    removed: that may be anything.  Raises OSError.
    """
    top = os.lstat(root)
    if not _is_plain(top, top.st_dev):
        return None
    folders, files, own, waiting = [], {}, [], [""]
    while waiting:
        below = waiting.pop()
        with os.scandir(f"{root}/{below}") as listed:
            for entry in listed:
                inside = f"{below}{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    if not _is_plain(entry.stat(follow_symlinks=False), top.st_dev):
                        return None
                    folders.append(inside)
                    waiting.append(f"{inside}/")
                elif is_own and is_own(entry.stat(follow_symlinks=False)):
                    own.append(inside)
                elif entry.is_file(follow_symlinks=False):
                    files[inside] = entry.inode()
                else:
                    return None
    return AsideTree(frozenset(folders), files, tuple(own), top.st_dev)


def _tells_case(folder: Path) -> bool:
    """Whether a name in the other case is another one, where a folder lies.

    It is not on disks of macOS or Windows that a container or WSL shows, nor in some folders of
    Linux.  Nor is it known of a name without letters.  Raises OSError.
    """
    other = folder.with_name(folder.name.swapcase())
    if other.name == folder.name:
        return False
    try:
        return not os.path.samestat(os.stat(folder), os.stat(other))
    except FileNotFoundError:
        return True


def _is_plain(found: os.stat_result, device: int) -> bool:
    """Whether it is a folder as builds make them: public, this user's, on the same disk."""
    is_ours = sys.platform != "win32" and found.st_uid == os.geteuid()
    is_public = found.st_mode == stat.S_IFDIR | PUBLIC_FOLDER
    return is_ours and is_public and found.st_dev == device


def _remove(path: Path) -> None:
    """Remove whatever is there, as far as that can be done."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink()
