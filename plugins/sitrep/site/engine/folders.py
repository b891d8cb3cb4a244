"""The folders of a site while it is built: those that the last one had, and new ones.

Those of the last site are there before anybody has asked for them.  Nobody but the engine may see that:
they are taken when the first file needs one, and those in which nothing lies go before anybody else writes.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from sitrep.files.bare import take_back
from sitrep.files.whole import make_folder


class SiteFolders:
    """The folders of one site; all paths are below its own, and have slashes."""

    def __init__(self, site: Path, kept: Path | None = None) -> None:
        """``kept``: where those of the last site were put aside."""
        self.site = site
        self._in_use: set[str] = set()
        self._left: set[str] = set(take_back(kept, site)) if kept else set()
        """Those of the last site, which are there whether or not this one needs them."""

    def make_way(self, address: str) -> str:
        """Have the folder that a file is to lie in, and none in the file's place; returns its path."""
        above = address.rpartition("/")[0]
        if above not in self._in_use:
            self._use(above)
        if address in self._left:
            self._remove({each for each in self._left if f"{each}/".startswith(f"{address}/")})
        return f"{self.site}/{address}"

    def clear(self) -> None:
        """Remove the folders of the last site in which nothing lies in this one."""
        self._remove(self._left - self._in_use)
        self._left = set()

    def _use(self, folder: str) -> None:
        above = folder.rpartition("/")[0]
        if folder and above not in self._in_use:
            self._use(above)
        if folder not in self._left:
            make_folder(f"{self.site}/{folder}")
        self._in_use.add(folder)

    def _remove(self, folders: set[str]) -> None:
        """Remove those of some folders that are empty, or that hold none but such."""
        for each in sorted(folders, reverse=True):
            with suppress(OSError):
                os.rmdir(f"{self.site}/{each}")
        self._left -= folders
