"""Names of the command line to bytes.

``READERS`` is where a new kind of name belongs: each row says which names it
takes and how their bytes are read.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from sitrep.core.errors import DocumentError
from sitrep.core.limits import CONTAINER
from sitrep.files.plain import read_plain, special_kind
from sitrep.ingest.read.address import is_address
from sitrep.ingest.read.saved.folders import is_drawn_with, without_companions


@dataclass(frozen=True, slots=True)
class Raw:
    """What a name holds, as it was found."""

    data: bytes
    charset: str | None = None
    """The encoding that its server stated, if it is from the web."""


Reader = tuple[Callable[[str], bool], Callable[[str], Raw]]


def expand_names(names: Iterable[str]) -> Iterator[str]:
    """The names with folders replaced by the files below them, sorted, hidden ones left out.

    A folder without files stays as it is: reading it says so.
    """
    for name in names:
        files = [*_files_below(name)] if not is_address(name) and os.path.isdir(name) else []
        yield from files or [name]


def read_raw(name: str) -> Raw:
    """What a name holds, at most a byte more than is accepted; raises DocumentError."""
    read = next(read for takes, read in READERS if takes(name))
    try:
        return read(name)
    except OSError as error:
        raise DocumentError(f"it cannot be read ({error.strerror})") from error
    except ValueError as error:
        raise DocumentError("its name cannot be the name of a file") from error


def is_shared(name: str) -> bool:
    """Whether only one process may read it: standard input is read once, sites need pauses."""
    return _is_input(name) or is_address(name)


def _files_below(folder: str) -> Iterator[str]:
    """All that lies there, in the order of the paths; links to folders are not followed.

    What pages are drawn with is left out. Pipes and the like are included: reading refuses each by
    name, so that none is skipped silently.
    """
    found: list[str] = []
    for within, folders, files in os.walk(folder):
        shown = [each for each in folders if not each.startswith(".")]
        folders[:] = without_companions(shown, files)
        for each in files:
            if not each.startswith(".") and not is_drawn_with(each):
                found.append(os.path.join(within, each))
    return iter(sorted(found))


def _is_input(name: str) -> bool:
    return name == "-"


def _read_input(_name: str) -> Raw:
    return Raw(sys.stdin.buffer.read(CONTAINER.most + 1))


def _read_address(name: str) -> Raw:
    from sitrep.ingest.read.fetch import shared_fetcher

    reply = shared_fetcher().fetch(name)
    return Raw(reply.data, reply.charset)


def _read_file(name: str) -> Raw:
    if os.path.isdir(name):
        raise DocumentError("the folder contains no files")
    if kind := special_kind(name):
        raise DocumentError(
            f"it is {kind}, not a file; save what comes out of it, or give - and pipe it in"
        )
    return Raw(read_plain(name, CONTAINER.most))


READERS: tuple[Reader, ...] = (
    (_is_input, _read_input),
    (is_address, _read_address),
    (lambda _name: True, _read_file),
)
