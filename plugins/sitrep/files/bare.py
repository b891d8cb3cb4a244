"""A tree of folders without their files, kept aside for whoever needs the same folders again.

Making a folder and removing it again costs a disk more than naming a file does; emptying a tree and
filling it again costs no more than a walk through it.  It is done on Linux alone, and only where
names that differ in case are two: elsewhere a folder may stand for another, and would give it the
wrong name.
"""

from __future__ import annotations

import os
import shutil
import stat
import sys
from contextlib import suppress
from pathlib import Path

from sitrep.files.whole import PUBLIC_FOLDER, make_folder


def put_aside(old: Path, aside: Path | None) -> None:
    """Keep the folders of a tree at ``aside``, and remove everything else in it.

    All of it is removed where ``aside`` is None, taken or on another disk, where the tree has a
    folder that no build makes, or where case tells no names apart.  What cannot be removed stays
    where it is.
    """
    if aside is not None and sys.platform == "linux":
        with suppress(OSError):
            if _tells_case(old) and bare_folders(old, remove_files=True) is not None:
                os.rename(old, aside)
                return
    shutil.rmtree(old, ignore_errors=True)


def take_back(aside: Path, folder: Path) -> frozenset[str]:
    """Move the folders that were put aside into another one; returns their paths below it.

    What has a name there already is left out.  Nothing is taken where ``aside`` is not what
    ``put_aside`` made of it, or where case tells no names apart; in any case it is gone afterwards.
    """
    if sys.platform != "linux" or not os.path.lexists(aside):
        return frozenset()
    found: list[str] = []
    moved = set()
    with suppress(OSError):
        make_folder(folder)
        if _tells_case(aside) and _tells_case(folder):
            found = bare_folders(aside) or []
        for name in (each for each in found if "/" not in each):
            if not os.path.lexists(folder / name):
                os.rename(aside / name, folder / name)
                moved.add(name)
    _remove(aside)
    return frozenset(each for each in found if each.partition("/")[0] in moved)


def bare_folders(root: Path, *, remove_files: bool = False) -> list[str] | None:
    """The folders below a folder, by path, if nothing but folders that a build makes lies there.

    None where there is anything else.  ``remove_files``: what is no folder is removed as it is met.
    Raises OSError.
    """
    top = os.lstat(root)
    if not _is_plain(top, top.st_dev):
        return None
    found, waiting = [], [""]
    while waiting:
        below = waiting.pop()
        with os.scandir(f"{root}/{below}") as listed:
            entries = list(listed)  # some systems forget names when others are removed meanwhile
        for entry in entries:
            if not entry.is_dir(follow_symlinks=False):
                if not remove_files:
                    return None
                os.unlink(entry.path)
            elif _is_plain(entry.stat(follow_symlinks=False), top.st_dev):
                found.append(f"{below}{entry.name}")
                waiting.append(f"{below}{entry.name}/")
            else:
                return None
    return found


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
