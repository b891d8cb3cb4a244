"""Lines of large files in which an earlier build found nothing.

A file of data has a line for each report.  One more report makes the file again, and all its other
lines are what they were: they need not be searched again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b

from sitrep.files.cache.remember import Remember, remember_nothing
from sitrep.site.proof.inspection import Inspection

LARGE = 50_000
"""Bytes from which on the lines of a file are remembered."""
_SIZE = 10
"""Bytes of a line's hash: two different lines have the same one once in 2^40 lines."""


def hash_of_line(line: str) -> bytes:
    """What a line is known by."""
    return blake2b(line.encode("utf-8", "surrogatepass"), digest_size=_SIZE).digest()


def no_hash(_path: str) -> None:
    """Of no file is a hash known."""


@dataclass(frozen=True, slots=True)
class QuietLines:
    """What is remembered of the files of the last build."""

    remember: Remember = remember_nothing
    last: Callable[[str], str | None] = no_hash
    """The hash of a file as the last build made it, by its address; None where it made none."""
    proof: str = ""
    """The digest of what files are searched for."""

    def of(self, path: str) -> frozenset[bytes]:
        """The hashes of a file's lines in which there was nothing."""
        last = self.last(path)
        if last is None:
            return frozenset()
        found = self.remember(path, (self.proof, last), bytes)
        return frozenset(found[start : start + _SIZE] for start in range(0, len(found), _SIZE))

    def learn(self, inspections: Iterable[Inspection]) -> None:
        """Remember those of the files that were made now."""
        for each in inspections:
            if each.quiet:
                self.remember(each.path, (self.proof, each.sha256), partial(bytes, each.quiet))
