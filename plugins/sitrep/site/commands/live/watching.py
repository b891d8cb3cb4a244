"""What has changed in the folders that a site is built from, and in the program that builds it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from watchfiles import watch

from sitrep.site.commands.live.answering import PACKAGE

_MOST, _PAUSE = 200, 20
"""Milliseconds: editors write in bursts. A build starts after a pause, at the latest after both."""
_OFTEN = 250
"""Milliseconds between two looks at single files."""

_PACKAGE = PACKAGE.resolve()

FileMark = tuple[int, int, int] | None
"""What changes when a file is written or replaced; None where there is none."""


@dataclass(frozen=True, slots=True)
class Edits:
    """What has changed since the last build."""

    paths: tuple[Path, ...]
    is_program: bool
    """Whether the process that builds runs from any of it, and must be restarted."""

    @property
    def names(self) -> str:
        """The names of the files, for the terminal."""
        return ", ".join(sorted({path.name for path in self.paths}))


class SourceWatch:
    """Watches folders, and the single files that a program is made of.

    Single files are looked at from time to time: a folder that holds the settings holds the
    finished site as well, and a file that is replaced cannot be watched by itself.
    """

    def __init__(self, watched: Iterable[Path]) -> None:
        """Watch what is there of some folders and files; the files are the program's."""
        there = [path.absolute() for path in watched if path.exists()]
        # By one name each: of a folder that is watched by two the system tells one or the other.
        self._folders = {path.resolve() for path in there if path.is_dir()}
        self._marks: dict[Path, FileMark] = {}
        self.add_program(path for path in there if not path.is_dir())

    def add_program(self, files: Iterable[Path]) -> None:
        """Watch more files of the program.

        None is ever left out: one that could not be imported this time is about to be mended.
        """
        self._marks |= {path: _mark(path) for path in files if path not in self._marks}

    def __iter__(self) -> Iterator[Edits]:
        """What changes, until interrupted; the first only says that watching has begun."""
        has_begun = False
        for found in watch(
            *self._folders,
            debounce=_MOST,
            step=_PAUSE,
            rust_timeout=_OFTEN,
            yield_on_timeout=True,
        ):
            paths = {Path(path) for _kind, path in found}
            program = {path for path in paths if _PACKAGE in path.parents} | self._replaced()
            if paths or program or not has_begun:
                yield Edits(tuple(paths | program), bool(program))
            has_begun = True

    def _replaced(self) -> set[Path]:
        """The files of the program that are not what they were at the last look."""
        now = {path: _mark(path) for path in self._marks}
        found = {path for path, mark in now.items() if mark != self._marks[path]}
        self._marks = now
        return found


def _mark(path: Path) -> FileMark:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
