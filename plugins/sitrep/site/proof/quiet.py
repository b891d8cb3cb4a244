"""Lines of large files in which an earlier build found nothing.

A file of data has a line for each report.  One more report makes the file again, and all its other
lines are what they were: they need not be searched again.  The file of the last build is still kept
when the next one is searched, so nothing is noted of its lines but which are not to be trusted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b

from sitrep.files.cache.remember import Remember, remember_nothing
from sitrep.site.proof.inspection import Inspection
from sitrep.site.proof.lines import dressed_lines

LARGE = 50_000
"""Bytes from which on the lines of a file are remembered."""
_SIZE = 10
"""Bytes of a line's hash: two different lines have the same one once in 2^40 lines."""


def hash_of_line(line: str) -> bytes:
    """What a line is known by."""
    return blake2b(line.encode("utf-8", "surrogatepass"), digest_size=_SIZE).digest()


def no_file(_path: str) -> None:
    """Of no file is anything known."""


@dataclass(frozen=True, slots=True)
class QuietLines:
    """What is remembered of the files of the last build."""

    remember: Remember = remember_nothing
    last: Callable[[str], str | None] = no_file
    """The hash of a file as the last build made it, by its address; None where it made none."""
    read: Callable[[str], bytes | None] = no_file
    """That file; None where it is not what it was, or not there any more."""
    proof: str = ""
    """The digest of what files are searched for."""

    def of(self, path: str) -> frozenset[str]:
        """The lines of a file in which there was nothing."""
        last = self.last(path)
        loud = self.remember(path, (self.proof, last), _nothing_known) if last else None
        data = None if loud is None else self.read(path)
        if data is None or loud is None:
            return frozenset()
        lines = dressed_lines(path, data)
        if not loud:
            return frozenset(lines)
        hashes = {loud[start : start + _SIZE] for start in range(0, len(loud), _SIZE)}
        return frozenset(line for line in lines if hash_of_line(line) not in hashes)

    def learn(self, inspections: Iterable[Inspection]) -> None:
        """Remember those of the files that were made now."""
        for each in inspections:
            if each.loud is not None:
                self.remember(each.path, (self.proof, each.sha256), partial(bytes, each.loud))


def _nothing_known() -> bytes | None:
    return None
