"""Makes the files of some products, wherever that happens, and looks at them while they are at hand."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice

from sitrep.core.language import Untranslated
from sitrep.files.cache.remember import Value
from sitrep.files.whole import PUBLIC_FILE
from sitrep.site.engine.product import Product
from sitrep.site.engine.store import Made
from sitrep.site.engine.tree import SiteTree

BATCH = 8
"""Products that are made and looked at together."""
Inspect = Callable[[Iterable[tuple[str, bytes]]], Iterable[object]]
"""Looks at files, given by address and bytes, in turn; what it says of each can be pickled."""


@dataclass(frozen=True, slots=True)
class Task:
    """A product to be made, with the digest of what it follows from."""

    product: Product
    key: str


@dataclass(frozen=True, slots=True)
class MadeBatch:
    """The files of a batch by address, and what inspecting each said."""

    made: tuple[tuple[str, Made], ...]
    seen: tuple[object, ...]


def look_at_nothing(files: Iterable[tuple[str, bytes]]) -> Iterator[object]:
    """Inspect no file."""
    return (None for _ in files)


def batches(tasks: Iterable[Task]) -> list[tuple[Task, ...]]:
    """The tasks, as many at a time as one call makes."""
    rest = iter(tasks)
    return list(iter(lambda: tuple(islice(rest, BATCH)), ()))


@dataclass(frozen=True, slots=True)
class Making:
    """How files are made."""

    tree: SiteTree
    inspect: Inspect
    english: Untranslated | None
    """Remembers the labels for which the site's language has no translation."""

    def make(self, batch: Sequence[Task]) -> MadeBatch:
        """Make the files of a batch."""
        made: list[tuple[str, Made]] = []
        seen = tuple(self.inspect(self._files(batch, made)))
        return MadeBatch(tuple(made), seen)

    def _files(
        self, batch: Sequence[Task], made: list[tuple[str, Made]]
    ) -> Iterator[tuple[str, bytes]]:
        """Each file once it is written; ``made`` gets to know it."""
        for task in batch:
            files, labels = heard(self.english, task.product.files)
            for address, data in zip(task.product.addresses, files, strict=True):
                size, written = self._write(address, data)
                digest = sha256(data).hexdigest()
                made.append((address, Made(task.key, digest, size, written, labels)))
                yield address, data

    def _write(self, address: str, data: bytes) -> tuple[int, int]:
        """Write a file; returns its size, and when that was, in nanoseconds."""
        target = self.tree.make_way(address)
        with suppress(FileNotFoundError):
            os.unlink(target)  # never write into a file that is kept
        with open(target, "wb") as file:
            file.write(data)
        os.chmod(target, PUBLIC_FILE)
        found = os.stat(target)
        return found.st_size, found.st_mtime_ns


def heard(english: Untranslated | None, make: Callable[[], Value]) -> tuple[Value, tuple[str, ...]]:
    """What ``make`` gives, and the labels that it says in English for want of a translation."""
    if english is None:
        return make(), ()
    before, english.labels = english.labels, set()
    try:
        value = make()
    finally:
        said, english.labels = english.labels, before | english.labels
    return value, tuple(sorted(said))
