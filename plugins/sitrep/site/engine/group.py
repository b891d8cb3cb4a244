"""Files of which is known what they say before anybody writes them.

A file may list others with their sizes and hashes, or be cut where they grow too large: to know
that, one must have written them.  So files that follow from the same values are a group.  What
writing it came to is remembered under the digest of those values; its texts are written again where
the digest is another one, or where a file has to be made.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Generic, TypeVar

from sitrep.files.cache.remember import Remember

Told = TypeVar("Told")
"""What a group tells of its files to those that list them: a value that can be pickled."""


@dataclass(frozen=True, slots=True)
class WrittenGroup(Generic[Told]):
    """What writing a group gives."""

    texts: Mapping[str, str]
    """By the addresses of its files."""
    told: Told


@dataclass(frozen=True, slots=True)
class Group(Generic[Told]):
    """Files that are written together."""

    place: str
    """What tells the group from all others of a build: where one of its files stands."""
    of: tuple[object, ...]
    """All that ``write`` depends on: values, cheap to have and cheap to digest."""
    write: Callable[[], WrittenGroup[Told]]


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A file without its text."""

    address: str
    sha256: str
    """In hexadecimal."""
    size: int
    """In bytes."""


@dataclass(frozen=True, slots=True)
class KnownGroup(Generic[Told]):
    """What is remembered of a group."""

    files: tuple[KnownFile, ...]
    told: Told


class Recalled(Generic[Told]):
    """A group as an earlier build wrote it, or else as it is written now."""

    def __init__(self, group: Group[Told], remember: Remember) -> None:
        self._write = group.write
        self._texts: Mapping[str, str] = {}
        known = remember(group.place, group.of, self._known)
        self.files, self.told = known.files, known.told

    def file(self, address: str, _sha256: str) -> bytes:
        """A file of the group, as the result of what tells it from all others of that address."""
        if not self._texts:
            self._texts = self._write().texts
        return self._texts[address].encode()

    def _known(self) -> KnownGroup[Told]:
        written = self._write()
        self._texts = written.texts
        files = (known_file(address, text.encode()) for address, text in written.texts.items())
        return KnownGroup(tuple(files), written.told)


def known_file(address: str, data: bytes) -> KnownFile:
    """What is known of a file that is written."""
    return KnownFile(address, sha256(data).hexdigest(), len(data))
