"""Which plugin wrote which file: of two that write one, the second would replace the first.

Generators of this project and Pelican's writer claim each file.  Other plugins write as they like:
the folder is compared before and after their turn, or the places in it that they write to.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from sitrep.core.errors import Fault

FileState = tuple[int, ...]
"""What changes when a file is written: the times of writing and of change, the size, the inode.

All four, because the clock of a file system can stand still for some milliseconds.
"""
ANYWHERE = ("",)
"""The places of whoever may write to any: the whole folder."""


class FileOwners:
    """The files of one build, each with the plugin that wrote it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.claims: list[str] = []
        """The paths of all files that were claimed, one after the other."""
        self._owners: dict[str, str] = {}
        self._seen: dict[str, FileState] = {}
        self._conflicts: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._turn = ""
        self._is_watched = False
        self._places: tuple[str, ...] = ANYWHERE

    @property
    def count(self) -> int:
        """How many files there are."""
        return len(self._owners)

    def begin(self, plugin: str, *, is_watched: bool, places: tuple[str, ...] = ANYWHERE) -> None:
        """Begin the turn of a plugin; ``is_watched``: it may write without claiming.

        ``places``: the only files and folders that it writes to then, by their paths below the
        folder.
        """
        if self._is_watched:
            self._look()
        if is_watched and not (self._is_watched and places == self._places):
            self._seen = dict(_scan(self.folder, places))
        self._turn, self._is_watched, self._places = plugin, is_watched, places

    def claim(self, path: Path) -> None:
        """The plugin whose turn it is writes a file."""
        self.claim_address(path.relative_to(self.folder).as_posix())

    def claim_address(self, inside: str) -> None:
        """The same of a file that is given by its path below the folder."""
        self.claims.append(inside)
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
        now = dict(_scan(self.folder, self._places))
        for inside, state in now.items():
            if state != self._seen.get(inside) and self._owners.get(inside) != self._turn:
                self.claim_address(inside)
        self._seen = now


def _scan(folder: Path, places: Iterable[str]) -> Iterator[tuple[str, FileState]]:
    """The files that some places are or hold, and their states."""
    waiting = []
    for place in places:
        path = os.path.join(folder, place)
        if os.path.isdir(path):
            waiting.append(place)
        elif os.path.lexists(path):
            yield place, _state(os.lstat(path))
    while waiting:
        place = waiting.pop()
        with os.scandir(os.path.join(folder, place)) as entries:
            for entry in entries:
                inside = f"{place}/{entry.name}" if place else entry.name
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(inside)
                else:
                    yield inside, _state(entry.stat(follow_symlinks=False))


def _state(found: os.stat_result) -> FileState:
    return (found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino)
