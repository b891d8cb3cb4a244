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
from collections.abc import Mapping
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
    device: int = 0
    """That on which all of it lies."""


NO_TREE = AsideTree()


def put_aside(old: Path, aside: Path | None) -> None:
    """Keep a tree at ``aside``: its folders, and those of its files that have other names.

    All of it is removed where ``aside`` is None, taken or on another disk, where the tree has a
    folder that no build makes, or where case tells no names apart.  What cannot be removed stays
    where it is.
    """
    if aside is not None and sys.platform == "linux":
        with suppress(OSError):
            if _tells_case(old) and look_through(old, remove_own=True) is not None:
                os.rename(old, aside)
                return
    shutil.rmtree(old, ignore_errors=True)


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
        found.device,
    )


def look_through(root: Path, *, remove_own: bool = False) -> AsideTree | None:
    """What lies below a folder, if that is nothing but folders and files as a build makes them.

    None where there is anything else.  ``remove_own``: files of which this is the only name, and
    what is neither folder nor file, are removed as they are met.  Raises OSError.
    """
    top = os.lstat(root)
    if not _is_plain(top, top.st_dev):
        return None
    folders, files, waiting = [], {}, [""]
    while waiting:
        below = waiting.pop()
        with os.scandir(f"{root}/{below}") as listed:
            entries = list(listed)  # some systems forget names when others are removed meanwhile
        for entry in entries:
            inside = f"{below}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                if not _is_plain(entry.stat(follow_symlinks=False), top.st_dev):
                    return None
                folders.append(inside)
                waiting.append(f"{inside}/")
            elif remove_own and not _is_shared(entry.stat(follow_symlinks=False)):
                os.unlink(entry.path)
            elif entry.is_file(follow_symlinks=False):
                files[inside] = entry.inode()
            else:
                return None
    return AsideTree(frozenset(folders), files, top.st_dev)


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


def _is_shared(found: os.stat_result) -> bool:
    """Whether it is a file as builds make them that has another name as well."""
    return found.st_nlink > 1 and found.st_mode == stat.S_IFREG | PUBLIC_FILE


def _remove(path: Path) -> None:
    """Remove whatever is there, as far as that can be done."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink()
