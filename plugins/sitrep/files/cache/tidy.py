"""What other versions of this project have left in a cache, for which nobody will ask again."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from sitrep.files.cache.packs import is_of_another_version

_PACK = re.compile(r"[0-9a-f]{2}\.pack")
_HALF = re.compile(rf"\.{_PACK.pattern}\.new")
"""A pack whose writer was killed."""
_FORMER_TREE = "folders"
"""Where earlier versions kept the folders of the site that was replaced; no files."""


def tidy(cache: Path, version: str) -> None:
    """Remove what is good for other versions than this one alone, as far as that can be done.

    That is what has a name and a beginning as this project writes them: whoever keeps anything else
    there keeps it.
    """
    for path in _below(cache / "tables"):
        if _HALF.fullmatch(path.name) or (
            _PACK.fullmatch(path.name) and is_of_another_version(path, version)
        ):
            with suppress(OSError):
                path.unlink()
    _remove_empty(cache / "tables")
    _remove_empty(cache / _FORMER_TREE)


def _below(tables: Path) -> Iterator[Path]:
    """The files of the tables; none where those lie elsewhere."""
    if tables.is_symlink():
        return
    for folder, _folders, names in os.walk(tables):
        for name in names:
            path = Path(folder, name)
            if path.parent.parent == tables and path.is_file() and not path.is_symlink():
                yield path


def _remove_empty(folder: Path) -> None:
    """Remove a folder and those below it, so far as nothing but folders lies in them."""
    if not folder.is_symlink():
        for each, _folders, _names in os.walk(folder, topdown=False):
            with suppress(OSError):
                os.rmdir(each)
