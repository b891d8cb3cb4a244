"""The files of the content folder in memory: those that have changed are read again, and no others."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from pathlib import Path

from sitrep.content.folder import is_aside, read_file, read_files
from sitrep.content.reading import ContentFile
from sitrep.core.errors import Fault


class KeptFiles:
    """The files of a content folder, as they were read last."""

    def __init__(self, folder: Path) -> None:
        """Nothing is read yet."""
        self._folder = folder
        self._files: dict[str, ContentFile] = {}
        self._is_known = False
        """Whether they are all the folder holds, and each is what it was."""

    def read(self, folder: Path, faults: list[Fault]) -> Iterable[ContentFile]:
        """The files sorted by path, as ``read_files`` gives them; unreadable ones are faults."""
        if not self._is_known or folder != self._folder:
            found: list[Fault] = []
            self._folder = folder
            self._files = {file.path: file for file in read_files(folder, found)}
            self._is_known = not found
            faults += found
        return self._files.values()

    def notice(self, changed: Iterable[Path]) -> None:
        """Read again what has changed; where that does not tell all, the next reading reads it all."""
        for path in changed:
            if self._is_known and path.is_relative_to(self._folder):
                self._is_known = self._take(path)

    def _take(self, path: Path) -> bool:
        """Whether it is known what a change of a path means."""
        inside = path.relative_to(self._folder)
        if any(map(is_aside, inside.parts)):
            return True
        name = inside.as_posix()
        try:
            if not stat.S_ISREG(os.lstat(path).st_mode):
                return False
            self._put(name, read_file(self._folder, name))
        except FileNotFoundError:
            return self._files.pop(name, None) is not None
        except OSError:
            return False
        return True

    def _put(self, name: str, file: ContentFile) -> None:
        is_new = name not in self._files
        self._files[name] = file
        if is_new:
            self._files = dict(sorted(self._files.items(), key=lambda each: each[0].split("/")))
