"""Which program worked something out: this project's files, the libraries and Python, as a digest.

Numbers of versions would not do: whoever changes a line of a plugin expects the next build to show
it, and so does whoever updates a library.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import blake2b
from pathlib import Path

PACKAGE = Path(__file__).parents[2]
_LIBRARY = ".dist-info"
"""What the folders of installed libraries end in; their names have the versions."""
_MADE = "__pycache__"


@cache
def program_version() -> str:
    """The digest of the program that runs, in hexadecimal; worked out once a process."""
    found = blake2b(digest_size=16)
    found.update(f"{sys.implementation.cache_tag} {sys.version}\n".encode())
    found.update("\n".join(sorted(set(_libraries(sys.path)))).encode())
    found.update(folders_digest((PACKAGE,)).encode())
    return found.hexdigest()


def folders_digest(folders: Iterable[Path]) -> str:
    """The digest of some files, and of all files below some folders, by their names and bytes."""
    found = blake2b(digest_size=16)
    for folder in folders:
        for path in sorted(_files(folder)):
            data = path.read_bytes()
            found.update(f"{path.relative_to(folder).as_posix()}\0{len(data)}\0".encode())
            found.update(data)
    return found.hexdigest()


def _files(folder: Path) -> Iterator[Path]:
    if folder.is_file():
        yield folder
    for place, inside, names in os.walk(folder):
        inside[:] = [name for name in inside if name != _MADE]
        yield from (Path(place, name) for name in names)


def _libraries(places: Iterable[str]) -> Iterator[str]:
    """The names and versions of what is installed."""
    for place in places:
        if os.path.isdir(place):
            yield from (name for name in os.listdir(place) if name.endswith(_LIBRARY))
