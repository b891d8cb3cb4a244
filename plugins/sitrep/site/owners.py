"""Which plugin wrote which file: of two that write one, the second would replace the first.

Generators of this project and Pelican's writer claim each file.  Other plugins write as they like:
the folder is compared before and after their turn.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from sitrep.core.errors import Fault

FileState = tuple[int, ...]
"""What changes when a file is written: the times of writing and of change, the size, the inode.

All four, because the clock of a file system can stand still for some milliseconds.
"""


class FileOwners:
    """The files of one build, each with the plugin that wrote it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._owners: dict[str, str] = {}
        self._seen: dict[str, FileState] = {}
        self._conflicts: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._turn = ""
        self._is_watched = False

    @property
    def count(self) -> int:
        """How many files there are."""
        return len(self._owners)

    def begin(self, plugin: str, *, is_watched: bool) -> None:
        """Begin the turn of a plugin; ``is_watched``: it may write without claiming."""
        if self._is_watched:
            self._look()
        elif is_watched:
            self._seen = dict(_scan(self.folder))
        self._turn, self._is_watched = plugin, is_watched

    def claim(self, path: Path) -> None:
        """The plugin whose turn it is writes a file."""
        self.claim_address(path.relative_to(self.folder).as_posix())

    def claim_address(self, inside: str) -> None:
        """The same of a file that is given by its path below the folder."""
        if inside in self._owners:
            self._conflicts[self._owners[inside], self._turn].append(inside)
        self._owners[inside] = self._turn

    def faults(self, root: str) -> Iterator[Fault]:
        """A fault for each two plugins, at the first file both wrote; ``root`` names the folder."""
        for (first, second), files in self._conflicts.items():
            more = f" (so are {len(files) - 1} more files)" if len(files) > 1 else ""
            yield Fault(
                f"{root}/{min(files)}",
                1,
                "",
                f"is written by {first} and again by {second}{more}",
                "Remove one of the two from PLUGINS in pelicanconf.py, or have it write elsewhere",
            )

    def _look(self) -> None:
        """Note what the plugin whose turn it was wrote without claiming it."""
        now = dict(_scan(self.folder))
        for inside, state in now.items():
            if state != self._seen.get(inside) and self._owners.get(inside) != self._turn:
                self.claim(self.folder / inside)
        self._seen = now


def _scan(folder: Path) -> Iterator[tuple[str, FileState]]:
    """The files below a folder, and their states."""
    for place, _folders, names in os.walk(folder):
        for name in names:
            path = Path(place, name)
            found = path.lstat()
            state = (found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino)
            yield path.relative_to(folder).as_posix(), state
