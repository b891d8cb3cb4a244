"""The tree of a site while it is built: what the one before the last had, and what is new.

What that had is there before anybody has asked for it: a file that is the same again need not even
be named.  Nobody but the engine may see that.  So the old tree is taken when the first file needs a
folder, and what of it nobody has asked for goes before anybody else writes.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from sitrep.files.aside import NO_TREE, take_back
from sitrep.files.whole import make_folder


class SiteTree:
    """The folders and files of one site; all paths are below its own, and have slashes."""

    def __init__(self, site: Path, kept: Path | None = None) -> None:
        """``kept``: where the tree of an earlier site was put aside."""
        self.site = site
        self._in_use: set[str] = set()
        """Folders."""
        found = take_back(kept, site) if kept else NO_TREE
        self._device = found.device
        self._left = set(found.folders)
        """Folders of the earlier site, which are there whether or not this one needs them."""
        self._files = dict(found.files)
        """Its files that nobody has asked for, by path, with their inodes."""

    def has(self, address: str, file: os.stat_result) -> bool:
        """Whether that very file lies there already, as one of this site from now on."""
        if self._files.get(address) != file.st_ino or self._device != file.st_dev:
            return False
        self._in_use.add(address.rpartition("/")[0])
        del self._files[address]
        return True

    def adopt(self, addresses: Iterable[str]) -> None:
        """Count files as this site's that another process has put there or left there."""
        for each in addresses:
            self._files.pop(each, None)
            self._in_use.add(each.rpartition("/")[0])

    def make_way(self, address: str) -> str:
        """Have the folder that a file is to lie in, and nothing in its place; returns its path."""
        above = address.rpartition("/")[0]
        if above not in self._in_use:
            self._use(above)
        if address in self._left:
            self._remove(address)
        self.drop((address,))
        return f"{self.site}/{address}"

    def drop(self, addresses: Iterable[str]) -> None:
        """Remove the files that the earlier site had there, if nobody has asked for them."""
        for each in addresses:
            if self._files.pop(each, None) is not None:
                with suppress(FileNotFoundError):
                    os.unlink(f"{self.site}/{each}")

    def clear(self) -> None:
        """Remove what of the earlier site is not in this one."""
        self.drop(tuple(self._files))
        self._remove_folders(self._left - self._in_use)
        self._left = set()

    def _use(self, folder: str) -> None:
        above = folder.rpartition("/")[0]
        if folder and above not in self._in_use:
            self._use(above)
        if folder not in self._left:
            self.drop((folder,))
            make_folder(f"{self.site}/{folder}")
        self._in_use.add(folder)

    def _remove(self, folder: str) -> None:
        """Remove a folder of the earlier site, with all that nobody has asked for below it."""
        below = f"{folder}/"
        self.drop([each for each in self._files if each.startswith(below)])
        self._remove_folders({each for each in self._left if f"{each}/".startswith(below)})

    def _remove_folders(self, folders: set[str]) -> None:
        """Remove those of some folders that are empty, or that hold none but such."""
        for each in sorted(folders, reverse=True):
            with suppress(OSError):
                os.rmdir(f"{self.site}/{each}")
        self._left -= folders
